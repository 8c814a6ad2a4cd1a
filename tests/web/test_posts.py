"""Posts by form: planned, moved, ripened, assigned, cancelled, thrown away; and two people at once."""

import pytest
from sqlalchemy import select

from planner.domain.plan import Readiness
from planner.models import Channel, ChecklistItem, Post, Right, Role, Topic
from planner.models.rights import RIGHTS, may_ripen
from tests.web.pages import Page

NEW = {"title": "Tag der offenen Tür", "day": "2026-11-27", "time": "09:00"}


@pytest.fixture
def post(unit, acme):
    """The post as it is kept now."""
    return lambda: unit().scalar(select(Post).where(Post.workspace_id > 0, Post.id == acme.post_id))


@pytest.fixture
def at(acme):
    """An address of the post."""
    return lambda step="": f"/w/acme/posts/{acme.post_id}{step}"


def planned(unit, title: str = NEW["title"]) -> Post | None:
    return unit().scalar(select(Post).where(Post.workspace_id > 0, Post.title == title).order_by(Post.id.desc()))


def test_a_new_post_lies_on_its_day_and_has_its_topic(bob, unit):
    assert bob.submit("/w/acme/posts/new", **NEW).location == "/w/acme/plan?from=2026-11-27"
    post = planned(unit)
    assert (post.day.isoformat(), post.time.hour, post.readiness, post.topic.title) == (
        "2026-11-27",
        9,
        Readiness.IDEA,
        post.title,
    )
    assert "Tag der offenen Tür" in bob.see("/w/acme/plan").text


def test_a_topic_from_the_backlog_lends_its_title(bob, unit, acme):
    bob.submit(f"/w/acme/posts/new?topic={acme.topic_id}&day=2026-12-02", title="")
    post = planned(unit, "Azubi-Woche")
    assert (post.topic_id, post.day.isoformat()) == (acme.topic_id, "2026-12-02")


def test_the_same_title_on_another_channel_is_the_same_topic(bob, unit):
    for _ in range(2):
        bob.submit("/w/acme/posts/new", **NEW)
    assert len(list(unit().scalars(select(Topic).where(Topic.workspace_id > 0, Topic.title == NEW["title"])))) == 1


WRONG = [
    ({"title": ""}, "The title is empty."),
    ({"title": "x" * 301}, "longer than 300 characters"),
    ({"day": ""}, "Please choose a day."),
    ({"day": "31.02.2026"}, "Not a valid date value."),
    ({"day": "1999-12-31"}, "A day between 2000 and 2099."),
    ({"day": "9999-12-31"}, "A day between 2000 and 2099."),
    ({"time": "25:00"}, "Not a valid time value."),
    ({"channel": "999999"}, "Not a valid choice."),
    ({"person": "999999"}, "Not a valid choice."),
    ({"topic": "999999"}, "Not a valid choice."),
    ({"readiness": "7"}, "Not a valid choice."),
    ({"channel": "x"}, "Invalid Choice: could not coerce."),
    ({"link": "javascript:alert(1)"}, "A link begins with https://."),
    ({"text": "x" * 20_001}, "longer than 20000 characters"),
]


@pytest.mark.parametrize(("wrong", "sentence"), WRONG, ids=[sentence for _, sentence in WRONG])
def test_what_cannot_be_is_said_at_its_field_and_the_input_stays(bob, unit, wrong, sentence):
    response = bob.submit("/w/acme/posts/new", **{**NEW, "format": "Karussell", **wrong}, status=422)
    assert sentence in response.text
    assert 'value="Karussell"' in response.text
    assert planned(unit) is None


def test_somebody_elses_channel_person_and_topic_are_no_choice(bob, acme, unit):
    foreign = {"topic": acme.foreign_topic_id, "person": acme.foreign_member_id}
    for name, value in foreign.items():
        bob.submit("/w/acme/posts/new", **{**NEW, name: value}, status=422)
    assert planned(unit) is None


ODD = [
    "channel=nothing",
    "day=2026-13-01",
    "time=later",
    "person=nobody",
    "topic=x",
    "topic=99999999999999999999",
    "format=" + "x" * 99,
]


@pytest.mark.parametrize("query", ODD)
def test_an_address_that_prefills_nonsense_is_a_plain_form(bob, query):
    assert bob.see(f"/w/acme/posts/new?{query}").headings == ["New post"]


def test_a_move_keeps_the_time_and_says_the_day(bob, post, at):
    bob.submit(at("/day"), day="2026-12-02")
    assert (post().day.isoformat(), post().time.hour) == ("2026-12-02", 9)
    assert "“Azubi-Woche” now lies on Wed 2 Dec." in bob.see(at()).text


def test_a_post_says_who_did_what(bob, at):
    bob.submit(at("/day"), day="2026-12-02")
    text = bob.see(at()).text
    assert "Bob Adler moved the post from Mon 23 Nov to Wed 2 Dec." in text


def test_a_save_without_change_leaves_no_trace(bob, post, at):
    version = post().version
    for step in ("/day", "/content", "/readiness", "/person"):
        bob.submit(at(step))
    assert post().version == version


def test_what_a_post_says_is_edited(bob, post, at):
    bob.submit(at("/content"), title="Azubi-Tag", text="Zwei Zeilen\nText", effort_hours="2.5", link="https://example.org")
    assert (post().title, post().text, post().effort_hours) == ("Azubi-Tag", "Zwei Zeilen\nText", 2.5)


def test_a_link_without_scheme_is_kept_as_text(bob, post, at):
    bob.submit(at("/content"), link="www.example.org/heizung")
    assert post().link == "www.example.org/heizung"
    page = bob.see(at())
    assert "www.example.org/heizung" in page.text
    assert not [link for link in page.links if "heizung" in link]


def test_a_person_is_named_and_taken_back(bob, post, at, acme):
    bob.submit(at("/person"), person_id=acme.member_id)
    assert post().person_id == acme.member_id
    bob.submit(at("/person"), person_id="")
    assert post().person_id is None


def test_cancelled_and_taken_up_again(bob, post, at):
    bob.step(at(), at("/cancellation"))
    assert post().cancelled
    bob.step(at(), at("/revival"))
    assert not post().cancelled


def test_thrown_away_and_taken_out_again(bob, post, at):
    uid = post().uid
    bob.step(at(), at("/trash"))
    assert "Azubi-Woche" in bob.see("/w/acme/posts/trash").text
    bob.step("/w/acme/posts/trash", at("/restoration"))
    assert (post().trashed_at, post().uid) == (None, uid)
    assert "The trash is empty" in bob.see("/w/acme/posts/trash").text


def test_who_comes_too_late_sees_both_and_loses_nothing(alice, bob, post, at):
    form = alice.see(at("/content")).form("").fields
    bob.submit(at("/content"), title="Bobs Titel")
    late = alice.post(at("/content"), data=form | {"title": "Alices <Titel>", "text": "Alices Text"})
    assert late.status_code == 409
    assert "Bobs Titel" in late.text
    assert "Alices &lt;Titel&gt;" in late.text
    assert "Alices Text" in late.text
    assert post().title == "Bobs Titel"


def test_who_has_seen_both_decides(alice, bob, post, at):
    form = alice.see(at("/content")).form("").fields
    bob.submit(at("/content"), title="Bobs Titel")
    late = alice.post(at("/content"), data=form | {"title": "Alices Titel"})

    alice.post(at("/content"), data=Page(late.text).form("").fields)
    assert post().title == "Alices Titel"


@pytest.mark.parametrize("step", ["cancellation", "trash"])
def test_a_deed_on_what_somebody_has_changed_is_not_done(alice, bob, post, at, step):
    form = alice.see(at()).form(at(f"/{step}")).fields
    bob.submit(at("/day"), day="2026-12-02")
    late = alice.post(at(f"/{step}"), data=form)
    assert (late.status_code, post().cancelled, post().trashed_at) == (409, False, None)
    assert "Wednesday, 2 December 2026" in late.text


@pytest.mark.parametrize("version", [None, "", "x", "-1"])
def test_a_deed_needs_the_version_it_is_meant_for(bob, post, at, version):
    data = {"csrf_token": bob.token()} | ({} if version is None else {"version": version})
    assert bob.post(at("/trash"), data=data).status_code in (400, 409)
    assert post().trashed_at is None


ROLES = {"bob": Role.EDITOR, "approver": Role.APPROVER, "admin": Role.ADMIN, "viewer": Role.VIEWER}


@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize("before", Readiness)
def test_readiness_changes_as_far_as_the_role_reaches(visit, acme, unit, post, at, name, before):
    visitor = visit(f"{name}@example.org")
    for after in Readiness:
        session = unit()
        kept = session.scalar(select(Post).where(Post.workspace_id > 0, Post.id == acme.post_id))
        kept.readiness = before
        session.commit()
        data = {"csrf_token": visitor.token(), "version": kept.version, "readiness": int(after)}
        visitor.post(at("/readiness"), data=data)
        assert (post().readiness is after) == (after == before or may_ripen(ROLES[name], before, after)), after


def test_an_approver_approves_and_sends_back():
    steps = [(before, after) for before in Readiness for after in Readiness if may_ripen(Role.APPROVER, before, after)]
    assert (Readiness.REVIEW, Readiness.APPROVED) in steps
    assert (Readiness.APPROVED, Readiness.DRAFT) in steps
    assert not [step for step in steps if Readiness.PUBLISHED in step]
    assert not [role for role, rights in RIGHTS.items() if rights == {Right.READ} and may_ripen(role, *steps[0])]


def test_no_form_sets_what_it_does_not_show(bob, post, at, acme):
    extra = {column.name: "1" for column in Post.__table__.columns} | {"uid": "x", "workspace_id": "2", "sequence": "99"}
    before = {name: getattr(post(), name) for name in ("id", "uid", "workspace_id", "topic_id", "sequence", "created_at")}
    for step, field in (("/content", "title"), ("/person", "person_id")):
        shown = bob.see(at(step)).form("").fields
        bob.post(at(step), data={**extra, **shown, field: shown[field]})
    assert {name: getattr(post(), name) for name in before} == before


def test_a_due_day_stays_when_the_post_moves(bob, post, at):
    bob.submit(at("/content"), due_day="2026-11-20")
    bob.submit(at("/day"), day="2026-12-02")
    assert post().due_day.isoformat() == "2026-11-20"
    assert "Due Friday, 20 November 2026" in bob.see(at()).text


def network(unit, acme, name: str) -> None:
    session = unit()
    session.scalar(select(Channel).where(Channel.workspace_id > 0, Channel.id == acme.channel_id)).network = name
    session.commit()


def test_a_text_that_is_too_long_is_kept_but_not_approved(bob, unit, acme, post, at):
    network(unit, acme, "x")
    bob.submit(at("/content"), text="Wörter " * 50)
    assert "The text is longer than LinkedIn takes" in bob.see(at()).text
    assert post().text.count("Wörter") == 50
    form = bob.see(at()).form(at("/readiness")).fields
    for step in (Readiness.APPROVED, Readiness.PUBLISHED):
        refused = bob.post(at("/readiness"), data=form | {"readiness": int(step)})
        assert (refused.status_code, post().readiness) == (422, Readiness.DRAFT)
        assert "The text is too long for LinkedIn." in refused.text
    assert bob.post(at("/readiness"), data=form | {"readiness": int(Readiness.REVIEW)}).status_code == 303


KINDS = [
    ("x", "43 / 280"),
    ("linkedin", "35 / 3,000"),
    ("newsletter", "11"),
    ("instagram", "35 / 2,200"),
    ("notice_board", "Rough preview: LinkedIn"),
    ("blog", "up to 60 are advisable"),
]


@pytest.mark.parametrize(("name", "shown"), KINDS)
def test_a_post_is_counted_and_drawn_as_on_its_network(bob, unit, acme, at, name, shown):
    network(unit, acme, name)
    bob.submit(at("/content"), text="Wer rastet, rostet. https://example.org/werkstatt"[:35])
    for page in (bob.see(at()), bob.see(at("/content"))):
        assert shown in page.text


def test_the_cut_of_the_network_is_drawn(bob, unit, acme, at):
    network(unit, acme, "instagram")
    bob.submit(at("/content"), text="Anfang " + "x" * 130 + " Ende")
    preview = bob.see(at()).html.partition("<figcaption>")[2].partition("</figure>")[0]
    assert "Anfang" in preview
    assert "Ende" not in preview
    assert "… more" in preview


def test_what_is_out_is_kept_with_its_address(bob, post, at):
    bob.submit(at("/publication"), published_link="https://linkedin.example/posts/7")
    assert (post().readiness, post().published_link) == (Readiness.PUBLISHED, "https://linkedin.example/posts/7")
    assert "https://linkedin.example/posts/7" in bob.see(at()).links
    assert "A link begins with https://." in bob.submit(at("/publication"), published_link="javascript:alert(1)", status=422).text


def tasks(unit) -> list[tuple[str, bool]]:
    items = select(ChecklistItem).where(ChecklistItem.workspace_id == 1).order_by(ChecklistItem.position)
    return [(item.text, item.done_at is not None) for item in unit().scalars(items)]


def test_a_checklist_takes_several_lines_in_their_order(bob, unit, at):
    bob.submit(at(), at("/checklist"), items="- Text schreiben\n\n  • Alt-Text\nFreigabe holen ")
    assert [text for text, _ in tasks(unit)] == ["Bild besorgen", "Text schreiben", "Alt-Text", "Freigabe holen"]


def test_the_next_post_on_the_channel_is_offered_the_same_list(bob, unit, at):
    bob.submit("/w/acme/posts/new", **NEW)
    page = f"/w/acme/posts/{planned(unit).id}"
    assert "As for the last post here: 1 item" in bob.see(page).text
    offered = [form for form in bob.see(page).forms if form.action == f"{page}/checklist"][-1]
    bob.post(f"{page}/checklist", data=offered.fields)
    assert [text for text, _ in tasks(unit)] == ["Bild besorgen"] * 2


def test_an_item_is_ticked_reopened_moved_and_taken_off(bob, unit, at, acme):
    bob.submit(at(), at("/checklist"), items="Text schreiben")
    item = at(f"/checklist/{acme.item_id}")
    bob.submit(at(), f"{item}/state", done="1")
    assert tasks(unit)[0] == ("Bild besorgen", True)
    bob.submit(at(), f"{item}/state", done="")
    bob.submit(at(), f"{item}/position", by="down")
    assert tasks(unit) == [("Text schreiben", False), ("Bild besorgen", False)]
    bob.submit(at(), f"{item}/removal")
    assert tasks(unit) == [("Text schreiben", False)]
    told = bob.see(at()).text
    for deed in ("ticked “Bild besorgen”.", "opened “Bild besorgen” again.", "took “Bild besorgen” off the checklist."):
        assert f"Bob Adler {deed}" in told


@pytest.mark.parametrize("items", ["", " \n-\n", "x" * 201, "eins\n" * 51], ids=["none", "signs", "long", "many"])
def test_what_cannot_be_listed_is_said_and_stays(bob, unit, at, items):
    response = bob.submit(at(), at("/checklist"), items=items, status=422)
    assert items.strip()[:20] in response.text
    assert "items-error" in response.text
    assert len(tasks(unit)) == 1


def test_an_item_is_found_through_its_post_only(bob, acme, unit):
    bob.submit("/w/acme/posts/new", **NEW)
    other = f"/w/acme/posts/{planned(unit).id}/checklist/{acme.item_id}"
    for step in ("state", "position", "removal"):
        assert bob.post(f"{other}/{step}", data={"csrf_token": bob.token()}).status_code == 404
