"""Where somebody is named and an answer is still open."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.markdown import words_of
from planner.models import Comment, Mention, Post

MOST = 20


@dataclass(frozen=True, slots=True)
class OpenMention:
    comment_id: int
    post_id: int
    channel_id: int
    title: str
    author: str
    words: str  # of the comment, without its marks
    at: datetime


def open_mentions(session: Session, workspace_id: int, member_id: int) -> list[OpenMention]:
    """Comments that name the member and are not resolved, the newest first; of posts in the trash none."""
    rows = (
        select(Comment.id, Post.id, Post.channel_id, Post.title, Comment.author, Comment.html, Comment.created_at)
        .join(Mention, (Mention.workspace_id == Comment.workspace_id) & (Mention.comment_id == Comment.id))
        .join(Post, (Post.workspace_id == Comment.workspace_id) & (Post.id == Comment.post_id))
        .where(Comment.workspace_id == workspace_id, Mention.member_id == member_id)
        .where(Comment.resolved_at.is_(None), Post.trashed_at.is_(None))
        .order_by(Comment.id.desc())
        .limit(MOST)
    )
    return [
        OpenMention(comment, post, channel, title, author, words_of(html), at)
        for comment, post, channel, title, author, html, at in session.execute(rows)
    ]
