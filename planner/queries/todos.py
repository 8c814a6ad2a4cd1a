"""What everybody of a workspace has to do by the plan: posts, their parts, approvals, inquiries."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from planner.domain.due import Part
from planner.domain.plan import Readiness
from planner.domain.span import Span
from planner.domain.todo import Todo, What
from planner.models import Inquiry, Post, Workspace
from planner.queries.approvals import open_approvals
from planner.queries.asked import Asked
from planner.queries.due import due_parts
from planner.queries.mentions import open_mentions
from planner.queries.plan_rows import PlanRows

PARTS = {Part.TEXT: What.TEXT, Part.PICTURE: What.PICTURE, Part.APPROVAL: What.APPROVAL}
Duty = Callable[[int, int, int | None], int | None]  # whose a post is, of its id, channel and own person


def todos_of(session: Session, workspace: Workspace, rows: PlanRows, duty: Duty, span: Span, today: date) -> list[Todo]:
    """What is still to be done on the days of the span, in order. The number of queries does not depend on the plan."""
    workspace_id = workspace.id
    posts = {row.id: row for row in rows.posts if not row.cancelled}
    assumed = today if workspace.assume_publication else date.min  # what is approved counts as published before this day
    found = [
        *_of_posts(posts, duty, span, assumed),
        *_ready(session, workspace_id, posts, duty),
        *_parts(session, workspace, posts, duty, span),
        *_approvals(session, workspace),
        *_inquiries(session, workspace_id, rows),
        *_mentions(session, workspace_id, today),
    ]
    return sorted((todo for todo in found if todo.day in span), key=lambda todo: todo.order)


def _of_posts(posts: dict[int, Row[*tuple[Any, ...]]], duty: Duty, span: Span, assumed: date) -> Iterator[Todo]:
    for row in posts.values():
        out = row.readiness is Readiness.PUBLISHED or (row.readiness is Readiness.APPROVED and row.day < assumed)
        if row.day in span and not out:
            person = duty(row.id, row.channel_id, row.person_id)
            yield Todo(What.APPEAR, row.day, row.title, row.id, row.channel_id, person, row.time)


def _ready(session: Session, workspace_id: int, posts: dict[int, Row[*tuple[Any, ...]]], duty: Duty) -> Iterator[Todo]:
    """Posts that have to be ready by a day before their own."""
    due = select(Post.id, Post.due_day).where(
        Post.workspace_id == workspace_id, Post.due_day.is_not(None), Post.trashed_at.is_(None), ~Post.cancelled
    )
    for id_, day in session.execute(due):
        row = posts.get(id_)
        if row and day and row.readiness < Readiness.APPROVED and day < row.day:
            yield Todo(What.READY, day, row.title, id_, row.channel_id, duty(id_, row.channel_id, row.person_id))


def _parts(
    session: Session, workspace: Workspace, posts: dict[int, Row[*tuple[Any, ...]]], duty: Duty, span: Span
) -> Iterator[Todo]:
    for each in due_parts(session, workspace, span.first, span.end):
        if row := posts.get(each.post_id):
            person = duty(each.post_id, each.channel_id, row.person_id)
            yield Todo(PARTS[each.due.part], each.due.day, each.title, each.post_id, each.channel_id, person)


def _mentions(session: Session, workspace_id: int, today: date) -> Iterator[Todo]:
    """To be read today, until they are resolved."""
    for each in open_mentions(session, workspace_id):
        yield Todo(What.READ, today, each.title, each.post_id, each.channel_id, each.member_id, comment=each.comment_id)


def _approvals(session: Session, workspace: Workspace) -> Iterator[Todo]:
    """Those that members are asked for, for each of them."""
    waiting = open_approvals(session, workspace.id)
    asked = Asked(session, workspace, waiting)
    for each in waiting:
        post = each.post
        for member in asked.people(each):
            yield Todo(What.APPROVE, each.due_day or post.day, post.title, post.id, post.channel_id, member.id)


def _inquiries(session: Session, workspace_id: int, rows: PlanRows) -> Iterator[Todo]:
    responsible = {row.id: row.responsible_id for row in rows.channels}
    waiting = select(Inquiry.id, Inquiry.channel_id, Inquiry.text, Inquiry.target_day).where(
        Inquiry.workspace_id == workspace_id, Inquiry.answered_at.is_(None)
    )
    for id_, channel, text, target in session.execute(waiting):
        yield Todo(What.ANSWER, target, text, id_, channel, responsible[channel])


def path_of(todo: Todo, channel_slug: str) -> str:
    """Within the workspace: the page where it is done."""
    if todo.what is What.ANSWER:
        return f"channels/{channel_slug}#inquiries"
    return f"posts/{todo.subject}#c{todo.comment}" if todo.comment else f"posts/{todo.subject}"
