"""What the page of the day needs beyond the plan: days by which posts are due, and the inquiries that wait."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Inquiry, Post


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open inquiry."""

    id: int
    channel_id: int
    text: str
    target: date


def due_days(session: Session, workspace_id: int) -> dict[int, date]:
    """By when posts have to be ready, where it is said; by post."""
    rows = select(Post.id, Post.due_day).where(
        Post.workspace_id == workspace_id, Post.due_day.is_not(None), Post.trashed_at.is_(None), ~Post.cancelled
    )
    return {id_: day for id_, day in session.execute(rows) if day}


def waiting(session: Session, workspace_id: int, until: date) -> list[Waiting]:
    """Those to be answered by a day, the most urgent first."""
    rows = (
        select(Inquiry.id, Inquiry.channel_id, Inquiry.text, Inquiry.target_day)
        .where(Inquiry.workspace_id == workspace_id, Inquiry.answered_at.is_(None), Inquiry.target_day <= until)
        .order_by(Inquiry.target_day, Inquiry.id)
    )
    return [Waiting(*row) for row in session.execute(rows)]
