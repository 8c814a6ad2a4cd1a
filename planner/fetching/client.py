"""Asking a foreign address: nothing within our own walls is ever asked.

A host is looked up once; every address found has to be public, and the connection goes to one of these, so that a second
look cannot lead elsewhere. The same holds for each redirect. No proxy of the environment, no cookies, little time and room.
"""

import ssl
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from ipaddress import ip_address
from re import compile as pattern
from threading import BoundedSemaphore

import httpcore2
import httpx2

from planner.fetching.bounds import Answer, Bounds, FetchRefused, Reason
from planner.fetching.way import Way

AGENT = "Redaktionsplan"
REDIRECTS = 3
HOST = pattern(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")
NUMERIC = pattern(r"(.*\.)?(\d+|0x[0-9a-f]*)")  # `127.1`, `2130706433`, `0177.0.0.1`
CONDITIONS = frozenset({"If-None-Match", "If-Modified-Since"})
LONGEST = 2_000  # characters of an address


_places = BoundedSemaphore(2)  # that are asked at a time


def host_of(address: str, bounds: Bounds) -> str:
    return _checked(_url(address), bounds).raw_host.decode("ascii")


def fetch(address: str, *, etag: str, modified: str, contact: str, bounds: Bounds) -> Answer:
    headers = {"User-Agent": f"{AGENT} (+{contact})" if contact else AGENT, "Accept": "text/calendar, */*;q=0.5"}
    headers |= {"Accept-Encoding": "gzip"} | ({"If-None-Match": etag} if etag else {})
    headers |= {"If-Modified-Since": modified} if modified else {}
    url = _checked(_url(address), bounds)
    if not _places.acquire(timeout=bounds.seconds):
        raise FetchRefused(Reason.BUSY)
    try:
        with httpcore2.ConnectionPool(_trust(), max_keepalive_connections=0, network_backend=Way(bounds)) as pool:
            return _followed(pool, url, headers, bounds)
    except httpcore2.TimeoutException as late:
        raise FetchRefused(Reason.TIMEOUT) from late
    except httpcore2.NetworkError as fault:
        insecure = any(isinstance(cause, ssl.SSLError) for cause in fault.args)
        raise FetchRefused(Reason.INSECURE if insecure else Reason.UNREACHABLE) from fault
    except (httpcore2.ProtocolError, zlib.error) as fault:
        raise FetchRefused(Reason.BROKEN) from fault
    finally:
        _places.release()


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()


def _url(address: str) -> httpx2.URL:
    scheme, colon, rest = address.strip().partition(":")
    written = {"webcal": "https", "webcals": "https"}.get(scheme.lower(), scheme) + colon + rest
    try:
        if len(written) > LONGEST or "\\" in written:
            raise FetchRefused(Reason.ADDRESS)
        return httpx2.URL(written)
    except (httpx2.InvalidURL, UnicodeError, ValueError) as fault:
        raise FetchRefused(Reason.ADDRESS) from fault


def _checked(url: httpx2.URL, bounds: Bounds) -> httpx2.URL:
    """Without a dot at the end of its host. What is left to ask the name service about it is what it looks like."""
    ports = {None} | bounds.ports | {port for _, port in bounds.allowed}
    host = url.raw_host.decode("ascii").removesuffix(".")
    if url.scheme not in ("http", "https") or url.userinfo or url.port not in ports or not _is_host(host):
        raise FetchRefused(Reason.ADDRESS)
    return url.copy_with(host=host, fragment=None)


def _is_host(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return bool(HOST.fullmatch(host)) and ".." not in host and not NUMERIC.fullmatch(host)
    return "%" not in host


def _followed(pool: httpcore2.ConnectionPool, url: httpx2.URL, headers: dict[str, str], bounds: Bounds) -> Answer:
    for _ in range(REDIRECTS + 1):
        target = httpcore2.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )  # as it was checked, not read anew
        with pool.stream("GET", target, headers=[("Host", url.netloc.decode("ascii")), *headers.items()]) as response:
            told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            if response.status not in (301, 302, 303, 307, 308):
                return _answer(response, told, bounds, conditional=bool(CONDITIONS & headers.keys()))
        url = _next(url, told.get("location", ""), bounds)
    raise FetchRefused(Reason.REDIRECTS)


def _next(url: httpx2.URL, location: str, bounds: Bounds) -> httpx2.URL:
    try:
        following = _checked(url.join(_url(location) if ":" in location.partition("/")[0] else location), bounds)
    except (FetchRefused, httpx2.InvalidURL, ValueError) as fault:
        raise FetchRefused(Reason.REDIRECTS) from fault
    if url.scheme == "https" and following.scheme != "https":
        raise FetchRefused(Reason.REDIRECTS)
    return following


def _answer(response: httpcore2.Response, told: dict[str, str], bounds: Bounds, *, conditional: bool) -> Answer:
    if response.status == 304 and conditional:
        return Answer(b"", unchanged=True)
    if response.status != 200:
        raise FetchRefused(_refusal(response.status))
    content = b"".join(_unpacked(response.iter_stream(), told.get("content-encoding", "").strip().lower(), bounds))
    return Answer(content, _kept(told.get("etag", ""), 200), _kept(told.get("last-modified", ""), 60))


def _refusal(status: int) -> Reason:
    if status in (401, 403):
        return Reason.DENIED
    if status in (404, 410):
        return Reason.GONE
    return Reason.SERVER if status >= 500 or status == 429 else Reason.STATUS


def _kept(text: str, most: int) -> str:
    """To be sent along the next time; nothing when it is longer than ours to keep."""
    return text if len(text) <= most and text.isascii() and text.isprintable() else ""


def _unpacked(parts: Iterable[bytes], encoding: str, bounds: Bounds) -> Iterator[bytes]:
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise FetchRefused(Reason.BROKEN)
    unpacking = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    sent = room = bounds.most_bytes
    for part in parts:
        sent -= len(part)
        plain = unpacking.decompress(part, room + 1) if unpacking else part
        room -= len(plain)
        if min(sent, room) < 0:
            raise FetchRefused(Reason.TOO_LARGE)
        yield plain
    if unpacking and not unpacking.eof:
        raise FetchRefused(Reason.BROKEN)
