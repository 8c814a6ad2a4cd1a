"""Stories of a file that comes into the plan, once and again."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import event, func, select

from planner import clock, db
from planner.domain.found import Code, FoundSheet, Labelled, Layout, Outcome
from planner.domain.plan import Readiness
from planner.jobs.housekeeping import tidy
from planner.models import ApprovalMode, Event, ImportedRow
from planner.planning import imports
from planner.planning.imports import Choices, Every
from planner.wording import Refusal
from tests import make
from tests.planning.foreign import TODAY, Office, codes, fates, office, plan, row


@pytest.fixture
def here(session: db.PlanSession) -> Office:
    return office(session)


def test_a_row_becomes_a_post_with_all_it_says(here: Office):
    kim = make.member(here.session, here.workspace, make.user(here.session, "kim@example.org", "Kim Schäfer"))
    here.take_in(
        plan(
            row(
                "Azubi-Woche",
                time=time(9),
                text="Drei Fragen an Lena.",
                person="kim@example.org",
                format="Video",
                link="https://example.org/azubi",
                readiness=Readiness.REVIEW,
                notes=(Labelled("Zielgruppe B", "Schule"), Labelled("Bild", "lena.jpg")),
            )
        )
    )
    (post,) = here.posts()
    assert (post.title, post.day, post.time, post.readiness) == ("Azubi-Woche", date(2026, 12, 1), time(9), Readiness.REVIEW)
    assert (post.person_id, post.format, post.link) == (kim.id, "Video", "https://example.org/azubi")
    assert (post.text, post.notes) == ("Drei Fragen an Lena.", "Zielgruppe B: Schule\nBild: lena.jpg")


def test_the_same_file_again_changes_nothing(here: Office):
    file = plan(row("Azubi-Woche", time=time(9)), row("Messe", "12-02", "linkedin xing", text="Komm vorbei"), row("Idee", None))
    assert fates(here.take_in(file)) == {"created": 3}
    before = [(post.id, post.version) for post in here.posts()]
    again = here.take_in(file)
    assert (fates(again), codes(again)) == ({"unchanged": 3}, [])
    assert [(post.id, post.version) for post in here.posts()] == before
    assert here.titles() == ["Idee", "Azubi-Woche", "Messe"]


def test_a_row_on_two_channels_is_one_row_and_two_posts(here: Office):
    intake = here.take_in(plan(row("Messe", channels="linkedin xing")))
    assert (fates(intake), intake.channels) == ({"created": 1}, {"LinkedIn": 1, "Xing": 1})
    assert here.plan() == ["12-01 linkedin Messe", "12-01 xing Messe"]


def test_one_title_on_several_channels_has_one_topic_meant_for_them(here: Office):
    here.take_in(plan(row("Messe", channels="linkedin xing"), row("Messe", "12-05", "blog")))
    (topic,) = here.topics()
    assert {post.topic_id for post in here.posts()} == {topic.id}
    assert {channel.slug for channel in topic.channels} == {"linkedin", "xing", "blog"}


def test_a_topic_that_is_there_gets_the_post(here: Office):
    topic = make.topic(here.session, here.workspace, "Messe", notes="Stand B12")
    here.take_in(plan(row("Messe")))
    assert here.post("Messe").topic_id == topic.id
    assert topic.channels == []  # meant for all, as before


def test_a_row_without_a_day_is_a_topic(here: Office):
    told = row("Rückblick", None, "xing", text="Noch vage", status="final", readiness=Readiness.APPROVED, format="Reel")
    intake = here.take_in(plan(told))
    assert (fates(intake), intake.topics, intake.channels) == ({"created": 1}, 1, {})
    (topic,) = here.topics()
    assert topic.notes == "Noch vage\nStatus: final\nFormat: Reel"
    assert [channel.slug for channel in topic.channels] == ["xing"]


def test_an_idea_and_a_post_of_one_title_share_the_topic(here: Office):
    intake = here.take_in(plan(row("Messe"), row("Messe", None, "", text="Stand B12")))
    assert (fates(intake), intake.topics, here.titles()) == ({"created": 2}, 1, ["Messe"])
    assert here.topics()[0].notes == "Stand B12"


def test_a_changed_row_changes_its_post(here: Office):
    here.take_in(plan(row("Azubi-Woche", text="Alt"), row("Messe", "12-08")))
    intake = here.take_in(plan(row("Azubi-Woche", "12-03", text="Neu", time=time(9)), row("Messe", "12-08")))
    post = here.post("Azubi-Woche")
    assert fates(intake) == {"updated": 1, "unchanged": 1}
    assert (post.day, post.time, post.text, post.sequence) == (date(2026, 12, 3), time(9), "Neu", 1)


def test_a_new_title_on_the_same_day_is_the_same_post_and_renames_its_topic(here: Office):
    here.take_in(plan(row("Azubi-Woche"), row("Messe", "12-02", "linkedin xing")))
    here.take_in(plan(row("Azubis der Woche"), row("Messe in Hannover", "12-02", "linkedin xing")))
    assert here.plan() == ["12-01 linkedin Azubis der Woche", "12-02 linkedin Messe in Hannover", "12-02 xing Messe in Hannover"]
    assert here.titles() == ["Azubis der Woche", "Messe in Hannover"]


def test_a_new_title_for_one_of_two_posts_leaves_the_topic_to_the_other(here: Office):
    here.take_in(plan(row("Messe"), row("Messe", "12-02", "xing")))
    here.take_in(plan(row("Messe Hannover"), row("Messe", "12-02", "xing")))
    assert here.titles() == ["Messe", "Messe Hannover"]
    assert len({post.topic_id for post in here.posts()}) == 2


def test_what_was_touched_here_stays_when_the_file_says_something_new(here: Office):
    here.take_in(plan(row("Azubi-Woche")))
    here.post("Azubi-Woche").edit(by=None, text="Von Kim")
    intake = here.take_in(plan(row("Azubi-Woche", text="Aus der Datei")))
    (note,) = intake.notes
    assert (fates(intake), here.post("Azubi-Woche").text) == ({"skipped": 1}, "Von Kim")
    assert (note.code, note.row, dict(note.values)["fields"], dict(note.values)["how"]) == (
        Code.CONFLICT, 2, "readiness text", "changed",
    )  # fmt: skip


@pytest.mark.parametrize("touch", ["move", "edit", "trash"])
def test_what_was_touched_here_is_unchanged_while_the_file_says_the_same(here: Office, touch: str):
    file = plan(row("Azubi-Woche"))
    here.take_in(file)
    post = here.post("Azubi-Woche")
    {"move": lambda: post.move_to(date(2026, 12, 5), None, by=None),
     "edit": lambda: post.edit(by=None, title="Ganz anders"),
     "trash": lambda: post.trash(by=None)}[touch]()  # fmt: skip
    before = here.plan()
    assert fates(here.take_in(file)) == {"unchanged": 1}
    assert here.plan() == before
    # and it still counts as touched
    assert fates(here.take_in(plan(row("Azubi-Woche", text="Neu")))) == {"skipped": 1}


def test_what_was_deleted_for_good_does_not_come_back(here: Office):
    file = plan(row("Azubi-Woche", identity="a"), row("Idee", None))
    here.take_in(file)
    here.take_in(file)
    here.post("Azubi-Woche").trash(by=None)
    for topic in here.topics():
        topic.trash(by=None)
    tidy(here.session, clock.now() + timedelta(days=31))
    for _ in range(2):
        again = here.take_in(file)
        assert (fates(again), codes(again), here.plan(), here.titles()) == ({"unchanged": 2}, [], [], [])
    changed = here.take_in(plan(row("Azubi-Woche", "12-02", identity="a"), row("Idee", None)))
    assert (fates(changed), dict(changed.notes[0].values)["how"]) == ({"skipped": 1, "unchanged": 1}, "trashed")


def test_a_post_keeps_what_its_file_said_when_its_topic_is_deleted_for_good(here: Office):
    file = plan(row("Azubi-Woche"))
    here.take_in(file)
    here.topics()[0].trash(by=None)
    tidy(here.session, clock.now() + timedelta(days=31))
    here.session.expire_all()
    assert fates(here.take_in(plan(row("Azubi-Woche", "12-02")))) == {"updated": 1}


def test_the_same_change_here_and_in_the_file_is_no_conflict(here: Office):
    here.take_in(plan(row("Azubi-Woche"), row("Messe", "12-08")))
    here.post("Azubi-Woche").move_to(date(2026, 12, 3), None, by=None)
    intake = here.take_in(plan(row("Azubi-Woche", "12-03"), row("Messe", "12-08")))
    assert (fates(intake), codes(intake)) == ({"unchanged": 2}, [])
    # both sides agree again: the next change of the file is taken over
    assert fates(here.take_in(plan(row("Azubi-Woche", "12-04"), row("Messe", "12-08")))) == {"updated": 1, "unchanged": 1}


def test_a_post_that_was_entered_here_is_not_made_twice(here: Office):
    linkedin = here.channels()[0]
    make.post(here.session, linkedin, date(2026, 12, 1), "Azubi-Woche", text="Von Kim", readiness=Readiness.APPROVED)
    make.post(here.session, linkedin, date(2026, 12, 2), "Messe", text="Von Kim")
    intake = here.take_in(plan(row("Azubi-Woche"), row("Messe", "12-02", text="Aus der Datei")))
    assert fates(intake) == {"unchanged": 1, "skipped": 1}
    assert dict(intake.notes[0].values)["how"] == "entered"
    assert len(here.posts()) == 2


def test_rows_that_are_gone_are_told_and_stay(here: Office):
    here.take_in(plan(row("Azubi-Woche"), row("Messe", "12-08"), row("Idee", None)))
    shorter = plan(row("Azubi-Woche"))
    intake = here.take_in(shorter)
    assert [(note.code, note.value, note.row) for note in intake.notes] == [
        (Code.GONE_ROW, "Messe", 3), (Code.GONE_ROW, "Idee", 4),
    ]  # fmt: skip
    assert len(here.posts()) == 2
    assert codes(here.take_in(shorter)) == []  # told once


def test_a_sheet_that_is_left_out_is_not_gone(here: Office):
    here.take_in(plan(row("Azubi-Woche"), row("Messe", "12-08", sheet="Dezember")))
    sheets = (FoundSheet("Plan", False, Layout.LIST), FoundSheet("Dezember", False, None))
    assert codes(here.take_in(plan(row("Azubi-Woche"), sheets=sheets))) == []


def test_a_row_that_fails_now_is_not_gone(here: Office):
    here.take_in(plan(row("Azubi-Woche")))
    intake = here.take_in(plan(row("Azubi-Woche", None).ended(Outcome.FAILED, Code.IMPOSSIBLE_DATE)))
    assert (fates(intake), codes(intake)) == ({"failed": 1}, [])


def test_a_column_that_the_file_does_not_have_says_nothing(here: Office):
    kim = make.member(here.session, here.workspace, make.user(here.session, "kim@example.org", "Kim Schäfer"))
    said = {"text": "Langer Text", "person": "kim@example.org", "readiness": Readiness.APPROVED, "status": "final"}
    here.take_in(plan(row("Azubi-Woche", **said)))
    intake = here.take_in(plan(row("Azubi-Woche", "12-02")))
    post = here.post("Azubi-Woche")
    assert fates(intake) == {"updated": 1}
    assert (post.day.day, post.text, post.person_id, post.readiness) == (2, "Langer Text", kim.id, Readiness.APPROVED)


def test_a_text_that_comes_later_makes_a_draft_of_an_idea(here: Office):
    here.take_in(plan(row("Azubi-Woche")))
    here.take_in(plan(row("Azubi-Woche", text="Jetzt mit Text")))
    assert here.post("Azubi-Woche").readiness is Readiness.DRAFT


def test_unknown_channels_are_left_out_and_told(here: Office):
    intake = here.take_in(plan(row("Messe", channels="TikTok"), row("Azubi-Woche", channels="linkedin TikTok")))
    assert (fates(intake), intake.rows[0].reason) == ({"created": 1, "skipped": 1}, Code.UNKNOWN_CHANNEL)
    assert here.plan() == ["12-01 linkedin Azubi-Woche"]


def test_unknown_channels_are_opened_when_that_is_wanted(here: Office):
    intake = here.take_in(plan(row("Messe", channels="TikTok")), choices=Choices(open=Every()))
    assert (fates(intake), [channel.name for channel in intake.opened]) == ({"created": 1}, ["TikTok"])
    assert here.plan() == ["12-01 tiktok Messe"]
    assert fates(here.take_in(plan(row("Messe")), choices=Choices(open=Every()))) == {"created": 1}


def test_another_channel_may_be_taken_instead(here: Office):
    intake = here.take_in(plan(row("Messe", channels="Karriereseite")), choices=Choices(instead={"?karriereseite": "blog"}))
    assert (fates(intake), here.plan()) == ({"created": 1}, ["12-01 blog Messe"])


def test_a_channel_that_comes_later_gets_its_post(here: Office):
    here.take_in(plan(row("Messe")))
    assert fates(here.take_in(plan(row("Messe", channels="linkedin xing")))) == {"created": 1}
    assert here.plan() == ["12-01 linkedin Messe", "12-01 xing Messe"]


def test_the_same_link_on_another_channel_moves_the_post(here: Office):
    here.take_in(plan(row("Messe", identity="https://example.org/messe")))
    assert fates(here.take_in(plan(row("Messe", channels="xing", identity="https://example.org/messe")))) == {"updated": 1}
    assert here.plan() == ["12-01 xing Messe"]


def test_next_months_file_leaves_last_months_posts_alone(here: Office):
    here.take_in(plan(row("Montagsgruß", "11-30"), row("Montagsgruß", "11-23"), file="november.xlsx"))
    intake = here.take_in(plan(row("Montagsgruß", "12-07"), row("Montagsgruß", "12-14"), file="dezember.xlsx"))
    assert (fates(intake), codes(intake)) == ({"created": 2}, [])
    assert len(here.posts()) == 4


def test_a_changed_idea_changes_its_topic(here: Office):
    here.take_in(plan(row("Idee", None, "xing", text="Vage"), row("Nie", None)))
    intake = here.take_in(plan(row("Idee", None, "xing blog", text="Klar"), row("Nie", None, cancelled=True, status="abgesagt")))
    assert fates(intake) == {"updated": 2}
    idea, never = here.topics()
    assert (idea.notes, [channel.slug for channel in idea.channels]) == ("Klar", ["xing", "blog"])
    assert never.dropped_at is not None


def test_an_idea_that_was_touched_here_stays(here: Office):
    here.take_in(plan(row("Idee", None, text="Vage")))
    here.topics()[0].edit(by=None, notes="Von Kim")
    intake = here.take_in(plan(row("Idee", None, text="Klar")))
    assert (fates(intake), here.topics()[0].notes) == ({"skipped": 1}, "Von Kim")


def test_an_idea_that_gets_a_day_becomes_a_post_of_its_topic(here: Office):
    here.take_in(plan(row("Idee", None, text="Vage")))
    intake = here.take_in(plan(row("Idee", text="Vage")))
    assert (fates(intake), codes(intake), here.titles()) == ({"created": 1}, [], ["Idee"])
    assert here.post("Idee").topic_id == here.topics()[0].id


def test_a_preview_and_the_deed_say_the_same_and_only_the_deed_changes(here: Office):
    file = plan(row("Messe", channels="linkedin TikTok"), row("Idee", None))
    choices = Choices(open=Every())
    said = here.preview(file, choices)
    assert (here.plan(), here.titles(), len(here.channels())) == ([], [], 3)
    done = here.take_in(file, choices=choices)
    assert (fates(said), said.notes, said.channels) == (fates(done), done.notes, done.channels)


def test_a_file_is_imported_once_however_often_the_button_is_pressed(here: Office):
    file = plan(row("Messe"))
    here.take_in(file)
    (batch,) = here.batches()
    assert batch.content is None
    with pytest.raises(Refusal):
        imports.apply(here.session, here.workspace, batch, file, Choices(), by=None, today=TODAY)


def test_history_says_what_came_from_a_file(here: Office):
    here.take_in(plan(row("Messe")))
    here.take_in(plan(row("Messe", "12-02")))
    found = here.session.scalars(
        select(Event).where(Event.workspace_id == here.workspace.id, Event.subject == "post").order_by(Event.id)
    ).all()
    assert [(each.verb, each.details["file"]) for each in found] == [("imported", "plan.xlsx"), ("imported again", "plan.xlsx")]
    assert found[1].details["day"] == ["2026-12-01", "2026-12-02"]
    assert here.workspace.revision == 0  # raised by a statement of its own
    here.session.refresh(here.workspace)
    assert here.workspace.revision == 1


@pytest.mark.parametrize("again", [False, True])
def test_many_rows_need_as_few_statements_as_some(here: Office, again: bool):
    def statements(n: int, file: str) -> int:
        found = plan(*(row(f"{file} {i}", channels="linkedin xing") for i in range(n)), file=file)
        if again:
            here.take_in(found)
        seen: list[str] = []

        def listen(*args: object) -> None:
            seen.append(str(args[2]))

        engine = here.session.get_bind()
        event.listen(engine, "before_cursor_execute", listen)
        here.take_in(found)
        event.remove(engine, "before_cursor_execute", listen)
        return len(seen)

    assert statements(60, "b.xlsx") <= statements(3, "a.xlsx") + 2  # the dialects split large inserts


def test_what_every_row_became_is_kept(here: Office):
    here.take_in(plan(row("Messe", channels="linkedin xing"), row("Idee", None)))
    kept = here.session.execute(
        select(ImportedRow.row, ImportedRow.outcome, func.count()).where(ImportedRow.workspace_id == here.workspace.id)
        .group_by(ImportedRow.row, ImportedRow.outcome).order_by(ImportedRow.row)
    ).all()  # fmt: skip
    assert kept == [(2, "created", 2), (3, "created", 1)]


def test_where_approval_is_required_a_file_gives_none(here: Office):
    here.workspace.approval = ApprovalMode.REQUIRED
    out, past, ready = (
        row("Neu", readiness=Readiness.PUBLISHED),
        row("Alt", "11-02", readiness=Readiness.PUBLISHED),
        row("Reif", readiness=Readiness.APPROVED),
    )
    here.take_in(plan(out, past, ready))
    found = {post.title: post.readiness for post in here.posts()}
    assert found == {"Neu": Readiness.REVIEW, "Alt": Readiness.PUBLISHED, "Reif": Readiness.REVIEW}
    here.post("Reif").ripen(Readiness.APPROVED, by=None)
    assert fates(here.take_in(plan(out, past, ready))) == {"unchanged": 3}
    assert here.post("Reif").readiness is Readiness.APPROVED


def test_a_file_that_changes_what_was_approved_has_it_asked_again(here: Office):
    here.workspace.approval = ApprovalMode.REQUIRED
    alice = make.member(here.session, here.workspace, make.user(here.session))
    here.workspace.assume_publication = False  # the clock of this machine is not that of the story
    here.take_in(plan(row("Messe", text="Kommt!")))
    make.ripe(here.session, here.post("Messe"), Readiness.APPROVED, alice)
    here.post("Messe")
    last = here.session.scalars(select(ImportedRow).where(ImportedRow.workspace_id == here.workspace.id)).one()
    last.version_after = here.post("Messe").version  # nobody has changed it by hand
    here.take_in(plan(row("Messe", text="Kommt alle!")))
    assert (here.post("Messe").text, here.post("Messe").readiness) == ("Kommt alle!", Readiness.REVIEW)
