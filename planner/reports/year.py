"""A year at a glance: how each channel kept, or will keep, what it promised in each ISO week."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from itertools import groupby

from sqlalchemy.orm import Session

from planner.domain import plan as domain
from planner.domain.board import ChannelBoard, Outcome, ShownPeriod, ShownSlot, channel_board
from planner.domain.filling import fill
from planner.domain.gap import Severity
from planner.domain.severity import worst
from planner.domain.span import Span, Week
from planner.models import Workspace
from planner.queries.board import ChannelHead, channel_heads
from planner.queries.holidays import Ways
from planner.queries.plan import plan_from
from planner.queries.plan_rows import PlanRows, rows_of


class WeekState(Enum):
    """What a week looks like at a glance: as soon as one promise is not filled, or was not kept, it is a gap."""

    GAP = "gap"
    PLANNED = "planned"
    KEPT = "kept"
    PAUSED = "paused"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ChannelWeek:
    """Of the promises of a channel in one week: kept, filled and not due, missing (empty or missed), paused.

    `extras` are posts that fill no promise. `severity` is the worst of what is missing, None when nothing is.
    """

    kept: int = 0
    planned: int = 0
    missing: int = 0
    paused: int = 0
    extras: int = 0
    severity: Severity | None = None

    @property
    def owed(self) -> int:
        return self.kept + self.planned + self.missing

    @property
    def state(self) -> WeekState:
        if self.missing:
            return WeekState.GAP
        if self.owed:
            return WeekState.PLANNED if self.planned else WeekState.KEPT
        return WeekState.PAUSED if self.paused else WeekState.NONE


@dataclass(frozen=True, slots=True)
class YearRow:
    channel: ChannelHead
    weeks: tuple[ChannelWeek, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """An ISO year: 52 or 53 weeks."""

    number: int
    weeks: tuple[Week, ...]
    rows: tuple[YearRow, ...]

    @property
    def months(self) -> list[tuple[date, int]]:
        """The first days of the months with the number of their weeks; a week belongs to the month of its Thursday."""
        thursdays = (week.monday + timedelta(days=3) for week in self.weeks)
        return [(month, len(list(days))) for month, days in groupby(thursdays, key=lambda day: day.replace(day=1))]

    @property
    def states(self) -> Counter[WeekState]:
        return Counter(week.state for row in self.rows for week in row.weeks)


def year_of(session: Session, workspace: Workspace, number: int, today: date, only: Collection[str] = ()) -> Year:
    """The ISO year `number`, of the channels whose slugs are named (none named: of all)."""
    year = _year(rows_of(session, workspace.id), Ways.of(workspace), number, today)
    return replace(year, rows=tuple(row for row in year.rows if row.channel.slug in only)) if only else year


@lru_cache(maxsize=8)
def _year(rows: PlanRows, ways: Ways, number: int, today: date) -> Year:
    """Kept for whoever looks again while nothing has changed."""
    weeks = weeks_of(number)
    span = Span(weeks[0].monday, weeks[-1].span.end)
    plan = plan_from(rows, ways, until=max(today, span.end))
    channels = {channel.key: channel for channel in plan.channels}
    return Year(
        number,
        weeks,
        tuple(YearRow(head, channel_weeks(plan, channels[head.slug], weeks, span, today)) for head in channel_heads(rows)),
    )


def weeks_of(year: int) -> tuple[Week, ...]:
    last = date(year, 12, 28).isocalendar().week  # that day always lies in the last week
    return tuple(Week(year, number) for number in range(1, last + 1))


def channel_weeks(
    plan: domain.Plan, channel: domain.Channel, weeks: tuple[Week, ...], span: Span, today: date
) -> tuple[ChannelWeek, ...]:
    """`span` is that of the weeks, which follow each other."""
    shown = channel_board(channel, fill(channel, plan.holidays, span), span, today, plan.assume_publication)
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    severities: dict[int, list[Severity]] = defaultdict(list)
    for part in _parts(shown, plan.assume_publication, today):
        place = (part.day - span.first).days // 7
        counts[place][part.name] += part.n
        if part.severity:
            severities[place].append(part.severity)
    return tuple(_week(counts.get(place, {}), severities.get(place, [])) for place in range(len(weeks)))


def _week(counts: Mapping[str, int], severities: list[Severity]) -> ChannelWeek:
    return ChannelWeek(**counts, severity=worst(severities) if severities else None)


@dataclass(frozen=True, slots=True)
class _Part:
    """So many promises that count for the week of a day: `name` is the field of `ChannelWeek`."""

    day: date
    name: str
    n: int = 1
    severity: Severity | None = None


def _parts(shown: ChannelBoard, assume_publication: bool, today: date) -> Iterator[_Part]:
    yield from (_of_slot(slot) for slot in shown.slots)
    for period in shown.periods:
        yield from _of_period(period, assume_publication, today)
    yield from (_Part(post.day, "extras") for post in shown.extras)


def _of_slot(shown: ShownSlot) -> _Part:
    if shown.slot.paused:
        return _Part(shown.slot.day, "paused")
    if shown.outcome is Outcome.KEPT:
        return _Part(shown.slot.day, "kept")
    if shown.outcome is Outcome.MISSED or shown.slot.post is None:
        return _Part(shown.slot.day, "missing", severity=shown.severity)
    return _Part(shown.slot.day, "planned")


def _of_period(shown: ShownPeriod, assume_publication: bool, today: date) -> Iterator[_Part]:
    """Posts count for their own week; what is missing, or paused, for the one in which the period can last be kept."""
    period = shown.period
    due = {post.id for post in period.due_posts(today)}
    for post in period.posts:
        if post.day < today and post.counts_as_published(today, assume_publication):
            yield _Part(post.day, "kept")
        else:
            yield _Part(post.day, "missing", severity=shown.severity) if post.id in due else _Part(post.day, "planned")
    if period.empty:
        yield _Part(period.open_days[-1], "missing", period.empty, shown.severity)
    if period.paused:
        yield _Part(period.days[-1], "paused", period.paused)
