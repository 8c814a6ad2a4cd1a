"""The calendar around the entries (RFC 5545 3.4, RFC 7986): its beginning with the zones, and its end."""

from collections.abc import Collection
from datetime import timedelta
from functools import lru_cache

from icalendar import Calendar

from planner.feeds.text import ics_line, ics_name
from planner.feeds.verify import OF_CALENDAR, verify
from planner.feeds.zones import vtimezone

PRODUCT = "-//Redaktionsplan//Redaktionsplan 1//DE"  # constant: a new release leaves the bytes as they were
EVERY = timedelta(hours=1)  # how often to come back
EVERY_WRITTEN = "PT1H"
COLOUR = "steelblue"
END = b"END:VCALENDAR\r\n"
UTC_ZONE = "Etc/UTC"


def beginning(name: str, description: str, zone: str, year: int, zones: Collection[str], *, empty: bool) -> bytes:
    """Everything before the first entry. `zones` are those that the entries use; their rules hold from `year` on.

    An empty calendar has its own zone in it, since one without any component is not valid.
    """
    blocks = [vtimezone(used, year) or b"" for used in sorted(zones)]
    if empty:
        blocks = [vtimezone(zone, year) or vtimezone(UTC_ZONE, year) or b""]
    return b"".join([head(name, description, zone), *blocks])


def empty_calendar(name: str, description: str, zone: str, year: int) -> bytes:
    return beginning(name, description, zone, year, (), empty=True) + END


@lru_cache(maxsize=1024)
def head(name: str, description: str, zone: str) -> bytes:
    """The calendar's own properties, verified."""
    properties = Calendar()
    properties.add("version", "2.0")
    properties.add("prodid", PRODUCT)
    properties.add("calscale", "GREGORIAN")
    properties.add("method", "PUBLISH")
    for title in ("name", "x-wr-calname"):
        properties.add(title, ics_name(name))
    for about in ("description", "x-wr-caldesc"):
        properties.add(about, ics_line(description))
    properties.add("x-wr-timezone", ics_line(zone))
    properties.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    properties.add("x-published-ttl", EVERY_WRITTEN)
    properties.add("color", COLOUR)
    block: bytes = properties.to_ical()
    verify(block, OF_CALENDAR, lines=len(properties) + 2)
    return block.removesuffix(END)
