"""What stands in a cell, in all three formats and both date systems."""

from datetime import date, datetime, time, timedelta

import pytest

from planner.importing.sheets.cells import plain
from planner.importing.sheets.workbooks import read_ole, read_zip
from tests.importing.files import ods, xls, xlsx

at = datetime.fromisoformat

ROW = [date(2026, 11, 24), at("2026-11-24T09:20"), time(9, 20), "24.11.2026", True, False, 15, 1.5, "Größe 🎄", None, "Ende"]


@pytest.mark.parametrize("mac", [False, True], ids=["1900", "1904"])
@pytest.mark.parametrize(("read", "make"), [(read_zip, xlsx), (read_ole, xls)], ids=["xlsx", "xls"])
def test_cells_keep_their_value_and_type_in_both_date_systems(read, make, mac):
    (row,) = read(make([ROW], mac=mac)).sheets[0].rows
    assert list(row) == ROW
    assert [type(value) for value in row] == [type(value) for value in ROW]


def test_cells_of_an_ods_keep_their_value_and_type():
    (row,) = read_zip(ods([ROW])).sheets[0].rows
    assert list(row) == ROW


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (15.0, 15),
        (0.1, 0.1),
        (2.0**60, 2.0**60),
        (float("nan"), None),
        (float("inf"), None),
        ("", None),
        (" \n\t", None),
        ("a\r\nb\rc\x0bd", "a\nb\nc\nd"),
        ("a\x00b\x07c\ufeff", "abc"),
        ("'=2+2", "=2+2"),  # the guard that our own export puts before it
        ("'n Abend", "'n Abend"),
        (at("2026-11-24"), date(2026, 11, 24)),
        (at("2026-11-24T10:19:59.999600"), at("2026-11-24T10:20")),
        (time(10, 19, 59, 999_600), time(10, 20)),
        (time(23, 59, 59, 999_600), time(23, 59, 59)),
        (timedelta(hours=9), time(9)),
        (timedelta(hours=30), "30:00"),
        (timedelta(hours=30, seconds=5), "30:00:05"),
        ("PT30H00M00S", "30:00"),
        ("PT09H30M00S", time(9, 30)),
        ("PT99999999999H00M00S", "PT99999999999H00M00S"),
        (None, None),
    ],
)
def test_a_value_becomes_plain(value, expected):
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)
