"""One cell made plain: clean text, whole numbers as int, dates and times without what no calendar needs."""

import re
from datetime import date, datetime, time, timedelta
from math import isfinite

from planner.importing.grid import Cell
from planner.importing.texts import clean
from planner.tables import unguarded

ODS_DURATION = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d{1,9})?S")
EXACT = 2**53  # beyond it a float no longer holds every whole number


def plain(value: object) -> Cell:
    """A value of calamine's. A moment at midnight is a date, as it is for the spreadsheet program."""
    match value:
        case str():
            return _text(value)
        case bool() | int():
            return value
        case float():
            if not isfinite(value):
                return None  # no file of a spreadsheet program's holds one
            return int(value) if value.is_integer() and abs(value) < EXACT else value
        case datetime():
            moment = _to_second(value)
            return moment.date() if moment.time() == time() else moment
        case date():
            return value
        case time():
            return _time(value)
        case timedelta():
            return _duration(value)
        case _:
            return None


def _text(value: str) -> str | time | None:
    if value.startswith("PT") and (match := ODS_DURATION.fullmatch(value)):
        hours, minutes, seconds = map(int, match.groups())
        return _duration(timedelta(hours=hours, minutes=minutes, seconds=seconds))
    return clean(unguarded(value))


def _to_second(moment: datetime) -> datetime:
    """Times are fractions of a day there: 10:20 may arrive as 10:19:59.999."""
    rounded = moment.replace(microsecond=0, tzinfo=None)
    return rounded + timedelta(seconds=1) if moment.microsecond >= 500_000 and rounded.year < 9999 else rounded


def _time(value: time) -> time:
    if value >= time(23, 59, 59, 500_000):
        return time(23, 59, 59)
    return _to_second(datetime.combine(date.min, value)).time()


def _duration(value: timedelta) -> str | time:
    """A time of day when it may be one; otherwise its text, such as 30:00."""
    if timedelta() <= value < timedelta(days=1):
        return _time((datetime.combine(date.min, time()) + value).time())
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")
