"""Whatever stands in a sheet: recognition answers, every row has its outcome, and every outcome its reason."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.found import Found, Outcome
from planner.importing import sentences
from tests.importing.made import found, sheet

pytestmark = pytest.mark.no_cover  # what tables cover already is run thousands of times here

LABELS = """
Datum Kanal Thema Text Status Uhrzeit KW Tag Instagram FB x Mo Di Mi Do Fr Sa So 24.11. 24.11.2026 13/10/2024 03/04/2026
31.02. Dezember tbd ? - Summe Legende Ideen https://example.org offen 1 2 3 4 Feiertag alle #REF!
"""
PHRASES = (
    "KW 48", "November 2026", "9 Uhr", "IG: Rezept", "Rezept (Kim)", "✅ freigegeben", "IG, FB", "- A\n- B", "Titel\nText",
    '=HYPERLINK("a";"b")',
)  # fmt: skip
WORDS = st.sampled_from((*LABELS.split(), *PHRASES))
CELLS = st.one_of(
    st.none(),
    WORDS,
    st.text(max_size=20),
    st.integers(),
    st.integers(1, 31),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.dates(date(2024, 1, 1), date(2027, 1, 1)),
    st.datetimes(),
    st.times(),
)
ROWS = st.integers(1, 9).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=14))
PLACES = st.tuples(st.integers(-1, 16), st.integers(-1, 10), st.integers(-1, 16), st.integers(-1, 10))


def accounted_for(read: Found) -> None:
    reasons = {(note.sheet, note.row, note.code) for note in read.notes}
    for row in read.rows:
        assert (row.reason is None) == (row.outcome is Outcome.TO_IMPORT)
        assert row.reason is None or (row.sheet, row.row, row.reason) in reasons
        if row.outcome is Outcome.TO_IMPORT:
            assert row.title
            assert row.channels or row.day is None
    assert sum(read.count(outcome) for outcome in Outcome) == len(read.rows)
    assert all(sentences.sentence(note) for note in read.notes)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    ROWS,
    st.sampled_from(["", "Mai 26", "Instagram", "2026", "Ideen"]),
    st.lists(PLACES, max_size=3),
    st.frozensets(st.tuples(st.integers(-1, 16), st.integers(-1, 10)), max_size=4),
    st.sampled_from([None, True, False]),
    st.booleans(),
)
def test_random_grids(
    rows: list[list[Any]],
    name: str,
    merged: list[tuple[int, int, int, int]],
    formulas: frozenset[tuple[int, int]],
    day_first: bool | None,
    published: bool,
):
    accounted_for(
        found(sheet(*rows, name=name, merged=tuple(merged), formulas=formulas), day_first=day_first, published=published)
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=20))
def test_random_rows_below_a_header(rows: list[tuple[Any, ...]]):
    accounted_for(found(sheet(["Datum", "Kanal", "Thema"], *rows)))


def test_the_extremes_of_days_and_times():
    moments = [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)]
    texts = ["9999-12-31T23:59:59Z", "1990-01-01T00:00:00+00:00", "0001-01-01T00:00:00+14:00"]
    values = [date.min, date.max, *moments, time.min, time.max, 2**70, -(2**70), 1e308, *texts]
    for zone in ("Pacific/Apia", "America/Los_Angeles"):
        accounted_for(found(sheet(["Datum", "Kanal", "Thema"], *[[value, "IG", "A"] for value in values]), zone=zone))
