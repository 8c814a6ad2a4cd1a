"""What is done each minute and each hour. A deed that fails is logged and done again in the next round; the others go on."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from planner import clock, db
from planner.jobs.absence_calendars import refresh_due
from planner.jobs.apart import are_many, send_apart
from planner.jobs.housekeeping import collect_files, tidy
from planner.jobs.looking import LOOKINGS, Looking
from planner.mail.keeping import clear_folder, forget_letters
from planner.mail.sending import send_due
from planner.mail.transport import Folder
from planner.mail.unfetched import tell_of_unfetched
from planner.models import Workspace
from planner.planning import approval_clock
from planner.settings import Settings
from planner.storage import Store

log = logging.getLogger(__name__)


class Rounds:
    """`go_on` is asked between deeds, and between letters. `beside_pages`: the process serves pages, too."""

    def __init__(
        self, engine: Engine, settings: Settings, go_on: Callable[[], bool] = lambda: True, *, beside_pages: bool = False
    ) -> None:
        self.engine, self.settings, self.go_on, self.beside_pages = engine, settings, go_on, beside_pages
        self._sending = threading.Lock()
        self._looked: dict[str, datetime] = {}  # when each looking last went well

    def minute(self) -> None:
        """What is due comes into the outbox, and what waits there leaves."""
        for name, looking in LOOKINGS.items():
            self._do(name, self._look, name, looking)
        self._do("approvals", self._see_to_approvals)
        self.send()
        self._do("absence calendars", self._read_calendars)

    def send(self) -> None:
        """One thread at a time: a round goes on until nothing waits, and the others have to look what is due."""
        if self._sending.acquire(blocking=False):
            try:
                self._do("sending", self._send)
            finally:
                self._sending.release()

    def hour(self) -> None:
        """What has had its time is thrown away, and what slowly becomes due is looked for."""
        for deed in (self._tidy, self._collect, self._feeds):
            self._do(deed.__name__.strip("_"), deed)

    def _do(self, name: str, deed: Callable[..., object], *given: object) -> None:
        if not self.go_on():
            return
        try:
            deed(*given)
        except Exception:
            log.exception("%s failed", name)
        finally:
            db.session.remove()

    def _look(self, name: str, looking: Looking) -> None:
        """After the clock was set back nobody knows what was looked for: keys keep letters from being put in twice."""
        now, since = clock.now(), self._looked.get(name)
        looking(self.engine, since if since and since <= now else None, now)
        self._looked[name] = now

    def _send(self) -> None:
        if self.beside_pages and are_many(self.engine):
            send_apart(self.settings, self.go_on)
            return
        send_due(self.engine, self.settings, clock.now(), go_on=self.go_on)

    def _read_calendars(self) -> None:
        refresh_due(self.engine, self.settings, clock.now())

    def _tidy(self) -> None:
        session = db.unit(self.engine)
        tidy(session, clock.now())
        forget_letters(session, clock.now())
        session.commit()

    def _collect(self) -> None:
        clear_folder(Folder(self.settings.data_dir).folder, clock.now())
        collect_files(db.unit(self.engine, reading=True), Store(self.settings.data_dir), clock.now())

    def _feeds(self) -> None:
        session = db.unit(self.engine)
        tell_of_unfetched(session, clock.now())
        session.commit()

    def _see_to_approvals(self) -> None:
        for workspace_id in approval_clock.workspaces_waiting(db.unit(self.engine, reading=True)):
            self._do(f"approvals of workspace {workspace_id}", self._approvals, workspace_id)

    def _approvals(self, workspace_id: int) -> None:
        session = db.unit(self.engine)
        workspace = session.get(Workspace, workspace_id)
        if workspace:
            approval_clock.look(session, workspace, clock.now())
        session.commit()
