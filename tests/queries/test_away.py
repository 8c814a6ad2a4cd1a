"""Who is away on a day: until when, and who stands in."""

from datetime import date

import pytest

from planner.db import PlanSession
from planner.queries.away import Away, away_on
from tests import make

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("days", "until"),
    [
        ([(27, 27)], 27),
        ([(23, 27)], 27),
        ([(27, 27), (28, 28), (29, 30)], 30),
        ([(27, 27), (30, 30)], 30),  # with the weekend between
        ([(26, 28), (30, 30)], 30),
        ([(27, 27), (31, 31)], 27),
        ([(23, 28), (25, 27)], 28),
        ([(26, 26), (30, 30)], None),
    ],
)
def test_entries_that_join_are_one_absence(session: PlanSession, days: list[tuple[int, int]], until: int | None):
    workspace = make.workspace(session)
    kim = make.member(session, workspace, make.user(session))
    for first, last in days:
        kim.be_absent(*(date(2026, 11, day) if day < 31 else date(2026, 12, 1) for day in (first, last)), by=None)
    session.flush()
    assert away_on(session, workspace.id, FRIDAY) == ({kim.id: Away(date(2026, 11, until), None)} if until else {})


@pytest.mark.parametrize("deputy_is_away", [False, True])
def test_only_somebody_who_is_there_stands_in(session: PlanSession, deputy_is_away: bool):
    workspace = make.workspace(session)
    lea = make.member(session, workspace, make.user(session, "lea@example.org"))
    kim = make.member(session, workspace, make.user(session), stand_in_id=lea.id)
    for member in [kim, lea] if deputy_is_away else [kim]:
        member.be_absent(FRIDAY, FRIDAY, by=None)
    session.flush()
    assert away_on(session, workspace.id, FRIDAY)[kim.id].deputy_id == (None if deputy_is_away else lea.id)
