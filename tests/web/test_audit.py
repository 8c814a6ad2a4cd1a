"""The audit log: readable, filtered by the address, paged, and as a table."""

import csv
from io import StringIO

import pytest
from sqlalchemy import func, select

from planner import clock
from planner.models import AuditEntry
from planner.models.audit import KEPT, forget_old, note
from planner.web.audit_words import KINDS, SENTENCES
from tests.web.conftest import signed_in

LOG = "/w/acme/audit"


def written(unit, *verbs, **values):
    session = unit()
    for verb in verbs:
        note(session, 1, verb, **values)
    session.commit()


def test_it_tells_in_both_languages_what_was_done(app, sqlite, alice, acme, unit):
    written(unit, "role_changed", who="Kim", about="Jo", network="192.0.2.0/24", before="editor", after="admin")
    assert "Kim changed the role of Jo from Editor to Admin." in alice.see(LOG).text
    german = signed_in(app, sqlite, "alice@example.org", language="de")
    assert "Kim hat die Rolle von Jo geändert: von „Redaktion“ zu „Admin“." in german.see(LOG).text


def test_a_stranger_to_the_words_is_still_told(alice, acme, unit):
    written(unit, "invited", "something_new", about="<b>Jo</b>")
    page = alice.see(LOG)
    assert "The server invited <b>Jo</b> as –." in page.text
    assert "something_new: <b>Jo</b>" in page.text


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("", {"Kim", "Jo"}),
        ("?who=Kim", {"Kim"}),
        ("?kind=feeds", {"Jo"}),
        ("?who=Kim&kind=feeds", set()),
        ("?kind=no", {"Kim", "Jo"}),
    ],
)
def test_the_address_filters(alice, acme, unit, asked, seen):
    written(unit, "invited", who="Kim", about="x", role="viewer")
    written(unit, "feed_made", who="Jo", about="x")
    page = alice.see(LOG + asked)
    assert {name for name in ("Kim", "Jo") if f"{name} invited" in page.text or f"{name} made" in page.text} == seen


def test_it_is_paged_and_asks_as_little_for_many(alice, acme, unit, questions, sqlite):
    written(unit, "signed_in", who="First")
    with questions(sqlite) as few:
        alice.see(LOG)
    written(unit, *["signed_out"] * 50, who="Kim")
    with questions(sqlite) as many:
        page = alice.see(LOG)
    assert len(many) == len(few)
    assert "First signed in" not in page.text
    assert f"{LOG}?page=2" in page.links
    assert "First signed in" in alice.see(f"{LOG}?page=99").text


def test_the_table_has_the_same_selection_and_no_formula(alice, acme, unit):
    written(unit, "invited", who="=HYPERLINK(1)", about="jo@example.org", role="viewer")
    written(unit, "signed_in", who="Kim")
    answer = alice.get(f"{LOG}.csv?kind=members")
    rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in rows[1:]] == ["'=HYPERLINK(1)"]


def test_secrets_shown_and_files_taken_along_are_noted(alice, acme, unit):
    alice.get(f"/w/acme/feeds/{acme.feed_id}")
    alice.get("/w/acme/plan.xlsx")
    alice.get(f"{LOG}.csv")
    verbs = unit().scalars(select(AuditEntry.verb).where(AuditEntry.workspace_id == 1).order_by(AuditEntry.id)).all()
    assert verbs == ["feed_shown", "exported", "exported"]


def test_a_save_without_change_is_not_noted(alice, acme, unit):
    alice.submit("/w/acme/settings", name="Acme AG")
    alice.submit("/w/acme/settings")
    found = select(AuditEntry.details).where(AuditEntry.workspace_id == 1, AuditEntry.verb == "settings_changed")
    assert unit().scalars(found).all() == [{"fields": ["name"]}]


def test_entries_are_forgotten_after_400_days(acme, unit):
    session = unit()
    for age in (KEPT * 0.99, KEPT * 1.01):
        session.add(AuditEntry(workspace_id=1, verb="signed_in", at=clock.now() - age))
    session.flush()
    forget_old(session, clock.now())
    assert session.scalar(select(func.count()).where(AuditEntry.workspace_id == 1)) == 1


@pytest.mark.parametrize("verb", sorted(SENTENCES))
def test_every_verb_belongs_to_a_kind_that_one_can_choose(verb):
    assert any(verb.startswith(verbs) for _, verbs in KINDS.values())
