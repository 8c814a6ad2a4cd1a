"""The history of a workspace, written at once: the verbs of the models would write it as of now, row by row."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.orm import Session

from planner.models import Event, Member, Workspace
from planner.models.event import Thing, plain, raise_revision

ZONE = ZoneInfo("Europe/Berlin")


@dataclass
class Chronicle:
    """`now` is the latest moment that anything can have happened at."""

    now: datetime
    told: list[tuple[datetime, Member | None, Thing, str, dict[str, Any]]] = field(default_factory=list)

    def moment(self, day: date, hour: int, minute: int = 0) -> datetime:
        return min(datetime.combine(day, time(hour, minute), ZONE), self.now)

    def tell(self, at: datetime, thing: Thing, verb: str, *, by: Member | None, **details: object) -> None:
        """`thing` needs its id when the chronicle is written, not before."""
        self.told.append((at, by, thing, verb, {name: plain(value) for name, value in details.items()}))

    def write(self, session: Session, workspace: Workspace) -> None:
        """In order of time, and the workspace's revision rises once."""
        session.flush()
        rows = [
            {
                "workspace_id": workspace.id,
                "at": at,
                "member_id": by.id if by else None,
                "subject": type(thing).__name__.lower(),
                "subject_id": thing.id,
                "verb": verb,
                "details": details,
            }
            for at, by, thing, verb, details in sorted(self.told, key=lambda row: row[0])
        ]
        session.execute(insert(Event), rows)
        raise_revision(session, workspace.id)
