"""Where titles come to lie that are pasted onto a cell of the plan."""

import datetime as dt
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from planner.models import Channel, Workspace
from planner.queries.channels import channels_of
from planner.queries.places import Place, places_on

Spot = tuple[Channel, date, dt.time | None]
WEEKEND = 5


def spots(
    session: Session, workspace: Workspace, channel: Channel, day: date, rows: int, columns: int
) -> list[list[Spot | None]]:
    """A place for each cell of a pasted grid, None where there is none.

    As in a spreadsheet a row goes on over the following days, and further rows over the channels below. A single column
    fills the channel instead: its first title comes to lie on the day, the others in the empty slots after it; on a channel
    that promises nothing they lie on one working day after the other.
    """
    if columns == 1:
        return [[spot] for spot in _downwards(channel, day, rows, places_on(session, workspace, {channel.slug}, day))]
    channels = channels_of(session, workspace.id)
    below = channels[[each.id for each in channels].index(channel.id) :][:rows]
    places = places_on(session, workspace, {each.slug for each in below}, day)
    times = {(place.channel.id, place.days[0]): place.time for place in reversed(places) if not place.is_quota}
    days = [day + timedelta(days=n) for n in range(columns)]
    found: list[list[Spot | None]] = [[(each, on, times.get((each.id, on))) for on in days] for each in below]
    return found + [[None] * columns] * (rows - len(found))


def _downwards(channel: Channel, day: date, rows: int, places: Sequence[Place]) -> list[Spot | None]:
    free = [(on, place.time) for place in places for on in _days(place)]
    first = next((each for each in free if each[0] == day), (day, None))
    later = [each for each in free if each[0] > day] if places else _working_days(day, rows)
    taken: list[Spot | None] = [(channel, *each) for each in [first, *later][:rows]]
    return taken + [None] * (rows - len(taken))


def _days(place: Place) -> list[date]:
    """One for each post that is missing there, evenly over the days of a quota."""
    n = min(place.missing, len(place.days))
    return [place.days[index * len(place.days) // n] for index in range(n)]


def _working_days(day: date, n: int) -> list[tuple[date, None]]:
    days = (day + timedelta(days=each) for each in range(1, 2 * n + 3))
    return [(each, None) for each in days if each.weekday() < WEEKEND][:n]
