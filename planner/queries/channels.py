"""What the pages of channels show: their facts with the numbers of their continuity."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain import plan as domain
from planner.domain.adherence import adherence
from planner.domain.cadence import Term
from planner.domain.cadence_text import text
from planner.domain.continuity import check_channel, known_of
from planner.domain.filling import fill
from planner.domain.gap import ChannelContinuity
from planner.domain.presence import Presence
from planner.domain.span import Span, coming, shifted
from planner.domain.terms import valid_on
from planner.models import Cadence, Channel, Inquiry, Pause, SlotDetail, Workspace
from planner.queries.people import People
from planner.queries.plan import plan_from
from planner.queries.plan_rows import rows_of
from planner.wording import language

AHEAD = 28  # days
BACK = 28


@dataclass(frozen=True, slots=True)
class ShownChannel:
    """A channel with its continuity in the coming four weeks; `kept` is the adherence of the past four (None: nothing due)."""

    channel: Channel
    responsible: str | None
    stand_in: str | None
    cadence: str | None  # in words, in the language spoken now; None = nothing is promised today
    continuity: ChannelContinuity
    kept: float | None


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A cadence of a channel, past, running or to come."""

    cadence: Cadence
    words: str
    end: date | None
    details: tuple[SlotDetail, ...]


def shown_channels(session: Session, workspace: Workspace, today: date) -> list[ShownChannel]:
    """Every channel in the order of the list, in a number of queries that does not grow with them."""
    rows, ahead = rows_of(session, workspace.id), coming(today, AHEAD)
    plan = plan_from(rows, workspace, until=ahead.end)
    values, presence = {channel.key: channel for channel in plan.channels}, Presence.of(plan)
    return [
        _shown(channel, values[channel.slug], plan, presence, rows.people, today)
        for channel in channels_of(session, workspace.id)
    ]


def channels_of(session: Session, workspace_id: int) -> list[Channel]:
    """In the order in which the plan shows them."""
    return list(
        session.scalars(select(Channel).where(Channel.workspace_id == workspace_id).order_by(Channel.position, Channel.id))
    )


def _shown(
    channel: Channel, values: domain.Channel, plan: domain.Plan, presence: Presence, people: People, today: date
) -> ShownChannel:
    term, ahead, back = valid_on(values.terms, today), coming(today, AHEAD), Span(shifted(today, -BACK), today)
    known = known_of(plan, values, ahead)
    return ShownChannel(
        channel=channel,
        responsible=people.name(values.responsible),
        stand_in=people.name(values.stand_in),
        cadence=text(term.cadence, language()) if term else None,
        continuity=check_channel(plan, values, known, presence, ahead, today),
        kept=adherence(fill(values, plan.holidays, back), back, today, plan.assume_publication).ratio,
    )


def terms_shown(session: Session, channel: Channel, terms: tuple[Term, ...]) -> list[ShownTerm]:
    """The channel's cadences that were or will be in force, the latest first."""
    kept = {cadence.first_day: cadence for cadence in channel.cadences}
    details: dict[int, list[SlotDetail]] = defaultdict(list)
    query = select(SlotDetail).where(SlotDetail.workspace_id == channel.workspace_id).order_by(SlotDetail.line)
    for detail in session.scalars(query):
        details[detail.cadence_id].append(detail)
    return [
        ShownTerm(kept[term.first], text(term.cadence, language()), term.end, tuple(details[kept[term.first].id]))
        for term in reversed(terms)
    ]


def pauses_of(session: Session, channel: Channel, today: date) -> list[Pause]:
    """Those of the channel and of the whole workspace that are not over."""
    of_all_or_this = (Pause.channel_id.is_(None)) | (Pause.channel_id == channel.id)
    return list(
        session.scalars(
            select(Pause)
            .where(Pause.workspace_id == channel.workspace_id, of_all_or_this, Pause.last_day >= today)
            .order_by(Pause.first_day)
        )
    )


def open_inquiries_of(session: Session, channel: Channel) -> list[Inquiry]:
    """The most urgent first."""
    return list(
        session.scalars(
            select(Inquiry)
            .where(Inquiry.workspace_id == channel.workspace_id, Inquiry.channel_id == channel.id, Inquiry.answered_at.is_(None))
            .order_by(Inquiry.target_day, Inquiry.id)
        )
    )
