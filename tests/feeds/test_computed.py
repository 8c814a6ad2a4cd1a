"""Computed entries are known again from one day to the next."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from planner.feeds.computed import Computed, Seen, recognise

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


def day(number: int) -> date:
    return date(2026, 12, number)


def gap(first: int, last: int | None = None, stem: str = "gap-slot-1", summary: str = "Lücke") -> Computed:
    return Computed(stem, day(first), day(last or first), summary, "Zuständig: Kim", "https://plan.example.org/w/acme/plan")


def seen(*found: Computed) -> list[Seen]:
    return [each for _, each in recognise(found, [], NOW)]


def later(found: list[Computed], known: list[Seen]) -> list[Seen]:
    return [each for _, each in recognise(found, known, LATER)]


def test_a_new_one_is_named_after_its_stem_and_first_day():
    assert seen(gap(5)) == [
        Seen("gap-slot-1-2026-12-05@redaktionsplan", "gap-slot-1", day(5), day(5), gap(5).digest, 0, NOW),
    ]


def test_a_second_one_of_the_day_is_numbered():
    assert [each.uid for each in seen(gap(5), gap(5))] == [
        "gap-slot-1-2026-12-05@redaktionsplan",
        "gap-slot-1-2026-12-05-2@redaktionsplan",
    ]


def test_an_unchanged_one_keeps_everything():
    known = seen(gap(5), gap(7))
    assert later([gap(5), gap(7)], known) == known


def test_one_whose_days_move_on_keeps_its_uid():
    known = seen(gap(5, 9))
    (found,) = later([gap(6, 10)], known)
    assert found == replace(known[0], first_day=day(6), last_day=day(10), digest=gap(6, 10).digest, sequence=1, changed_at=LATER)


def test_one_that_says_something_else_counts_up():
    (found,) = later([gap(5, summary="Lücke, dringend")], seen(gap(5)))
    assert (found.sequence, found.changed_at) == (1, LATER)


def test_a_change_within_the_second_shows_a_second_later():
    (_, found), *_ = recognise([gap(5, summary="Neu")], seen(gap(5)), NOW)
    assert found.changed_at == NOW + timedelta(seconds=1)


def test_one_on_other_days_is_another():
    known = seen(gap(5))
    assert [each.uid for each in later([gap(6)], known)] == ["gap-slot-1-2026-12-06@redaktionsplan"]


def test_another_channel_or_kind_is_another():
    known = seen(gap(5))
    assert [each.sequence for each in later([gap(5, stem="gap-slot-2"), gap(5, stem="gap-cover-1")], known)] == [0, 0]


def test_those_that_say_the_same_find_each_other_first():
    known = seen(gap(5, summary="A"), gap(5, summary="B"))
    by_text = dict(zip("AB", known, strict=True))
    assert later([gap(5, summary="B")], known) == [by_text["B"]]


def test_one_that_wanders_is_itself_wherever_it_goes():
    known = seen(gap(5))
    (found,) = later([replace(gap(20), wanders=True)], known)
    assert (found.uid, found.sequence) == (known[0].uid, 1)


def test_two_never_share_a_uid():
    known = seen(gap(5, 9))
    moved = later([gap(7, 9)], known)
    uids = [each.uid for each in later([gap(5), gap(7, 9)], moved)]
    assert uids == ["gap-slot-1-2026-12-05-2@redaktionsplan", "gap-slot-1-2026-12-05@redaktionsplan"]
