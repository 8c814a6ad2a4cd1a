"""What is always to be done for a format: posts of it begin with these items on their checklist."""

from collections.abc import Sequence

from sqlalchemy import Index, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.db import Base, Line, Owned
from planner.models.checklist import LONGEST_ITEM, list_items
from planner.models.event import record
from planner.models.member import Member
from planner.models.post import Post
from planner.models.workspace import Workspace


class FormatItem(Owned, Base):
    """`format` as posts name it, small letters or not; empty: of every post."""

    __tablename__ = "format_items"
    __table_args__ = (Index(None, "workspace_id", "format"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    format: Mapped[str] = mapped_column(Line(40))
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(Line(LONGEST_ITEM))


def format_lists(session: Session, workspace_id: int) -> dict[str, list[str]]:
    """The items of each format that has some, in their order; those of every post, under the empty name, first."""
    rows = select(FormatItem).where(FormatItem.workspace_id == workspace_id)
    lists: dict[str, list[str]] = {}
    for item in session.scalars(rows.order_by(FormatItem.format, FormatItem.position, FormatItem.id)):
        lists.setdefault(item.format, []).append(item.text)
    return lists


def usual_items(session: Session, post: Post) -> list[str]:
    """What is always to be done for such a post: the items of every post, then those of its format; each once."""
    lists = format_lists(session, post.workspace_id)
    own = [item for name, items in lists.items() if name and _same(name, post.format) for item in items]
    return list(dict.fromkeys([*lists.get("", ()), *own]))


def begin_checklist(session: Session, post: Post, *, by: Member | None) -> None:
    """A new post begins with what is always to be done for it."""
    if items := usual_items(session, post):
        list_items(session, post, items, by=by)


def set_format_list(session: Session, workspace: Workspace, format_: str, items: Sequence[str], *, by: Member | None) -> None:
    """From now on posts of the format begin with these items; none: with none. What posts have already stays."""
    lists = format_lists(session, workspace.id)
    known = next((name for name in lists if _same(name, format_)), format_)
    if lists.get(known, []) == list(items) and known == format_:
        return
    session.execute(delete(FormatItem).where(FormatItem.workspace_id == workspace.id, FormatItem.format == known))
    session.add_all(
        FormatItem(workspace_id=workspace.id, format=format_, position=position, text=text)
        for position, text in enumerate(items, 1)
    )
    record(workspace, "checklist set", by=by, format=format_, items=len(items))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
