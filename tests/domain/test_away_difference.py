"""What a calendar says now, against what was taken over from it."""

from datetime import date, timedelta

import pytest

from planner.domain.away import Away
from planner.domain.away_difference import difference

TODAY = date(2026, 11, 25)


def away(day: int, days: int = 1, uid: str = "", person: str = "kim@example.org", part: str = "whole") -> Away:
    """So many days from today on."""
    first = TODAY + timedelta(days=day)
    return Away(person, first, first + timedelta(days=days - 1), part, uid or f"{day}")


def compare(kept: list[Away], told: list[Away]) -> tuple[int, list[Away], list[Away], list[Away]]:
    """Same, changed (as they were), new, gone."""
    found = difference([(each, each) for each in kept], told, TODAY)
    return found.same, [before for before, _ in found.changed], list(found.new), list(found.gone)


@pytest.mark.parametrize(
    ("kept", "told", "expected"),
    [
        ([], [], (0, [], [], [])),
        ([], [away(1)], (0, [], [away(1)], [])),
        ([away(1)], [away(1)], (1, [], [], [])),
        ([away(1, uid="a")], [away(1, uid="b")], (1, [], [], [])),
        ([away(1, uid="a")], [away(2, uid="a")], (0, [away(1, uid="a")], [], [])),
        ([away(1, uid="a")], [away(1, uid="a", part="morning")], (0, [away(1, uid="a")], [], [])),
        ([away(1, uid="a")], [away(2, uid="b")], (0, [], [away(2, uid="b")], [away(1, uid="a")])),
        ([away(1)], [away(1, person="bo@example.org")], (0, [], [away(1, person="bo@example.org")], [away(1)])),
        ([away(-1), away(1)], [away(1)], (2, [], [], [])),
        ([away(-1, days=2)], [], (0, [], [], [away(-1, days=2)])),
        ([away(1), away(2, uid="1")], [away(2, uid="1"), away(3, uid="1")], (1, [away(1)], [], [])),
    ],
    ids=[
        "nothing", "new", "same", "same under another name", "moved", "half", "another", "somebody else's",
        "over stays", "today is not over", "a name twice",
    ],
)  # fmt: skip
def test_days_count_more_than_names(kept, told, expected):
    assert compare(kept, told) == expected


@pytest.mark.parametrize(
    ("there", "gone", "much"),
    [(1, 1, False), (2, 1, False), (2, 2, True), (6, 2, True), (7, 2, False), (10, 3, False), (10, 4, True), (100, 31, True)],
)
def test_two_and_more_than_three_in_ten_are_much(there, gone, much):
    kept = [away(day) for day in range(there)]
    assert difference([(each, each) for each in kept], kept[gone:], TODAY).is_much is much


def test_what_is_over_does_not_make_little_of_what_goes():
    kept = [*(away(-9 - day) for day in range(19)), *(away(day) for day in range(6))]
    assert difference([(each, each) for each in kept], kept[:1], TODAY).is_much
