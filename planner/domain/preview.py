"""What a cadence would promise, before anybody decides for it."""

from datetime import date

from planner.domain.cadence import Cadence, Slots, Term
from planner.domain.pauses import Paused
from planner.domain.promises import Holidays, Slot, slots
from planner.domain.span import YEAR

FAR = 40 * YEAR  # days: far enough to meet 29 February in every rule that has it


def next_slots(cadence: Cadence, first: date, today: date, count: int, holidays: Holidays = frozenset()) -> tuple[Slot, ...]:
    """The next slots from today on of a cadence valid from `first`, at most `count`; none of a quota, which has no days."""
    if not isinstance(cadence, Slots):
        return ()
    begin = max(first, today).toordinal()
    for days in (YEAR, FAR):
        found = slots(Term(first, None, cadence), cadence, begin, begin + days, Paused((), ()), holidays)
        if len(found) >= count:
            break
    return tuple(found[:count])
