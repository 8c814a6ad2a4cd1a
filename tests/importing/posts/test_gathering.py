import pytest

from planner.domain.found import Code, Level, Note
from planner.importing.posts.gathering import gathered


def note(code: Code, row: int, value: str = "", **values: str | int) -> Note:
    return Note(code, Level.INFO, "Mai", row, "Datum", value, tuple(values.items()))


def test_what_holds_for_row_after_row_is_said_once():
    assumed = [note(Code.ASSUMED_YEAR, row, f"{row}.5.", year=2026, source="sheet") for row in (4, 5, 6)]
    assert gathered(assumed) == [note(Code.ASSUMED_YEAR, 4, "4.5.", year=2026, source="sheet", rows=3)]


def test_another_year_is_another_note():
    assumed = [note(Code.ASSUMED_YEAR, row, year=year) for row, year in ((4, 2026), (5, 2027), (6, 2026))]
    assert [(one.row, dict(one.values)["rows"]) for one in gathered(assumed)] == [(4, 2), (5, 1)]


def test_unknown_people_are_gathered_for_the_file():
    unknown = [note(Code.UNKNOWN_PERSON, row, value) for row, value in ((4, "Ute"), (5, "Bo"), (6, "ute"))]
    assert [(one.value, dict(one.values)["rows"]) for one in gathered(unknown)] == [("Ute", 2), ("Bo", 1)]


@pytest.mark.parametrize("code", [Code.IMPOSSIBLE_DATE, Code.UNKNOWN_CHANNEL, Code.NOT_PUBLISHED])
def test_what_may_end_a_row_is_said_for_each(code: Code):
    ended = [note(code, row, "31.02.") for row in (4, 5)]
    assert gathered(ended) == ended
