"""The last look at bytes before they are kept or served: whatever a text held, no line can have slipped in (RFC 5545 3.1)."""

import re

LONGEST_LINE = 75  # octets, without the line break
COMPONENTS = frozenset({"VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD", "VEVENT"})
OF_CALENDAR = frozenset(
    {
        "VERSION",
        "PRODID",
        "CALSCALE",
        "METHOD",
        "NAME",
        "X-WR-CALNAME",
        "DESCRIPTION",
        "X-WR-CALDESC",
        "X-WR-TIMEZONE",
        "REFRESH-INTERVAL",
        "X-PUBLISHED-TTL",
        "COLOR",
    }
)
OF_ZONE = frozenset(
    {
        "TZID",
        "TZNAME",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "DTSTART",
        "RRULE",
    }
)
OF_EVENT = frozenset(
    {
        "UID",
        "DTSTAMP",
        "CREATED",
        "LAST-MODIFIED",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "URL",
        "LOCATION",
        "CATEGORIES",
        "STATUS",
        "TRANSP",
        "X-MICROSOFT-CDO-BUSYSTATUS",
    }
)
_CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
_NAME = re.compile(r"[A-Z-]+")


class BadCalendar(Exception):
    """Bytes that must not be served, with the reason."""


def verify(block: bytes, allowed: frozenset[str], *, lines: int) -> None:
    """BadCalendar unless the block has exactly so many content lines, of allowed properties, well folded and clean."""
    *physical, rest = block.split(b"\r\n")
    if rest:
        raise BadCalendar(f"does not end in CRLF: {rest[-40:]!r}")
    for line in physical:
        if len(line) > LONGEST_LINE or _CONTROL.search(line):
            raise BadCalendar(f"too long, or with a control character: {line[:100]!r}")
        _refuse_breaks(line)
    content = [line.decode() for line in physical if not line.startswith(b" ")]
    if len(content) != lines:
        raise BadCalendar(f"{len(content)} lines instead of {lines}")
    for written in content:
        _refuse_unknown(written, allowed)


def _refuse_breaks(line: bytes) -> None:
    """No fold inside a character, and nothing that some reader takes for the end of a line."""
    try:
        decoded = line.decode()
    except UnicodeDecodeError:
        raise BadCalendar(f"a character is torn: {line[:100]!r}") from None
    if not decoded.strip() or len(decoded.splitlines()) != 1:
        raise BadCalendar(f"blank, or broken by a separator: {decoded[:100]!r}")


def _refuse_unknown(line: str, allowed: frozenset[str]) -> None:
    name = _NAME.match(line)
    if name is None:
        raise BadCalendar(f"not a property: {line[:40]!r}")
    known = line[6:] in COMPONENTS if line.startswith("BEGIN:") else line[4:] in COMPONENTS
    if not (name[0] in allowed or (name[0] in ("BEGIN", "END") and known)):
        raise BadCalendar(f"not allowed here: {line[:40]!r}")
