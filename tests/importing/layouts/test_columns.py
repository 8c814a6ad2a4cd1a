"""What columns mean: by header, by content, by hand."""

import pytest

from planner.domain.found import Found, FoundColumn, Sure
from planner.importing.grid import Cell
from planner.importing.layouts.columns import Field, by_header, header_key, letters
from planner.importing.read import header_key as public_header_key
from tests.importing.made import found_rows, shorts

SYNONYMS = [
    (
        Field.DATE,
        "Datum, Date, Tag, 📅 Datum, VÖ-Datum, Veröffentlichungsdatum, Publish date, Go-live, timestamp, Datum (geplant)",
    ),
    (Field.TIME, "Uhrzeit, Zeit, Time, Uhrzeit*"),
    (Field.CHANNEL, "Kanal, Kanäle, Plattform, Channel, Social-Media-Kanal, Netzwerk, Kanal(e)"),
    (Field.TITLE, "Thema, Titel, Topic, Title, Thema / Titel, Headline, Arbeitstitel, Titel des Beitrags"),
    (Field.TEXT, "Text, Copy, Caption, Text (max. 280 Zeichen), Beschreibung"),
    (Field.FORMAT, "Format, Typ, Content-Type"),
    (Field.STATUS, "Status, Stand, result, STATUS:"),
    (Field.PERSON, "Verantwortlich, Zuständig, Owner, Autor:in, Wer?, Zuständigkeit"),
    (Field.APPROVAL, "Freigabe, Freigabe durch, Approval"),
    (Field.LINK, "Link, URL, Link zum Beitrag"),
    (Field.FILE, "Datei, File, post_file"),
    (Field.PILLAR, "Rubrik, Kategorie, Content-Säule"),
    (Field.CAMPAIGN, "Kampagne, Aktion"),
    (Field.AUDIENCE, "Zielgruppe, Target audience"),
    (Field.WEEK, "KW, Kalenderwoche, Woche, Week"),
    (Field.WEEKDAY, "Wochentag, Weekday"),
    (Field.OCCASION, "Feiertage, Anlass, Aktionstag"),
    (Field.NUMBER, "Nr., lfd. Nr., #, ID"),
    (Field.NOTE, "Bemerkung, Hashtags, Bild, Deadline, Datum (Erstellung), Freigabe bis, Link zum Bild, Notizen"),
]


@pytest.mark.parametrize(("field", "header"), [(field, header) for field, headers in SYNONYMS for header in headers.split(", ")])
def test_headers_in_german_and_english(field: Field, header: str):
    known = by_header(header)
    assert known is not None
    assert known[0] is field


@pytest.mark.parametrize("header", ["", "Einhorn", "Budgetübersicht der Abteilung", "x" * 200])
def test_silent_headers(header: str):
    assert by_header(header) is None


def columns(found: Found) -> dict[str, tuple[str, Sure]]:
    return {column.header or column.letters: (column.field, column.sure) for column in found.sheets[0].blocks[0].columns}


def test_of_two_columns_of_one_meaning_the_better_word_has_it():
    found = found_rows(
        ["Datum", "Thema", "Titel", "Inhalt"], ["24.11.2026", "Herbst", "Rezept", "Heute gibt es Suppe."], default_channel="blog"
    )
    assert columns(found)["Titel"] == ("title", Sure.HEADER)
    assert columns(found)["Thema"] == ("note", Sure.REST)
    assert columns(found)["Inhalt"] == ("text", Sure.LIKELY)


def test_of_two_date_columns_the_one_of_publication_has_it():
    found = found_rows(["Datum", "Veröffentlichungsdatum", "Kanal", "Thema"], ["01.10.2026", "24.11.2026", "IG", "Rezept"])
    assert shorts(found) == [("2026-11-24", "instagram", "Rezept")]


def test_a_date_column_without_dates_leaves_it_to_another():
    found = found_rows(["Veröffentlichungsdatum", "Datum", "Kanal", "Thema"], ["ja", "24.11.2026", "IG", "Rezept"])
    assert shorts(found) == [("2026-11-24", "instagram", "Rezept")]


def test_tag_is_a_weekday_beside_dates():
    found = found_rows(
        ["Datum", "Tag", "Kanal", "Thema"], ["24.11.2026", "Di", "IG", "Rezept"], ["25.11.2026", "Mi", "IG", "Suppe"]
    )
    assert columns(found)["Tag"][0] == "weekday"


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("", "24.11.2026", "date"),
        ("", "LinkedIn", "channel"),
        ("Ort der VÖ", "LinkedIn", "channel"),
        ("", "9:00 Uhr", "time"),
        ("", "Entwurf", "status"),
        ("", "https://example.org/a", "link"),
        ("", "KW 48", "week"),
        ("", "Mo", "weekday"),
    ],
)
def test_under_a_silent_header_the_content_tells(header: str, cell: Cell, field: str):
    found = found_rows(
        ["Tag" if field != "date" else "Uhrzeit", "Thema", header],
        *[["24.11.2026" if field != "date" else "9:00", f"Thema {n}", cell] for n in range(3)],
    )
    assert found.sheets[0].blocks[0].columns[2].field == field
    assert found.sheets[0].blocks[0].columns[2].sure is Sure.CONTENT


def test_a_list_without_any_header():
    found = found_rows(["24.11.2026", "IG", "Rezept", "Entwurf"], ["25.11.2026", "FB", "Umfrage", "offen"])
    assert shorts(found) == [("2026-11-24", "instagram", "Rezept"), ("2026-11-25", "facebook", "Umfrage")]
    assert found.sheets[0].blocks[0].header_row is None


def test_a_format_column_that_holds_channels():
    found = found_rows(["Datum", "Typ", "Thema"], ["24.11.2026", "Facebook", "A"], ["25.11.2026", "Instagram", "B"])
    assert shorts(found) == [("2026-11-24", "facebook", "A"), ("2026-11-25", "instagram", "B")]


def test_columns_show_their_first_values():
    found = found_rows(["Datum", "Thema"], *[[f"{day}.11.2026", f"Thema {day}"] for day in range(1, 9)])
    assert found.sheets[0].blocks[0].columns[1] == FoundColumn(
        1, "B", "Thema", "title", Sure.HEADER, ("Thema 1", "Thema 2", "Thema 3")
    )


HEADER = ["Wann genau", "Einhorn", "Pony"]
ROWS: list[list[Cell]] = [["24.11.2026", "Rezept", "IG"], ["25.11.2026", "Suppe", "FB"]]


def test_by_hand_a_column_means_what_the_user_says():
    mapping = {header_key(["Datum", "Thema", "Pony"]): {"1": "note", "2": "title"}}
    found = found_rows(["Datum", "Thema", "Pony"], ["24.11.2026", "Herbst", "Rezept"], mapping=mapping, default_channel="blog")
    assert shorts(found) == [("2026-11-24", "blog", "Rezept")]
    assert columns(found)["Pony"] == ("title", Sure.BY_HAND)


def test_by_hand_a_column_is_a_channels():
    mapping = {header_key(["Datum", "Thema", "Pony"]): {"2": "posts"}}
    found = found_rows(["Datum", "Thema", "Pony"], ["24.11.2026", "Rezept", "x"], mapping=mapping)
    assert shorts(found) == [("2026-11-24", "?Pony", "Rezept")]


def test_by_hand_a_column_is_left_out():
    mapping = {header_key(["Datum", "Thema", "Pony"]): {"2": "ignored"}}
    found = found_rows(["Datum", "Thema", "Pony"], ["24.11.2026", "Rezept", "x"], mapping=mapping, default_channel="blog")
    assert found.rows[0].notes == ()


@pytest.mark.parametrize("mapping", [{"9": "title"}, {"a": "title"}, {"1": "unknown"}])
def test_a_mapping_that_fits_nothing_changes_nothing(mapping: dict[str, str]):
    key = header_key(["Datum", "Thema"])
    found = found_rows(["Datum", "Thema"], ["24.11.2026", "Rezept"], mapping={key: mapping}, default_channel="blog")
    assert shorts(found) == [("2026-11-24", "blog", "Rezept")]


def test_a_mapping_is_remembered_by_the_words_of_the_header_row():
    found = found_rows(["Redaktionsplan"], ["Datum:", "thema"], ["24.11.2026", "Rezept"])
    assert found.sheets[0].blocks[0].header_key == public_header_key(["Datum", "Thema"])


def test_letters_of_columns():
    assert [letters(column) for column in (1, 26, 27, 28, 703)] == ["A", "Z", "AA", "AB", "AAA"]


def test_a_word_whose_other_meaning_is_taken_is_kept_as_a_note():
    found = found_rows(["Datum", "Titel", "Text", "Inhalt"], ["24.11.2026", "Rezept", "Suppe", "Mehr"], default_channel="blog")
    assert columns(found)["Inhalt"] == ("note", Sure.REST)
