"""A deed is undone: what it touched is put back, unless somebody has changed it since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.domain.consequence import Change
from planner.models import Channel, Deed, Member, Pause, Post, Topic, Workspace
from planner.models.event import record
from planner.models.pause import pause
from planner.planning.deeds import Doing, Thing, as_it_was, kind_of
from planner.planning.unsaying import put_back

OF_APPROVERS = {"readiness", "published_link"}


@dataclass
class Undone:
    """`put_back` are the things as they are again, `left` those that somebody has changed since."""

    put_back: list[Thing | Pause] = field(default_factory=list)
    left: list[Thing] = field(default_factory=list)
    changes: tuple[Change, ...] = ()


def newest_deed(session: Session, member: Member, deed_id: int | None = None) -> Deed | None:
    """The member's newest deed that is not undone, or the one with the id when that is not; None when there is none."""
    rows = select(Deed).where(Deed.workspace_id == member.workspace_id, Deed.member_id == member.id, Deed.undone_at.is_(None))
    if deed_id is not None:
        rows = rows.where(Deed.id == deed_id)
    return session.scalar(rows.order_by(Deed.id.desc()).limit(1).with_for_update())


def is_for_approvers(deed: Deed) -> bool:
    """Whether it only changed how ripe posts are."""
    return all(step["thing"] == "post" and step.get("before", {"": 0}).keys() <= OF_APPROVERS for step in deed.steps)


def undo(session: Session, workspace: Workspace, deed: Deed, *, by: Member, today: date) -> Undone:
    """Put everything back that nobody has changed since."""
    undone, doing = Undone(), Doing(session, workspace, by, today)
    things = {**_things(session, Post, deed, "post"), **_things(session, Topic, deed, "topic")}
    for step in deed.steps:
        if step["thing"] == "pause":
            _undo_pause(session, step, doing, undone)
        elif thing := things.get((step["thing"], step["id"])):
            _undo_thing(session, thing, step, doing, undone)
    deed.undone_at = clock.now()
    session.flush()
    _believe_again(session, deed, undone.put_back)
    undone.changes = doing.changes()
    return undone


def _things(session: Session, kind: type[Post] | type[Topic], deed: Deed, word: str) -> dict[tuple[str, int], Thing]:
    ids = [step["id"] for step in deed.steps if step["thing"] == word]
    if not ids:
        return {}
    found: Iterable[Thing] = session.scalars(select(kind).where(kind.workspace_id == deed.workspace_id, kind.id.in_(ids)))
    return {(word, thing.id): thing for thing in found}


def _undo_thing(session: Session, thing: Thing, step: Mapping[str, Any], doing: Doing, undone: Undone) -> None:
    came_to_be = "before" not in step
    if came_to_be and isinstance(thing, Topic) and _is_used(session, thing):
        return
    if thing.version != step["version"]:
        undone.left.append(thing)
        return
    doing.watch(thing)
    if came_to_be:
        thing.trash(by=doing.by)
    else:
        _put_back(thing, as_it_was(thing, step["before"]), doing)
    undone.put_back.append(thing)


def _put_back(thing: Thing, before: Mapping[str, Any], doing: Doing) -> None:
    if isinstance(thing, Post):
        changed = put_back(doing.session, thing, before, by=doing.by)
    else:
        changed = thing.take_over(before)
    if changed:
        record(thing, "undone", by=doing.by, **changed)
    if isinstance(thing, Post):
        thing.recheck_approval(by=doing.by)


def _is_used(session: Session, topic: Topic) -> bool:
    """Whether a post of it lies outside of the trash. A topic that came to be with a post stays then, and nobody wonders."""
    session.flush()
    posts = select(Post.id).where(Post.workspace_id == topic.workspace_id, Post.topic_id == topic.id, Post.trashed_at.is_(None))
    return session.scalar(posts.limit(1)) is not None


def _undo_pause(session: Session, step: Mapping[str, Any], doing: Doing, undone: Undone) -> None:
    """A pause is known by what it says: one that was lifted and came back is another row, and means the same."""
    says = {name: date.fromisoformat(value) if name.endswith("_day") else value for name, value in step["pause"].items()}
    changed = _lift_again(session, says, doing) if step["accepted"] else _accept_again(session, says, doing)
    if changed:
        undone.put_back.append(changed)


def _lift_again(session: Session, says: Mapping[str, Any], doing: Doing) -> Pause | None:
    columns = ((getattr(Pause, name), value) for name, value in says.items())
    same = (column.is_(None) if value is None else column == value for column, value in columns)
    found = session.scalar(select(Pause).where(Pause.workspace_id == doing.workspace.id, *same).order_by(Pause.id.desc()))
    if found:
        doing.lifting(found)
        found.lift(by=doing.by)
    return found


def _accept_again(session: Session, says: Mapping[str, Any], doing: Doing) -> Pause | None:
    here, of_channel = doing.workspace.id, says["channel_id"]
    channel = session.scalar(select(Channel).where(Channel.workspace_id == here, Channel.id == of_channel))
    if of_channel is not None and channel is None:
        return None
    again = pause(session, here, channel, says["first_day"], says["last_day"], says["reason"], by=doing.by)
    doing.accepted(again)
    return again


def _believe_again(session: Session, deed: Deed, put_back: Sequence[Thing | Pause]) -> None:
    """What was put back is again as the member's deeds before left it: they can be undone too, one after the other."""
    versions = {(kind_of(thing), thing.id): thing.version for thing in put_back if not isinstance(thing, Pause)}
    seen = {(step["thing"], step["id"]): step["seen"] for step in deed.steps if "seen" in step}
    earlier = select(Deed).where(
        Deed.workspace_id == deed.workspace_id, Deed.member_id == deed.member_id, Deed.undone_at.is_(None), Deed.id < deed.id
    )
    for other in session.scalars(earlier.order_by(Deed.id.desc())):
        steps = []
        for step in other.steps:
            key = (step["thing"], step.get("id", 0))
            if key in versions and step.get("version") == seen.get(key):
                step = {**step, "version": versions[key]}
            steps.append(step)
        other.steps = steps
