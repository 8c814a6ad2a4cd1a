"""Deeds that can be undone: what they touch is watched while they are done, to put it back and to tell their effect."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Date, Time, delete, select
from sqlalchemy.orm import Session

from planner import clock
from planner.db import UtcDateTime, Word
from planner.domain.consequence import Change
from planner.models import Deed, Member, Pause, Post, Topic, Workspace
from planner.models.event import plain
from planner.planning.assignments import tell_assigned
from planner.planning.effects import Touched, changes_of

KEPT_DAYS, KEPT_DEEDS = timedelta(days=7), 100  # of one member
OF_ITS_OWN = {"id", "workspace_id", "uid", "sequence", "created_at", "changed_at", "version"}  # what no verb sets
OF_A_PAUSE = ("channel_id", "first_day", "last_day", "reason")
Thing = Post | Topic


@dataclass(frozen=True, slots=True)
class Done:
    """`deed` is None when nothing changed."""

    deed: Deed | None
    changes: tuple[Change, ...]


@dataclass
class Doing:
    """A deed while it is done. Things are watched before their verbs; what came to be is named afterwards."""

    session: Session
    workspace: Workspace
    by: Member
    today: date
    _watched: list[tuple[Thing, int, dict[str, Any]]] = field(default_factory=list)
    _made: list[Thing] = field(default_factory=list)
    _accepted: list[Pause] = field(default_factory=list)
    _lifted: list[Pause] = field(default_factory=list)

    def watch(self, *things: Thing) -> None:
        """They are about to change."""
        self._watched += [(thing, thing.version, values_of(thing)) for thing in things]

    def made(self, thing: Thing) -> None:
        """It came to be: undoing throws it away."""
        self._made.append(thing)

    def accepted(self, pause: Pause) -> None:
        self._accepted.append(pause)

    def lifting(self, pause: Pause) -> None:
        """The pause is about to be lifted."""
        self._lifted.append(pause)

    def finish(self) -> Done:
        """Keep what is needed to undo the deed, and say what it does to continuity."""
        self.session.flush()
        steps = [*self._steps()]
        if not steps:
            return Done(None, ())
        tell_assigned(self.session, self.workspace, self._handed(), by=self.by)
        prune(self.session, self.by)
        deed = Deed(workspace_id=self.workspace.id, member_id=self.by.id, steps=steps)
        self.session.add(deed)
        self.session.flush()
        return Done(deed, self.changes())

    def changes(self) -> tuple[Change, ...]:
        """What the deed does to continuity, on the channels and around the days that it touches."""
        posts: list[tuple[dict[str, Any] | None, Post]] = [
            (before, thing) for thing, _, before in self._watched if isinstance(thing, Post)
        ]
        posts += [(None, thing) for thing in self._made if isinstance(thing, Post)]
        return changes_of(self.session, self.workspace, Touched(posts, self._accepted, self._lifted), self.today)

    def _handed(self) -> Iterable[tuple[int | None, Post]]:
        """Posts with whose they were before."""
        yield from ((before["person_id"], thing) for thing, _, before in self._watched if isinstance(thing, Post))
        yield from ((None, thing) for thing in self._made if isinstance(thing, Post))

    def _steps(self) -> Iterable[dict[str, Any]]:
        for thing, seen, before in self._watched:
            now = values_of(thing)
            if changed := {name: plain(value) for name, value in before.items() if value != now[name]}:
                yield {"thing": kind_of(thing), "id": thing.id, "seen": seen, "version": thing.version, "before": changed}
        for thing in sorted(self._made, key=lambda thing: isinstance(thing, Topic)):  # a topic goes when its posts are gone
            yield {"thing": kind_of(thing), "id": thing.id, "version": thing.version}
        for pause, accepted in (*((each, True) for each in self._accepted), *((each, False) for each in self._lifted)):
            yield {"thing": "pause", "accepted": accepted, "pause": {name: plain(getattr(pause, name)) for name in OF_A_PAUSE}}


def kind_of(thing: Thing) -> str:
    return "post" if isinstance(thing, Post) else "topic"


def values_of(thing: Thing) -> dict[str, Any]:
    """What verbs may set of it."""
    names = (column.key for column in type(thing).__mapper__.column_attrs)
    return {name: getattr(thing, name) for name in names if name not in OF_ITS_OWN}


def as_it_was(thing: Thing, before: Mapping[str, Any]) -> dict[str, Any]:
    """Kept words as the values that they stand for."""
    types = {column.key: column.columns[0].type for column in type(thing).__mapper__.column_attrs}
    return {name: _read(types[name], value) for name, value in before.items() if name in types}


def _read(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    match kind:
        case Word():
            return kind.process_result_value(value, None)  # type: ignore[arg-type]  # no dialect has a say in it
        case UtcDateTime():
            return datetime.fromisoformat(value)
        case Date():
            return date.fromisoformat(value)
        case Time():
            return dt.time.fromisoformat(value)
        case _:
            return value


def prune(session: Session, member: Member) -> None:
    """Forget the member's deeds that are too old, or beyond the number that is kept, to make room for one more."""
    theirs = (Deed.workspace_id == member.workspace_id, Deed.member_id == member.id)
    newest: Sequence[int] = session.scalars(select(Deed.id).where(*theirs).order_by(Deed.id.desc()).limit(KEPT_DEEDS)).all()
    beyond = Deed.id <= newest[-1] if len(newest) == KEPT_DEEDS else Deed.id < 0
    session.execute(delete(Deed).where(*theirs, beyond | (Deed.at < clock.now() - KEPT_DAYS)))
