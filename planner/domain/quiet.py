"""Quiet hours: when somebody does not want to be written to."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def not_before(moment: datetime, zone: ZoneInfo, begins: time | None, ends: time | None) -> datetime:
    """The first moment from `moment` on (aware) that is not quiet. Hours may reach over midnight; equal or unset ones are none.

    A moment that the zone's clock shows twice counts as the first; one that it leaves out as the next that it shows.
    """
    if begins is None or ends is None or begins == ends:
        return moment
    local = moment.astimezone(zone)
    now = local.time()
    quiet = begins <= now < ends if begins < ends else now >= begins or now < ends
    if not quiet:
        return moment
    day = local.date() if now < ends else local.date() + timedelta(days=1)
    end = datetime.combine(day, ends, zone)
    return max(moment, end.astimezone(moment.tzinfo))
