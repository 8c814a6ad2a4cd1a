"""The ways a letter can leave: to an SMTP server, or as a file into a folder where no server is named."""

from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from planner.mail.envelope import wire
from planner.settings import Settings
from planner.storage import write_whole


class Refused(Exception):
    """The server does not take this letter: for good, or just now. `recipient`: because of whom it is for."""

    def __init__(self, words: str, *, for_good: bool, recipient: bool = False) -> None:
        super().__init__(words)
        self.words, self.for_good, self.recipient = words, for_good, recipient


class Unreachable(Exception):
    """It cannot be spoken to, or hung up; `str()` says why in its words, or in a message of ours."""


class Way(Protocol):
    def connect(self) -> None:
        """Be ready for `deliver`; nothing happens when it is. Unreachable when that cannot be."""

    def deliver(self, message: EmailMessage, letter_id: int) -> None:
        """Returns when the letter is the receiver's responsibility. Refused, or Unreachable, when it is not (yet)."""

    def close(self) -> None: ...


class Folder:
    """Letters as `.eml` files, which mail programs open. A repetition overwrites its file."""

    def __init__(self, data_dir: Path) -> None:
        self.folder = data_dir / "mail"

    def connect(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Unreachable(error.strerror) from error

    def deliver(self, message: EmailMessage, letter_id: int) -> None:
        self.connect()
        try:
            write_whole(self.folder / f"letter-{letter_id:06d}.eml", wire(message, utf8=True))
        except OSError as error:
            raise Unreachable(error.strerror) from error

    def close(self) -> None: ...


def way_out(settings: Settings) -> Way:
    """Where letters go here."""
    if settings.mail_url is None:
        return Folder(settings.data_dir)
    from planner.mail.smtp import SmtpServer

    return SmtpServer(settings.mail_url)


def mail_goes_to(settings: Settings) -> Path | None:
    """The folder that keeps letters instead of sending them; None when they are sent. Pages say it where mail is promised."""
    return Folder(settings.data_dir).folder if settings.mail_url is None else None
