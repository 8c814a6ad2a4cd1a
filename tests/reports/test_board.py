"""The board: what lies on which day of which channel."""

from datetime import date, time, timedelta

import pytest

from planner import db
from planner.domain.board import State
from planner.domain.gap import Severity
from planner.domain.plan import Readiness
from planner.domain.span import coming
from planner.models import Channel, Workspace
from planner.models.channel import SlotDetail
from planner.models.pause import pause
from planner.planning.founding import add_holiday
from planner.reports.board import Board, board_of
from planner.reports.board_cells import Cell
from tests import make
from tests.make import MONDAY

TODAY = date(2026, 11, 25)
SPAN = coming(MONDAY, 28)


@pytest.fixture
def workspace(session: db.PlanSession) -> Workspace:
    return make.workspace(session)


@pytest.fixture
def linkedin(session: db.PlanSession, workspace: Workspace) -> Channel:
    """Promises every Wednesday and Friday at nine; nobody is responsible."""
    channel = make.channel(session, workspace)
    channel.start_cadence("Wed,Fri 09:00", MONDAY, by=None)
    return channel


def drawn(session: db.PlanSession, workspace: Workspace, today: date = TODAY) -> Board:
    session.flush()
    return board_of(session, workspace, SPAN, today)


def cell(board: Board, day: date, row: int = 0) -> Cell:
    return board.rows[row].cells[(day - MONDAY).days]


def test_it_holds_a_cell_for_every_channel_and_day(session, workspace, linkedin):
    make.channel(session, workspace, "blog", position=1)
    board = drawn(session, workspace)
    assert [(row.channel.slug, len(row.cells)) for row in board.rows] == [("linkedin", 28), ("blog", 28)]
    assert [week.number for week in board.weeks] == [48, 49, 50, 51]
    assert [day.day for day in board.days if day.is_today] == [TODAY]


def test_an_empty_promise_shows_its_time_and_how_urgent_it_is(session, workspace, linkedin):
    places = [cell(drawn(session, workspace), date(2026, 11, day)).places for day in (25, 26, 27)]
    found = [[(place.time, place.slot.state, place.slot.severity) for place in each] for each in places]
    assert found == [[(time(9), State.EMPTY, Severity.CRITICAL)], [], [(time(9), State.EMPTY, Severity.CRITICAL)]]


def test_a_post_takes_the_place_of_its_promise(session, workspace, linkedin):
    make.post(session, linkedin, day=TODAY, time=time(9), readiness=Readiness.DRAFT)
    shown = cell(drawn(session, workspace), TODAY)
    assert [(lying.card.title, lying.severity, lying.missed) for lying in shown.posts] == [
        ("Azubi-Woche", Severity.WARNING, False)
    ]
    assert shown.places == ()


def test_a_post_that_fills_no_promise_has_no_severity(session, workspace, linkedin):
    make.post(session, linkedin, day=date(2026, 11, 26), readiness=Readiness.IDEA)
    assert [lying.severity for lying in cell(drawn(session, workspace), date(2026, 11, 26)).posts] == [None]


def test_a_cancelled_post_lies_beside_the_promise_it_no_longer_fills(session, workspace, linkedin):
    make.post(session, linkedin, day=TODAY, time=time(9), cancelled=True)
    shown = cell(drawn(session, workspace), TODAY)
    assert (len(shown.posts), len(shown.places)) == (1, 1)


def test_what_is_in_the_trash_does_not_lie_on_the_board(session, workspace, linkedin):
    make.post(session, linkedin, day=TODAY, time=time(9)).trash(by=None)
    shown = cell(drawn(session, workspace), TODAY)
    assert (len(shown.posts), len(shown.places)) == (0, 1)


def test_a_promise_that_a_neighbouring_day_fills_says_by_what(session, workspace):
    blog = make.channel(session, workspace, "blog")
    blog.start_cadence("Wed within 1 day", MONDAY, by=None)
    make.post(session, blog, day=date(2026, 11, 26), title="Einen Tag später")
    (place,) = cell(drawn(session, workspace), TODAY).places
    assert place.taken_by is not None
    assert place.taken_by.title == "Einen Tag später"


def test_a_missed_promise_is_told_from_an_empty_one(session, workspace, linkedin):
    (place,) = cell(drawn(session, workspace, today=date(2026, 11, 26)), TODAY).places
    assert (place.is_missed, place.slot.severity) == (True, Severity.CRITICAL)


def test_a_pause_says_its_reason_where_it_begins_and_where_something_is_not_owed(session, workspace, linkedin):
    pause(session, workspace.id, linkedin, date(2026, 12, 1), date(2026, 12, 4), "Umbau", by=None)
    board = drawn(session, workspace)
    cells = [cell(board, date(2026, 12, day)) for day in range(1, 6)]
    assert [each.pause for each in cells] == ["Umbau"] * 4 + [None]
    assert [each.says_pause for each in cells] == [True, True, False, True, False]
    assert [place.is_paused for each in cells for place in each.places] == [True, True]


def test_a_pause_of_another_channel_does_not_show(session, workspace, linkedin):
    blog = make.channel(session, workspace, "blog", position=1)
    pause(session, workspace.id, blog, TODAY, TODAY, "Umbau", by=None)
    board = drawn(session, workspace)
    assert (cell(board, TODAY).pause, cell(board, TODAY, row=1).pause) == (None, "Umbau")


def test_a_quota_stands_above_its_weeks(session, workspace):
    blog = make.channel(session, workspace, "blog")
    blog.start_cadence("2/week", date(2026, 12, 2), by=None)
    make.post(session, blog, day=date(2026, 12, 3))
    (row,) = drawn(session, workspace).rows
    strips = [(strip.days, strip.period and (len(strip.period.period.posts), strip.period.period.owed)) for strip in row.strips]
    assert strips == [(9, None), (5, (1, 1)), (7, (0, 2)), (7, (0, 2))]
    assert [len(row.periods_on(day)) for day in (0, 7, 14, 21)] == [0, 1, 1, 1]


def test_a_channel_without_quota_has_nothing_above_its_days(session, workspace, linkedin):
    assert drawn(session, workspace).rows[0].strips == ()


def test_a_cadence_that_ends_within_the_board_leaves_the_rest_empty(session, workspace):
    blog = make.channel(session, workspace, "blog")
    blog.start_cadence("7/week", MONDAY, by=None)
    blog.end_cadence(date(2026, 12, 2), by=None)
    assert [(strip.days, strip.period is None) for strip in drawn(session, workspace).rows[0].strips] == [
        (7, False),
        (2, False),
        (19, True),
    ]


def test_the_head_of_a_row_says_how_far_the_plan_reaches(session, workspace, linkedin):
    for day in (25, 27):
        make.post(session, linkedin, day=date(2026, 11, day), time=time(9), readiness=Readiness.DRAFT)
    (row,) = drawn(session, workspace).rows
    assert (row.continuity.reach, row.reach_days) == (date(2026, 12, 1), 7)


def test_adherence_is_that_of_the_last_twelve_weeks(session, workspace, linkedin):
    linkedin.start_cadence("Wed 09:00", date(2026, 11, 9), by=None)
    make.post(session, linkedin, day=date(2026, 11, 11), time=time(9), readiness=Readiness.PUBLISHED)
    assert drawn(session, workspace).rows[0].adherence == 0.5


def test_gaps_come_the_worst_first_and_past_ones_not_at_all(session, workspace, linkedin):
    board = drawn(session, workspace)
    assert [found.gap.severity for found in board.gaps] == sorted(
        (found.gap.severity for found in board.gaps), key=list(Severity).index
    )
    assert Severity.PAST not in board.counts
    assert board.counts[Severity.CRITICAL] == board.rows[0].gaps[Severity.CRITICAL] > 0


def test_the_next_gap_is_the_one_that_comes_not_the_one_that_has_begun(session, workspace, linkedin):
    linkedin.start_cadence("Wed,Fri 09:00", date(2026, 9, 7), by=None)
    assert drawn(session, workspace).next_gap.gap.first == TODAY


def test_absences_and_holidays_lie_behind(session, workspace, linkedin):
    kim = make.member(session, workspace, make.user(session, "kim@example.org", "Kim Schäfer"))
    kim.be_absent(date(2026, 11, 20), date(2026, 11, 24), by=None)
    kim.be_absent(date(2027, 1, 4), date(2027, 1, 8), by=None)
    add_holiday(session, workspace, TODAY, "Betriebsausflug", by=None)
    board = drawn(session, workspace)
    assert [(away.name, away.offset, away.days) for away in board.absences] == [("Kim Schäfer", 0, 2)]
    assert [(day.day, day.holiday) for day in board.days if day.holiday] == [(TODAY, "Betriebsausflug")]


def test_posts_that_are_not_wanted_are_counted_and_gaps_stay(session, workspace, linkedin):
    for title in ("Messe", "Azubi-Woche"):
        make.post(session, linkedin, day=TODAY, title=title)
    whole = drawn(session, workspace)
    board = whole.showing(lambda card: card.title == "Messe")
    assert ([card.title for card in board.cards], board.posts, board.hidden) == (["Messe"], 1, 1)
    assert board.gaps == whole.gaps


def test_a_post_is_for_its_person_else_for_its_slots_else_for_its_channels(session, workspace):
    kim, lee, mia = (make.member(session, workspace, make.user(session, f"{name}@example.org", name)) for name in ("k", "l", "m"))
    blog = make.channel(session, workspace, "blog", responsible_id=mia.id)
    blog.start_cadence("Wed 09:00", MONDAY, by=None, details=[SlotDetail(line=0, person_id=lee.id)])
    make.post(session, blog, day=TODAY)
    make.post(session, blog, day=TODAY + timedelta(weeks=1), person_id=kim.id)
    make.post(session, blog, day=TODAY + timedelta(days=1))
    assert [card.duty_id for card in drawn(session, workspace).cards] == [lee.id, mia.id, kim.id]


def test_channels_that_are_not_wanted_go_with_their_gaps(session, workspace, linkedin):
    make.channel(session, workspace, "blog", position=1)
    whole = drawn(session, workspace)
    assert whole.gaps
    board = whole.showing(lambda card: True, ["blog"])
    assert ([row.channel.slug for row in board.rows], board.gaps) == (["blog"], ())
    assert whole.showing(lambda card: True, ["nowhere"]).rows == whole.rows


def test_an_empty_workspace_has_an_empty_board(session, workspace):
    board = drawn(session, workspace)
    assert (board.rows, board.gaps, board.next_gap) == ((), (), None)


def test_three_channels_with_posts_ask_no_more_than_one(session, workspace, linkedin, engine, questions):
    def asked() -> int:
        session.flush()
        with questions(engine) as found:
            drawn(session, workspace)
        return len(found)

    one = asked()
    for slug in ("blog", "xing"):
        channel = make.channel(session, workspace, slug)
        channel.start_cadence("2/week", MONDAY, by=None)
        for day in range(5):
            make.post(session, channel, day=MONDAY + timedelta(days=day), title=f"{slug} {day}")
    assert asked() == one
