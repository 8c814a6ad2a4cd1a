"""What another cadence would do: which promises come and go, which posts become extras, which gaps open and close."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.cadence import Cadence, Term
from planner.domain.consequence import Change, consequence
from planner.domain.continuity import around
from planner.domain.filling import Filling, fill
from planner.domain.plan import Channel, Plan, Post, in_order_of_time
from planner.domain.span import Span, coming
from planner.domain.terms import Terms

WEEKS = 8

Promise = tuple[date, dt.time | None]


@dataclass(frozen=True, slots=True)
class CadenceChange:
    """Over the `span`. `gone` and `come` are slots by day and time; a quota has none and shows in the numbers only."""

    span: Span
    promised_before: int
    promised_after: int
    gone: tuple[Promise, ...]
    come: tuple[Promise, ...]
    extras: tuple[Post, ...]  # posts that filled a promise and no longer do
    changes: tuple[Change, ...]

    @property
    def is_none(self) -> bool:
        return not (self.gone or self.come or self.extras or self.changes) and self.promised_before == self.promised_after


def started(terms: Terms, cadence: Cadence, first: date) -> Terms:
    """The terms when the cadence starts on a day: one of the same day is replaced, a later one ends it, what was owed stays."""
    following = min((term.first for term in terms if term.first > first), default=None)
    kept = [_until(term, first) for term in terms if term.first != first]
    found = [term for term in kept if term] + [Term(first, following, cadence)]
    return tuple(sorted(found, key=lambda term: term.first))


def _until(term: Term, day: date) -> Term | None:
    """A term that began before the day ends there at the latest; one that begins later stays as it is."""
    if term.first > day or (term.end and term.end <= day):
        return term
    return replace(term, end=day)


def cadence_change(plan: Plan, key: str, terms: Terms, first: date, today: date) -> CadenceChange:
    """With these terms instead, over eight weeks from `first` or today on, whichever is later."""
    span = coming(max(first, today), 7 * WEEKS)
    after = replace(plan, channels=tuple(replace(each, terms=terms) if each.key == key else each for each in plan.channels))
    was, will = (_filling(each, key, span) for each in (plan, after))
    before, then = _promises(was), _promises(will)
    extra = {post.id for post in was.extras}
    changes = consequence(plan, after, {key}, set(span), today)
    return CadenceChange(
        span=span,
        promised_before=was.promised,
        promised_after=will.promised,
        gone=_in_order(before - then),
        come=_in_order(then - before),
        extras=tuple(post for post in will.extras if post.id not in extra),
        changes=tuple(each for each in changes if span.overlaps(each.gap.first, each.gap.last)),
    )


def _filling(plan: Plan, key: str, span: Span) -> Filling:
    channel: Channel = next(each for each in plan.channels if each.key == key)
    return fill(channel, plan.holidays, around(span)).within(span)


def _promises(filling: Filling) -> Counter[Promise]:
    return Counter((slot.day, slot.line.time) for slot in filling.slots)


def _in_order(promises: Counter[Promise]) -> tuple[Promise, ...]:
    return tuple(sorted(promises.elements(), key=lambda each: (each[0], in_order_of_time(each[1]))))
