"""The pieces of a feed's body: its posts with what was rendered for them, and computed entries that were shown before."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, cast

from sqlalchemy import ColumnElement, and_, or_, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from planner.domain.plan import Readiness
from planner.domain.span import Span, shifted
from planner.models import Feed, FeedEntry, FeedGap, Post, SlotDetail
from planner.models.feed import FeedKind

CANCELLED_FOR = timedelta(days=14)  # after its day a cancelled post is no longer of interest


@dataclass(frozen=True, slots=True)
class Selection:
    """What a feed shows of its workspace's plan. No channels or people named = all of them."""

    kind: FeedKind
    name: str
    channels: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    campaign: str = ""
    pillar: str = ""
    ripe_from: Readiness = Readiness.IDEA
    full_text: bool = False
    shows_empty: bool = False
    shows_cancelled: bool = False

    @classmethod
    def of(cls, feed: Feed) -> "Selection":
        filters = feed.filters
        return cls(
            kind=feed.kind,
            name=feed.name,
            channels=frozenset([feed.channel_id] if feed.channel_id else filters.get("channels", ())),
            people=frozenset([feed.person_id] if feed.person_id else filters.get("people", ())),
            campaign=filters.get("campaign", ""),
            pillar=filters.get("pillar", ""),
            ripe_from=Readiness[filters.get("readiness", "idea").upper()],
            full_text=feed.full_text,
            shows_empty=feed.shows_empty,
            shows_cancelled=feed.shows_cancelled,
        )

    @property
    def level(self) -> str:
        """Of detail: the kept entries of a post are told apart by it."""
        return "full" if self.full_text else "title"


class PostRow(NamedTuple):
    """A post as far as a body has to know it, with its kept entry (None: it has none yet)."""

    day: date
    id: int
    version: int
    channel_id: int
    person_id: int | None
    key: str | None
    zone: str | None
    entry: bytes | None


def post_rows(session: Session, workspace_id: int, selection: Selection, window: Span, today: date) -> Sequence[PostRow]:
    """The posts of the window that a feed shows, by day, time (all-day first) and UID.

    With `selection.people` also those of nobody: who is responsible for them is not for a query to say.
    """
    query = (
        select(_post.day, _post.id, _post.version, _post.channel_id, _post.person_id, _entry.key, _entry.zone)
        .add_columns(type_coerce(_entry.entry, NullType).label("entry"))  # bytes as they come
        .outerjoin_from(Post.__table__, FeedEntry.__table__, _kept(selection.level))
        .where(_post.workspace_id == workspace_id, _post.day >= window.first, _post.day < window.end, _post.trashed_at.is_(None))
        .order_by(_post.day, _post.time.nulls_first(), _post.uid)
    )
    if selection.shows_cancelled:
        query = query.where(or_(~_post.cancelled, _post.day >= shifted(today, -CANCELLED_FOR.days)))
    else:
        query = query.where(~_post.cancelled)
    if selection.channels:
        query = query.where(_post.channel_id.in_(selection.channels))
    if selection.people:
        query = query.where(or_(_post.person_id.in_(selection.people), _post.person_id.is_(None)))
    if selection.campaign:
        query = query.where(_post.campaign == selection.campaign)
    if selection.pillar:
        query = query.where(_post.pillar == selection.pillar)
    if selection.ripe_from > Readiness.IDEA:
        query = query.where(_post.readiness.in_([each for each in Readiness if each >= selection.ripe_from]))
    return cast(Sequence[PostRow], session.execute(query).all())  # rows have these names; copying thousands takes its time


# The columns of the tables: without entities between them, thousands of rows come in half the time.
_post, _entry = Post.__table__.c, FeedEntry.__table__.c


def _kept(level: str) -> ColumnElement[bool]:
    return and_(_entry.workspace_id == _post.workspace_id, _entry.post_id == _post.id, _entry.level == level)


AT_ONCE = 500  # posts loaded whole


def posts_with_entries(
    session: Session, workspace_id: int, level: str, ids: Sequence[int]
) -> Iterator[tuple[Post, FeedEntry | None]]:
    """Whole posts, to render, each with the entry that is no longer fresh."""
    for begin in range(0, len(ids), AT_ONCE):
        query = (
            select(Post, FeedEntry)
            .outerjoin(FeedEntry, _kept(level))
            .where(Post.workspace_id == workspace_id, Post.id.in_(ids[begin : begin + AT_ONCE]))
        )
        yield from ((post, entry) for post, entry in session.execute(query))


def slots_name_people(session: Session, workspace_id: int) -> bool:
    """Whether any slot names its own person."""
    query = select(SlotDetail.id).where(SlotDetail.workspace_id == workspace_id, SlotDetail.person_id.is_not(None)).limit(1)
    return session.scalar(query) is not None


def kept_gaps(session: Session, workspace_id: int, stems: Collection[str], since: date) -> Sequence[FeedGap]:
    """The computed entries shown before under these stems that were not over before `since`, in order of their days."""
    query = (
        select(FeedGap)
        .where(FeedGap.workspace_id == workspace_id, FeedGap.stem.in_(stems), FeedGap.last_day >= since)
        .order_by(FeedGap.first_day, FeedGap.last_day, FeedGap.id)
    )
    return session.scalars(query).all()
