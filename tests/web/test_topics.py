"""The backlog, and a topic's way into a slot."""

from datetime import date, time

from sqlalchemy import event, select

from planner.models import Post, Topic


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
    form = bob.see(path).form("")
    bob.submit(path, title="Azubi-Tag")
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
    bob.submit(f"/w/acme/topics/{acme.topic_id}", evergreen="y")
    assert "Azubi-Woche" in bob.see("/w/acme/topics").text
