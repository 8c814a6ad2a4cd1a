"""The one place that reads the clock. Doors (request, command, job) ask it and hand the answer on."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, aware, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def today(zone: str, stand_in: date | None = None) -> date:
    """The date in `zone` (an IANA name), or `stand_in` when one is set for commands."""
    return stand_in or now().astimezone(ZoneInfo(zone)).date()
