"""Which topic a slot is best filled with. The slot is on Wednesday, 2 December 2026."""

from datetime import date

import pytest

from planner.domain.suiting import Because, Candidate, Place, suiting

DAY = date(2026, 12, 2)


def order(*candidates: Candidate, **place: object) -> list[tuple[int, str]]:
    return [(each.topic, each.because.value) for each in suiting(candidates, Place(DAY, **place))]


def test_the_oldest_comes_first_when_nothing_else_speaks():
    assert order(Candidate(2), Candidate(1)) == [(1, "oldest"), (2, "oldest")]


def test_each_reason_has_its_place():
    found = order(
        Candidate(1),
        Candidate(2, ready=True),
        Candidate(3, pillar="Einblick"),
        Candidate(4, latest=date(2026, 12, 10)),
        Candidate(5, latest=date(2026, 12, 4)),
    )
    assert found == [(5, "expires_soon"), (4, "expires_soon"), (3, "pillar_missing"), (2, "ready"), (1, "oldest")]


@pytest.mark.parametrize(
    ("topic", "shown"),
    [
        (Candidate(1, latest=DAY), True),
        (Candidate(1, latest=date(2026, 12, 1)), False),
        (Candidate(1, earliest=DAY), True),
        (Candidate(1, earliest=date(2026, 12, 3)), False),
        (Candidate(1, evergreen=True, cool_down=30, posted=(date(2026, 11, 2),)), True),
        (Candidate(1, evergreen=True, cool_down=31, posted=(date(2026, 11, 2),)), False),
        (Candidate(1, evergreen=True, cool_down=7, posted=(date(2026, 12, 8),)), False),
        (Candidate(1, evergreen=True, posted=(DAY,)), True),
    ],
)
def test_what_makes_no_sense_on_the_day_is_left_out(topic, shown):
    assert bool(order(topic)) is shown


@pytest.mark.parametrize(("latest", "reason"), [(date(2026, 12, 16), Because.EXPIRES_SOON), (date(2026, 12, 17), Because.OLDEST)])
def test_soon_is_two_weeks(latest, reason):
    assert order(Candidate(1, latest=latest)) == [(1, reason.value)]


def test_the_slots_own_pillar_goes_before_one_that_is_missing():
    topics = (Candidate(1, pillar="Einblick"), Candidate(2, pillar="Ratgeber"))
    assert order(*topics, pillar="Ratgeber") == [(2, "pillar_missing"), (1, "oldest")]
    assert order(*topics, pillars={"Einblick": 2}) == [(2, "pillar_missing"), (1, "oldest")]
