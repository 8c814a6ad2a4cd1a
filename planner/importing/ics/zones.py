"""Which zone a TZID means (RFC 5545, 3.2.19): an IANA name wherever one can be found, else the file's own rules."""

import zoneinfo
from collections.abc import Iterable
from functools import cache
from zlib import crc32

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from planner.importing.ics.lines import Block
from planner.importing.ics.rules import fault, normal

MOST_LINES = 500  # of one VTIMEZONE


@cache
def _known() -> dict[str, str]:
    """All zones by their name in small letters. Only these are ever opened: a TZID may be a path on our disk."""
    return {name.lower(): name for name in zoneinfo.available_timezones()}


def iana(name: str) -> str | None:
    """The IANA name that a TZID stands for: itself, a Windows name, or the end of a global id such as
    /freeassociation.sourceforge.net/Europe/Berlin."""
    cleaned = name.strip(" \t\"'/")
    cleaned = WINDOWS_TO_OLSON.get(cleaned, cleaned)
    parts = cleaned.lower().split("/")
    tails = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((_known()[tail] for tail in tails if tail in _known()), None)


class Zones:
    """The zones of one calendar of a file; its own rules are looked at only when an event needs them."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks: dict[str, Block] = {}
        self._own: dict[str, str | None] = {}
        for block in blocks:
            for tzid in block.values("TZID"):
                self._blocks.setdefault(_bare(tzid), block)

    def resolve(self, tzid: str) -> str | None:
        """A name that icalendar takes as TZID: of IANA, or of a zone with the file's own rules. None when unknown."""
        bare = _bare(tzid)
        if bare not in self._own:
            block = self._blocks.get(bare)
            self._own[bare] = iana(tzid) or (block and (_of_location(block) or _of_rules(block))) or None
        return self._own[bare]


def _bare(tzid: str) -> str:
    """As a property its commas are escaped, as a parameter it is quoted."""
    return tzid.replace("\\", "").strip(' \t"').lower()


def _of_location(block: Block) -> str | None:
    return next((found for place in block.values("X-LIC-LOCATION") if (found := iana(place))), None)


def _of_rules(block: Block) -> str | None:
    """Teaches icalendar the zone under a name made from its rules; None when they cannot be used."""
    rules = block.values("RRULE")
    if not block.whole or len(block.lines) > MOST_LINES or any(not _is_yearly(rule) for rule in rules):
        return None
    lines = [line for name, line in block.lines if name != "TZID" and not name.startswith("X-")]
    own = f"own-{crc32('|'.join(lines).encode()):08x}"
    content = "\r\n".join(("BEGIN:VTIMEZONE", f"TZID:{own}", *lines, "END:VTIMEZONE", ""))
    try:
        Timezone.from_ical(content.encode())  # which also keeps the zone for the events to come
    except Exception:  # a zone that no library understands is an unknown one, whatever it raises
        return None
    return own


def _is_yearly(rule: str) -> bool:
    """Anything more frequent would be walked through from the year 1601 for every event."""
    return fault(normal(rule)) is None and "FREQ=YEARLY" in normal(rule).split(";")
