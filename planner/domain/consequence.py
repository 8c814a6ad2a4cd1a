"""What a change of the plan does to continuity: the gaps that it opens, closes and makes worse."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from planner.domain.continuity import MARGIN, around, find_gaps
from planner.domain.filling import fill
from planner.domain.gap import Gap, Kind, Severity
from planner.domain.plan import Plan, Readiness
from planner.domain.presence import Presence
from planner.domain.severity import worst
from planner.domain.span import Span, shifted

OWED = (Kind.SLOT, Kind.QUOTA)
STRETCHES = (Kind.SILENCE, Kind.COVER, Kind.COLLISION, Kind.REPETITION)
Days = tuple[Kind, date, date]


class Effect(Enum):
    OPENS = "opens"
    WORSENS = "worsens"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class Change:
    """Of a closed gap `still` is the readiness of a post that fills it and is too raw for its day; None otherwise."""

    effect: Effect
    channel: str
    gap: Gap
    still: Readiness | None = None


def consequence(before: Plan, after: Plan, channels: Collection[str], days: Collection[date], today: date) -> tuple[Change, ...]:
    """What differs on the channels (keys) around the days: the opened gaps first, then by day. What is past is nobody's news."""
    found: list[Change] = []
    for span in _around(days):
        then, now = _gaps(before, channels, span, today), _gaps(after, channels, span, today)
        found += [change for key in sorted(channels) for change in _changes(key, then[key], now[key])]
    order = list(Effect)
    return tuple(sorted(found, key=lambda change: (order.index(change.effect), change.gap.order)))


def _around(days: Collection[date]) -> list[Span]:
    """The weeks before and after each day; of days that lie far apart nobody looks at what is between."""
    spans: list[Span] = []
    for day in sorted(days):
        first, end = shifted(day, -MARGIN), shifted(day, MARGIN + 1)
        if spans and first <= spans[-1].end:
            spans[-1] = Span(spans[-1].first, end)
        else:
            spans.append(Span(first, end))
    return spans


def _gaps(plan: Plan, channels: Collection[str], span: Span, today: date) -> dict[str, list[Gap]]:
    presence = Presence.of(plan)
    found: dict[str, list[Gap]] = defaultdict(list)
    for channel in plan.channels:
        if channel.key in channels:
            filling = fill(channel, plan.holidays, around(span))
            gaps = find_gaps(plan, channel, filling, presence, span, today)
            found[channel.key] = [gap for gap in gaps if gap.severity is not Severity.PAST]
    return found


def _changes(channel: str, before: Sequence[Gap], after: Sequence[Gap]) -> Iterator[Change]:
    owed = list(_owed(channel, before, after))
    yield from owed
    yield from _ripeness(channel, _others(before, owed), _others(after, owed))
    for kind in STRETCHES:
        yield from _stretches(channel, _of(kind, before), _of(kind, after))


def _of(kind: Kind, gaps: Sequence[Gap]) -> list[Gap]:
    return [gap for gap in gaps if gap.kind is kind]


def _owed(channel: str, before: Sequence[Gap], after: Sequence[Gap]) -> Iterator[Change]:
    """Promises that nothing fills, or nothing filled: by their days, counted."""
    then, now = _by_days(before), _by_days(after)
    for days in then.keys() | now.keys():
        more = _missing(now.get(days)) - _missing(then.get(days))
        if more > 0:
            yield Change(Effect.OPENS, channel, replace(now[days][0], missing=more))
        elif more < 0:
            yield Change(Effect.CLOSES, channel, replace(then[days][0], missing=-more), _still(days, after))


def _by_days(gaps: Sequence[Gap]) -> dict[Days, list[Gap]]:
    found: dict[Days, list[Gap]] = defaultdict(list)
    for gap in gaps:
        if gap.kind in OWED:
            found[gap.kind, gap.first, gap.last].append(gap)
    return found


def _missing(gaps: list[Gap] | None) -> int:
    return sum(gap.missing or 0 for gap in gaps or ())


def _still(days: Days, after: Sequence[Gap]) -> Readiness | None:
    kind, first, last = days
    raw = (gap.readiness for gap in _of(Kind.READINESS, after) if (gap.first, gap.last) == (first, last))
    return next(raw, None) if kind is Kind.SLOT else None


def _others(gaps: Sequence[Gap], owed: Sequence[Change]) -> list[Gap]:
    """Posts that are too raw, apart from those on days of which the promise itself is told."""
    told = {(change.gap.first, change.gap.last) for change in owed}
    return [gap for gap in _of(Kind.READINESS, gaps) if (gap.first, gap.last) not in told]


def _ripeness(channel: str, before: Sequence[Gap], after: Sequence[Gap]) -> Iterator[Change]:
    """A post that is too raw takes its gap along when it moves: that is no news."""
    then, now = Counter((gap.first, gap.last) for gap in before), Counter((gap.first, gap.last) for gap in after)
    opened, closed = list((now - then).elements()), list((then - now).elements())
    moved = min(len(opened), len(closed))
    for days in opened[moved:]:
        yield Change(Effect.OPENS, channel, next(gap for gap in after if (gap.first, gap.last) == days))
    for days in closed[moved:]:
        yield Change(Effect.CLOSES, channel, next(gap for gap in before if (gap.first, gap.last) == days))
    for gap in after:
        earlier = next((each for each in before if (each.first, each.last) == (gap.first, gap.last)), None)
        if earlier and _is_worse(gap, earlier):
            yield Change(Effect.WORSENS, channel, gap)


def _is_worse(gap: Gap, earlier: Gap) -> bool:
    return worst((gap.severity, earlier.severity)) is not earlier.severity


def _stretches(channel: str, before: Sequence[Gap], after: Sequence[Gap]) -> Iterator[Change]:
    """Gaps over several days: those that share a day are the same, and worse when it has become longer."""
    for gap in after:
        earlier = [each for each in before if _overlap(each, gap)]
        if not earlier:
            yield Change(Effect.OPENS, channel, gap)
        elif _length(gap) > max(map(_length, earlier)):
            yield Change(Effect.WORSENS, channel, gap)
    for gap in before:
        if not any(_overlap(gap, each) for each in after):
            yield Change(Effect.CLOSES, channel, gap)


def _overlap(one: Gap, other: Gap) -> bool:
    return one.first <= other.last and other.first <= one.last


def _length(gap: Gap) -> int:
    return (gap.last - gap.first).days
