"""One round of sending: who sends, and what becomes of each letter."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from sqlalchemy import Engine, update

from planner import db
from planner.mail.lessee import has_died, new_lessee
from planner.mail.transport import Refused
from planner.models import Letter, LetterState, User
from planner.models.letter import claim, end_lease, finish, give_back, hurry, lessees
from planner.settings import Settings

AT_ONCE = 50  # letters that are claimed together
AGAIN_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 360, 360))  # then, after a day, it is parked
NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the letters of a round. `later`: to be tried again; `void`: there was nothing to say any more."""

    sent: int = 0
    later: int = 0
    parked: int = 0
    void: int = 0


@dataclass
class Round:
    """`go_on` is asked before each letter, `at` is told each step: whoever watches can stop there."""

    engine: Engine
    settings: Settings
    begun: datetime
    go_on: Callable[[], bool]
    at: Callable[[str], None]
    owner: str = field(default_factory=new_lessee)
    counts: Counter[str] = field(default_factory=Counter)
    ticks: float = field(default_factory=monotonic)

    @property
    def now(self) -> datetime:
        """The moment it was given, and what has passed since: no step of the wall clock shortens a lease."""
        return self.begun + timedelta(seconds=monotonic() - self.ticks)

    @property
    def sent(self) -> Sent:
        return Sent(**self.counts)

    def make_ready(self, *, retry_now: bool) -> None:
        """Take over from those who died, and, on wish, do not wait for letters that failed before."""
        session = db.unit(self.engine)
        for owner in lessees(session):
            if has_died(owner):
                end_lease(session, owner, self.now)
        if retry_now:
            hurry(session, self.now)
        session.commit()

    def claim(self) -> Sequence[Letter]:
        self.at("before claim")
        session = db.unit(self.engine)
        claimed = claim(session, self.owner, self.now, AT_ONCE)
        session.commit()
        self.at("after claim")
        return claimed

    def give_back(self) -> None:
        """What was claimed and not begun waits as before."""
        session = db.unit(self.engine)
        give_back(session, self.owner)
        session.commit()

    def was_sent(self, letter: Letter, *, clear: bool) -> None:
        """`clear`: the address, which refused letters before, took this one."""
        self._finish(letter, LetterState.SENT, {"mail_refused_at": None} if clear else {}, trouble="")

    def were_laid_down(self, letters: Sequence[Letter]) -> None:
        with self.engine.begin() as connection:
            done = [finish(connection, letter, self.owner, self.now, LetterState.SENT, trouble="") for letter in letters]
        self.counts["sent"] += sum(done)

    def is_void(self, letter: Letter) -> None:
        self._finish(letter, LetterState.VOID)

    def failed(self, letter: Letter, words: str, *, patience: int = len(AGAIN_AFTER)) -> None:
        """It is tried again after a while that grows, and after so many attempts parked."""
        attempts = letter.attempts + 1
        if attempts > patience:
            self._finish(letter, LetterState.PARKED, attempts=attempts, trouble=words)
            return
        wait = AGAIN_AFTER[letter.attempts] * random.uniform(0.9, 1.1)  # noqa: S311 (so that not all come back at once)
        self._finish(letter, LetterState.READY, attempts=attempts, trouble=words, not_before=self.now + wait)

    def was_refused(self, letter: Letter, refusal: Refused) -> None:
        if not refusal.for_good:
            self.failed(letter, refusal.words)
            return
        of_user = {"mail_refused_at": self.now} if refusal.recipient and letter.email is None else {}
        self._finish(letter, LetterState.PARKED, of_user, attempts=letter.attempts + 1, trouble=refusal.words)

    def _finish(self, letter: Letter, state: LetterState, of_user: Mapping[str, Any] = NOTHING, **values: Any) -> None:
        """In a unit of work of its own: what became of one letter does not hang on the next."""
        with self.engine.begin() as connection:
            ours = finish(connection, letter, self.owner, self.now, state, **values)
            if ours and of_user:
                connection.execute(update(User).where(User.id == letter.user_id).values(of_user))
            if state is LetterState.SENT:
                self.at("before commit")
        if ours:
            self.counts["later" if state is LetterState.READY else state.value] += 1
