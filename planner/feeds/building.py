"""Builds the body of a feed: selected, rendered where it is stale, joined. Writes nothing; that is `keeping`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any, NamedTuple, Protocol, TypeVar

from sqlalchemy.orm import Session

from planner.domain.filling import fill
from planner.domain.plan import Plan
from planner.domain.span import Span
from planner.feeds.calendar import END, beginning
from planner.feeds.computed import Computed, Seen, recognise, seen_before
from planner.feeds.gaps import free_entries, gap_entries
from planner.feeds.packing import Packed, pack
from planner.feeds.posts import Piece, PostEntries, Staff
from planner.feeds.setting import Limits, Setting
from planner.feeds.todos import todo_entries
from planner.models.feed import FeedKind
from planner.queries.channels import channels_of
from planner.queries.feed_entries import PostRow, Selection, kept_gaps, post_rows, slots_name_people
from planner.queries.people import People, people_of
from planner.queries.plan import plan_of
from planner.wording import gettext as _
from planner.wording import speaking

RUN = 64
WITH_GAPS = (FeedKind.GAPS, FeedKind.WEEK)
HEAD_BYTES = 20_000  # kept free for the head and the zones


@dataclass(frozen=True, slots=True)
class Built:
    """A body, with what is to be kept besides: entries rendered on the way, computed ones that are new or have changed."""

    packed: Packed
    entries: int
    left_out: int
    made: Sequence[dict[str, Any]]
    news: Sequence[Seen]


def build(session: Session, setting: Setting, selection: Selection, limits: Limits = Limits()) -> Built:
    """The body of a feed as of `setting.today`; beyond the limits the entries nearest to it stay."""
    with speaking(setting.workspace.language):
        plan = _plan(session, setting, selection)
        staff = _staff(session, setting, plan)
        rows = [] if selection.kind is FeedKind.GAPS else _rows(session, setting, selection, staff)
        posts = PostEntries(setting, staff, selection)
        pieces = posts.render(session, nearest(rows, setting.today, limits.entries))
        computed = _computed(session, setting, selection, staff, plan)
        if computed.shown:
            pieces = [Piece(each.first, 0, None, each.entry(seen).as_bytes()) for each, seen in computed.shown] + pieces
            pieces.sort(key=lambda piece: piece.day)  # stable: what lasts all day stays before what has a time
        shown = lighter(nearest(pieces, setting.today, limits.entries), setting.today, limits.size - HEAD_BYTES)
        about = _("Editorial plan of %(workspace)s", workspace=setting.workspace.name)
        zones = {piece.zone for piece in shown if piece.zone}
        head = beginning(selection.name, about, setting.workspace.zone, setting.year, zones, empty=not shown)
    left_out = len(rows) + len(computed.shown) - len(shown)
    return Built(pack([head, *runs(shown), END]), len(shown), left_out, posts.made, computed.news)


def runs(pieces: Sequence[Piece]) -> Iterator[bytes]:
    """The entries in runs of about 64. Where a run ends depends on its posts alone, so that one edit leaves the others."""
    begin = 0
    for index, piece in enumerate(pieces, 1):
        if piece.post_id % RUN == RUN - 1:
            yield b"".join([each.block for each in pieces[begin:index]])
            begin = index
    yield b"".join([each.block for each in pieces[begin:]])


def _plan(session: Session, setting: Setting, selection: Selection) -> Plan | None:
    """The plan, where the body depends on the rules; loading it costs more than all the rest."""
    by_rules = selection.kind in WITH_GAPS or selection.shows_empty
    if by_rules or slots_name_people(session, setting.workspace.id):
        return plan_of(session, setting.workspace, until=setting.window.end)
    return None


def _staff(session: Session, setting: Setting, plan: Plan | None) -> Staff:
    people = people_of(session, setting.workspace.id)
    by_slot = _people_by_slot(plan, people, setting.window) if plan else {}
    channels = {channel.id: channel for channel in channels_of(session, setting.workspace.id)}
    return Staff(channels, people, by_slot)


def _people_by_slot(plan: Plan, people: People, window: Span) -> dict[int, int]:
    """Whose slot a post fills, for posts that name nobody themselves."""
    fillings = (fill(channel, plan.holidays, window) for channel in plan.channels)
    slots = (slot for filling in fillings for slot in filling.slots)
    named = ((slot.post, slot.line.person) for slot in slots if slot.post and not slot.post.person)
    return {post.id: people.by_email[person].id for post, person in named if person}


def _rows(session: Session, setting: Setting, selection: Selection, staff: Staff) -> Sequence[PostRow]:
    rows = post_rows(session, setting.workspace.id, selection, setting.window, setting.today)
    if not selection.people:
        return rows
    return [row for row in rows if staff.responsible(row.id, row.channel_id, row.person_id) in selection.people]


class Recognised(NamedTuple):
    """Computed entries with what subscribers know of them, and those of all that are new or have changed."""

    shown: list[tuple[Computed, Seen]]
    news: list[Seen]


def _computed(session: Session, setting: Setting, selection: Selection, staff: Staff, plan: Plan | None) -> Recognised:
    """Gaps, empty promises and things to do. All are recognised, whatever the feed shows of them."""
    found: list[Computed] = []
    if plan and selection.kind in WITH_GAPS:
        found += gap_entries(setting, staff, plan)
    if plan and selection.shows_empty:
        found += free_entries(setting, staff, plan)
    if selection.kind is FeedKind.WEEK:
        found += todo_entries(session, setting, staff)
    if not found:
        return Recognised([], [])
    known = kept_gaps(session, setting.workspace.id, {each.stem for each in found}, setting.window.first)
    before = [seen_before(row) for row in known]
    recognised = recognise(found, before, setting.now)
    by_uid = sorted(recognised, key=lambda pair: (pair[0].first, pair[1].uid))
    return Recognised(
        shown=[(each, seen) for each, seen in by_uid if each.concerns(selection.channels, selection.people)],
        news=[seen for _, seen in recognised if seen not in before],
    )


class Dated(Protocol):
    @property
    def day(self) -> date: ...


OfADay = TypeVar("OfADay", bound=Dated)


def nearest(items: Sequence[OfADay], today: date, most: int) -> Sequence[OfADay]:
    """At most so many, in their order: those nearest to today, of two as near the coming one."""
    if len(items) <= most:
        return items
    return [items[index] for index in sorted(_by_distance(items, today)[:most])]


def lighter(pieces: Sequence[Piece], today: date, most_bytes: int) -> Sequence[Piece]:
    """As many of those nearest to today as have room, in their order."""
    if sum(len(piece.block) for piece in pieces) <= most_bytes:
        return pieces
    order = _by_distance(pieces, today)
    sizes = accumulate(len(pieces[index].block) for index in order)
    return [pieces[index] for index in sorted(index for index, size in zip(order, sizes, strict=True) if size <= most_bytes)]


def _by_distance(items: Sequence[Dated], today: date) -> list[int]:
    """Positions, the nearest to today first."""
    return sorted(range(len(items)), key=lambda index: (abs(items[index].day - today), items[index].day < today))
