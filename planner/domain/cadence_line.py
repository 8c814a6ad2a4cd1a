"""One line of a slot cadence, read: `every 2 weeks Tue 10:00`, `letzter Fr im Monat`, `days 2026-12-01,2026-12-15`."""

import re
from datetime import date

from planner.domain import recurrence
from planner.domain.cadence import Days, Line, Monthly, Rule, Weekly
from planner.domain.cadence_error import CadenceError, Fault
from planner.domain.cadence_words import ON, WEEKDAYS, ordinal_of, weekdays_in

_TIME = re.compile(
    r"(.*?),? (?:at |um |@ ?)?(?:(\d{1,2}):(\d{2})(?: ?uhr)?|(\d{1,2})(?:\.(\d{2}))? ?uhr(?: (\d{2}))?)", re.IGNORECASE
)
_ANY_TIME = re.compile(r"\d{1,2}:\d{2}|\d{1,2} ?uhr", re.IGNORECASE)
_DATES = re.compile(r"(?:days?|dates?|tage?|termine?|am|on) ([^a-zäöü]*(?:\d-|\.\d{4}).*)", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DAILY = re.compile(r"(?:daily|t(?:ä|ae)glich|(?:every|each|alle|jede[nrs]?) (?:\d+ )?(?:days?|tage?))\b.*", re.IGNORECASE)
_YEARLY = re.compile(
    r"(?:yearly|annually|j(?:ä|ae)hrlich|(?:every|each|alle|jede[nrs]?) (?:\d+ )?(?:years?|jahre?))\b.*", re.IGNORECASE
)
_EVERY = re.compile(
    r"(?:every|each|alle|jede[nrs]?) (?:(\d{1,9})(?:st|nd|rd|th|\.)? )?(weeks?|wochen?|months?|monate?)\b,? ?(.*)",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(
    r"(?:(?:every|each|jede[nrs]?|immer) )?(.+?)"
    r" (?:(?:of|in) (?:(?:the|a|each|every) )?month|(?:im|pro) monat|(?:des|jede[sn]|eines) monats)",
    re.IGNORECASE,
)
_WEEKDAYS = re.compile(r"(?:(?:every|each|weekly|jede[nrs]?|immer|w(?:ö|oe)chentlich) )?(?:(?:on|am|an) )?(.+)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:(?:on|am|an) )?(?:(?:the|de[rmns]) )?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,&]\s*|\s+(?:and|und)\s+", re.IGNORECASE)


def parse_line(line: str) -> Line:
    """CadenceError when it is outside the grammar, with the part that is."""
    if "=" in line:
        return recurrence.read(line)
    times = _ANY_TIME.findall(line)
    if len(times) > 1:
        raise CadenceError(Fault.SEVERAL_TIMES, times[1])
    match = _TIME.fullmatch(line)
    if match is None:
        if times:
            raise CadenceError(Fault.NOT_UNDERSTOOD, line)
        return Line(parse_rule(line))
    hour, *minute = [int(number) for number in match.groups()[1:] if number]
    at = recurrence.clock_time(hour, minute[0] if minute else 0, line[match.end(1) :].strip(" ,"))
    return Line(parse_rule(match[1]), at)


def parse_rule(line: str) -> Rule:
    refuse_days_and_years(line, line)
    if match := _DATES.fullmatch(line):
        return parse_dates(match[1])
    if match := _EVERY.fullmatch(line):
        return parse_every(match)
    if match := _OF_MONTH.fullmatch(line):
        return parse_monthly(match[1], 1)
    match = _WEEKDAYS.fullmatch(line)
    return Weekly(weekdays_in(match[1] if match else line))


def refuse_days_and_years(line: str, part: str) -> None:
    """CadenceError naming `part` for `daily`, `jedes Jahr` and their like: neither is a unit of a cadence."""
    if _DAILY.fullmatch(line):
        raise CadenceError(Fault.DAILY, part)
    if _YEARLY.fullmatch(line):
        raise CadenceError(Fault.YEARLY, part)


def parse_dates(written: str) -> Days:
    """ISO dates, or German ones with their year."""
    days = set()
    for piece in re.split(r"[,\s]+", written.strip(", ")):
        match = _DATE.fullmatch(piece)
        if match is None:
            raise CadenceError(Fault.DATE, piece)
        first, second, third = (int(number) for number in match.groups() if number)
        try:
            days.add(date(first, second, third) if match[1] else date(third, second, first))
        except ValueError:
            raise CadenceError(Fault.DATE, piece) from None
    return Days(tuple(sorted(days)))


def parse_every(match: re.Match[str]) -> Rule:
    """`every 2 weeks Tue`, `alle 2 Monate 3. Di`."""
    number, unit, rest = match.groups()
    interval = int(number or 1)
    if interval < 1:
        raise CadenceError(Fault.INTERVAL_ZERO, match[0])
    weekly = unit.lower().startswith("w")
    if not rest:
        raise CadenceError(Fault.WEEKLY_WITHOUT_BYDAY if weekly else Fault.MONTHLY_WITHOUT_DAY, match[0])
    if weekly:
        on = ON.fullmatch(rest)
        return Weekly(weekdays_in(on[1] if on else rest), interval)
    of_month = _OF_MONTH.fullmatch(rest)
    return parse_monthly(of_month[1] if of_month else rest, interval)


DAY = -1  # stands where a weekday could


def parse_monthly(written: str, interval: int) -> Monthly:
    """`1st Mon,last Fri`, `1st and 3rd Mon`, `day 1,15,last day`, `15th`: numbered weekdays or days, never both."""
    weekdays: list[tuple[int, int]] = []
    days: list[int] = []
    waiting: list[int] = []  # numbers whose weekday is still to come, as in `1st and 3rd Mon`
    for piece in _SEPARATOR.split(_ARTICLE.sub("", written, count=1)):
        number, weekday = parse_numbered(piece)
        waiting.append(number)
        if weekday == DAY:
            days += waiting
        elif weekday is not None:
            weekdays += [(n, weekday) for n in waiting]
        if weekday is not None:
            waiting = []
    days += waiting
    if weekdays and days:
        raise CadenceError(Fault.BYDAY_AND_BYMONTHDAY, written)
    if weekdays:
        return recurrence.monthly_by_weekdays(weekdays, interval)
    return recurrence.monthly_by_days(days, interval)


def parse_numbered(piece: str) -> tuple[int, int | None]:
    """The number, and its weekday, DAY for a day of the month, or None when the piece is only a number."""
    before, _, after = piece.rpartition(" ")
    first, _, rest = piece.partition(" ")
    if first.lower() in ("day", "days", "tag", "tage"):
        number, weekday = ordinal_of(rest), DAY
    elif after.lower() in ("day", "tag", "tage", "days"):
        number, weekday = ordinal_of(before), DAY
    elif after.lower().rstrip(".") in WEEKDAYS:
        number, weekday = ordinal_of(before), WEEKDAYS[after.lower().rstrip(".")]
        if not before:
            raise CadenceError(Fault.MONTHLY_BYDAY_WITHOUT_NUMBER, piece)
    else:
        return numbered(ordinal_of(piece), piece), None
    return numbered(number, piece), weekday


def numbered(number: int | None, piece: str) -> int:
    if number is None:
        raise CadenceError(Fault.NOT_UNDERSTOOD, piece)
    return number
