"""The posts that a deed is for: named in the request as `post=ID:VERSION`, once for each.

Where it matters what was seen of a post, its digest (`models/seen.py`) follows after another colon: its files are no part of
its version.
"""

from dataclasses import dataclass, field

from flask import abort, request
from sqlalchemy import select

from planner.db import session
from planner.models import Event, Member, Post
from planner.models.seen import seen_together
from planner.web.access import current_workspace
from planner.web.urls import id_or_none

MOST = 500


@dataclass(frozen=True)
class Late:
    """A post that somebody has saved since the visitor saw it; `who` None: a command."""

    post: Post
    who: str | None


@dataclass(frozen=True)
class Chosen:
    """In the order of their days; none when none is named, or too many. `seen` are the versions that the visitor saw."""

    posts: tuple[Post, ...]
    seen: dict[int, int | None]  # by id; None: not said
    too_many: bool = False
    digests: dict[int, str] = field(default_factory=dict)  # by id, of those for which it was said

    @property
    def one(self) -> Post | None:
        """The only one."""
        return self.posts[0] if len(self.posts) == 1 else None

    def late(self) -> list[Late]:
        """Those that are no longer what the visitor saw."""
        now = seen_together(session(), self.posts) if any(self.digests.values()) else {}
        return [
            Late(post, _who_saved(post))
            for post in self.posts
            if self.seen[post.id] != post.version or self.digests.get(post.id) not in (None, "", now.get(post.id))
        ]


def chosen() -> Chosen:
    """As the request names them; 404 when one is foreign or missing."""
    named: dict[int, int | None] = {}
    digests: dict[int, str] = {}
    for text in request.values.getlist("post"):
        first, version, digest = [*text.split(":", 2), "", ""][:3]
        id_ = id_or_none(first) or abort(404)
        named[id_], digests[id_] = id_or_none(version), digest
    if not named or len(named) > MOST:
        return Chosen((), {}, too_many=bool(named))
    rows = select(Post).where(Post.workspace_id == current_workspace().id, Post.id.in_(named))
    found = list(session.scalars(rows.order_by(Post.day, Post.time.is_(None), Post.time, Post.id)))
    if len(found) < len(named):
        abort(404)
    return Chosen(tuple(found), named, digests=digests)


def _who_saved(post: Post) -> str | None:
    last = (
        select(Event.member_id)
        .where(Event.workspace_id == post.workspace_id, Event.subject == "post", Event.subject_id == post.id)
        .order_by(Event.id.desc())
        .limit(1)
    )
    here = Member.workspace_id == post.workspace_id
    member = session.scalar(select(Member).where(here, Member.id == last.scalar_subquery()))
    return member.name if member else None
