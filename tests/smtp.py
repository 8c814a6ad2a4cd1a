"""A real mail server on loopback, that behaves as badly as it is told.

`python -m tests.smtp FOLDER SECONDS` is one of its own process: it says its port, waits so long after the last byte of each
letter, and writes what it accepted into the folder.
"""

import asyncio
import email
import socket
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ACCEPTED = "250 OK"


@dataclass
class Sink:
    """What it answers to the recipient and to the letter; `hangs_up` after the letter, without a word."""

    recipient: Callable[[str], str] = lambda _: ACCEPTED
    letter: str = ACCEPTED
    waits: float = 0  # seconds, after the letter
    hangs_up: bool = False
    kept: list[EmailMessage] = field(default_factory=list)
    seen: list[bytes] = field(default_factory=list)
    connections: set[int] = field(default_factory=set)
    port: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def to(self) -> list[str]:
        return [str(message["X-RcptTo"]) for message in self.kept]

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        answer = self.recipient(address)
        if answer == ACCEPTED:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.connections.add(id(session))
        await asyncio.sleep(self.waits)
        if self.hangs_up:
            server.transport.abort()  # type: ignore[union-attr]  # it is connected
            return ACCEPTED
        if self.letter == ACCEPTED:
            assert isinstance(envelope.content, bytes)
            message: Any = email.message_from_bytes(envelope.content, policy=default)
            message["X-RcptTo"] = envelope.rcpt_tos[0]
            self.seen.append(envelope.content)
            self.kept.append(message)
        return self.letter


@contextmanager
def sink(handler: Sink, **options: Any) -> Iterator[Sink]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port, ready_timeout=10, **options)
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()


@contextmanager
def scripted(*lines: bytes, late: float = 0) -> Iterator[str]:
    """A server that greets late, and then says these lines, one for each that it hears, whatever that is. Gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        while True:
            try:
                caller, _ = listening.accept()
            except OSError:
                return  # closed
            with caller, suppress(ConnectionError):  # whoever called may hang up
                time.sleep(late)
                for line in lines:
                    caller.sendall(line)
                    if not caller.recv(4096):
                        break

    threading.Thread(target=talk, daemon=True).start()
    try:
        yield f"smtp://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        listening.close()


class ToFolder(Sink):
    """Keeps what it accepts in files: their Message-IDs are what counts."""

    def __init__(self, folder: Path, waits: float) -> None:
        super().__init__(waits=waits)
        self.folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        (self.folder / f"{uuid.uuid4()}.eml").write_bytes(envelope.content)
        await asyncio.sleep(self.waits)
        return ACCEPTED


if __name__ == "__main__":
    with sink(ToFolder(Path(sys.argv[1]), float(sys.argv[2]))) as running:
        print(running.port, flush=True)  # noqa: T201 (told to whoever started it)
        threading.Event().wait()
