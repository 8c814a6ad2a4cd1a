"""The hand-over sheet of an absence: for each who stands in, what runs, what waits, and what there is to know."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.span import Span, shifted
from planner.models import Absence, Approval, Channel, ChecklistItem, Comment, Inquiry, Mention, Post, Workspace
from planner.queries.board import Card, ChannelHead, cards_of, channel_heads
from planner.queries.plan_rows import PlanRows, rows_of
from planner.reports.absence_effect import Effect, Left, effect_of

AROUND = 7  # days before and after that are shown too


@dataclass(frozen=True, slots=True)
class Runs:
    """A post around the absence; `open_items` of its checklist are still to be done, `waits` for approval."""

    card: Card
    open_items: int
    waits: bool


@dataclass(frozen=True, slots=True)
class ChannelSheet:
    """What the stand-in needs of a channel; `note` is what one has to know at any time."""

    channel: ChannelHead
    note: str
    runs: tuple[Runs, ...]
    empty: tuple[Left, ...]  # promises without a post
    inquiries: tuple[Inquiry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`stand_in` is a name, None: nobody yet."""

    stand_in: str | None
    channels: tuple[ChannelSheet, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    absence: Absence
    effect: Effect
    sheets: tuple[Sheet, ...]
    mentions: tuple[Comment, ...]  # open ones that name whoever is away


def handover_of(session: Session, workspace: Workspace, absence: Absence, today: date) -> Handover:
    """The number of queries does not depend on the plan."""
    rows = rows_of(session, workspace.id)
    effect = effect_of(session, workspace, absence, today)
    around = Span(shifted(absence.first_day, -AROUND), shifted(absence.last_day, AROUND + 1))
    cards = [card for card in cards_of(rows, around) if card.duty_id == absence.member_id and not card.cancelled]
    cards = list({card.id: card for card in [*cards, *(each.card for each in effect.left if each.card)]}.values())
    open_items, waiting = _open_items(session, workspace.id, cards), _waiting(session, workspace.id)
    inquiries, kept = _inquiries(session, workspace.id), _channels(session, workspace.id)
    heads = [head for head in channel_heads(rows) if _concerns(head, kept, absence, cards, effect)]
    by_stand_in: dict[str | None, list[ChannelSheet]] = defaultdict(list)
    for head in heads:
        runs = (Runs(card, open_items.get(card.id, 0), card.id in waiting) for card in cards if card.channel_id == head.id)
        sheet = ChannelSheet(
            channel=head,
            note=kept[head.id].handover,
            runs=tuple(sorted(runs, key=lambda each: (each.card.day, each.card.id))),
            empty=tuple(each for each in effect.left if each.card is None and each.channel.id == head.id),
            inquiries=tuple(inquiries.get(head.id, ())),
        )
        by_stand_in[_stand_in(rows, kept[head.id], absence)].append(sheet)
    named_first = sorted(by_stand_in, key=lambda name: (name is None, name or ""))
    sheets = tuple(Sheet(name, tuple(by_stand_in[name])) for name in named_first)
    return Handover(absence, effect, sheets, tuple(_mentions(session, absence)))


def _concerns(head: ChannelHead, kept: Mapping[int, Channel], absence: Absence, cards: Sequence[Card], effect: Effect) -> bool:
    mine = kept[head.id].responsible_id == absence.member_id
    return mine or any(card.channel_id == head.id for card in cards) or any(each.channel.id == head.id for each in effect.left)


def _stand_in(rows: PlanRows, channel: Channel, absence: Absence) -> str | None:
    """The channel's, else the person's own; whether they are there themselves shows on the effect's page."""
    people = rows.people
    own = people.stand_ins.get(people.by_id[absence.member_id].email)
    email = people.email(channel.stand_in_id) if channel.stand_in_id != absence.member_id else None
    stand_in = people.by_email.get(email or own or "")
    return stand_in.name if stand_in and not stand_in.left else None


def _channels(session: Session, workspace_id: int) -> dict[int, Channel]:
    return {channel.id: channel for channel in session.scalars(select(Channel).where(Channel.workspace_id == workspace_id))}


def _open_items(session: Session, workspace_id: int, cards: Sequence[Card]) -> dict[int, int]:
    rows = select(ChecklistItem.post_id).where(
        ChecklistItem.workspace_id == workspace_id,
        ChecklistItem.done_at.is_(None),
        ChecklistItem.post_id.in_([card.id for card in cards]),
    )
    counts: dict[int, int] = defaultdict(int)
    for post_id in session.scalars(rows):
        counts[post_id] += 1
    return counts


def _waiting(session: Session, workspace_id: int) -> set[int]:
    return set(session.scalars(select(Approval.post_id).where(Approval.workspace_id == workspace_id, Approval.outcome.is_(None))))


def _inquiries(session: Session, workspace_id: int) -> dict[int, list[Inquiry]]:
    rows = select(Inquiry).where(Inquiry.workspace_id == workspace_id, Inquiry.answered_at.is_(None))
    found: dict[int, list[Inquiry]] = defaultdict(list)
    for inquiry in session.scalars(rows.order_by(Inquiry.target_day, Inquiry.id)):
        found[inquiry.channel_id].append(inquiry)
    return found


def _mentions(session: Session, absence: Absence) -> Sequence[Comment]:
    rows = (
        select(Comment)
        .join(Mention, (Mention.workspace_id == Comment.workspace_id) & (Mention.comment_id == Comment.id))
        .join(Post, (Post.workspace_id == Comment.workspace_id) & (Post.id == Comment.post_id))
        .where(Comment.workspace_id == absence.workspace_id, Mention.member_id == absence.member_id)
        .where(Comment.resolved_at.is_(None), Post.trashed_at.is_(None))
    )
    return session.scalars(rows.order_by(Comment.id)).all()
