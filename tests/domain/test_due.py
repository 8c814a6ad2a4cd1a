from datetime import date

import pytest

from planner.domain.due import DuePart, Part, Said, Standing, due_parts
from planner.domain.plan import Readiness

FRIDAY = date(2026, 12, 4)
TEXT, PICTURE, APPROVAL = Part
RULES = {TEXT: 5, APPROVAL: 2}
IDEA = Standing(Readiness.IDEA)
ON_29, ON_30, ON_2 = date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 2)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ({}, [DuePart(TEXT, ON_29), DuePart(APPROVAL, ON_2)]),
        ({PICTURE: Said(days_before=4)}, [DuePart(TEXT, ON_29), DuePart(PICTURE, ON_30, own=True), DuePart(APPROVAL, ON_2)]),
        ({TEXT: Said(day=FRIDAY)}, [DuePart(APPROVAL, ON_2), DuePart(TEXT, FRIDAY, own=True)]),
        ({TEXT: Said()}, [DuePart(APPROVAL, ON_2)]),
        ({TEXT: Said(days_before=5, ticked=True)}, [DuePart(TEXT, ON_29, done=True, own=True), DuePart(APPROVAL, ON_2)]),
    ],
)
def test_a_post_says_otherwise_than_the_rule(said: dict[Part, Said], due: list[DuePart]):
    assert due_parts(FRIDAY, IDEA, RULES, said) == due


@pytest.mark.parametrize(
    ("standing", "parts"),
    [
        (Standing(Readiness.IDEA, has_text=True), set()),
        (Standing(Readiness.REVIEW), set()),
        (Standing(Readiness.REVIEW, has_text=True), {TEXT}),
        (Standing(Readiness.DRAFT, has_picture=True), {PICTURE}),
        (Standing(Readiness.APPROVED, has_text=True), {TEXT, APPROVAL}),
        (Standing(Readiness.PUBLISHED), {TEXT, PICTURE, APPROVAL}),
    ],
)
def test_what_is_plainly_there_is_done(standing: Standing, parts: set[Part]):
    assert {each.part for each in due_parts(FRIDAY, standing, dict.fromkeys(Part, 3), {}) if each.done} == parts


def test_it_is_late_from_the_day_after_on():
    assert [DuePart(TEXT, ON_30).is_late(day) for day in (ON_29, ON_30, ON_2)] == [False, False, True]
    assert not DuePart(TEXT, ON_30, done=True).is_late(ON_2)
