"""A cadence in one line of English or German, shown and accepted everywhere: `Mon,Wed,Fri 09:00 skip holidays`.

`parse(text(cadence)) == cadence` in both languages. Format, pillar and person of a line are not in the text.
"""

import re
from unicodedata import normalize

from planner.domain.cadence import Cadence, Days, Line, Monthly, Per, Quota, Rule, Slots, Weekly
from planner.domain.cadence_error import CadenceError, Fault
from planner.domain.cadence_line import parse_line, refuse_days_and_years
from planner.domain.cadence_words import LANGUAGES, ON, Words, weekdays_in


def text(cadence: Cadence, language: str = "en") -> str:
    """The canonical line, in `en` or `de`."""
    words = LANGUAGES[language]
    if isinstance(cadence, Quota):
        pieces = [quota_text(cadence, words)]
    else:
        pieces = [" + ".join(line_text(line, words) for line in cadence.lines)]
        if cadence.tolerance:
            pieces.append(words.within[cadence.tolerance - 1])
    if cadence.skip_holidays:
        pieces.append(words.skip_holidays)
    return " ".join(pieces)


def quota_text(quota: Quota, words: Words) -> str:
    on = "" if quota.weekdays is None else f" {words.on} {weekdays_text(quota.weekdays, words)}"
    return f"{quota.n}/{words.per[quota.per]}{on}"


def weekdays_text(weekdays: tuple[int, ...], words: Words) -> str:
    return ",".join(words.weekdays[weekday] for weekday in weekdays)


def line_text(line: Line, words: Words) -> str:
    rule = rule_text(line.rule, words)
    return rule if line.time is None else f"{rule} {line.time:%H:%M}"


def rule_text(rule: Rule, words: Words) -> str:
    match rule:
        case Weekly():
            days = weekdays_text(rule.weekdays, words)
            return days if rule.interval == 1 else f"{words.every[Per.WEEK].format(rule.interval)} {days}"
        case Monthly():
            days = monthly_text(rule, words)
            every = words.every[Per.MONTH].format(rule.interval)
            return f"{days} {words.of_month}" if rule.interval == 1 else f"{every} {days}"
        case Days():
            return f"{words.days} {','.join(day.isoformat() for day in rule.days)}"


def monthly_text(rule: Monthly, words: Words) -> str:
    """`1st Mon,last Fri`, or `day 1,15,last day`."""
    numbered = [f"{words.ordinal(n)} {words.weekdays[weekday]}" for n, weekday in rule.weekdays]
    front = [str(day) for day in rule.days if day > 0]
    back = [f"{words.ordinal(day)} {words.day}" for day in rule.days if day < 0]
    if front:
        front[0] = f"{words.day} {front[0]}"
    return ",".join(numbered + front + back)


_SKIP = re.compile(
    r"(.*?)[\s,]*\b(?:skip(?:ping)? (?:public )?holidays|(?:without|except|no) (?:public )?holidays"
    r"|(?:ohne|außer|ausser)(?: an)? feiertagen?)$",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(.*?)[\s,]*(?:\bwithin|\binnerhalb(?: von)?|±|\+/-) ?(\d{1,9}|one|two|einem|zwei) (?:days?|tag(?:e[ns]?)?)$",
    re.IGNORECASE,
)
_NUMBER_WORDS = {"one": 1, "two": 2, "einem": 1, "zwei": 2}
_QUOTA = re.compile(
    r"([+-]?\d{1,9}) ?(?:x|×|-? ?mal|times|posts?|beitr(?:ä|ae)ge?|beitrag)? ?(?:/|\b(?:per|a|each|every|pro|je)\b) ?"
    r"(week|month|woche|monat|day|tag|year|jahr)\b ?(.*)",
    re.IGNORECASE,
)
_PER = {"week": Per.WEEK, "woche": Per.WEEK, "month": Per.MONTH, "monat": Per.MONTH}


def parse(written: str) -> Cadence:
    """Reads a cadence in English or German, or RFC 5545 rules as its lines; CadenceError names what it cannot be.

    Generous about case, full names, plurals, spaces, `Uhr`; nothing is guessed.
    """
    rest, skip_holidays, tolerance = split_endings(" ".join(normalize("NFC", written).split()))
    if not rest:
        raise CadenceError(Fault.EMPTY, written)
    lines = re.split(r" \+ " if "=" in rest else r" ?\+ ?", rest)  # `+1MO` is one word
    quotas = [match for match in map(_QUOTA.fullmatch, lines) if match]
    if not quotas:
        return Slots(tuple(parse_line(line.strip()) for line in lines), skip_holidays, tolerance)
    if len(lines) > 1:
        raise CadenceError(Fault.PLUS_WITH_QUOTA, quotas[0][0])
    quota = parse_quota(quotas[0], skip_holidays)
    if tolerance:
        raise CadenceError(Fault.WITHIN_ON_QUOTA, rest)
    return quota


def split_endings(rest: str) -> tuple[str, bool, int]:
    """What stands before `skip holidays` and `within 2 days`, which come in any order, and what they say."""
    skip_holidays, tolerance = False, 0
    while True:
        if match := _SKIP.fullmatch(rest):
            skip_holidays = True
        elif match := _WITHIN.fullmatch(rest):
            days = _NUMBER_WORDS.get(match[2].lower()) or int(match[2])
            if tolerance or days not in (1, 2):
                raise CadenceError(Fault.TOLERANCE, rest[match.end(1) :].strip(" ,"))
            tolerance = days
        else:
            return rest.strip(), skip_holidays, tolerance
        rest = match[1]


def parse_quota(match: re.Match[str], skip_holidays: bool) -> Quota:
    number, unit, rest = match.groups()
    refuse_days_and_years(f"every {unit}", match[0])
    if int(number) < 1:
        raise CadenceError(Fault.QUOTA_BELOW_ONE, match[0])
    if not rest:
        return Quota(int(number), _PER[unit.lower()], None, skip_holidays)
    on = ON.fullmatch(rest)
    if on is None:
        raise CadenceError(Fault.NOT_UNDERSTOOD, rest)
    return Quota(int(number), _PER[unit.lower()], weekdays_in(on[1]), skip_holidays)
