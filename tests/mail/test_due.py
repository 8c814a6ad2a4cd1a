"""What the clock asks for: each member's report of a week, once, and what comes of a morning."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from sqlalchemy import Engine, select

from planner import db
from planner.domain.plan import Readiness, Stance
from planner.jobs.looking import look_for_criticals, look_for_mornings, look_for_reports
from planner.mail.due import catch_up
from planner.mail.keeping import forget_letters
from planner.mail.round import Sent
from planner.mail.sending import send_due
from planner.mail.unfetched import tell_of_unfetched
from planner.models import FeedFetch, Letter, LetterKind, Member, NoticeChoice, ReportChoice, Role, User, Workspace
from planner.models.letter import LetterState
from tests import make
from tests.mail.conftest import NOW, Outbox
from tests.web.world import new_feed

EARLIER = NOW - timedelta(days=30)
EIGHT = datetime(2026, 11, 23, 7, tzinfo=UTC)  # on Monday in Berlin


@pytest.fixture
def house(engine: Engine) -> Workspace:
    """Acme with an owner, an editor and a viewer, who have long been there."""
    unit = db.unit(engine)
    acme = make.workspace(unit)
    for role in (Role.OWNER, Role.EDITOR, Role.VIEWER):
        make.member(unit, acme, make.user(unit, f"{role.value}@example.org"), role, joined_at=EARLIER)
    unit.commit()
    db.session.remove()
    return acme


def choose(engine: Engine, role: Role, kind: LetterKind = LetterKind.REPORT, **values: object) -> None:
    unit = db.unit(engine)
    member = unit.scalars(select(Member).where(Member.workspace_id > 0, Member.role == role)).one()
    choice = ReportChoice if kind is LetterKind.REPORT else NoticeChoice
    of = {"workspace_id": member.workspace_id, "member_id": member.id}
    unit.add(choice(**of, **values, **({} if kind is LetterKind.REPORT else {"kind": kind})))
    unit.commit()
    db.session.remove()


def told(outbox: Outbox) -> list[tuple[str, str, str]]:
    return [(letter.key, letter.state.value, str(letter.user_id)) for letter in outbox.letters()]


def test_planners_get_the_report_on_monday_at_eight_and_once(house, engine: Engine, outbox: Outbox):
    assert look_for_reports(engine, EARLIER, EIGHT - timedelta(minutes=1)) == 0
    assert look_for_reports(engine, EIGHT - timedelta(minutes=1), EIGHT) == 2
    for since in (None, EIGHT - timedelta(minutes=1), EIGHT + timedelta(hours=3)):  # a restart, a second worker, a clock set back
        assert look_for_reports(engine, since, EIGHT + timedelta(minutes=since is None)) == 0
    sent = [letter.key for letter in outbox.letters() if letter.state is LetterState.READY]
    assert sent == ["gap:1:2026-W48:1", "gap:1:2026-W48:2"]
    assert outbox.letters()[-1].payload.keys() == {"year", "week", "pdf", "xlsx"}


def test_each_may_choose_when_and_whether(house, engine: Engine, outbox: Outbox):
    choose(engine, Role.OWNER, weekday=4, time=time(16), zone="America/New_York", with_pdf=True)
    choose(engine, Role.EDITOR, wanted=False)
    choose(engine, Role.VIEWER, weekday=0)
    assert look_for_reports(engine, EIGHT - timedelta(hours=1), EIGHT) == 1
    friday = datetime(2026, 11, 27, 21, tzinfo=UTC)  # 16:00 in New York
    assert look_for_reports(engine, friday - timedelta(minutes=1), friday) == 1
    assert [letter.key for letter in outbox.letters()] == ["gap:1:2026-W48:3", "gap:1:2026-W48:1"]
    assert outbox.letters()[1].payload == {"year": 2026, "week": 48, "pdf": True, "xlsx": False}


@pytest.mark.parametrize(
    ("hours", "states"), [(0, {"ready"}), (23.9, {"ready"}), (24, {"skipped"}), (24 * 6, {"skipped"}), (24 * 8, set())]
)
def test_what_was_missed_is_caught_up_within_a_day_else_noted(house, engine: Engine, outbox: Outbox, hours: float, states):
    look_for_reports(engine, EIGHT - timedelta(minutes=1), EIGHT + timedelta(hours=hours))
    found = [letter for letter in outbox.letters() if letter.key.startswith("gap:1:2026-W48")]
    assert {letter.state.value for letter in found} == states


def test_who_joined_later_or_left_is_not_meant(house, engine: Engine):
    unit = db.unit(engine)
    for member in unit.scalars(select(Member).where(Member.workspace_id == house.id, Member.role == Role.EDITOR)):
        member.joined_at = EIGHT + timedelta(minutes=1)
    for member in unit.scalars(select(Member).where(Member.workspace_id == house.id, Member.role == Role.OWNER)):
        member.left_at = EARLIER
    unit.commit()
    assert look_for_reports(engine, EIGHT - timedelta(minutes=1), EIGHT + timedelta(hours=1)) == 0


def test_letters_are_void_for_those_who_left_or_want_none_meanwhile(house, engine: Engine, outbox: Outbox, send):
    look_for_reports(engine, EIGHT - timedelta(minutes=1), EIGHT)
    choose(engine, Role.EDITOR, wanted=False)
    unit = db.unit(engine)
    unit.scalars(select(Member).where(Member.workspace_id == house.id, Member.role == Role.OWNER)).one().left_at = NOW
    unit.commit()
    assert send().void == 2


def test_digests_come_on_working_days_and_weeks_on_mondays_to_those_who_want_them(house, engine: Engine, outbox: Outbox):
    choose(engine, Role.VIEWER, LetterKind.DIGEST, wanted=True)
    choose(engine, Role.VIEWER, LetterKind.WEEK, wanted=True)
    for days in range(7):
        now = EIGHT + timedelta(days=days)
        look_for_mornings(engine, None, now)
        look_for_mornings(engine, now - timedelta(minutes=1), now)
    keys = [letter.key for letter in outbox.letters()]
    assert keys == ["digest:2026-11-23:1:3", "week:2026-W48:1:3"] + [f"digest:2026-11-{day}:1:3" for day in range(24, 28)]


def test_the_worst_new_critical_gap_of_a_channel_is_told_once(house, engine: Engine, outbox: Outbox):
    unit = db.unit(engine)
    editor = unit.scalars(select(Member).where(Member.workspace_id == house.id, Member.role == Role.EDITOR)).one()
    blog = make.channel(unit, unit.get_one(Workspace, house.id), "blog", responsible_id=editor.id, stance=Stance.PUBLISH)
    blog.start_cadence("Wed,Fri 09:00", date(2026, 11, 23), by=None)
    unit.commit()
    assert look_for_criticals(engine, None, EIGHT) == 1
    assert look_for_criticals(engine, None, EIGHT + timedelta(hours=1)) == 0
    [letter] = outbox.letters()
    assert (letter.key, letter.user_id) == (f"critical:blog:slot:2026-11-25:1:{editor.user_id}", editor.user_id)


def test_the_owner_is_told_of_a_feed_that_is_no_longer_fetched(house, engine: Engine, outbox: Outbox):
    unit = db.unit(engine)
    owner = unit.scalars(select(Member).where(Member.workspace_id == house.id, Member.role == Role.OWNER)).one()
    for days in (6, 8):
        feed, _ = new_feed(unit, owner)
        unit.add(FeedFetch(workspace_id=house.id, feed_id=feed.id, client="outlook", fetched_at=NOW - timedelta(days=days)))
    unit.flush()
    assert [tell_of_unfetched(unit, NOW) for _ in range(2)] == [1, 0]
    unit.commit()
    assert [letter.payload for letter in outbox.letters()] == [{"feed": 2}]


def test_reports_are_kept_for_longer_than_other_letters(house, engine: Engine, outbox: Outbox):
    look_for_reports(engine, EIGHT - timedelta(minutes=1), EIGHT)
    outbox.post("kim@example.org", "bo@example.org")
    unit = db.unit(engine)
    for letter in unit.scalars(select(Letter).where(Letter.id < 4)):
        letter.state, letter.ended_at = LetterState.SENT, NOW
    unit.flush()
    forget_letters(unit, NOW + timedelta(days=91))
    assert unit.scalars(select(Letter.kind).order_by(Letter.id)).all() == [LetterKind.REPORT] * 2 + [LetterKind.PASSWORD]
    forget_letters(unit, NOW + timedelta(days=401))
    assert unit.scalars(select(Letter.kind)).all() == [LetterKind.PASSWORD]
    unit.commit()


def changed(engine: Engine, role: Role, now: datetime, **values: object) -> int:
    choose(engine, role, **values)
    unit = db.unit(engine)
    member = unit.scalars(select(Member).where(Member.workspace_id > 0, Member.role == role)).one()
    count = catch_up(unit, member.workspace_id, now, member.user_id)
    unit.commit()
    return count


def test_whose_report_is_set_to_a_moment_that_is_over_gets_this_weeks_at_once(house, engine: Engine, outbox: Outbox):
    wednesday = EIGHT + timedelta(days=2, hours=2)
    assert changed(engine, Role.VIEWER, wednesday, weekday=0, time=time(8)) == 1
    assert told(outbox) == [("gap:1:2026-W48:3", "ready", "3")]
    assert look_for_reports(engine, wednesday, wednesday + timedelta(days=4)) == 0


def test_who_has_had_it_does_not_get_it_again(house, engine: Engine, outbox: Outbox):
    look_for_reports(engine, EIGHT - timedelta(minutes=1), EIGHT)
    assert changed(engine, Role.OWNER, EIGHT + timedelta(days=2), weekday=1, time=time(8)) == 0
    assert look_for_reports(engine, EIGHT + timedelta(days=2), EIGHT + timedelta(days=6)) == 0


def test_a_workspace_in_another_zone_loses_no_report(house, engine: Engine, outbox: Outbox):
    unit = db.unit(engine)
    acme = unit.get_one(Workspace, house.id)
    acme.zone = "America/New_York"
    unit.commit()
    assert look_for_reports(engine, EIGHT - timedelta(minutes=1), EIGHT) == 0
    unit = db.unit(engine)
    unit.get_one(Workspace, house.id).zone = "Europe/Berlin"
    assert catch_up(unit, house.id, EIGHT + timedelta(hours=2)) == 2
    unit.commit()


def test_a_digest_is_of_the_readers_own_day(house, engine: Engine, outbox: Outbox, settings):
    unit = db.unit(engine)
    user = unit.scalars(select(User).where(User.email == "viewer@example.org")).one()
    user.zone = "Asia/Tokyo"
    member = unit.scalars(select(Member).where(Member.workspace_id > 0, Member.user_id == user.id)).one()
    acme = unit.get_one(Workspace, house.id)
    make.post(unit, make.channel(unit, acme, responsible_id=member.id), date(2026, 11, 24), readiness=Readiness.DRAFT)
    unit.commit()
    choose(engine, Role.VIEWER, LetterKind.DIGEST, wanted=True)
    half_past_seven = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)  # of Tuesday in Tokyo, still Monday in Berlin
    with time_machine.travel(half_past_seven, tick=False):
        assert look_for_mornings(engine, half_past_seven - timedelta(minutes=1), half_past_seven) == 1
        assert send_due(engine, settings, half_past_seven) == Sent(sent=1)
