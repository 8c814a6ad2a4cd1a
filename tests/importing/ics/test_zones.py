"""Which zone a time is in, however a program names it; and never a path on our disk."""

from datetime import date, time

import pytest

from planner.importing.grid import Event, Trouble
from planner.importing.ics.calendar import read_ics
from planner.importing.ics.zones import iana
from tests.importing.files import ics

TODAY = date(2026, 11, 23)
RULES = (
    "BEGIN:VTIMEZONE\nTZID:{tzid}\n{more}BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
    "RRULE:FREQ={freq};BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\n"
    "TZOFFSETTO:+0200\nRRULE:FREQ={freq};BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE"
)


def read(start: str, head: str = "") -> tuple[Event, list[tuple[Trouble, str]]]:
    calendar = read_ics(ics(f"DTSTART{start}", head=head), TODAY)
    (event,) = calendar.events
    return event, [(problem.trouble, problem.value) for problem in calendar.problems]


@pytest.mark.parametrize(
    ("tzid", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ('"Europe/Berlin"', "Europe/Berlin"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("../../etc/passwd", None),
        ("/etc/passwd", None),
        ("Europe", None),
        ("Europe/", None),
        ("x" * 5000, None),
        ("", None),
        ("Mars/Olympus", None),
    ],
)
def test_a_tzid_means_a_zone_that_exists(tzid, name):
    assert iana(tzid) == name


@pytest.mark.parametrize(
    ("start", "at", "zone"),
    [
        (":20261124T090000Z", 9, "UTC"),
        (":20261124T090000", 9, None),
        (";TZID=Europe/Berlin:20261124T090000", 9, "Europe/Berlin"),
        (";TZID=Europe/Berlin:20261124T090000Z", 9, "UTC"),
        (';TZID="W. Europe Standard Time":20261124T090000', 9, "Europe/Berlin"),
        (";X-VOBJ=1;TZID=Europe/Berlin;VALUE=DATE-TIME:20261124T090000", 9, "Europe/Berlin"),
    ],
)
def test_times_stand_on_the_wall_of_their_zone(start, at, zone):
    event, problems = read(start)
    assert (event.day, event.time, event.zone, problems) == (date(2026, 11, 24), time(at), zone, [])


def test_googles_own_property_names_the_zone_of_utc_and_floating_times():
    starts = (":20261124T030000Z", ":20261124T030000", ";TZID=Asia/Tokyo:20261124T030000")
    events = [read(start, "X-WR-TIMEZONE:America/New_York")[0] for start in starts]
    assert [(event.day.day, event.time.hour, event.zone) for event in events] == [
        (23, 22, "America/New_York"),
        (24, 3, "America/New_York"),
        (24, 3, "Asia/Tokyo"),
    ]


def test_an_unknown_calendar_zone_is_noted():
    event, problems = read(":20261124T030000Z", "X-WR-TIMEZONE:Mars/Olympus")
    assert (event.zone, problems) == ("UTC", [(Trouble.UNKNOWN_ZONE, "Mars/Olympus")])


def test_an_unknown_zone_floats_and_is_noted():
    event, problems = read(";TZID=Mars/Olympus:20261124T090000")
    assert (event.time, event.zone, problems) == (time(9), None, [(Trouble.UNKNOWN_ZONE, "Mars/Olympus")])


def test_the_files_own_rules_give_the_moment():
    event, problems = read(';TZID="Mitte, Europa":20261124T003000', RULES.format(tzid="Mitte\\, Europa", freq="YEARLY", more=""))
    assert (event.day, event.time, event.zone, problems) == (date(2026, 11, 23), time(23, 30), "UTC", [])


def test_a_location_in_the_files_rules_names_the_zone():
    head = RULES.format(tzid="Eigene", freq="YEARLY", more="X-LIC-LOCATION:Europe/Berlin\n")
    assert read(";TZID=Eigene:20261124T090000", head)[0].zone == "Europe/Berlin"


@pytest.mark.parametrize(
    "head",
    [
        RULES.format(tzid="Eigene", freq="SECONDLY", more=""),
        RULES.format(tzid="Eigene", freq="YEARLY", more="").replace("+0200", "+9900"),
        RULES.format(tzid="Eigene", freq="YEARLY", more="").replace("END:VTIMEZONE", ""),
        RULES.format(tzid="", freq="YEARLY", more=""),
    ],
    ids=["every second", "an offset of 99 hours", "cut off", "without a name"],
)
def test_rules_of_a_zone_that_cannot_be_used_leave_it_unknown(head):
    assert read(";TZID=Eigene:20261124T090000", head)[1] == [(Trouble.UNKNOWN_ZONE, "Eigene")]


def test_the_same_own_name_in_two_calendars_means_each_its_own_rules():
    east = RULES.format(tzid="Eigene", freq="YEARLY", more="")
    west = east.replace("+", "-")
    noon = "DTSTART;TZID=Eigene:20261124T120000"
    both = ics(f"UID:east\n{noon}", head=east) + ics(f"UID:west\n{noon}", head=west)
    assert [(event.uid, event.time.hour) for event in read_ics(both, TODAY).events] == [("east", 11), ("west", 13)]
