"""Somebody who publishes a calendar, on loopback: each path is a script, and every visit is counted."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from planner.fetching import Bounds

Script = Callable[["Visit"], None]


class Visit(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Publisher"

    def do_GET(self) -> None:
        self.server.visits[self.path] += 1
        self.server.headers[self.path] = dict(self.headers)
        self.close_connection = True
        self.server.scripts.get(self.path, missing)(self)

    def answer(self, content: bytes = b"", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), "Connection": "close", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None: ...


class Publisher(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), Visit)
        self.scripts: dict[str, Script] = {}
        self.visits: Counter[str] = Counter()
        self.headers: dict[str, dict[str, str]] = {}

    @property
    def port(self) -> int:
        return self.server_port

    def address(self, path: str) -> str:
        return f"http://{self.server_address[0]!s}:{self.port}{path}"

    def bounds(self, **values: object) -> Bounds:
        """Within which this publisher may be asked, and nobody else here."""
        return Bounds(allowed=frozenset({(str(self.server_address[0]), self.port)}), **{"seconds": 5, **values})  # type: ignore[arg-type]

    def handle_error(self, *_: object) -> None: ...  # who asked has gone


@contextmanager
def publishing(host: str = "127.0.0.1") -> Iterator[Publisher]:
    with Publisher(host) as publisher:
        thread = threading.Thread(target=publisher.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield publisher
        publisher.shutdown()


def missing(visit: Visit) -> None:
    visit.answer(b"nothing here", 404)


def content(text: str | bytes, status: int = 200, **headers: str) -> Script:
    return lambda visit: visit.answer(text.encode() if isinstance(text, str) else text, status, **headers)


def moved(location: str, status: int = 302) -> Script:
    return lambda visit: visit.answer(b"", status, Location=location)


def zipped(content: bytes) -> Script:
    return lambda visit: visit.answer(gzip.compress(content), Content_Encoding="gzip")


def half(text: str) -> Script:
    """Says that there is more, and goes."""
    return lambda visit: visit.answer(text.encode(), Content_Length=str(len(text) + 100))


def endless(visit: Visit) -> None:
    visit.send_response(200)
    visit.end_headers()
    while True:
        visit.wfile.write(b"x" * 65536)


def dripping(visit: Visit) -> None:
    """A byte now and then: no single wait is long."""
    visit.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(100):
        visit.wfile.write(b"X")
        time.sleep(0.05)


def noise(visit: Visit) -> None:
    visit.wfile.write(b"\x00\x01 no HTTP at all\r\n\r\n")


def versioned(text: str, etag: str) -> Script:
    """Unchanged for whoever names the etag."""

    def script(visit: Visit) -> None:
        if visit.headers["If-None-Match"] == etag:
            visit.answer(b"", 304)
        else:
            visit.answer(text.encode(), ETag=etag, Last_Modified="Wed, 25 Nov 2026 08:00:00 GMT")

    return script
