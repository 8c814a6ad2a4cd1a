"""Recurrence rules (RFC 5545, 3.3.10), looked at before a library unrolls them: some would never come to an end."""

import re
from math import prod

from planner.importing.grid import Trouble

MOST_DAYS = 1_000  # COUNT, and dates listed one by one
MOST_PER_PERIOD = 366  # the product of all BY lists

TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
NUMBER = re.compile(r"[+-]?\d{1,4}")
UNTIL = re.compile(r"\d{8}(T\d{6}Z?)?")

# The largest number of each list; those below zero count from the end.
SIGNED = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
UNSIGNED = {"BYHOUR": (0, 23), "BYMINUTE": (0, 59), "BYSECOND": (0, 60), "BYMONTH": (1, 12)}
LENGTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}  # of the months without 31 days


def normal(rule: str) -> str:
    """In capitals, without blanks and backslashes, which some programs put in; empty for an empty rule."""
    return re.sub(r"[\s\\]", "", rule).upper().replace("RSCALE=GREGORIAN", "").strip(";").replace(";;", ";")


def fault(rule: str) -> Trouble | None:
    """What speaks against unrolling a normal rule; None when nothing does."""
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name in parts or not value:
            return Trouble.BAD_RULE
        parts[name] = value
    if parts.get("FREQ") in TOO_OFTEN:
        return Trouble.TOO_FREQUENT
    if not _is_known(parts):
        return Trouble.BAD_RULE
    lists = {name: value.split(",") for name, value in parts.items() if name.startswith("BY")}
    if not all(_is_list_of(name, values) for name, values in lists.items()):
        return Trouble.BAD_RULE
    if len(lists.get("BYMINUTE", ())) > 1 or len(lists.get("BYSECOND", ())) > 1:
        return Trouble.TOO_FREQUENT
    per_period = prod(len(set(values)) for name, values in lists.items() if name != "BYSETPOS")
    if per_period > MOST_PER_PERIOD or int(parts.get("COUNT", 0)) > MOST_DAYS:
        return Trouble.TOO_MANY_DAYS
    return None if _is_possible(lists, within_month=parts["FREQ"] == "MONTHLY" or "BYMONTH" in lists) else Trouble.IMPOSSIBLE_DAYS


def _is_known(parts: dict[str, str]) -> bool:
    """COUNT may be -1: some programs write so what has no end."""
    return (
        parts.get("FREQ") in FREQUENCIES
        and re.fullmatch(r"0*[1-9]\d{0,3}", parts.get("INTERVAL", "1")) is not None
        and re.fullmatch(r"-1|0*[1-9]\d{0,8}", parts.get("COUNT", "1")) is not None
        and UNTIL.fullmatch(parts.get("UNTIL", "20260101")) is not None
        and parts.get("WKST", "MO") in WEEKDAYS
        and parts.keys() <= PARTS | SIGNED.keys() | UNSIGNED.keys()
    )


def _is_list_of(name: str, values: list[str]) -> bool:
    if name == "BYDAY":
        matches = [WEEKDAY.fullmatch(value) for value in values]
        return all(match and (match[1] is None or 1 <= abs(int(match[1])) <= 53) for match in matches)
    if not all(NUMBER.fullmatch(value) for value in values):
        return False
    numbers = [int(value) for value in values]
    if name in SIGNED:
        return all(1 <= abs(number) <= SIGNED[name] for number in numbers)
    low, high = UNSIGNED[name]
    return all(low <= number <= high for number in numbers)


def _is_possible(lists: dict[str, list[str]], *, within_month: bool) -> bool:
    """Whether any month has a day of the rule. 30 February would be looked for until the year 9999."""
    if within_month and any(int(day[:-2] or 1) not in range(-5, 6) for day in lists.get("BYDAY", ())):
        return False  # a sixth Monday
    if "BYMONTH" not in lists or "BYMONTHDAY" not in lists:
        return True
    longest = max(LENGTHS.get(int(month), 31) for month in lists["BYMONTH"])
    return any(abs(int(day)) <= longest for day in lists["BYMONTHDAY"])
