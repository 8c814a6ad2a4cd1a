"""Every note can be said, in both languages."""

import itertools

import pytest

from planner.domain.found import Code, Level, Note
from planner.importing import sentences
from planner.importing.grid import Trouble
from planner.wording import speaking

SAMPLES: dict[Code, list[dict[str, str | int]]] = {
    Code.ASSUMED_CHANNEL: [{"source": source} for source in ("heading", "sheet", "row_above", "all")],
    Code.ASSUMED_YEAR: [
        {"year": 2026, "source": source} for source in ("heading", "sheet", "file", "neighbours", "weekdays", "today")
    ],
    Code.CONFLICT: [{"how": how} for how in ("changed", "entered", "trashed")],
    Code.DUPLICATE_ROW: [{"first": 2, "remaining": 0}, {"first": 2, "remaining": 1}],
    Code.FORMULA: [{}, {"rows": 3}],
    Code.NO_DATE: [{}, {"published": 1}],
    Code.NOT_READ: [
        {"kind": kind, "rows": rows} for kind in ("todos", "journals", "outside", "duplicates", "left_out") for rows in (1, 2)
    ],
    Code.SERIAL_NUMBER: [{"day": "2026-11-24"}],
    Code.TRUNCATED: [
        {"limit": 300},
        {"entries": 20_000},
        {"rows": 2, "columns": 0},
        {"trouble": Trouble.CUT.value, "title": "Jour fixe"},
    ],
    Code.UNKNOWN_PERSON: [{"stays": "note"}, {"stays": "title"}],
    Code.UNKNOWN_SHEET: [{"sheets": "Mai, Juni"}],
    Code.UNREADABLE: [{"trouble": trouble.value, "title": "Jour fixe"} for trouble in Trouble if trouble is not Trouble.CUT],
    Code.WEEKDAY_DIFFERS: [{"said": 0, "day": "2026-11-24"}],
    Code.WEEK_DIFFERS: [{"said": 47, "day": "2026-11-24"}],
}


def note(code: Code, values: dict[str, str | int], row: int | None = 12, value: str = "31.02. 100 %") -> Note:
    return Note(code, Level.WARNING, "Mai", row, "Datum", value, tuple(values.items()))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_its_sentence(code: Code, language: str):
    with speaking(language):
        said = [
            sentences.sentence(note(code, values, row))
            for values, row in itertools.product(SAMPLES.get(code, [{}]), (12, None))
            if not (code is Code.FORMULA and (row is None) != ("rows" in values))
        ]
    assert all(text.endswith((".", "“.", "31.02. 100 %")) and "%(" not in text for text in said), said


def test_a_note_for_many_rows_says_how_many():
    with speaking("de"):
        text = sentences.sentence(note(Code.ASSUMED_YEAR, {"year": 2026, "source": "sheet", "rows": 31}))
    assert text == "Das Jahr fehlt. 2026 ergibt sich aus dem Namen des Blattes. Das betrifft 31 Zeilen."


def test_days_and_weekdays_are_said_in_words():
    with speaking("de"):
        text = sentences.sentence(note(Code.WEEKDAY_DIFFERS, {"said": 0, "day": "2026-11-24"}))
    assert text == "Neben dem 24. Nov. 2026 steht Mo, der Tag ist aber ein Di. Übernommen wurde das Datum."


def test_a_conflict_names_how_it_came_about():
    with speaking("en"):
        text = sentences.sentence(note(Code.CONFLICT, {"how": "trashed", "fields": "title day", "channel": "blog"}))
    assert text == "It lies in the trash here, and the file has changed it. It stays there."


@pytest.mark.parametrize(("row", "place"), [(12, "Mai, Zeile 12, Datum"), (None, "Mai, Datum")])
def test_a_note_has_its_place(row: int | None, place: str):
    with speaking("de"):
        assert sentences.place(note(Code.NO_TITLE, {}, row)) == place
