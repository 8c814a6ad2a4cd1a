"""Rules that would never end are refused before anything unrolls them."""

from datetime import date

import pytest

from planner.importing.grid import Problem, Trouble
from planner.importing.ics import calendar as reader
from planner.importing.ics.calendar import read_ics
from planner.importing.ics.rules import fault, normal
from tests.importing.files import ics

HOURS = ",".join(map(str, range(24)))


@pytest.mark.parametrize(
    ("rule", "trouble"),
    [
        ("FREQ=WEEKLY", None),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=SU;UNTIL=20271231T230000Z", None),
        ("FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9;BYMINUTE=30;BYSECOND=0", None),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", None),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", None),
        ("FREQ=YEARLY;BYDAY=20MO", None),
        ("FREQ=DAILY;COUNT=1000", None),
        ("FREQ=DAILY;COUNT=-1", None),
        ("FREQ=SECONDLY", Trouble.TOO_FREQUENT),
        ("FREQ=MINUTELY;COUNT=3", Trouble.TOO_FREQUENT),
        ("FREQ=HOURLY", Trouble.TOO_FREQUENT),
        ("FREQ=DAILY;BYMINUTE=0,30", Trouble.TOO_FREQUENT),
        ("FREQ=DAILY;BYSECOND=0,30", Trouble.TOO_FREQUENT),
        ("FREQ=DAILY;COUNT=1001", Trouble.TOO_MANY_DAYS),
        (f"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYMONTH=1,2,3;BYHOUR={HOURS}", Trouble.TOO_MANY_DAYS),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", Trouble.IMPOSSIBLE_DAYS),
        ("FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31,-31", Trouble.IMPOSSIBLE_DAYS),
        ("FREQ=MONTHLY;BYDAY=6MO", Trouble.IMPOSSIBLE_DAYS),
        ("FREQ=YEARLY;BYMONTH=2;BYDAY=53MO", Trouble.IMPOSSIBLE_DAYS),
        ("FREQ=DAILY;INTERVAL=0", Trouble.BAD_RULE),
        ("FREQ=DAILY;INTERVAL=-1", Trouble.BAD_RULE),
        ("FREQ=DAILY;COUNT=0", Trouble.BAD_RULE),
        ("FREQ=DAILY;UNTIL=tomorrow", Trouble.BAD_RULE),
        ("FREQ=DAILY;FREQ=WEEKLY", Trouble.BAD_RULE),
        ("FREQ=NEVER", Trouble.BAD_RULE),
        ("BYDAY=MO", Trouble.BAD_RULE),
        ("FREQ=WEEKLY;BYDAY=XX", Trouble.BAD_RULE),
        ("FREQ=WEEKLY;BYDAY=0MO", Trouble.BAD_RULE),
        ("FREQ=MONTHLY;BYMONTHDAY=0", Trouble.BAD_RULE),
        ("FREQ=MONTHLY;BYMONTHDAY=a", Trouble.BAD_RULE),
        ("FREQ=MONTHLY;BYMONTHDAY=32", Trouble.BAD_RULE),
        ("FREQ=DAILY;BYHOUR=24", Trouble.BAD_RULE),
        ("FREQ=YEARLY;BYEASTER=1", Trouble.BAD_RULE),
        ("FREQ=DAILY;WKST=XX", Trouble.BAD_RULE),
        ("RSCALE=CHINESE;FREQ=YEARLY", Trouble.BAD_RULE),
        ("FREQ=WEEKLY;UNTL=20191023", Trouble.BAD_RULE),
    ],
)
def test_a_rule_is_judged_by_its_text(rule, trouble):
    assert fault(rule) is trouble


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("freq=weekly;byday=mo, tu", "FREQ=WEEKLY;BYDAY=MO,TU"),
        ("FREQ=DAILY\\;COUNT=2\\;", "FREQ=DAILY;COUNT=2"),
        ("RSCALE=GREGORIAN;FREQ=YEARLY", "FREQ=YEARLY"),
        (" ", ""),
    ],
)
def test_slips_of_other_programs_are_put_right(written, rule):
    assert normal(written) == rule


def test_one_bad_rule_costs_only_its_own_event():
    calendar = read_ics(ics("DTSTART:20261124\nRRULE:FREQ=SECONDLY\nSUMMARY:a", "DTSTART:20261125\nRRULE:"), date(2026, 11, 23))
    assert [event.day.day for event in calendar.events] == [25]
    assert calendar.problems == (Problem(Trouble.TOO_FREQUENT, "FREQ=SECONDLY", "0", "a"),)
    assert calendar.problems[0].lost


@pytest.mark.parametrize(
    ("lines", "trouble"),
    [("EXRULE:FREQ=DAILY", Trouble.BAD_RULE), ("EXDATE:" + ",".join(["20261124"] * 1001), Trouble.TOO_MANY_DAYS)],
)
def test_what_would_take_out_too_much_or_unreadably_is_refused(lines, trouble):
    calendar = read_ics(ics(f"DTSTART:20261124\nRRULE:FREQ=DAILY\n{lines}"), date(2026, 11, 23))
    assert ([p.trouble for p in calendar.problems], calendar.events) == ([trouble], ())


def test_a_rule_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(reader, "SECONDS_PER_SERIES", 0.02)
    endless = "DTSTART:20260101\nRRULE:FREQ=DAILY;BYWEEKNO=53;BYMONTH=6"
    calendar = read_ics(ics(endless, "DTSTART:20261124"), date(2026, 11, 23))
    assert [p.trouble for p in calendar.problems] == [Trouble.TOO_COSTLY]
    assert len(calendar.events) == 1


def test_all_rules_of_a_file_share_one_budget(monkeypatch):
    monkeypatch.setattr(reader, "SECONDS_FOR_SERIES", 0.0)
    calendar = read_ics(ics("DTSTART:20261124\nRRULE:FREQ=WEEKLY", "DTSTART:20261124"), date(2026, 11, 23))
    assert [p.trouble for p in calendar.problems] == [Trouble.TOO_COSTLY]
    assert len(calendar.events) == 1
