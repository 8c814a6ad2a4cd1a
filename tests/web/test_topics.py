"""The backlog, and a topic's way into a slot."""

from datetime import date, time

import pytest
from sqlalchemy import event, select

from planner.models import Member, Post, Stage, Topic, User


def topics(unit) -> list[str]:
    return list(unit().scalars(select(Topic.title).where(Topic.workspace_id > 0).order_by(Topic.id)))


def test_a_topic_is_noted_with_the_channels_it_suits(bob, acme, unit):
    bob.submit(
        "/w/acme/topics/new", title="  Blogparade:  Mein Verein ", channels=[str(acme.channel_id)], pillar="Region", evergreen="y"
    )
    noted = unit().scalars(select(Topic).where(Topic.workspace_id > 0, Topic.pillar == "Region")).one()
    assert (noted.title, [each.slug for each in noted.channels], noted.evergreen) == (
        "Blogparade: Mein Verein",
        ["linkedin"],
        True,
    )
    assert "Blogparade" in bob.see("/w/acme/topics").text


def test_a_topic_without_a_title_is_refused_and_nothing_typed_is_lost(bob):
    response = bob.submit("/w/acme/topics/new", title="", notes="Anruf von Frau Meier", status=422)
    assert "Please enter a title." in response.text
    assert "Anruf von Frau Meier" in response.text


def test_a_script_is_no_source(bob):
    for link in ("javascript:alert(1)", "javascript://x.example/%0aalert(1)", "data:text/html,x", "ftp://x.example/"):
        assert "begins with https" in bob.submit("/w/acme/topics/new", title="x", link=link, status=422).text


def test_a_used_topic_leaves_the_open_shelf(bob, acme):
    assert "Azubi-Woche" not in bob.see("/w/acme/topics").text
    assert "LinkedIn, 23 Nov 2026" in bob.see("/w/acme/topics?shelf=used").text


def test_the_list_is_narrowed_down_by_channel_and_text(bob, acme):
    bob.submit("/w/acme/topics/new", title="Frostschutz", notes="50% Rabatt", channels=[str(acme.channel_id)])
    assert "Frostschutz" in bob.see("/w/acme/topics?channel=linkedin&q=frost").text
    assert "Frostschutz" in bob.see("/w/acme/topics?q=50%25").text
    assert "Frostschutz" not in bob.see("/w/acme/topics?q=5_%25").text


def test_a_topic_fills_an_empty_slot(bob, acme, unit):
    bob.submit("/w/acme/topics/new", title="Frostschutz")
    frost = unit().scalars(select(Topic.id).where(Topic.workspace_id > 0, Topic.title == "Frostschutz")).one()
    page = bob.see(f"/w/acme/topics/{frost}/slot")
    assert "Wed 25 Nov" in page.text
    first = page.form("")
    assert bob.post(f"/w/acme/topics/{frost}/slot", data=first.fields).status_code == 303
    post = unit().scalars(select(Post).where(Post.workspace_id > 0, Post.topic_id == frost)).one()
    assert (post.day, post.time, post.channel.slug, post.title) == (date(2026, 11, 25), time(9), "linkedin", "Frostschutz")
    assert "Closes the gap on Wed 25 Nov on LinkedIn" in bob.see("/w/acme/plan").text
    assert "Wed 25 Nov" not in bob.see(f"/w/acme/topics/{frost}/slot").text


def test_a_topic_goes_into_no_strangers_channel(bob, acme, unit):
    token = {"csrf_token": bob.token()}
    data = {"channel": acme.foreign_channel, "day": "2026-11-27", **token}
    assert bob.post(f"/w/acme/topics/{acme.topic_id}/slot", data=data).status_code == 404


def test_a_topic_is_dropped_and_taken_up_again(bob, acme):
    path = f"/w/acme/topics/{acme.topic_id}/shelf"
    bob.submit("/w/acme/topics?shelf=used", path, to="dropped")
    assert "Azubi-Woche" in bob.see("/w/acme/topics?shelf=dropped").text
    bob.submit("/w/acme/topics?shelf=dropped", path, to="trash")
    assert "Azubi-Woche" in bob.see("/w/acme/topics?shelf=trash").text
    bob.submit("/w/acme/topics?shelf=trash", path, to="open")
    assert "Azubi-Woche" in bob.see("/w/acme/topics?shelf=used").text


def test_a_stale_edit_shows_both(bob, acme):
    path = f"/w/acme/topics/{acme.topic_id}"
    form = bob.see(path).form(path)
    bob.submit(path, path, title="Azubi-Tag")
    response = bob.post(path, data=form.fields | {"title": "Azubi-Monat"})
    assert response.status_code == 409
    assert "Azubi-Tag" in response.text
    assert "Azubi-Monat" in response.text


def test_the_list_asks_as_often_for_one_topic_as_for_three(bob, sqlite):
    asked: list[str] = []
    event.listen(sqlite, "before_cursor_execute", lambda *args: asked.append(args[2]))
    counts = set()
    for number in range(3):
        bob.submit("/w/acme/topics/new", title=f"Thema {number}")
        asked.clear()
        bob.see("/w/acme/topics")
        counts.add(len(asked))
    assert len(counts) == 1


def test_an_evergreen_topic_stays_open_when_it_is_used(bob, acme):
    path = f"/w/acme/topics/{acme.topic_id}"
    bob.submit(path, path, evergreen="y")
    assert "Azubi-Woche" in bob.see("/w/acme/topics").text


def topic_id(unit, title: str) -> int:
    return unit().scalars(select(Topic.id).where(Topic.workspace_id > 0, Topic.title == title)).one()


def noted(bob, unit, title: str, **fields) -> int:
    bob.submit("/w/acme/topics/new", title=title, **fields)
    return topic_id(unit, title)


def note(visitor, line: str, **fields):
    return visitor.submit("/w/acme/topics", "/w/acme/topics/quick", line=line, **fields)


def test_one_line_says_it_all(bob, acme, unit):
    note(bob, "Tag der Ausbildung #LinkedIn @bob bis 12.12. https://example.org/tag")
    kept = unit().scalars(select(Topic).where(Topic.workspace_id > 0, Topic.title == "Tag der Ausbildung")).one()
    assert (kept.link, kept.link_title, kept.latest_day) == ("https://example.org/tag", "Tag der Ausbildung", date(2026, 12, 12))
    assert [channel.slug for channel in kept.channels] == ["linkedin"]
    assert kept.person_id


def test_what_was_understood_is_said_with_a_way_back(bob, unit):
    note(bob, "Tag der Ausbildung #LinkedIn @bob bis 12.12.")
    page = bob.see("/w/acme/topics?noted=1")
    assert "“Tag der Ausbildung” is in the backlog: LinkedIn, Bob Adler, until 12 Dec 2026." in page.text
    bob.post("/w/acme/deeds/undoing", data=page.form("/w/acme/deeds/undoing").fields)
    assert "Tag der Ausbildung" in bob.see("/w/acme/topics?shelf=trash").text


@pytest.mark.parametrize(
    ("line", "sentence"), [("", "Please enter a title."), ("x" * 2501, "longer than 2500"), ("y" * 301, "300")]
)
def test_a_line_that_cannot_be_a_topic_stays_in_its_field(bob, unit, line, sentence):
    response = bob.submit("/w/acme/topics", "/w/acme/topics/quick", status=422, line=line)
    assert sentence in response.text
    assert line in response.text
    assert topics(unit) == ["Azubi-Woche", "Geheim"]


def test_noting_leads_back_to_where_it_was_done_but_not_elsewhere(bob):
    assert note(bob, "Eins", next="/w/acme/plan").location == "/w/acme/plan"
    assert note(bob, "Zwei", next="https://evil.example/").location == "/w/acme/topics?noted=1"


def test_similar_topics_are_named(bob, acme):
    assert "Azubi-Woche" in bob.see("/w/acme/topics/similar?q=azubiwoche").text
    assert "Azubi-Woche" not in bob.see(f"/w/acme/topics/similar?q=azubiwoche&but={acme.topic_id}").text
    assert "Geheim" not in bob.see("/w/acme/topics/similar?q=Geheimnis").text.replace("Geheimnis", "")
    note(bob, "Die Azubi-Wochen")
    assert "Merge the two" in bob.see("/w/acme/topics?noted=1").text


@pytest.mark.parametrize("stage", Stage)
def test_a_topic_is_brought_on(bob, unit, stage):
    made = noted(bob, unit, "Frostschutz")
    path = f"/w/acme/topics/{made}/stage"
    bob.submit("/w/acme/topics", path, stage=stage.value)
    assert unit().scalars(select(Topic.stage).where(Topic.workspace_id > 0, Topic.id == made)).one() is stage
    bob.submit("/w/acme/topics?view=board", path, stage="dropped")
    bob.submit("/w/acme/topics?view=board", path, stage=stage.value)
    assert "Frostschutz" in bob.see("/w/acme/topics").text


def test_the_board_has_a_column_for_each_state(bob, acme, unit):
    bob.submit("/w/acme/topics/new", title="Frostschutz", stage="ready")
    page = bob.see("/w/acme/topics?view=board")
    assert "New 0 In work 0 Ready 1 Frostschutz" in page.text
    assert "Used 1 Azubi-Woche" in page.text


def test_a_stale_stage_is_not_set(bob, unit):
    made = noted(bob, unit, "Frostschutz")
    path = f"/w/acme/topics/{made}"
    form = bob.see("/w/acme/topics").form(f"{path}/stage").fields
    bob.submit(path, path, title="Frost")
    late = bob.post(f"{path}/stage", data=form | {"stage": "ready"})
    assert late.status_code == 409
    assert "Somebody else has changed this" in late.text
    assert bob.post(f"{path}/stage", data={"csrf_token": bob.token(), "stage": "used"}).status_code == 422


def test_a_pasted_source_brings_its_title(bob, unit):
    bob.submit("/w/acme/topics/new", title="x", link="Wie Azubis ticken – FAZ https://faz.net/azubis")
    kept = unit().scalars(select(Topic).where(Topic.workspace_id > 0, Topic.title == "x")).one()
    assert (kept.link, kept.link_title) == ("https://faz.net/azubis", "Wie Azubis ticken – FAZ")


def test_days_in_the_wrong_order_are_said_at_the_field(bob):
    response = bob.submit("/w/acme/topics/new", title="x", earliest_day="2026-12-02", latest_day="2026-12-01", status=422)
    assert "The latest day lies before the earliest one." in response.text


def test_a_save_without_change_keeps_channels_and_leaves_no_trace(bob, acme, unit):
    made = noted(bob, unit, "Frostschutz", channels=[str(acme.channel_id)], stage="ready", goal="Leads")
    path = f"/w/acme/topics/{made}"
    bob.submit(path, path)
    kept = unit().scalars(select(Topic).where(Topic.workspace_id > 0, Topic.id == made)).one()
    assert (kept.version, kept.goal, [each.slug for each in kept.channels]) == (1, "Leads", ["linkedin"])


@pytest.mark.parametrize(
    ("query", "found"),
    [("pillar=Region", True), ("pillar=Team", False), ("person=none", False), ("person={bob}", True), ("person=99", True)],
)
def test_the_list_and_the_drawer_are_narrowed_down(bob, unit, query, found):
    bob_id = unit().scalars(select(Member.id).join(User).where(User.email == "bob@example.org", Member.workspace_id > 0)).one()
    bob.submit("/w/acme/topics/new", title="Frostschutz", pillar="Region", person=str(bob_id))
    bob.see("/w/acme/topics")  # where the deed is said
    for place in ("topics", "topics/drawer"):
        assert ("Frostschutz" in bob.see(f"/w/acme/{place}?{query.format(bob=bob_id)}").text) is found


def test_two_topics_become_one(bob, acme, unit):
    other = noted(bob, unit, "Woche der Azubis", notes="Anruf von Frau Meier", pillar="Team")
    path = f"/w/acme/topics/{acme.topic_id}/merging"
    assert "Woche der Azubis" in bob.see(path).text
    bob.submit(f"{path}?other={other}", "", choice="own", title="Azubi-Wochen")
    page = bob.see(f"/w/acme/topics/{acme.topic_id}")
    assert page.headings == ["Azubi-Wochen"]
    assert "Anruf von Frau Meier" in page.html
    assert "Bob Adler took the topic “Woche der Azubis” in." in page.text
    assert "Bob Adler merged the topic into “Azubi-Wochen”." in bob.see(f"/w/acme/topics/{other}").text


def test_no_stranger_is_merged_in(bob, acme):
    path = f"/w/acme/topics/{acme.topic_id}/merging"
    assert bob.get(f"{path}?other={acme.foreign_topic_id}").status_code == 404
    assert bob.post(path, data={"csrf_token": bob.token(), "other": acme.foreign_topic_id}).status_code == 404


def test_who_changed_one_of_the_two_stops_the_merging(bob, acme, unit):
    other = noted(bob, unit, "Woche der Azubis")
    path = f"/w/acme/topics/{acme.topic_id}/merging?other={other}"
    form = bob.see(path).form("").fields
    bob.submit(f"/w/acme/topics/{other}", f"/w/acme/topics/{other}", notes="neu")
    assert bob.post(path, data=form).status_code == 409
    assert "Woche der Azubis" in bob.see("/w/acme/topics").text


def test_a_topic_becomes_a_series(bob, acme, unit):
    made = noted(bob, unit, "Frostschutz", pillar="Region")
    bob.submit(f"/w/acme/topics/{made}/series", "", parts="3")
    assert [title for title in topics(unit) if "Frost" in title] == [
        "Frostschutz (1/3)",
        "Frostschutz (2/3)",
        "Frostschutz (3/3)",
    ]
    bob.submit(f"/w/acme/topics/{made}/series", "", titles="Vorbereiten\n\nEinlassen", original="dropped")
    assert topics(unit)[-2:] == ["Vorbereiten", "Einlassen"]
    assert "Frostschutz (1/3)" in bob.see("/w/acme/topics?shelf=dropped").text


@pytest.mark.parametrize(
    ("wrong", "sentence"), [({"parts": "1"}, "between 2 and 52"), ({}, "between 2 and 52"), ({"titles": "x"}, "between 2")]
)
def test_a_series_has_some_parts(bob, acme, wrong, sentence):
    path = f"/w/acme/topics/{acme.topic_id}/series"
    assert sentence in bob.submit(path, "", status=422, **wrong).text


def test_many_topics_come_in_pages(bob, acme, unit):
    session = unit()
    session.add_all(Topic(workspace_id=1, title=f"Thema {number:04}") for number in range(205))
    session.commit()
    page = bob.see("/w/acme/topics?page=2")
    assert "Thema 0100" in page.text
    assert "Page 2 of 3, 205 topics" in page.text
    assert "Thema 0204" in bob.see("/w/acme/topics?page=99").text
    assert "Show all 205" in bob.see("/w/acme/topics?view=board").text
    assert "205 open topics" in bob.see("/w/acme/topics/drawer").text


def test_who_only_reads_sees_a_topic_and_changes_nothing(visit, acme):
    viewer = visit("viewer@example.org")
    for path in (f"/w/acme/topics/{acme.topic_id}", "/w/acme/topics", "/w/acme/topics?view=board", "/w/acme/topics/drawer"):
        assert [form.action for form in viewer.see(path).forms if form.method == "post" and "/topics" in form.action] == []
    assert "LinkedIn" in viewer.see(f"/w/acme/topics/{acme.topic_id}").text
