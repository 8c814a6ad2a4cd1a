"""When a week's report is to come: a weekday and a time on the clock of a zone."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.domain.span import Week, shifted

LATEST = timedelta(hours=24)  # a report so late is not sent any more


def due_moment(weekday: int, at: time, zone: ZoneInfo, week: Week) -> datetime:
    """The moment in UTC. A time that the clock shows twice that night is the first; one that it leaves out comes an hour later.

    `weekday` 0 is Monday.
    """
    return datetime.combine(shifted(week.monday, weekday), at, zone).astimezone(UTC)


def due_between(weekday: int, at: time, zone: ZoneInfo, since: datetime, now: datetime) -> Iterator[tuple[Week, datetime]]:
    """The weeks whose moment lies after `since` and not after `now`, the earlier first."""
    week = Week.of(shifted(since.astimezone(zone).date(), -7))  # whose moment may have moved into the next
    while week.monday <= now.astimezone(zone).date():
        moment = due_moment(weekday, at, zone, week)
        if since < moment <= now:
            yield week, moment
        week = Week.of(shifted(week.monday, 7))
