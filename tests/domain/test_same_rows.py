"""Each table row: what an import took in before, what the file says now, and which is which."""

from datetime import date

import pytest

from planner.domain.same_rows import KeptKey, RowKey, Spot, pair

TODAY = date(2026, 11, 23)
LAST, THIS, OTHER = 1, 2, 3  # batches


def said(written: str, sheet: str = "Plan") -> RowKey:
    """`linkedin Azubi 12-01 #link`; the year is 2026."""
    words = written.split()
    identity = words.pop()[1:] if words[-1].startswith("#") else None
    channel, title, day = words
    return RowKey(Spot.of(channel, title, date.fromisoformat(f"2026-{day}")), sheet=sheet, identity=identity)


def kept(written: str, batch: int = LAST, now: str | None = None) -> KeptKey:
    return KeptKey(said(now or written).spot, said(written), batch)


def paired(rows: list[str], before: list[KeptKey], *, same_name: bool = True) -> dict[int, int]:
    return pair([said(row) for row in rows], before, same_name={LAST} if same_name else (), today=TODAY).kept_of


@pytest.mark.parametrize(
    ("rows", "before", "same"),
    [
        # the same link or file column, whatever else has changed
        (["li Neu 12-09 #a"], ["li Alt 12-01 #a", "li Neu 12-09 #b"], {0: 0}),
        (["xing Azubi 12-01 #a"], ["li Azubi 12-01 #a"], {0: 0}),
        (["li Azubi 12-01 #a", "xing Azubi 12-01 #a"], ["xing Azubi 12-01 #a", "li Azubi 12-01 #a"], {0: 1, 1: 0}),
        # the same channel and title on the nearest day
        (["li Azubi 12-01"], ["li Azubi 12-01"], {0: 0}),
        (["li AZUBI 12-03"], ["li Azubi 12-01"], {0: 0}),
        (["li Azubi 12-03", "li Azubi 12-15"], ["li Azubi 12-15", "li Azubi 12-01"], {0: 1, 1: 0}),
        (["li Azubi 12-12", "li Azubi 12-03"], ["li Azubi 12-01", "li Azubi 12-15"], {0: 1, 1: 0}),
        (["xing Azubi 12-01"], ["li Azubi 12-01"], {}),
        (["li Azubi 12-01"], ["li Azubi 02-01"], {0: 0}),  # out of the past, for the title comes once
        (["li Serie 11-16", "li Serie 12-28"], ["li Serie 11-09", "li Serie 11-16"], {0: 1}),  # what went out stays where it is
        # else, when one is left on each side, the same sheet, channel and day
        (["li Neu 12-01"], ["li Alt 12-01"], {0: 0}),
        (["li Neu 12-01", "li Andere 12-01"], ["li Alt 12-01"], {}),
        (["li Neu 12-01", "li Gleich 12-01"], ["li Alt 12-01", "li Gleich 12-01"], {0: 0, 1: 1}),
        (["li Neu 12-02"], ["li Alt 12-01"], {}),
    ],
)
def test_the_same_row(rows: list[str], before: list[str], same: dict[int, int]):
    assert paired(rows, [kept(row) for row in before]) == same


def test_another_sheet_is_no_reason_to_take_a_new_title_for_an_old_one():
    rows = [said("li Neu 12-01", sheet="Januar")]
    assert pair(rows, [kept("li Alt 12-01")], same_name={LAST}, today=TODAY).kept_of == {}


def test_a_post_moved_here_is_found_where_its_row_was_and_where_it_stands():
    moved = [kept("li Azubi 12-01", now="li Azubi 12-03"), kept("li Azubi 12-08")]
    assert paired(["li Azubi 12-01"], moved) == {0: 0}
    assert paired(["li Azubi 12-03"], moved) == {0: 0}


def test_a_post_entered_here_is_the_same_only_where_it_stands():
    entered = [KeptKey(said("li Azubi 12-01").spot)]
    assert paired(["li Azubi 12-01"], entered) == {0: 0}
    assert paired(["li Azubi 12-02"], entered) == {}


@pytest.mark.parametrize(
    ("rows", "before", "same"),
    [
        (["li Azubi 12-15"], ["li Azubi 12-01"], {0: 0}),  # two weeks apart
        (["li Azubi 12-16"], ["li Azubi 12-01"], {}),
        (["li Serie 12-07"], ["li Serie 11-30", "li Serie 11-23"], {}),  # the next month of a series
        (["li Neu 12-01"], ["li Alt 12-01"], {}),
    ],
)
def test_a_file_of_another_name_is_met_with_care(rows: list[str], before: list[str], same: dict[int, int]):
    assert paired(rows, [kept(row) for row in before], same_name=False) == same


def test_a_file_of_another_name_is_a_version_of_the_plan_when_half_of_the_rows_are_the_same():
    before = [kept("li Gleich 12-01"), kept("li Alt 12-02")]
    found = pair([said("li Gleich 12-01"), said("li Neu 12-02")], before, same_name=(), today=TODAY)
    assert found.kept_of == {0: 0, 1: 1}
    assert found.plan == {LAST}


def test_a_small_file_is_no_version_of_a_large_plan():
    before = [kept(f"li Titel{n} 12-0{n}") for n in range(1, 6)]
    assert pair([said("li Titel1 12-01")], before, same_name=(), today=TODAY).plan == frozenset()


def test_many_rows_of_one_title_are_paired_in_a_blink():
    before = [kept("li Post 12-01") for _ in range(5000)]
    rows = [said("li Post 12-02")] * 5000
    assert len(pair(rows, before, same_name={LAST}, today=TODAY).kept_of) == 5000
