"""What a workspace says of itself."""

from sqlalchemy import select

from planner.models import Workspace


def acme_of(unit):
    return unit().scalars(select(Workspace).where(Workspace.slug == "acme")).one()


def test_an_owner_changes_the_workspace(alice, unit):
    alice.submit("/w/acme/settings", name="Acme AG", region="DE-BY", zone="Europe/Vienna", language="en")
    acme = acme_of(unit)
    assert (acme.name, acme.region, acme.zone, acme.language) == ("Acme AG", "DE-BY", "Europe/Vienna", "en")


def test_a_stale_save_shows_both_and_overwrites_nothing(alice, unit):
    form = alice.see("/w/acme/settings").form("")
    alice.submit("/w/acme/settings", name="Acme AG")
    response = alice.post("/w/acme/settings", data=form.fields | {"name": "Acme GmbH"})
    assert response.status_code == 409
    assert "Acme AG" in response.text
    assert "Acme GmbH" in response.text
    assert acme_of(unit).name == "Acme AG"


def test_a_holiday_of_ones_own_is_entered_and_removed(alice, acme):
    alice.submit("/w/acme/settings/holidays", day="2026-12-24", holiday="Heiligabend")
    assert "Heiligabend" in alice.see("/w/acme/settings").text
    alice.step("/w/acme/settings", f"/w/acme/settings/holidays/{acme.holiday_id}/removal")
    assert "Betriebsausflug" not in alice.see("/w/acme/settings").text


def test_a_workspace_is_deleted_only_by_its_name(alice, unit):
    alice.submit("/w/acme/settings/removal", name="Acme?", status=422)
    alice.submit("/w/acme/settings/removal", name="Acme")
    assert unit().scalars(select(Workspace.slug)).all() == ["rival"]


def test_an_admin_does_not_own_the_workspace(visit, acme):
    visit("admin@example.org").see("/w/acme/settings", status=403)
