"""Which parts of which posts are due, and what a post says of its own."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from planner.domain.due import LONGEST_BEFORE, DuePart, Part, Said, Standing
from planner.domain.due import due_parts as parts_of
from planner.domain.plan import Readiness
from planner.models import Attachment, Channel, DueDay, Post, Workspace
from planner.models.attachment import attachments_of
from planner.models.due_day import due_days_of, rules_of


@dataclass(frozen=True, slots=True)
class DueOfPost:
    """A part of a post that is to be there by a day. `person_id` is the post's member, else the channel's; None: nobody's."""

    post_id: int
    title: str
    day: date  # of the post
    channel_id: int
    channel_name: str
    person_id: int | None
    due: DuePart


def parts_due(session: Session, post: Post) -> list[DuePart]:
    """Of one post, by day. Nothing is due of what is cancelled or in the trash."""
    if post.cancelled or post.trashed_at:
        return []
    said = {part: due.said for part, due in due_days_of(session, post).items()}
    rules = rules_of(session, post.workspace_id)
    if not (said or rules):
        return []
    has_picture = any(each.is_picture for each in attachments_of(session, post))
    return parts_of(post.day, Standing(post.readiness, bool(post.text), has_picture), rules, said)


def due_parts(session: Session, workspace: Workspace, first: date, end: date) -> list[DueOfPost]:
    """Those due from `first` to `end` (excluded) that are not done, by day. In three queries, whatever the plan."""
    rules, said = rules_of(session, workspace.id), _said(session, workspace.id, first)
    if not (rules or said):
        return []
    last = end + timedelta(days=LONGEST_BEFORE)
    on_days_of_their_own = select(DueDay.post_id).where(
        DueDay.workspace_id == workspace.id, DueDay.day >= first, DueDay.day < end
    )
    has_picture = exists().where(
        Attachment.workspace_id == Post.workspace_id, Attachment.post_id == Post.id, Attachment.media_type.startswith("image/")
    )
    person = func.coalesce(Post.person_id, Channel.responsible_id)
    posts = (
        select(Post.id, Post.title, Post.day, Channel.id, Channel.name, person, Post.readiness, Post.text != "", has_picture)
        .join(Channel, (Channel.workspace_id == Post.workspace_id) & (Channel.id == Post.channel_id))
        .where(Post.workspace_id == workspace.id, Post.trashed_at.is_(None), ~Post.cancelled)
        .where(Post.readiness != Readiness.PUBLISHED)
        .where(((Post.day >= first) & (Post.day < last)) | Post.id.in_(on_days_of_their_own))
    )
    found = [
        DueOfPost(id_, title, day, channel_id, channel, person_id, due)
        for id_, title, day, channel_id, channel, person_id, readiness, text, picture in session.execute(posts)
        for due in parts_of(day, Standing(readiness, text, picture), rules, said.get(id_, {}))
        if first <= due.day < end and not due.done
    ]
    return sorted(found, key=lambda each: (each.due.day, each.day, each.post_id, list(Part).index(each.due.part)))


def _said(session: Session, workspace_id: int, first: date) -> dict[int, dict[Part, Said]]:
    """By posts, of those that lie on `first` or later, or have a day of their own there."""
    rows = (
        select(DueDay)
        .join(Post, (Post.workspace_id == DueDay.workspace_id) & (Post.id == DueDay.post_id))
        .where(DueDay.workspace_id == workspace_id, (Post.day >= first) | (DueDay.day >= first))
    )
    by_post: dict[int, dict[Part, Said]] = defaultdict(dict)
    for due in session.scalars(rows):
        by_post[due.post_id][due.part] = due.said
    return by_post
