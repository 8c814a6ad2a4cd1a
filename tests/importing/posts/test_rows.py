"""What a row says of its post, and how it ends."""

from datetime import date, time

import pytest

from planner.domain.found import Code, Found, Labelled, Level, Outcome, Row
from planner.domain.plan import Readiness
from planner.importing.grid import Cell
from planner.importing.posts.statuses import status_named
from tests.importing.made import codes, found_rows

HEADER = [
    "Datum",
    "Uhrzeit",
    "Kanal",
    "Thema",
    "Text",
    "Format",
    "Status",
    "Verantwortlich",
    "Freigabe",
    "Link",
    "Datei",
    "Bemerkung",
]
BASE: dict[str, Cell] = {"Datum": "24.11.2026", "Kanal": "IG", "Thema": "Rezept"}


def read(options: dict[str, object] | None = None, **values: Cell) -> Found:
    cells = {**BASE, **values}
    return found_rows(HEADER, [cells.get(name) for name in HEADER], **(options or {}))


def row(**values: Cell) -> Row:
    return read(**values).rows[0]


def test_all_fields_of_a_row():
    found = row(
        Uhrzeit="9 Uhr", Text="Eine\nSuppe", Format="Reel", Status="✅ final", Verantwortlich="Kim", Link="https://example.org/a"
    )
    assert found == Row(
        "Plan", 2, None, "Rezept", date(2026, 11, 24), time(9), found.channels, "Eine\nSuppe", "Reel", "✅ final",
        Readiness.APPROVED,
        person="kim@example.org", person_written="Kim", link="https://example.org/a", identity="https://example.org/a",
    )  # fmt: skip


def test_further_columns_are_kept_as_labelled_notes():
    assert row(Bemerkung="Foto fehlt").notes == (Labelled("Bemerkung", "Foto fehlt"),)


def test_what_has_no_field_of_its_own_is_kept_too():
    found = row(
        Freigabe="Chefin", Datei="suppe.md", Uhrzeit="vormittags", Verantwortlich="Ute", Status="komisch", Link="im Drive"
    )
    assert {(note.label, note.text) for note in found.notes} == {
        ("Freigabe", "Chefin"),
        ("Datei", "suppe.md"),
        ("Uhrzeit", "vormittags"),
        ("Verantwortlich", "Ute"),
        ("Status", "komisch"),
        ("Link", "im Drive"),
    }


def test_what_is_not_understood_is_said():
    found = read(Uhrzeit="vormittags", Verantwortlich="Ute", Status="komisch", Kanal="Flurfunk")
    assert {(note.code, note.column, note.value) for note in found.notes} == {
        (Code.NO_TIME, "Uhrzeit", "vormittags"),
        (Code.UNKNOWN_PERSON, "Verantwortlich", "Ute"),
        (Code.UNKNOWN_STATUS, "Status", "komisch"),
        (Code.UNKNOWN_CHANNEL, "Kanal", "Flurfunk"),
    }
    assert [(one.name, one.rows) for one in (*found.unknown_channels, *found.unknown_people)] == [("Flurfunk", 1), ("Ute", 1)]


@pytest.mark.parametrize(
    ("values", "readiness"),
    [
        ({}, Readiness.IDEA),
        ({"Text": "Ein Text"}, Readiness.DRAFT),
        ({"Status": "zur Freigabe"}, Readiness.REVIEW),
        ({"Status": "komisch", "Text": "Ein Text"}, Readiness.DRAFT),
        ({"Freigabe": "ja"}, Readiness.APPROVED),
        ({"Freigabe": "x"}, Readiness.APPROVED),
        ({"Freigabe": "Chefin"}, Readiness.IDEA),
        ({"Freigabe": "ja", "Status": "Entwurf"}, Readiness.DRAFT),
        ({"Status": "abgesagt", "Text": "Ein Text"}, Readiness.DRAFT),
    ],
)
def test_readiness_by_status_approval_or_text(values: dict[str, Cell], readiness: Readiness):
    assert row(**values).readiness is readiness


def test_cancelled_by_status():
    assert [row(Status=word).cancelled for word in ("abgesagt", "offen")] == [True, False]


def test_the_text_stands_in_for_a_missing_title():
    found = read(Thema=None, Text="Heute gibt es Suppe.\nUnd Brot.")
    assert found.rows[0].title == "Heute gibt es Suppe."
    assert codes(found) == [Code.ASSUMED_TITLE]


def test_a_long_first_line_is_cut_at_a_word():
    title = row(Thema=None, Text="Wort " * 60).title
    assert title == "Wort " * 15 + "Wort …"


def test_the_file_stands_in_for_a_missing_title_and_text():
    assert row(Thema=None, Datei="suppe.md").title == "suppe.md"


def test_a_title_with_a_text_below_it_in_one_cell():
    found = found_rows(["Datum", "Kanal", "Thema"], ["24.11.2026", "IG", "Rezept\nHeute gibt es Suppe."]).rows[0]
    assert (found.title, found.text) == ("Rezept", "Heute gibt es Suppe.")


@pytest.mark.parametrize(
    ("values", "outcome", "code", "level"),
    [
        ({"Datum": "31.02.2026"}, Outcome.FAILED, Code.IMPOSSIBLE_DATE, Level.ERROR),
        ({"Datum": "14/10/20240"}, Outcome.FAILED, Code.IMPOSSIBLE_DATE, Level.ERROR),
        ({"Datum": "03/04/2026"}, Outcome.FAILED, Code.AMBIGUOUS_ORDER, Level.ERROR),
        ({"Kanal": None}, Outcome.FAILED, Code.NO_CHANNEL, Level.ERROR),
        ({"Thema": None}, Outcome.SKIPPED, Code.NO_TITLE, Level.WARNING),
        ({"Thema": "Feiertag", "Kanal": None}, Outcome.SKIPPED, Code.HOLIDAY, Level.INFO),
        ({"Thema": "Feiertage richtig nutzen"}, Outcome.TO_IMPORT, None, None),
        ({"Thema": "Feiertag"}, Outcome.TO_IMPORT, None, None),  # a channel makes it a post
    ],
)
def test_how_a_row_ends(values: dict[str, Cell], outcome: Outcome, code: Code | None, level: Level | None):
    found = read(**values)
    assert (found.rows[0].outcome, found.rows[0].reason) == (outcome, code)
    assert [(note.code, note.level, note.row) for note in found.notes] == ([(code, level, 2)] if code else [])


@pytest.mark.parametrize(("text", "value"), [("KW 48", "KW 48"), ("tbd", "tbd"), ("?", "?")])
def test_without_an_exact_day_a_row_becomes_a_topic_and_says_so(text: str, value: str):
    found = read(Datum=text)
    assert (found.rows[0].day, found.rows[0].outcome) == (None, Outcome.TO_IMPORT)
    assert [(note.code, note.value) for note in found.notes] == [(Code.NO_DATE, value)]
    assert found.rows[0].notes == (Labelled("Datum", value),)


def test_the_chosen_channel_is_for_rows_that_name_none():
    assert [read({"default_channel": "blog"}, Kanal=kanal).rows[0].channels[0].slug for kanal in (None, "IG")] == [
        "blog",
        "instagram",
    ]


def test_everywhere_is_said():
    found = read(Kanal="alle")
    assert (len(found.rows[0].channels), codes(found)) == (4, [Code.ASSUMED_CHANNEL])


def test_a_format_may_stand_beside_the_channel():
    assert [row(Kanal="IG Story", Format=form).format for form in (None, "Reel")] == ["Story", "Reel"]


def test_of_several_people_the_first_known_one_has_it_and_all_are_kept():
    found = row(Verantwortlich="Ute / Kim")
    assert (found.person, found.notes) == ("kim@example.org", (Labelled("Verantwortlich", "Ute / Kim"),))


def test_a_known_person_in_brackets_behind_the_title():
    found = row(Thema="Rezept (Kim)")
    assert (found.title, found.person) == ("Rezept", "kim@example.org")


@pytest.mark.parametrize("thema", ["Rezept (Ute)", "Rezept (Teil 2)"])
def test_other_brackets_of_a_list_stay_in_the_title(thema: str):
    assert row(Thema=thema).title == thema


def test_a_weekday_or_week_that_contradicts_the_date_is_said():
    found = found_rows(["Datum", "Wochentag", "KW", "Kanal", "Thema"], ["24.11.2026", "Mi", 47, "IG", "Rezept"])
    assert found.rows[0].day == date(2026, 11, 24)
    assert [(note.code, note.value, dict(note.values)["said"]) for note in found.notes] == [
        (Code.WEEKDAY_DIFFERS, "24.11.2026", 2),
        (Code.WEEK_DIFFERS, "47", 47),
    ]


def test_a_long_title_is_cut_and_kept_whole():
    found = read(Thema="a" * 301)
    assert (len(found.rows[0].title), found.rows[0].text, codes(found)) == (300, "a" * 301, [Code.TRUNCATED])
    assert row(Thema="a" * 301, Text="Text").notes == (Labelled("Thema", "a" * 301),)


def test_a_long_format_is_cut_and_kept_whole():
    found = row(Format="Karussell mit sieben Bildern und einem Video dahinter")
    assert (found.format, len(found.notes)) == ("Karussell mit sieben Bildern und einem…", 1)


def test_an_address_without_its_scheme_gets_one():
    assert row(Link="www.example.org").link == "https://www.example.org"


def test_an_address_among_words_is_found_and_all_is_kept():
    found = row(Link="siehe https://example.org/a")
    assert (found.link, found.notes) == ("https://example.org/a", (Labelled("Link", "siehe https://example.org/a"),))


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (None, Outcome.TO_IMPORT),
        ("veröffentlicht", Outcome.TO_IMPORT),
        ("freigegeben", Outcome.TO_IMPORT),
        ("komisch", Outcome.TO_IMPORT),
        ("failed", Outcome.SKIPPED),
        ("Entwurf", Outcome.SKIPPED),
        ("abgesagt", Outcome.SKIPPED),
    ],
)
def test_a_history_takes_in_what_has_been_published(status: str | None, outcome: Outcome):
    found = read({"published": True}, Status=status).rows[0]
    assert (found.outcome, found.reason) == (outcome, Code.NOT_PUBLISHED if outcome is Outcome.SKIPPED else None)
    if outcome is Outcome.TO_IMPORT:
        assert found.readiness is Readiness.PUBLISHED


def test_a_history_needs_days():
    assert read({"published": True}, Datum="tbd").rows[0].reason is Code.NO_DATE


def test_without_a_history_a_failed_publication_is_a_status_like_any_unknown_one():
    found = read(Status="failed")
    assert (found.rows[0].readiness, codes(found)) == (Readiness.IDEA, [Code.UNKNOWN_STATUS])
    assert status_named("failed")


def test_a_very_long_text_is_cut_and_that_is_said():
    found = read(Text="a" * 20_001)
    assert (len(found.rows[0].text), codes(found)) == (20_000, [Code.TRUNCATED])


@pytest.mark.parametrize(
    ("text", "code"), [("24.11.2026 – 26.11.2026", Code.FIRST_DAY), ("24.11.2026 verschoben", Code.DATE_TEXT)]
)
def test_what_stands_beside_the_day_is_kept_and_said(text: str, code: Code):
    found = read(Datum=text)
    assert (found.rows[0].day, found.rows[0].notes, codes(found)) == (date(2026, 11, 24), (Labelled("Datum", text),), [code])


def test_a_plain_number_for_a_day_is_said():
    found = read(Datum=46350)
    assert (found.rows[0].day, codes(found)) == (date(2026, 11, 24), [Code.SERIAL_NUMBER])
