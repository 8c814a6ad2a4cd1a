"""The day: what goes out, what is late, what waits for somebody, which gaps there are and how each is mended."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from sqlalchemy.orm import Session

from planner.domain.continuity import Known, check_channel, check_workload, known_of
from planner.domain.gap import ChannelContinuity, Reach, Severity
from planner.domain.mending import Mend, Way
from planner.domain.plan import Channel, Plan, Post, Readiness
from planner.domain.presence import Presence
from planner.domain.span import YEAR, Span, coming, shifted
from planner.models import Workspace
from planner.queries.board import Card, ChannelHead, cards_of, channel_heads
from planner.queries.people import People
from planner.queries.plan import plan_from
from planner.queries.plan_rows import PlanRows, rows_of
from planner.queries.today import Waiting, due_days, waiting
from planner.reports.open_gaps import OpenGap, open_gaps

AHEAD = 28  # days, of gaps and reach
SOON = 7  # days, of tasks and inquiries
BACK = 28  # days; what is later than that is given up


@dataclass(frozen=True, slots=True)
class Task:
    """A post with the day by which something has to happen: it is ready, or it appears. `person` is a name."""

    card: Card
    channel: ChannelHead
    person: str | None
    due: date
    late: bool

    @property
    def is_in_review(self) -> bool:
        return self.card.readiness is Readiness.REVIEW


@dataclass(frozen=True, slots=True)
class Outlook:
    """How far a channel is planned."""

    channel: ChannelHead
    continuity: ChannelContinuity


@dataclass(frozen=True, slots=True)
class Today:
    """By day: what is late or due within a week of mine, late or due today of others, and in review and not due yet of others."""

    today: date
    mine: tuple[Task, ...]
    others: tuple[Task, ...]
    in_review: tuple[Task, ...]
    gaps: tuple[OpenGap, ...]  # the worst first
    outlooks: tuple[Outlook, ...]  # the one planned least far first
    inquiries: tuple[tuple[Waiting, ChannelHead], ...]
    cards: Mapping[int, Card]  # of the posts that a mend names

    @property
    def by_severity(self) -> list[tuple[Severity, list[OpenGap]]]:
        return [(grade, list(gaps)) for grade, gaps in groupby(self.gaps, key=lambda each: each.gap.severity)]

    @property
    def late(self) -> int:
        return sum(task.late for task in (*self.mine, *self.others))

    @property
    def promised(self) -> int:
        return sum(each.continuity.promised for each in self.outlooks)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the coming four weeks are told from. `rows` are those that all the rest is made of."""

    rows: PlanRows
    plan: Plan
    people: People
    heads: tuple[ChannelHead, ...]  # in the workspace's order
    channels: Mapping[str, Channel]
    known: Mapping[str, Known]
    cards: Mapping[int, Card]
    today: date


def today_of(session: Session, workspace: Workspace, email: str, today: date) -> Today:
    """`email` is that of whoever asks. The number of queries does not depend on the plan."""
    gathered = gather_coming(session, workspace, today)
    outlooks = tuple(outlooks_of(gathered))
    tasks = list(_tasks(gathered, due_days(session, workspace.id)))
    heads = {head.id: head for head in gathered.heads}
    inquiries = waiting(session, workspace.id, shifted(today, SOON))
    return Today(
        today=today,
        mine=_by_day(task for task, person in tasks if person == email and task.due <= shifted(today, SOON)),
        others=_by_day(task for task, person in tasks if person != email and task.due <= today),
        in_review=_by_day(task for task, person in tasks if person != email and task.due > today and task.is_in_review),
        gaps=tuple(sorted(gaps_of(gathered, outlooks), key=lambda each: each.order)),
        outlooks=tuple(sorted(outlooks, key=lambda each: _least_far_first(each.continuity.reach))),
        inquiries=tuple((each, heads[each.channel_id]) for each in inquiries),
        cards=gathered.cards,
    )


def gather_coming(session: Session, workspace: Workspace, today: date) -> Gathered:
    rows, span = rows_of(session, workspace.id), coming(today, AHEAD)
    plan = plan_from(rows, workspace, until=span.end)
    return Gathered(
        rows=rows,
        plan=plan,
        people=rows.people,
        heads=tuple(channel_heads(rows)),
        channels={channel.key: channel for channel in plan.channels},
        known={channel.key: known_of(plan, channel, span) for channel in plan.channels},
        cards={card.id: card for card in cards_of(rows, Span(shifted(today, -BACK), shifted(today, YEAR)))},
        today=today,
    )


def outlooks_of(gathered: Gathered) -> Iterator[Outlook]:
    presence, span = Presence.of(gathered.plan), coming(gathered.today, AHEAD)
    for head in gathered.heads:
        channel, known = gathered.channels[head.slug], gathered.known[head.slug]
        yield Outlook(head, check_channel(gathered.plan, channel, known, presence, span, gathered.today))


def _tasks(gathered: Gathered, due: Mapping[int, date]) -> Iterator[tuple[Task, str | None]]:
    """Posts that have not appeared, with the e-mail address of whoever is responsible: named, by the slot, by the channel."""
    today, assume = gathered.today, gathered.plan.assume_publication
    for head in gathered.heads:
        channel = gathered.channels[head.slug]
        slots = {slot.post.id: slot.line.person for slot in gathered.known[head.slug].filling.slots if slot.post}
        for post in channel.posts:
            if post.id in gathered.cards and not post.cancelled and not post.counts_as_published(today, assume):
                person = post.person or slots.get(post.id) or channel.responsible
                day = _due(post, due.get(post.id))
                yield Task(gathered.cards[post.id], head, gathered.people.name(person), day, day < today), person


def _due(post: Post, due: date | None) -> date:
    """Until it is approved, the day by which it has to be ready, when there is one; then the day on which it appears."""
    return min(due, post.day) if due and post.readiness < Readiness.APPROVED else post.day


def _by_day(tasks: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(sorted(tasks, key=lambda task: (task.due, task.card.day, task.card.time is None, task.card.time or time.min)))


def gaps_of(gathered: Gathered, outlooks: Iterable[Outlook]) -> Iterator[OpenGap]:
    people, today = gathered.people, gathered.today
    for each in outlooks:
        slug = each.channel.slug
        yield from open_gaps(each.channel, gathered.channels[slug], gathered.known[slug], each.continuity, people, today)
    for gap in check_workload(gathered.plan, coming(today, AHEAD), today):
        yield OpenGap(gap, None, people.name(gap.responsible), (Mend(Way.RELIEVE),))


def _least_far_first(reach: date | Reach | None) -> tuple[int, date]:
    """A sort key: those planned until a day, those without an end, those that promise nothing."""
    if isinstance(reach, date):
        return 0, reach
    return (2 if reach is None else 1), date.max
