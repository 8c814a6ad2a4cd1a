"""Of a foreign calendar what says that somebody is away is taken, and no word of it."""

from datetime import date

import pytest

from planner.importing.absence_words import names_of
from planner.importing.absences import absences_in, read_absences
from planner.importing.grid import Refusal, Unreadable
from planner.importing.ics.calendar import read_ics
from planner.importing.posts.people import Person

TODAY = date(2026, 11, 25)
KIM = Person("kim@example.org", "Kim Schäfer")
LEE = Person("lee@example.org", "Lee Otto")
TEAM = (KIM, LEE, Person("ann@example.org", "Ann Kim"))
DAYS = ("DTSTART;VALUE=DATE:20261207", "DTEND;VALUE=DATE:20261212")
WEEK = (date(2026, 12, 7), date(2026, 12, 11), "whole")
HERE = ";TZID=Europe/Berlin:"


def calendar(*events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def read(*events, of=KIM.email, today=TODAY):
    return absences_in(read_ics(calendar(*events), today, reaching=True), today=today, zone="Europe/Berlin", people=TEAM, of=of)


def days(found):
    return [(away.first, away.last, away.part) for away in found.aways]


OWN = [  # title, other lines, whether it is an absence
    ("Urlaub", (), True),
    ("Jahresurlaub Kim", ("TRANSP:TRANSPARENT",), True),
    ("krank", (), True),
    ("Out of Office", ("X-MICROSOFT-CDO-BUSYSTATUS:FREE",), True),
    ("Frei", (), True),
    ("Termin", ("X-MICROSOFT-CDO-BUSYSTATUS:OOF",), True),
    ("Messe", ("TRANSP:OPAQUE",), True),
    ("Messe", ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "TRANSP:OPAQUE"), True),
    ("x", ("CATEGORIES:Privat,Urlaub",), True),
    ("Frei", ("X-MICROSOFT-CDO-BUSYSTATUS:FREE",), False),
    ("Messe", ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", "TRANSP:OPAQUE"), False),
    ("Messe", (), False),
    ("Urlaub", ("STATUS:CANCELLED",), False),
    ("Urlaubsvertretung für Lee", ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY",), False),
    ("Homeoffice", ("TRANSP:OPAQUE",), False),
    ("Holiday campaign goes on air", (), False),
    ("Kalenderwoche frei halten für Launch", (), False),
]


def test_of_a_calendar_of_ones_own_what_says_so():
    found = read(*((f"SUMMARY:{title}", *more, *shifted(number)) for number, (title, more, _) in enumerate(OWN)))
    assert {away.first.day for away in found.aways} == {number + 1 for number, (*_, wanted) in enumerate(OWN) if wanted}
    assert (found.nobody, found.unread) == (0, 0)


def shifted(number):
    return (f"DTSTART;VALUE=DATE:202612{number + 1:02}",)


def test_days_are_whole_and_their_end_is_not_theirs():
    assert days(read((*DAYS, "SUMMARY:Urlaub"))) == [WEEK]


TIMED = [
    ("20261207T080000", "20261207T130000", [(7, 7, "morning")]),
    ("20261207T123000", "20261207T180000", [(7, 7, "afternoon")]),
    ("20261207T090000", "20261207T170000", [(7, 7, "whole")]),
    ("20261207T100000", "20261207T113000", []),
    ("20261207T220000", "20261208T060000", []),
    ("20261207T123000", "20261210T123000", [(7, 7, "afternoon"), (8, 9, "whole"), (10, 10, "morning")]),
]


@pytest.mark.parametrize(("start", "end", "covered"), TIMED)
def test_hours_become_halves_and_days(start, end, covered):
    found = read((f"DTSTART{HERE}{start}", f"DTEND{HERE}{end}", "SUMMARY:Urlaub"))
    assert [(first.day, last.day, part) for first, last, part in days(found)] == covered
    assert len({away.uid for away in found.aways}) == len(covered)


def test_an_end_in_another_zone_and_a_place_far_away_count_in_our_hours():
    found = read(
        ("DTSTART;TZID=Europe/Berlin:20261207T080000", "DTEND:20261207T120000Z", "SUMMARY:Urlaub"),
        ("DTSTART;TZID=America/New_York:20261209T020000", "DURATION:PT5H", "SUMMARY:Urlaub"),
    )
    assert [(first.day, part) for first, _, part in days(found)] == [(7, "morning"), (9, "morning")]


def test_the_team_s_entries_name_whom_they_are_about():
    found = read(
        (*DAYS, "SUMMARY:Kim Schäfer"),
        (*DAYS, "SUMMARY:SCHÄFER\\, KIM: krank", "DURATION:P1D"),
        (*DAYS, "SUMMARY:Abwesenheit", "ATTENDEE;CN=Lee:mailto:LEE@example.org"),
        (*DAYS, "SUMMARY:Kim Schäferin"),
        (f"DTSTART{HERE}20261214T090000", f"DTEND{HERE}20261214T170000", "SUMMARY:Workshop mit Kim Schäfer"),
        (*DAYS, "SUMMARY:Lee Otto: Geburtstag"),
        (*DAYS, "SUMMARY:Vertretung Lee Otto", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"),
        of=None,
    )
    assert [(away.person, away.first) for away in found.aways] == [(KIM.email, WEEK[0]), (LEE.email, WEEK[0])]
    assert found.nobody == 1


@pytest.mark.parametrize("title", ["Dr. Petra Sommer", "Petra Sommer: Urlaub", "Sommer, Petra", "Urlaub PETRA@example.org"])
def test_a_title_is_no_part_of_a_name(title):
    assert names_of("petra@example.org", "Prof. Dr. Petra Sommer").search(title)


def test_what_began_long_ago_and_lasts_is_there_as_it_was_told():
    since_spring = (date(2026, 3, 1), date(2027, 2, 28), "whole")
    event = ("DTSTART;VALUE=DATE:20260301", "DTEND;VALUE=DATE:20270301", "SUMMARY:Elternzeit")
    assert days(read(event)) == days(read(event, today=date(2026, 12, 24))) == [since_spring]
    assert days(read(("DTSTART;VALUE=DATE:20260901", "SUMMARY:Urlaub"))) == []


def test_a_series_is_there_day_by_day_and_each_keeps_its_name():
    series = ("DTSTART;VALUE=DATE:20261204", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20261211", "SUMMARY:Urlaub")
    assert [first.day for first, *_ in days(read(series))] == [4, 18]
    assert read(series).aways == read(series).aways


def test_no_word_of_an_entry_leaves():
    said = repr(read((*DAYS, "SUMMARY:krank (Bandscheibe)", "DESCRIPTION:Diagnose", "LOCATION:Klinik")))
    assert not {"Bandscheibe", "Diagnose", "Klinik", "krank"} & set(said.replace("(", " ").replace(")", " ").split())


def test_a_whole_calendar_is_read():
    content = calendar((*DAYS, "SUMMARY:Urlaub"))
    assert days(read_absences(content, today=TODAY, zone="Europe/Berlin", people=TEAM, of=KIM.email)) == [WEEK]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (calendar((*DAYS, "SUMMARY:Urlaub"))[:-20], Refusal.BROKEN),
        (calendar(), Refusal.NO_EVENTS),
        (b"<!doctype html><title>Anmelden</title>", Refusal.HTML),
        (b"", Refusal.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, Refusal.PICTURE),
    ],
)
def test_what_is_no_whole_calendar_is_refused(content, refusal):
    with pytest.raises(Unreadable) as refused:
        read_absences(content, today=TODAY, zone="Europe/Berlin", people=TEAM, of=KIM.email)
    assert refused.value.code is refusal


def test_an_endless_rule_loses_its_entry_only():
    bomb = ("DTSTART:20261207T080000Z", "RRULE:FREQ=SECONDLY", "SUMMARY:Urlaub")
    found = read(bomb, (*DAYS, "SUMMARY:Urlaub"))
    assert (days(found), found.unread) == ([WEEK], 1)
