"""The way to a host: looked up once, connected to a public address only, and everything on it ends in time."""

import ssl
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any

import httpcore2  # the core of httpx2, which takes our own way to connect

from planner.domain.public_address import is_public
from planner.fetching.bounds import Bounds, FetchRefused, Reason

MOST_ADDRESSES = 4  # of a host that are tried


class Way(httpcore2.NetworkBackend):
    def __init__(self, bounds: Bounds) -> None:
        self.bounds, self.until = bounds, monotonic() + bounds.seconds

    def left(self) -> float:
        seconds = self.until - monotonic()
        if seconds <= 0:
            raise httpcore2.ReadTimeout
        return seconds

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        addresses = self._addresses(host, port)
        if not addresses:
            raise FetchRefused(Reason.UNKNOWN_HOST)
        if not all(self._may_ask(address, port) for address in addresses):
            raise FetchRefused(Reason.NOT_PUBLIC)
        fault: Exception | None = None
        for address in addresses[:MOST_ADDRESSES]:
            try:
                stream = httpcore2.SyncBackend().connect_tcp(address, port, timeout=self.left())
            except httpcore2.ConnectError as refused:
                fault = refused
                continue
            if not self._may_ask(str(stream.get_extra_info("server_addr")[0]), port):
                stream.close()
                raise FetchRefused(Reason.NOT_PUBLIC)
            return Timed(stream, self.left)
        raise fault or FetchRefused(Reason.UNREACHABLE)

    def _may_ask(self, address: str, port: int) -> bool:
        return is_public(address) or (address, port) in self.bounds.allowed

    def _addresses(self, host: str, port: int) -> list[str]:
        """In a thread, because a name service takes as long as it likes."""
        found: SimpleQueue[list[str]] = SimpleQueue()

        def look() -> None:
            try:
                found.put(self.bounds.look_up(host, port))
            except (OSError, UnicodeError):  # nobody knows it, or it is no name
                found.put([])

        Thread(target=look, daemon=True).start()
        try:
            return found.get(timeout=self.left())
        except Empty as late:
            raise FetchRefused(Reason.TIMEOUT) from late


class Timed(httpcore2.NetworkStream):
    """A stream whose every step has only what is left of the time: bytes that drip in one by one win nothing."""

    def __init__(self, stream: httpcore2.NetworkStream, left: Callable[[], float]) -> None:
        self.stream, self.left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self.stream.read(max_bytes, self.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self.stream.write(buffer, self.left())

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> "Timed":
        return Timed(self.stream.start_tls(ssl_context, server_hostname, self.left()), self.left)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)
