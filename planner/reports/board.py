"""The plan as a board: channels as rows, days as columns, with what was promised, planned, paused and is missing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import accumulate

from sqlalchemy.orm import Session

from planner.domain import plan as domain
from planner.domain.adherence import adherence
from planner.domain.board import ChannelBoard, ShownPeriod, channel_board
from planner.domain.continuity import Known, check_channel, check_workload, known_of
from planner.domain.filling import Filling, fill
from planner.domain.gap import ChannelContinuity, Gap, Reach, Severity
from planner.domain.presence import Presence
from planner.domain.span import YEAR, Span, Week, shifted
from planner.models import Workspace
from planner.queries.board import Card, ChannelHead, PauseNote, cards_of, channel_heads, pause_notes
from planner.queries.holidays import Ways, holidays_in
from planner.queries.people import People
from planner.queries.plan import plan_from
from planner.queries.plan_rows import PlanRows, rows_of
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

    def showing(self, shows: Callable[[Card], bool]) -> "Row":
        """With only some of its posts."""
        return replace(self, cells=tuple(cell.showing(shows) for cell in self.cells))

    @property
    def posts(self) -> int:
        return sum(len(cell.posts) for cell in self.cells)

    def periods_on(self, day: int) -> list[ShownPeriod]:
        """Of a quota, those that begin in the week whose Monday is the board's day `day`."""
        if not self.strips:
            return []
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
    people: People
    hidden: int = 0  # posts that are not shown

    def showing(self, shows: Callable[[Card], bool], channels: Collection[str] = ()) -> "Board":
        """With only these channels (none of them: all), and of their posts only some. What gaps are does not change."""
        rows = tuple(row for row in self.rows if row.channel.slug in channels) or self.rows
        slugs = {row.channel.slug for row in rows}
        shown = tuple(row.showing(shows) for row in rows)
        return replace(
            self,
            rows=shown,
            gaps=tuple(found for found in self.gaps if found.channel is None or found.channel.slug in slugs),
            hidden=sum(row.posts for row in rows) - sum(row.posts for row in shown),
        )

    @property
    def posts(self) -> int:
        """Those shown."""
        return sum(row.posts for row in self.rows)

    @property
    def cards(self) -> Iterator[Card]:
        return (lying.card for row in self.rows for cell in row.cells for lying in cell.posts)

    def cells_on(self, day: int) -> list[tuple[Cell, ChannelHead]]:
        """Those of the board's day `day`, counted from 0, that hold anything."""
        return [(row.cells[day], row.channel) for row in self.rows if not row.cells[day].is_empty]

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
    presence: Presence
    cards: Mapping[int, list[Card]]  # by channel
    pauses: list[PauseNote]
    days: tuple[Day, ...]
    span: Span
    today: date


def board_of(session: Session, workspace: Workspace, span: Span, today: date) -> Board:
    """`span` holds whole weeks."""
    return _board(rows_of(session, workspace.id), Ways.of(workspace), span, today)


@lru_cache(maxsize=8)
def _board(rows: PlanRows, ways: Ways, span: Span, today: date) -> Board:
    """Kept for whoever looks again while nothing has changed: equal rows make the same board."""
    plan = plan_from(rows, ways, until=max(today, span.end))
    holidays = holidays_in(ways, range(span.first.year, span.last.year + 1), rows.holidays)
    cards: dict[int, list[Card]] = defaultdict(list)
    for card in cards_of(rows, span):
        cards[card.channel_id].append(card)
    gathered = _Gathered(
        plan=plan,
        people=rows.people,
        presence=Presence.of(plan),
        cards=cards,
        pauses=pause_notes(rows, span),
        days=tuple(Day(day, day == today, holidays.get(day)) for day in span),
        span=span,
        today=today,
    )
    drawn = tuple(_rows(gathered, channel_heads(rows)))
    return Board(
        span=span,
        today=today,
        days=gathered.days,
        rows=drawn,
        absences=tuple(_away(rows.people, span)),
        gaps=_found(drawn, check_workload(plan, span, today), rows.people),
        people=rows.people,
    )


def _rows(gathered: _Gathered, heads: list[ChannelHead]) -> Iterator[Row]:
    channels = {channel.key: channel for channel in gathered.plan.channels}
    for head in heads:
        yield _row(gathered, head, channels[head.slug])


def _row(gathered: _Gathered, head: ChannelHead, channel: domain.Channel) -> Row:
    plan, span, today = gathered.plan, gathered.span, gathered.today
    back = Span(shifted(today, -LOOKING_BACK), today)
    known, earlier = _known(plan, channel, span, back)
    numbers = check_channel(plan, channel, known, gathered.presence, span, today)
    drawn = channel_board(channel, known.filling.within(span), span, today, plan.assume_publication)
    cards = _on_duty(gathered.cards.get(head.id, []), drawn, gathered.people)
    pauses = [pause for pause in gathered.pauses if pause.channel_id in (None, head.id)]
    return Row(
        channel=head,
        strips=strips_of(drawn, span),
        cells=cells_of(drawn, grades_of(drawn, channel.lead_days, today), gathered.days, cards, pauses, gathered.people),
        continuity=numbers,
        adherence=adherence(earlier.within(back), back, today, plan.assume_publication).ratio,
        reach_days=_reach_days(numbers.reach, today),
    )


def _on_duty(cards: list[Card], drawn: ChannelBoard, people: People) -> list[Card]:
    """A post without a person of its own is the slot's person's to see to, where the slot that it fills names one."""
    named = {
        slot.post.id: person.id
        for slot in (shown.slot for shown in drawn.slots)
        if slot.post and not slot.post.person and (person := people.by_email.get(slot.line.person or ""))
    }
    return [replace(card, duty_id=named.get(card.id, card.duty_id)) for card in cards] if named else cards


def _known(plan: domain.Plan, channel: domain.Channel, span: Span, back: Span) -> tuple[Known, Filling]:
    """What is known around the span, and on the days behind us: one and the same, unless more than a year lies between."""
    both = Span(min(span.first, back.first), max(span.end, back.end))
    if len(both) > len(span) + len(back) + YEAR:
        return known_of(plan, channel, span), fill(channel, plan.holidays, back)
    known = known_of(plan, channel, both)
    return known, known.filling


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
            name = people.name(absence.person) or absence.person
            yield Away(f"{name} ½" if absence.half else name, (first - span.first).days, (last - first).days + 1)


def _found(rows: tuple[Row, ...], overloads: tuple[Gap, ...], people: People) -> tuple[FoundGap, ...]:
    pairs: list[tuple[Gap, ChannelHead | None]] = [(gap, row.channel) for row in rows for gap in row.continuity.gaps]
    pairs += [(gap, None) for gap in overloads]
    current = [FoundGap(gap, head, people.name(gap.responsible)) for gap, head in pairs if gap.severity is not Severity.PAST]
    return tuple(sorted(current, key=lambda each: (WORST_FIRST.index(each.gap.severity), *each.gap.order)))
