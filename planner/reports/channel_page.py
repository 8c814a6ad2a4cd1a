"""One channel: its numbers, its gaps with what mends them, its history week by week, and who is there for it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from planner.domain import plan as domain
from planner.domain.adherence import adherence
from planner.domain.cadence import Term
from planner.domain.continuity import check_channel, known_of
from planner.domain.filling import fill
from planner.domain.gap import ChannelContinuity
from planner.domain.history import History, history
from planner.domain.presence import Presence
from planner.domain.span import Span, Week, coming, monday_of, shifted
from planner.models import Channel, Workspace
from planner.queries.board import Card, cards_of, channel_heads
from planner.queries.people import People
from planner.queries.plan import plan_from
from planner.queries.plan_rows import rows_of
from planner.reports.open_gaps import OpenGap, open_gaps
from planner.reports.year import ChannelWeek, channel_weeks, weeks_of

AHEAD = 28  # days
BACK = 28
YEARS = 5  # of the history that is drawn


@dataclass(frozen=True, slots=True)
class HeatWeek:
    """`posts` counts what appeared; of a week to come both are None."""

    week: Week
    posts: int | None
    promises: ChannelWeek | None


@dataclass(frozen=True, slots=True)
class HeatYear:
    """An ISO year up to this week."""

    number: int
    weeks: tuple[HeatWeek, ...]

    @property
    def posts(self) -> int:
        return sum(week.posts or 0 for week in self.weeks)


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which whoever is responsible, or stands in, is not there. `person` is a name."""

    person: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ChannelPage:
    """`kept` is the adherence of the past four weeks (None: nothing was due), `continuity` is that of the coming four."""

    today: date
    terms: tuple[Term, ...]
    responsible: str | None
    stand_in: str | None
    away: tuple[Away, ...]
    continuity: ChannelContinuity
    kept: float | None
    gaps: tuple[OpenGap, ...]
    cards: Mapping[int, Card]  # of the posts that a fix of a gap names
    history: History
    heat: tuple[HeatYear, ...]  # the latest first; none before anything was promised or published
    people: People


def channel_page(session: Session, workspace: Workspace, channel: Channel, today: date) -> ChannelPage:
    rows, ahead, back = rows_of(session, workspace.id), coming(today, AHEAD), Span(shifted(today, -BACK), today)
    plan = plan_from(rows, workspace, until=ahead.end)
    values = next(each for each in plan.channels if each.key == channel.slug)
    head = next(each for each in channel_heads(rows) if each.id == channel.id)
    known = known_of(plan, values, ahead)
    judged = check_channel(plan, values, known, Presence.of(plan), ahead, today)
    past = fill(values, plan.holidays, back)
    return ChannelPage(
        today=today,
        terms=values.terms,
        responsible=rows.people.name(values.responsible),
        stand_in=rows.people.name(values.stand_in),
        away=tuple(_away(values, rows.people, ahead)),
        continuity=judged,
        kept=adherence(past, back, today, plan.assume_publication).ratio,
        gaps=tuple(sorted(open_gaps(head, values, known, judged, rows.people, today), key=lambda each: each.order)),
        cards={card.id: card for card in cards_of(rows, Span(shifted(today, -BACK), shifted(ahead.end, AHEAD)))},
        history=history(values.posts, today, plan.assume_publication),
        heat=tuple(_heat(plan, values, today)),
        people=rows.people,
    )


def _away(channel: domain.Channel, people: People, span: Span) -> Iterator[Away]:
    concerned = (channel.responsible, channel.stand_in)
    for absence in sorted(people.absences, key=lambda each: each.first):
        if absence.person in concerned and span.overlaps(absence.first, absence.last):
            yield Away(people.name(absence.person) or absence.person, absence.first, absence.last)


def _heat(plan: domain.Plan, channel: domain.Channel, today: date) -> Iterator[HeatYear]:
    out = [post.day for post in channel.posts if post.day <= today and post.counts_as_published(today, plan.assume_publication)]
    first = min([*out, *(term.first for term in channel.terms)], default=shifted(today, 1))
    if first > today:
        return
    posts = Counter(monday_of(day) for day in out)
    this = Week.of(today)
    for number in range(this.year, max(Week.of(first).year, this.year - YEARS + 1) - 1, -1):
        weeks = weeks_of(number)
        judged = channel_weeks(plan, channel, weeks, Span(weeks[0].monday, weeks[-1].span.end), today)
        yield HeatYear(
            number,
            tuple(
                HeatWeek(week, posts[week.monday], promises) if week <= this else HeatWeek(week, None, None)
                for week, promises in zip(weeks, judged, strict=True)
            ),
        )
