"""An RFC 5545 rule (3.3.10) as a line of a cadence: the part of it that a cadence can say."""

import re
from collections.abc import Callable
from datetime import time

from planner.domain.cadence import Line, Monthly, Rule, Weekly
from planner.domain.cadence_error import CadenceError, Fault

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
REFUSED = {"COUNT": Fault.COUNT, "UNTIL": Fault.UNTIL, "BYSETPOS": Fault.BYSETPOS}
KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYHOUR", "BYMINUTE", "WKST"}
Parts = dict[str, str]


def read(text: str) -> Line:
    """`FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;BYHOUR=10;BYMINUTE=0`, with or without `RRULE:` before it; CadenceError else.

    BYHOUR and BYMINUTE are the time; BYMINUTE alone is none. WKST may only be Monday.
    """
    parts = split(re.sub(r"^RRULE:", "", text.strip(), flags=re.IGNORECASE))
    frequencies: dict[str, Callable[[Parts], Rule]] = {"WEEKLY": weekly, "MONTHLY": monthly}
    frequency = parts.get("FREQ", "")
    if frequency in ("DAILY", "YEARLY"):
        raise CadenceError(Fault(frequency.lower()), f"FREQ={frequency}")
    if frequency not in frequencies:
        raise CadenceError(Fault.NOT_UNDERSTOOD, f"FREQ={frequency}" if frequency else text)
    return Line(frequencies[frequency](parts), time_of(parts))


def split(text: str) -> Parts:
    parts: Parts = {}
    for part in text.upper().rstrip(";").split(";"):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if name in REFUSED:
            raise CadenceError(REFUSED[name], part)
        if name not in KNOWN or not value or name in parts or (name == "WKST" and value != "MO"):
            raise CadenceError(Fault.NOT_UNDERSTOOD, part)
        parts[name] = value
    return parts


def weekly(parts: Parts) -> Weekly:
    if "BYMONTHDAY" in parts:
        raise CadenceError(Fault.NOT_UNDERSTOOD, f"BYMONTHDAY={parts['BYMONTHDAY']}")
    if "BYDAY" not in parts:
        raise CadenceError(Fault.WEEKLY_WITHOUT_BYDAY, "FREQ=WEEKLY")
    names = parts["BYDAY"].split(",")
    for name in names:
        if name not in WEEKDAYS:
            raise CadenceError(Fault.NOT_UNDERSTOOD, name)
    return Weekly(tuple(sorted({WEEKDAYS.index(name) for name in names})), interval_of(parts))


def monthly(parts: Parts) -> Monthly:
    if "BYDAY" in parts and "BYMONTHDAY" in parts:
        raise CadenceError(Fault.BYDAY_AND_BYMONTHDAY, f"BYMONTHDAY={parts['BYMONTHDAY']}")
    if "BYDAY" in parts:
        return monthly_by_weekdays([numbered_weekday(name) for name in parts["BYDAY"].split(",")], interval_of(parts))
    if "BYMONTHDAY" in parts:
        days = [number_of(day, Fault.MONTHDAY) for day in parts["BYMONTHDAY"].split(",")]
        return monthly_by_days(days, interval_of(parts))
    raise CadenceError(Fault.MONTHLY_WITHOUT_DAY, "FREQ=MONTHLY")


def numbered_weekday(name: str) -> tuple[int, int]:
    match = re.fullmatch(r"([+-]?\d{1,9})?(MO|TU|WE|TH|FR|SA|SU)", name)
    if match is None:
        raise CadenceError(Fault.NOT_UNDERSTOOD, name)
    if match[1] is None:
        raise CadenceError(Fault.MONTHLY_BYDAY_WITHOUT_NUMBER, name)
    return int(match[1]), WEEKDAYS.index(match[2])


def monthly_by_weekdays(weekdays: list[tuple[int, int]], interval: int) -> Monthly:
    """Numbered weekdays from the front of the month first; CadenceError when a number is impossible."""
    for n, weekday in weekdays:
        if not 1 <= abs(n) <= 5:
            raise CadenceError(Fault.WEEKDAY_NUMBER, f"{n}{WEEKDAYS[weekday]}")
    return Monthly(weekdays=tuple(sorted(set(weekdays), key=lambda pair: (pair[0] < 0, *pair))), interval=interval)


def monthly_by_days(days: list[int], interval: int) -> Monthly:
    """Days of the month from its front first; CadenceError when a number is impossible."""
    for day in days:
        if not 1 <= abs(day) <= 31:
            raise CadenceError(Fault.MONTHDAY, str(day))
    return Monthly(days=tuple(sorted(set(days), key=lambda day: (day < 0, day))), interval=interval)


def interval_of(parts: Parts) -> int:
    interval = number_of(parts.get("INTERVAL", "1"), Fault.NOT_UNDERSTOOD)
    if interval < 1:
        raise CadenceError(Fault.INTERVAL_ZERO, f"INTERVAL={interval}")
    return interval


def time_of(parts: Parts) -> time | None:
    for name in ("BYHOUR", "BYMINUTE"):
        if "," in parts.get(name, ""):
            raise CadenceError(Fault.SEVERAL_TIMES, f"{name}={parts[name]}")
    if "BYHOUR" not in parts:
        if "BYMINUTE" in parts:
            raise CadenceError(Fault.TIME, f"BYMINUTE={parts['BYMINUTE']}")
        return None
    hour, minute = number_of(parts["BYHOUR"], Fault.TIME), number_of(parts.get("BYMINUTE", "0"), Fault.TIME)
    return clock_time(hour, minute, f"BYHOUR={hour};BYMINUTE={minute}")


def clock_time(hour: int, minute: int, part: str) -> time:
    """CadenceError when the day has no such time."""
    if not (0 <= hour <= 23 and 0 <= minute <= 59):
        raise CadenceError(Fault.TIME, part)
    return time(hour, minute)


def number_of(text: str, fault: Fault) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", text):
        raise CadenceError(fault, text)
    return int(text)
