"""Where somebody is named and an answer is still open."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.markdown import words_of
from planner.models import Comment, Mention, Post


@dataclass(frozen=True, slots=True)
class OpenMention:
    member_id: int  # who is named
    comment_id: int
    post_id: int
    channel_id: int
    title: str
    author: str
    words: str  # of the comment, without its marks
    at: datetime


def open_mentions(session: Session, workspace_id: int, member_id: int | None = None) -> list[OpenMention]:
    """Comments that name the member (None: anybody) and are not resolved, the newest first; of posts in the trash none."""
    rows = (
        select(
            Mention.member_id,
            Comment.id,
            Post.id,
            Post.channel_id,
            Post.title,
            Comment.author,
            Comment.html,
            Comment.created_at,
        )
        .join(Comment, (Mention.workspace_id == Comment.workspace_id) & (Mention.comment_id == Comment.id))
        .join(Post, (Post.workspace_id == Comment.workspace_id) & (Post.id == Comment.post_id))
        .where(Mention.workspace_id == workspace_id, Comment.resolved_at.is_(None), Post.trashed_at.is_(None))
        .order_by(Comment.id.desc())
    )
    if member_id is not None:
        rows = rows.where(Mention.member_id == member_id)
    return [
        OpenMention(member, comment, post, channel, title, author, words_of(html), at)
        for member, comment, post, channel, title, author, html, at in session.execute(rows)
    ]
