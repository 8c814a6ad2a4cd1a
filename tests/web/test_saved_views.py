"""Saved views: one's own, those that others share, and the one that the plan opens with."""

import pytest

VIEW = "/w/acme/plan?view=list&readiness=review"


def save(visitor, name="Meine Freigaben", query="?view=list&readiness=draft&from=2026-12-02", **fields):
    return visitor.submit(f"/w/acme/views/new{query}", name=name, **fields)


def test_the_present_view_is_saved_without_its_days_and_stands_in_the_menu(alice):
    saving = next(
        link for link in alice.see("/w/acme/plan?view=list&readiness=draft&from=2026-12-02").links if "/views/new" in link
    )
    assert saving == "/w/acme/views/new?view=list&readiness=draft"
    assert save(alice).location == "/w/acme/plan?view=list&readiness=draft"
    page = alice.see("/w/acme/plan?view=list&readiness=draft&from=2026-12-09")
    assert '<a href="/w/acme/plan?view=list&amp;readiness=draft" aria-current="true">Meine Freigaben</a>' in page.html
    assert not [link for link in page.links if "/views/new" in link]


def test_others_see_a_view_only_when_it_is_shared(alice, visit, acme):
    save(alice, "Nur meine")
    save(alice, "Unsere", seen_by="all")
    text = visit("viewer@example.org").see("/w/acme/views").text
    assert "Unsere shared by Alice Adler" in text
    assert "Nur meine" not in text


def test_a_view_that_is_not_shared_is_nothing_to_others(alice, bob, acme):
    save(alice, "Nur meine")
    address = next(link for link in alice.see("/w/acme/views").links if link.endswith(f"/views/{acme.view_id + 2}"))
    assert bob.get(address).status_code == 404
    start = bob.post("/w/acme/views/start", data={"view": acme.view_id + 2, "csrf_token": bob.token()})
    assert start.status_code == 404


def test_a_stranger_finds_nothing(charlie, acme):
    assert charlie.get("/w/acme/views").status_code == 404
    assert charlie.get(f"/w/rival/views/{acme.view_id}").status_code == 404


def test_two_views_of_one_person_do_not_share_a_name(alice, bob, acme):
    assert "There is a view of this name already." in save(bob, "Freigaben", status=422).text
    save(alice, "Freigaben")


def test_a_view_is_renamed_and_no_longer_shared(bob, visit, acme):
    bob.submit(f"/w/acme/views/{acme.view_id}", name="Zur Freigabe", seen_by="")
    assert "Zur Freigabe" in bob.see("/w/acme/views").text
    assert "Zur Freigabe" not in visit("viewer@example.org").see("/w/acme/views").text


def test_whoever_writes_renames_a_shared_view_but_does_not_take_it_from_the_others(alice, visit, acme):
    alice.submit(f"/w/acme/views/{acme.view_id}", name="Zur Freigabe")
    assert "Zur Freigabe" in visit("viewer@example.org").see("/w/acme/views").text


def test_a_removed_view_is_gone_and_the_plan_opens_with_the_board(bob, acme):
    start(bob, acme.view_id)
    bob.submit(f"/w/acme/views/{acme.view_id}/removal")
    assert "No saved view yet" in bob.see("/w/acme/views").text
    assert bob.see("/w/acme/plan").headings == ["Plan"]


def start(visitor, view):
    return visitor.post("/w/acme/views/start", data={"view": view, "csrf_token": visitor.token()})


def test_the_plan_opens_with_the_view_that_somebody_begins_with(visit, alice, acme):
    viewer = visit("viewer@example.org")
    assert start(viewer, acme.view_id).status_code == 303
    assert viewer.get("/w/acme/plan").location == VIEW
    assert viewer.get("/w/acme/plan?view=board").status_code == 200
    assert alice.get("/w/acme/plan").status_code == 200
    start(viewer, "")
    assert viewer.get("/w/acme/plan").status_code == 200


def test_one_begins_with_one_view_at_most(bob, acme):
    save(bob, "Zweite")
    start(bob, acme.view_id)
    start(bob, acme.view_id + 2)
    assert bob.get("/w/acme/plan").location == "/w/acme/plan?view=list&readiness=draft"


@pytest.mark.parametrize("query", ["?" + "&".join(f"channel={n}{'ä' * 70}" for n in range(40))])
def test_more_filters_than_can_be_kept_are_refused_at_the_name(alice, query):
    assert "There are too many filters to keep." in save(alice, query=query, status=422).text
