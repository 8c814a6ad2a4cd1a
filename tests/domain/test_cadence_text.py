"""A cadence in one line: the grammar in both languages."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.cadence import Days, Line, Monthly, Per, Quota, Slots, Weekly
from planner.domain.cadence_error import CadenceError, Fault
from planner.domain.cadence_text import parse, text

NINE = time(9)


def one(rule, at=None, **more) -> Slots:
    return Slots((Line(rule, at),), **more)


CADENCES = [
    ("3/week", "3/Woche", Quota(3, Per.WEEK)),
    ("2/month", "2/Monat", Quota(2, Per.MONTH)),
    ("1/week on Tue,Thu", "1/Woche am Di,Do", Quota(1, Per.WEEK, (1, 3))),
    ("4/month on Mon skip holidays", "4/Monat am Mo ohne Feiertage", Quota(4, Per.MONTH, (0,), True)),
    ("Mon,Wed,Fri 09:00", "Mo,Mi,Fr 09:00", one(Weekly((0, 2, 4)), NINE)),
    ("Sun", "So", one(Weekly((6,)))),
    ("every 2 weeks Tue 10:00", "alle 2 Wochen Di 10:00", one(Weekly((1,), 2), time(10))),
    ("1st Mon of month", "1. Mo im Monat", one(Monthly(((1, 0),)))),
    ("last Fri of month 08:00", "letzter Fr im Monat 08:00", one(Monthly(((-1, 4),)), time(8))),
    ("2nd last Fri of month", "vorletzter Fr im Monat", one(Monthly(((-2, 4),)))),
    ("1st Mon,3rd Mon,last Fri of month", "1. Mo,3. Mo,letzter Fr im Monat", one(Monthly(((1, 0), (3, 0), (-1, 4))))),
    ("every 2 months 3rd Tue", "alle 2 Monate 3. Di", one(Monthly(((3, 1),), interval=2))),
    ("day 15 of month", "Tag 15 im Monat", one(Monthly(days=(15,)))),
    ("last day of month", "letzter Tag im Monat", one(Monthly(days=(-1,)))),
    ("day 1,15,last day of month 09:00", "Tag 1,15,letzter Tag im Monat 09:00", one(Monthly(days=(1, 15, -1)), NINE)),
    ("31st last day,22nd last day of month", "31.-letzter Tag,22.-letzter Tag im Monat", one(Monthly(days=(-31, -22)))),
    ("every 3 months day 31", "alle 3 Monate Tag 31", one(Monthly(days=(31,), interval=3))),
    ("days 2026-12-01,2026-12-15", "Tage 2026-12-01,2026-12-15", one(Days((date(2026, 12, 1), date(2026, 12, 15))))),
    ("days 2026-12-01 09:00", "Tage 2026-12-01 09:00", one(Days((date(2026, 12, 1),)), NINE)),
    ("Mon 09:00 + 1st Fri of month", "Mo 09:00 + 1. Fr im Monat", Slots((Line(Weekly((0,)), NINE), Line(Monthly(((1, 4),)))))),
    ("Mon + Mon", "Mo + Mo", Slots((Line(Weekly((0,))), Line(Weekly((0,)))))),
    ("Mon within 1 day", "Mo innerhalb von 1 Tag", one(Weekly((0,)), tolerance=1)),
    (
        "Mon within 2 days skip holidays", "Mo innerhalb von 2 Tagen ohne Feiertage",
        one(Weekly((0,)), skip_holidays=True, tolerance=2),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("english", "german", "cadence"), CADENCES)
def test_what_is_shown_is_accepted(english, german, cadence):
    assert (text(cadence), text(cadence, "de")) == (english, german)
    assert parse(english) == parse(german) == cadence


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("  mon , WED,fri   9:00 ", "Mon,Wed,Fri 09:00"),
        ("Mo, Mi und Fr um 9 Uhr", "Mon,Wed,Fri 09:00"),
        ("Mo Mi Fr 9:00", "Mon,Wed,Fri 09:00"),
        ("Mo. / Mi. 9.30 Uhr", "Mon,Wed 09:30"),
        ("Mo-Fr", "Mon,Tue,Wed,Thu,Fri"),
        ("Montag bis Mittwoch", "Mon,Tue,Wed"),
        ("Sat to Mon", "Mon,Sat,Sun"),
        ("Fri,Mon,Fri", "Mon,Fri"),
        ("Mondays and Thursdays at 18:30", "Mon,Thu 18:30"),
        ("montags 9:00 Uhr", "Mon 09:00"),
        ("jeden Montag", "Mon"),
        ("every Tuesday", "Tue"),
        ("jede Woche Sonnabend", "Sat"),
        ("every week on Tue", "Tue"),
        ("every 2nd week Tue", "every 2 weeks Tue"),
        ("Alle 2 Wochen am Dienstag um 10 Uhr", "every 2 weeks Tue 10:00"),
        ("first Monday of the month", "1st Mon of month"),
        ("jeden ersten Montag im Monat", "1st Mon of month"),
        ("1. und 3. Dienstag im Monat", "1st Tue,3rd Tue of month"),
        ("last Fri,1st Mon of month", "1st Mon,last Fri of month"),
        ("Letzten Freitag des Monats", "last Fri of month"),
        ("drittletzter Tag im Monat", "3rd last day of month"),
        ("second last Fri of month", "2nd last Fri of month"),
        ("15th of the month", "day 15 of month"),
        ("am 1. und 15. des Monats", "day 1,15 of month"),
        ("jeden 15. Tag im Monat", "day 15 of month"),
        ("alle 2 Monate am letzten Tag", "every 2 months last day"),
        ("every 2 months 3rd Tue of month", "every 2 months 3rd Tue"),
        ("every month 1st Mon", "1st Mon of month"),
        ("Tage 15.12.2026, 1.12.2026", "days 2026-12-01,2026-12-15"),
        ("3 per week", "3/week"),
        ("3 / Week", "3/week"),
        ("3x pro Woche nur am Mo, Di", "3/week on Mon,Tue"),
        ("2 times a month", "2/month"),
        ("2-mal pro Monat", "2/month"),
        ("Mon+Fri 09:00", "Mon + Fri 09:00"),
        ("Mo ohne Feiertage innerhalb von einem Tag", "Mon within 1 day skip holidays"),
        ("Mo, within 2 days, skip holidays", "Mon within 2 days skip holidays"),
        ("3/Woche außer an Feiertagen", "3/week skip holidays"),
        ("Mon skip holidays skip holidays", "Mon skip holidays"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;BYHOUR=10;BYMINUTE=0", "every 2 weeks Tue 10:00"),
        ("RRULE:freq=weekly;byday=fr,mo;wkst=mo", "Mon,Fri"),
        ("FREQ=WEEKLY;BYDAY=MO;BYHOUR=7", "Mon 07:00"),
        ("FREQ=MONTHLY;BYDAY=+1MO,-1FR", "1st Mon,last Fri of month"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1,1", "every 3 months day 1,last day"),
        ("FREQ=MONTHLY;BYDAY=1MO + Fr 9:00 skip holidays", "1st Mon of month + Fri 09:00 skip holidays"),
    ],
)
def test_generous_reading(written, canonical):
    assert text(parse(written)) == canonical


@pytest.mark.parametrize(
    ("written", "code", "part"),
    [
        ("", Fault.EMPTY, ""),
        (" skip holidays", Fault.EMPTY, " skip holidays"),
        ("3/week within 1 day", Fault.WITHIN_ON_QUOTA, "3/week"),
        ("3/Woche innerhalb von 2 Tagen", Fault.WITHIN_ON_QUOTA, "3/Woche"),
        ("Mon + 3/week", Fault.PLUS_WITH_QUOTA, "3/week"),
        ("3/week + 2/month", Fault.PLUS_WITH_QUOTA, "3/week"),
        ("0/week", Fault.QUOTA_BELOW_ONE, "0/week"),
        ("-1/Monat", Fault.QUOTA_BELOW_ONE, "-1/Monat"),
        ("Mon within 3 days", Fault.TOLERANCE, "within 3 days"),
        ("Mo innerhalb von 0 Tagen", Fault.TOLERANCE, "innerhalb von 0 Tagen"),
        ("Mon within 1 day within 2 days", Fault.TOLERANCE, "within 1 day"),
        ("every 0 weeks Tue", Fault.INTERVAL_ZERO, "every 0 weeks Tue"),
        ("FREQ=WEEKLY;BYDAY=MO;INTERVAL=0", Fault.INTERVAL_ZERO, "INTERVAL=0"),
        ("6th Mon of month", Fault.WEEKDAY_NUMBER, "6MO"),
        ("0. Mo im Monat", Fault.WEEKDAY_NUMBER, "0MO"),
        ("FREQ=MONTHLY;BYDAY=6MO", Fault.WEEKDAY_NUMBER, "6MO"),
        ("FREQ=MONTHLY;BYDAY=-6MO", Fault.WEEKDAY_NUMBER, "-6MO"),
        ("day 32 of month", Fault.MONTHDAY, "32"),
        ("Tag 0 im Monat", Fault.MONTHDAY, "0"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", Fault.MONTHDAY, "0"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", Fault.MONTHDAY, "32"),
        ("FREQ=MONTHLY;BYMONTHDAY=x", Fault.MONTHDAY, "X"),
        ("days 2026-02-30", Fault.DATE, "2026-02-30"),
        ("Tage 1.12.2026, 31.11.2026", Fault.DATE, "31.11.2026"),
        ("days 2026-12-01,soon", Fault.DATE, "soon"),
        ("Mon 25:00", Fault.TIME, "25:00"),
        ("Mon 9:60", Fault.TIME, "9:60"),
        ("FREQ=WEEKLY;BYDAY=MO;BYHOUR=24", Fault.TIME, "BYHOUR=24;BYMINUTE=0"),
        ("FREQ=WEEKLY;BYDAY=MO;BYMINUTE=30", Fault.TIME, "BYMINUTE=30"),
        ("Mon 9:00,15:00", Fault.SEVERAL_TIMES, "15:00"),
        ("FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,15", Fault.SEVERAL_TIMES, "BYHOUR=9,15"),
        ("FREQ=DAILY", Fault.DAILY, "FREQ=DAILY"),
        ("daily", Fault.DAILY, "daily"),
        ("täglich 9:00", Fault.DAILY, "täglich"),
        ("alle 2 Tage", Fault.DAILY, "alle 2 Tage"),
        ("1/day", Fault.DAILY, "1/day"),
        ("FREQ=YEARLY;BYDAY=1MO", Fault.YEARLY, "FREQ=YEARLY"),
        ("jedes Jahr", Fault.YEARLY, "jedes Jahr"),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", Fault.COUNT, "COUNT=3"),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231", Fault.UNTIL, "UNTIL=20261231"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", Fault.BYSETPOS, "BYSETPOS=1"),
        ("FREQ=WEEKLY", Fault.WEEKLY_WITHOUT_BYDAY, "FREQ=WEEKLY"),
        ("every 2 weeks", Fault.WEEKLY_WITHOUT_BYDAY, "every 2 weeks"),
        ("FREQ=MONTHLY;BYDAY=MO", Fault.MONTHLY_BYDAY_WITHOUT_NUMBER, "MO"),
        ("Mon of month", Fault.MONTHLY_BYDAY_WITHOUT_NUMBER, "Mon"),
        ("FREQ=MONTHLY", Fault.MONTHLY_WITHOUT_DAY, "FREQ=MONTHLY"),
        ("alle 2 Monate", Fault.MONTHLY_WITHOUT_DAY, "alle 2 Monate"),
        ("FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=1", Fault.BYDAY_AND_BYMONTHDAY, "BYMONTHDAY=1"),
        ("1st Mon,day 3 of month", Fault.BYDAY_AND_BYMONTHDAY, "1st Mon,day 3"),
        ("whenever", Fault.NOT_UNDERSTOOD, "whenever"),
        ("Mon or so", Fault.NOT_UNDERSTOOD, "or"),
        ("Mon,,Fri", Fault.NOT_UNDERSTOOD, ""),
        ("Mon + ", Fault.NOT_UNDERSTOOD, ""),
        ("3/week on", Fault.NOT_UNDERSTOOD, "on"),
        ("3/week 09:00", Fault.NOT_UNDERSTOOD, "09:00"),
        ("09:00", Fault.NOT_UNDERSTOOD, "09:00"),
        ("Mon 9", Fault.NOT_UNDERSTOOD, "9"),
        ("Feb of month", Fault.NOT_UNDERSTOOD, "Feb"),
        ("FREQ=HOURLY", Fault.NOT_UNDERSTOOD, "FREQ=HOURLY"),
        ("BYDAY=MO", Fault.NOT_UNDERSTOOD, "BYDAY=MO"),
        ("FREQ=WEEKLY;BYDAY=MO;BYDAY=TU", Fault.NOT_UNDERSTOOD, "BYDAY=TU"),
        ("FREQ=WEEKLY;BYDAY=1MO", Fault.NOT_UNDERSTOOD, "1MO"),
        ("FREQ=WEEKLY;BYDAY=MO;BYMONTHDAY=1", Fault.NOT_UNDERSTOOD, "BYMONTHDAY=1"),
        ("FREQ=WEEKLY;BYDAY=MO;WKST=SU", Fault.NOT_UNDERSTOOD, "WKST=SU"),
        ("FREQ=WEEKLY;BYDAY=MO;BYMONTH=1", Fault.NOT_UNDERSTOOD, "BYMONTH=1"),
        ("FREQ=WEEKLY;BYDAY=MO;INTERVAL=two", Fault.NOT_UNDERSTOOD, "TWO"),
        ("FREQ=MONTHLY;BYDAY=XX", Fault.NOT_UNDERSTOOD, "XX"),
    ],
)
def test_what_lies_outside_is_refused_and_named(written, code, part):
    with pytest.raises(CadenceError) as refused:
        parse(written)
    assert (refused.value.code, refused.value.part) == (code, part)


def test_every_fault_has_its_example():
    [mark] = test_what_lies_outside_is_refused_and_named.pytestmark
    assert {code for _, code, _ in mark.args[1]} == set(Fault)


weekdays = st.sets(st.integers(0, 6), min_size=1).map(sorted).map(tuple)
front_first = {"key": lambda number: (number < 0, number)}
numbered = st.sets(st.tuples(st.sampled_from([*range(-5, 0), *range(1, 6)]), st.integers(0, 6)), min_size=1, max_size=5)
month_days = st.sets(st.sampled_from([*range(-31, 0), *range(1, 32)]), min_size=1, max_size=5)
intervals = st.integers(1, 99)
rules = st.one_of(
    st.builds(Weekly, weekdays, intervals),
    st.builds(
        Monthly,
        weekdays=numbered.map(lambda pairs: tuple(sorted(pairs, key=lambda pair: (pair[0] < 0, *pair)))),
        interval=intervals,
    ),
    st.builds(Monthly, days=month_days.map(lambda days: tuple(sorted(days, **front_first))), interval=intervals),
    st.builds(Days, st.sets(st.dates(), min_size=1, max_size=4).map(sorted).map(tuple)),
)
lines = st.builds(Line, rules, st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)))
cadences = st.one_of(
    st.builds(Quota, st.integers(1, 999), st.sampled_from(Per), st.none() | weekdays, st.booleans()),
    st.builds(Slots, st.lists(lines, min_size=1, max_size=3).map(tuple), st.booleans(), st.integers(0, 2)),
)


@given(cadences)
def test_every_cadence_can_be_read_back_in_both_languages(cadence):
    assert parse(text(cadence)) == parse(text(cadence, "de")) == cadence


PIECES = ["mon", "fr", "9:00", "1.", "3/week", "tag", "im monat", "+", "-", ",", "alle 2 wochen", "tage", "within", "2 days"]
PIECES += ["skip holidays", "FREQ=WEEKLY", ";", "BYDAY=MO", "2026-12-01", "last", "of month", "bis"]


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_anything_else_is_refused_and_never_breaks(written):
    with suppress(CadenceError):
        assert parse(text(parse(written))) == parse(written)
