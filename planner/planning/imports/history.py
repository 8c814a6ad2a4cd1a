"""History of many things at once: collected, and written with one statement."""

from typing import Any

from sqlalchemy.orm import Session

from planner.models import Event, ImportBatch, Member
from planner.models.event import plain, raise_revision
from planner.planning.imports.bulk import insert_all


class History:
    """What happens to posts and topics through one batch."""

    def __init__(self, session: Session, batch: ImportBatch, by: Member | None) -> None:
        self.session, self.batch, self.by = session, batch, by
        self._events: list[dict[str, Any]] = []

    def tell(self, subject: str, id_: int, verb: str, **details: object) -> None:
        self._events.append(
            {
                "workspace_id": self.batch.workspace_id,
                "member_id": self.by.id if self.by else None,
                "subject": subject,
                "subject_id": id_,
                "verb": verb,
                "details": {"file": self.batch.file_name, **{name: plain(value) for name, value in details.items()}},
            }
        )

    def write(self) -> None:
        insert_all(self.session, Event, self._events)
        if self._events:
            raise_revision(self.session, self.batch.workspace_id)
