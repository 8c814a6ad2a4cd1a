"""The plan as a board: channels as rows, days as columns, with what was promised, planned, paused and is missing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from sqlalchemy.orm import Session

from planner.domain import board as drawing
from planner.domain import plan as domain
from planner.domain.adherence import adherence
from planner.domain.board import ShownPeriod
from planner.domain.continuity import check
from planner.domain.filling import fill
from planner.domain.gap import ChannelContinuity, Continuity, Gap, Reach, Severity
from planner.domain.span import Span, Week, shifted
from planner.models import Workspace
from planner.queries.board import Card, ChannelHead, PauseNote, cards_of, channel_heads, pause_notes
from planner.queries.holidays import holidays_of
from planner.queries.people import People, people_of
from planner.queries.plan import plan_of
from planner.reports.board_cells import Cell, Day, Strip, cells_of, grades_of, strips_of

LOOKING_BACK = 84  # days, of the adherence in a channel's head
LOOKING_AHEAD = 28  # days, of the bar that shows the reach
WORST_FIRST = list(Severity)


@dataclass(frozen=True, slots=True)
class Row:
    """`adherence` is that of the last twelve weeks."""

    channel: ChannelHead
    strips: tuple[Strip, ...]
    cells: tuple[Cell, ...]
    continuity: ChannelContinuity
    adherence: float | None
    reach_days: int  # of the coming four weeks, so many are planned

    def periods_on(self, day: int) -> list[ShownPeriod]:
        """Of a quota, those that begin in the week whose Monday is the board's day `day`."""
        starts = zip(accumulate((strip.days for strip in self.strips), initial=0), self.strips, strict=False)
        return [strip.period for start, strip in starts if strip.period and day <= start < day + 7]

    @property
    def gaps(self) -> Counter[Severity]:
        """Those that are not over, the worst first."""
        current = (gap.severity for gap in self.continuity.gaps if gap.severity is not Severity.PAST)
        return Counter(sorted(current, key=WORST_FIRST.index))


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody's absence on the board, in days from its first."""

    name: str
    offset: int
    days: int


@dataclass(frozen=True, slots=True)
class FoundGap:
    """`channel` None: the gap belongs to the workspace. `person` is a name."""

    gap: Gap
    channel: ChannelHead | None
    person: str | None


@dataclass(frozen=True, slots=True)
class Board:
    span: Span
    today: date
    days: tuple[Day, ...]
    rows: tuple[Row, ...]
    absences: tuple[Away, ...]
    gaps: tuple[FoundGap, ...]  # those not over: the worst first, then by day

    def rows_on(self, day: int) -> list[Row]:
        """Those with something on the board's day `day`, counted from 0."""
        return [row for row in self.rows if not row.cells[day].is_empty]

    def is_bare(self, day: int) -> bool:
        """Whether nothing at all lies on the day: its column needs little room."""
        return all(not (row.cells[day].posts or row.cells[day].places) for row in self.rows)

    @property
    def weeks(self) -> list[Week]:
        return [Week.of(day.day) for day in self.days[::7]]

    @property
    def next_gap(self) -> FoundGap | None:
        """Of the worst gaps the one that comes next; one that has begun already only when there is no other."""
        worst = [found for found in self.gaps if found.gap.severity is self.gaps[0].gap.severity]
        return min(worst, key=lambda found: (found.gap.first < self.today, found.gap.order), default=None)

    @property
    def counts(self) -> Counter[Severity]:
        return Counter(found.gap.severity for found in self.gaps)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the rows are made of."""

    plan: domain.Plan
    people: People
    cards: list[Card]
    pauses: list[PauseNote]
    days: tuple[Day, ...]
    span: Span
    today: date


def board_of(session: Session, workspace: Workspace, span: Span, today: date) -> Board:
    """`span` holds whole weeks."""
    people = people_of(session, workspace.id)
    holidays = holidays_of(session, workspace, range(span.first.year, span.last.year + 1))
    gathered = _Gathered(
        plan=plan_of(session, workspace, until=max(today, span.end), people=people),
        people=people,
        cards=cards_of(session, workspace.id, span, people),
        pauses=pause_notes(session, workspace.id, span),
        days=tuple(Day(day, day == today, holidays.get(day)) for day in span),
        span=span,
        today=today,
    )
    heads = channel_heads(session, workspace.id, people)
    judged = check(gathered.plan, span, today)
    return Board(
        span=span,
        today=today,
        days=gathered.days,
        rows=tuple(_rows(gathered, heads, judged)),
        absences=tuple(_away(people, span)),
        gaps=_found(judged, heads, people),
    )


def _rows(gathered: _Gathered, heads: list[ChannelHead], judged: Continuity) -> Iterator[Row]:
    channels = {channel.key: channel for channel in gathered.plan.channels}
    drawn = {each.channel: each for each in drawing.board(gathered.plan, gathered.span, gathered.today)}
    numbers = {each.channel: each for each in judged.channels}
    for head in heads:
        yield _row(gathered, head, channels[head.slug], drawn[head.slug], numbers[head.slug])


def _row(
    gathered: _Gathered, head: ChannelHead, channel: domain.Channel, drawn: drawing.ChannelBoard, numbers: ChannelContinuity
) -> Row:
    cards = [card for card in gathered.cards if card.channel_id == head.id]
    pauses = [pause for pause in gathered.pauses if pause.channel_id in (None, head.id)]
    grades = grades_of(drawn, channel.lead_days, gathered.today)
    return Row(
        channel=head,
        strips=strips_of(drawn, gathered.span),
        cells=cells_of(drawn, grades, gathered.days, cards, pauses, gathered.people),
        continuity=numbers,
        adherence=_adherence(gathered.plan, channel, gathered.today),
        reach_days=_reach_days(numbers.reach, gathered.today),
    )


def _adherence(plan: domain.Plan, channel: domain.Channel, today: date) -> float | None:
    back = Span(shifted(today, -LOOKING_BACK), today)
    return adherence(fill(channel, plan.holidays, back), back, today, plan.assume_publication).ratio


def _reach_days(reach: date | Reach | None, today: date) -> int:
    if reach is None:
        return 0
    if isinstance(reach, Reach):
        return LOOKING_AHEAD
    return max(0, min(LOOKING_AHEAD, (reach - today).days + 1))


def _away(people: People, span: Span) -> Iterator[Away]:
    for absence in sorted(people.absences, key=lambda each: (each.first, each.person)):
        if span.overlaps(absence.first, absence.last):
            first, last = max(absence.first, span.first), min(absence.last, span.last)
            yield Away(people.name(absence.person) or absence.person, (first - span.first).days, (last - first).days + 1)


def _found(judged: Continuity, heads: list[ChannelHead], people: People) -> tuple[FoundGap, ...]:
    by_slug = {head.slug: head for head in heads}
    pairs = [(gap, by_slug[channel.channel]) for channel in judged.channels for gap in channel.gaps]
    found = [FoundGap(gap, head, people.name(gap.responsible)) for gap, head in pairs]
    found += [FoundGap(gap, None, people.name(gap.responsible)) for gap in judged.gaps]
    current = [each for each in found if each.gap.severity is not Severity.PAST]
    return tuple(sorted(current, key=lambda each: (WORST_FIRST.index(each.gap.severity), *each.gap.order)))
