"""Stories of a file that is taken out of the plan again."""

from datetime import date, time

import pytest
from sqlalchemy import select

from planner import db
from planner.models import Event
from planner.planning import imports
from planner.planning.imports import Choices, Every
from planner.wording import Refusal
from tests import make
from tests.planning.foreign import Office, fates, office, plan, row


@pytest.fixture
def here(session: db.PlanSession) -> Office:
    return office(session)


def test_what_the_file_created_goes_into_the_trash_with_its_topics(here: Office):
    here.take_in(plan(row("Messe", channels="linkedin xing"), row("Idee", None)))
    undone = here.undo()
    assert (here.plan(), here.titles(), undone.stay) == ([], [], [])
    assert len(undone.created) == 3


def test_what_the_file_changed_is_put_back(here: Office):
    here.take_in(plan(row("Messe", text="Alt"), row("Idee", None, "xing", text="Alt")))
    here.take_in(plan(row("Messe in Köln", text="Neu", format="Reel"), row("Idee", None, "blog", text="Neu")))
    here.undo()
    post, (idea, messe) = here.post("Messe"), here.topics()
    assert (post.text, post.format) == ("Alt", "")
    assert (idea.notes, [channel.slug for channel in idea.channels], messe.title) == ("Alt", ["xing"], "Messe")


def test_days_times_and_readiness_come_back_as_they_were(here: Office):
    here.take_in(plan(row("Messe", time=time(9), status="Entwurf")))
    here.take_in(plan(row("Messe", "12-02", status="abgesagt", cancelled=True)))
    here.undo()
    post = here.post("Messe")
    assert (post.day, post.time, post.cancelled) == (date(2026, 12, 1), time(9), False)


def test_what_was_touched_since_stays_and_is_named(here: Office):
    here.take_in(plan(row("Messe"), row("Azubi-Woche"), row("Idee", None), row("Nie", None)))
    here.post("Messe").edit(by=None, text="Von Kim")
    here.topics()[1].edit(by=None, notes="Von Kim")
    undone = here.undo()
    assert [thing.title for thing in undone.stay] == ["Messe", "Nie"]
    assert (here.plan(), here.titles()) == (["12-01 linkedin Messe"], ["Nie", "Messe"])


def test_a_topic_that_got_a_post_since_stays(here: Office):
    here.take_in(plan(row("Idee", None)))
    make.post(here.session, here.channels()[0], title="Idee", topic_id=here.topics()[0].id)
    assert [thing.title for thing in here.undo().stay] == ["Idee"]


def test_a_topic_that_came_along_and_was_written_to_stays(here: Office):
    here.take_in(plan(row("Messe")))
    here.topics()[0].edit(by=None, notes="Stand B12")
    here.undo()
    assert (here.plan(), here.titles()) == ([], ["Messe"])


def test_the_file_can_come_in_again(here: Office):
    file = plan(row("Messe"), row("Idee", None))
    here.take_in(file)
    here.undo()
    assert fates(here.take_in(file)) == {"created": 2}
    assert (here.plan(), here.titles()) == (["12-01 linkedin Messe"], ["Idee", "Messe"])


def test_after_a_change_was_taken_back_it_can_come_again(here: Office):
    here.take_in(plan(row("Messe"), row("Idee", None, text="Alt")))
    changed = plan(row("Messe", "12-02"), row("Idee", None, text="Neu"))
    here.take_in(changed)
    here.undo()
    assert fates(here.take_in(changed)) == {"updated": 2}
    here.undo()
    here.undo(0)
    assert (here.plan(), here.titles()) == ([], [])


def test_the_first_file_leaves_what_the_second_has_changed(here: Office):
    here.take_in(plan(row("Messe"), row("Azubi-Woche")))
    here.take_in(plan(row("Messe", text="Neu"), row("Azubi-Woche")))
    assert [thing.title for thing in here.undo(0).stay] == ["Messe"]
    assert here.plan() == ["12-01 linkedin Messe"]


def test_posts_in_the_trash_are_not_named(here: Office):
    here.take_in(plan(row("Messe")))
    here.post("Messe").trash(by=None)
    assert here.undo().stay == []


def test_channels_stay(here: Office):
    here.take_in(plan(row("Messe", channels="TikTok")), choices=Choices(open=Every()))
    here.undo()
    assert here.channels()[-1].name == "TikTok"


def test_a_batch_is_taken_back_once(here: Office):
    here.take_in(plan(row("Messe")))
    here.undo()
    with pytest.raises(Refusal):
        here.undo()


def test_looking_changes_nothing(here: Office):
    here.take_in(plan(row("Messe")))
    said = imports.undoing(here.session, here.batches()[0])
    assert (len(said.created), here.plan()) == (1, ["12-01 linkedin Messe"])


def test_history_says_what_was_taken_back(here: Office):
    here.take_in(plan(row("Messe")))
    here.take_in(plan(row("Messe", "12-02")))
    here.undo()
    here.undo(0)
    told = select(Event.verb).where(Event.workspace_id == here.workspace.id, Event.subject == "post").order_by(Event.id)
    assert here.session.scalars(told).all() == ["imported", "imported again", "put back", "trashed"]
