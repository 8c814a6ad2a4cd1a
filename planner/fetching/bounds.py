"""How far the way out reaches, and why it ends."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from socket import SOCK_STREAM, getaddrinfo


class Reason(StrEnum):
    """Why there is no answer."""

    ADDRESS = "address"  # no web address, or one with a port, a name or a password of its own
    UNKNOWN_HOST = "unknown_host"
    NOT_PUBLIC = "not_public"
    UNREACHABLE = "unreachable"
    INSECURE = "insecure"  # its certificate is not good
    TIMEOUT = "timeout"
    REDIRECTS = "redirects"  # too many, or to where we do not follow
    DENIED = "denied"
    GONE = "gone"
    STATUS = "status"  # another answer than a file
    SERVER = "server"  # a fault on the other side
    TOO_LARGE = "too_large"
    BROKEN = "broken"  # cut off, or no HTTP
    BUSY = "busy"  # too many are being asked just now


class FetchRefused(Exception):  # says why
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    content: bytes
    etag: str = ""
    modified: str = ""
    unchanged: bool = False  # since the etag or the moment that was named; the content is empty then


def _looked_up(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in getaddrinfo(host, port, type=SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Bounds:
    """`allowed` are addresses with their ports that may be asked although they are not public: of tests."""

    seconds: float = 10  # for all of it
    most_bytes: int = 5 * 1024**2  # as sent, and unpacked
    ports: frozenset[int] = frozenset({80, 443})
    allowed: frozenset[tuple[str, int]] = frozenset()
    look_up: Callable[[str, int], list[str]] = _looked_up
