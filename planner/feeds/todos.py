"""What somebody has to do beside posts and gaps, as entries over the whole day: approvals, due parts, inquiries."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from planner.domain.todo import What
from planner.feeds.computed import Computed
from planner.feeds.posts import Staff
from planner.feeds.setting import Setting
from planner.queries.plan_rows import rows_of
from planner.queries.todos import path_of, todos_of
from planner.todowords import todo_phrase


def todo_entries(session: Session, setting: Setting, staff: Staff) -> Iterator[Computed]:
    """Those of everybody; posts that are to appear have entries of their own."""
    rows = rows_of(session, setting.workspace.id, staff.people)
    for todo in todos_of(session, setting.workspace, rows, staff.responsible, setting.window, setting.today):
        if todo.what is not What.APPEAR:
            channel = staff.channels[todo.channel_id]
            yield Computed(
                stem=f"todo-{todo.what.value}-{todo.comment or todo.subject}-{todo.person or 0}",
                first=todo.day,
                last=todo.day,
                summary=todo_phrase(todo),
                description="",
                url=setting.link(path_of(todo, channel.slug)),
                channel_name=channel.name,
                channel=channel.id,
                person=todo.person,
                wanders=True,
            )
