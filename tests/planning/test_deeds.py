"""Deeds and how they are undone, on both databases."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, select

from planner import clock, db
from planner.domain.plan import Readiness
from planner.models import Channel, Deed, Event, Member, Pause, Post, Topic, Workspace
from planner.planning.copies import Unit, copy, counterpart, forward, onto_channels
from planner.planning.deeds import KEPT_DEEDS, Doing, Done
from planner.planning.filling import fill_slot
from planner.planning.moves import Move, move
from planner.planning.undoing import Undone, newest_deed, undo
from tests import make

TODAY, WEDNESDAY = make.MONDAY, make.MONDAY + timedelta(days=2)


@dataclass
class Office:
    """Bob and Alice plan on LinkedIn, which promises Wednesdays and Fridays."""

    session: db.PlanSession
    workspace: Workspace
    linkedin: Channel
    bob: Member
    alice: Member

    def begin(self, by: Member | None = None) -> Doing:
        return Doing(self.session, self.workspace, by or self.bob, TODAY)

    def moves(self, post: Post, day: date, by: Member | None = None) -> Done:
        doing = self.begin(by)
        move(doing, [Move(post, day, post.time, self.linkedin)])
        return doing.finish()

    def fills(self, day: date, **what: Any) -> Post:
        doing = self.begin()
        post = fill_slot(doing, self.linkedin, day=day, **what)
        doing.finish()
        return post

    def undo(self, by: Member | None = None) -> Undone:
        deed = newest_deed(self.session, by or self.bob)
        assert deed
        return undo(self.session, self.workspace, deed, by=by or self.bob, today=TODAY)


@pytest.fixture
def here(session: db.PlanSession) -> Office:
    acme = make.workspace(session)
    bob, alice = (make.member(session, acme, make.user(session, f"{name}@example.org", name)) for name in ("bob", "alice"))
    linkedin = make.channel(session, acme, "linkedin")
    linkedin.start_cadence("Wed,Fri 09:00", TODAY, by=None)
    return Office(session, acme, linkedin, bob, alice)


def test_a_deed_keeps_what_was_before_and_says_what_it_does(here: Office):
    post = make.post(here.session, here.linkedin, WEDNESDAY, time=time(9))
    done = here.moves(post, date(2026, 12, 2))
    assert done.deed.steps == [{"thing": "post", "id": post.id, "seen": 1, "version": 2, "before": {"day": "2026-11-25"}}]
    assert [(change.effect.value, change.gap.first.day) for change in done.changes] == [("opens", 25), ("closes", 2)]


def test_a_deed_that_changes_nothing_is_none(here: Office):
    post = make.post(here.session, here.linkedin, WEDNESDAY, time=time(9))
    assert here.moves(post, WEDNESDAY) == Done(None, ())


def test_every_kind_of_value_comes_back(here: Office):
    post = make.post(here.session, here.linkedin, WEDNESDAY, time=time(9), due_day=TODAY, person_id=here.alice.id)
    before = {name: getattr(post, name) for name in ("day", "time", "due_day", "readiness", "person_id", "text", "trashed_at")}
    doing = here.begin()
    doing.watch(post)
    post.move_to(TODAY, None, by=here.bob)
    post.edit(by=here.bob, text="Neu", due_day=None)
    post.ripen(Readiness.APPROVED, by=here.bob)
    post.assign(None, by=here.bob)
    post.trash(by=here.bob)
    doing.finish()
    here.undo()
    here.session.expire_all()
    assert {name: getattr(post, name) for name in before} == before


def test_undoing_raises_the_sequence_and_says_so_in_the_history(here: Office):
    post = make.post(here.session, here.linkedin, WEDNESDAY)
    here.moves(post, TODAY)
    here.undo()
    verbs = list(here.session.scalars(select(Event.verb).where(Event.workspace_id == here.workspace.id, Event.subject == "post")))
    assert (verbs, post.sequence) == (["planned", "moved", "undone"], 2)


def test_what_came_to_be_is_thrown_away_with_its_topic(here: Office):
    post = here.fills(WEDNESDAY, title="Messe")
    undone = here.undo()
    assert (post.trashed_at is None, post.topic.trashed_at is None, undone.left) == (False, False, [])
    assert [change.effect.value for change in undone.changes] == ["opens"]


def test_a_topic_that_found_another_post_stays(here: Office):
    first = here.fills(WEDNESDAY, title="Messe")
    here.begin(here.alice)
    fill_slot(here.begin(here.alice), here.linkedin, topic=first.topic, day=date(2026, 12, 2))
    undone = here.undo()
    assert (first.topic.trashed_at, undone.left) == (None, [])


def test_the_topic_lends_what_it_knows(here: Office):
    topic = make.topic(
        here.session, here.workspace, "Messe", link="https://example.org", pillar="Einblick", person_id=here.alice.id
    )
    lent = here.fills(WEDNESDAY, topic=topic)
    assert (lent.title, lent.link, lent.pillar, lent.person_id) == ("Messe", "https://example.org", "Einblick", here.alice.id)
    assert here.fills(WEDNESDAY, topic=topic, person_id=here.bob.id).person_id == here.bob.id


def test_what_others_have_changed_stays_and_the_rest_goes_back(here: Office):
    mine, theirs = (make.post(here.session, here.linkedin, WEDNESDAY, title) for title in ("A", "B"))
    doing = here.begin()
    move(doing, [Move(post, TODAY, None, here.linkedin) for post in (mine, theirs)])
    doing.finish()
    theirs.edit(by=here.alice, text="von Alice")
    here.session.flush()
    undone = here.undo()
    assert (mine.day, theirs.day, undone.left) == (WEDNESDAY, TODAY, [theirs])


def test_several_deeds_on_one_post_are_undone_backwards(here: Office):
    post = here.fills(WEDNESDAY, title="Messe")
    for number in (1, 2, 3):
        here.moves(post, WEDNESDAY + timedelta(days=number))
    days = []
    for _ in range(3):
        assert here.undo().left == []
        days.append((post.day - WEDNESDAY).days)
    assert days == [2, 1, 0]
    here.undo()
    assert post.trashed_at


def test_a_pause_is_lifted_and_a_lifted_one_accepted_again(here: Office):
    doing = here.begin()
    doing.accepted(here.linkedin.pause(WEDNESDAY, WEDNESDAY, "Messe", by=here.bob))
    assert [change.effect.value for change in doing.finish().changes] == ["closes"]
    pauses = select(Pause).where(Pause.workspace_id == here.workspace.id)
    lifting = here.begin()
    pause = here.session.scalar(pauses)
    lifting.lifting(pause)
    pause.lift(by=here.bob)
    assert [change.effect.value for change in lifting.finish().changes] == ["opens"]
    here.undo()
    assert [(each.reason, each.first_day) for each in here.session.scalars(pauses)] == [("Messe", WEDNESDAY)]
    here.undo()
    assert here.session.scalars(pauses).all() == []


def test_deeds_are_ones_own_and_forgotten_after_a_week_or_a_hundred(here: Office):
    post = make.post(here.session, here.linkedin, WEDNESDAY)
    for number in range(KEPT_DEEDS + 3):
        here.moves(post, WEDNESDAY + timedelta(days=number % 2 + 1))
    of_bob = select(func.count()).select_from(Deed).where(Deed.workspace_id == here.workspace.id, Deed.member_id == here.bob.id)
    assert (here.session.scalar(of_bob), newest_deed(here.session, here.alice)) == (KEPT_DEEDS, None)
    with time_machine.travel(clock.now() + timedelta(days=8)):
        here.moves(post, TODAY)
    assert here.session.scalar(of_bob) == 1


@pytest.mark.parametrize(
    ("unit", "day", "to", "found"),
    [
        (Unit.WEEK, "2026-11-25", "2026-12-07", "2026-12-09"),
        (Unit.WEEK, "2026-12-31", "2027-01-10", "2027-01-07"),
        (Unit.MONTH, "2026-11-03", "2026-12-20", "2026-12-01"),  # the first Tuesday
        (Unit.MONTH, "2026-11-25", "2026-12-01", "2026-12-23"),  # the fourth Wednesday
        (Unit.MONTH, "2026-11-30", "2026-12-01", None),  # a fifth Monday
        (Unit.MONTH, "2026-11-29", "2027-01-31", "2027-01-31"),  # a fifth Sunday
        (Unit.MONTH, "2026-12-31", "2027-02-01", None),
    ],
)
def test_the_counterpart_of_a_day(unit: Unit, day: str, to: str, found: str | None):
    asked = counterpart(date.fromisoformat(day), unit, date.fromisoformat(to))
    assert asked == (date.fromisoformat(found) if found else None)


def test_a_week_goes_forward_in_one_deed(here: Office):
    for number, values in enumerate(({"text": "Fertig", "readiness": Readiness.APPROVED}, {}, {"cancelled": True})):
        make.post(here.session, here.linkedin, TODAY + timedelta(days=number), f"Nr. {number}", **values)
    copies = forward(here.session, here.workspace, Unit.WEEK, TODAY, date(2026, 12, 2))
    doing = here.begin()
    made = copy(doing, copies)
    doing.finish()
    assert [(post.title, post.day.day, post.readiness) for post in made] == [
        ("Nr. 0", 30, Readiness.DRAFT),
        ("Nr. 1", 1, Readiness.IDEA),
    ]
    here.undo()
    assert all(post.trashed_at for post in made)
    assert all(topic.trashed_at for topic in here.session.scalars(select(Topic).where(Topic.workspace_id == here.workspace.id)))


def test_onto_other_channels_and_to_whom_they_belong(here: Office):
    post = make.post(here.session, here.linkedin, WEDNESDAY, person_id=here.bob.id)
    xing = make.channel(here.session, here.workspace, "xing", responsible_id=here.alice.id)
    blog = make.channel(here.session, here.workspace, "blog")
    copies = onto_channels(here.session, here.workspace, [post], [here.linkedin, xing, blog], None)
    made = copy(here.begin(), copies)
    assert [(each.channel.slug, each.day, each.person_id) for each in made] == [
        ("xing", WEDNESDAY, None),
        ("blog", WEDNESDAY, here.bob.id),
    ]


def test_a_deed_asks_the_same_whatever_the_number_of_posts(here: Office, questions: Any):
    counts = []
    for n in (1, 3):
        posts = [make.post(here.session, here.linkedin, WEDNESDAY, f"{n} {number}") for number in range(n)]
        here.session.flush()
        doing = here.begin()
        move(doing, [Move(post, TODAY, None, here.linkedin) for post in posts])
        with questions(here.session.get_bind()) as asked:
            doing.finish()
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20
