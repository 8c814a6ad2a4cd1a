"""What one wants to be told by mail, and how a letter's own link switches it off."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.mail import unsubscribing
from planner.models import Letter, LetterKind, Member, NoticeChoice, ReportChoice, User
from planner.planning.notices import wants
from tests.web.conftest import SETTINGS, Visitor

PAGE = "/account/letters"
CHOICES = "/w/acme/notices"


def member(unit: Callable[[], Session], email: str = "bob@example.org") -> Member:
    rows = select(Member).join(User, User.id == Member.user_id).where(User.email == email, Member.workspace_id == 1)
    return unit().scalars(rows).one()


def test_each_kind_of_letter_and_the_report_are_chosen(bob: Visitor, unit, acme: SimpleNamespace):
    form = bob.see(PAGE).form(CHOICES)
    fields = dict(form.fields) | {"w1-weekday": "4", "w1-time": "16:30", "w1-with_pdf": "y"}
    fields.pop("w1-mentioned", None)
    assert bob.post(CHOICES, data=fields).status_code == 303
    chosen = unit().scalars(select(ReportChoice).where(ReportChoice.workspace_id == 1)).one()
    assert (chosen.wanted, chosen.weekday, f"{chosen.time:%H:%M}", chosen.with_pdf) == (True, 4, "16:30", True)
    bobs = member(unit)
    session = unit()
    assert not wants(session, bobs, LetterKind.MENTIONED)
    assert wants(session, bobs, LetterKind.ASSIGNED)
    assert "Friday, 16:30" in bob.see("/w/acme/reports").text


def test_this_weeks_report_can_be_asked_for_at_once(bob: Visitor, unit, acme: SimpleNamespace):
    bob.step(PAGE, "/w/acme/notices/report")
    bob.step(PAGE, "/w/acme/notices/report")
    letters = unit().scalars(select(Letter).where(Letter.kind == LetterKind.REPORT)).all()
    assert [letter.payload["week"] for letter in letters] == [48]


@pytest.mark.parametrize(("begins", "ends", "status"), [("20:00", "07:00", 303), ("", "", 303), ("20:00", "", 422)])
def test_quiet_hours_have_both_ends(bob: Visitor, acme: SimpleNamespace, begins: str, ends: str, status: int):
    bob.submit(PAGE, "/account/letters/hours", status=status, quiet_from=begins, quiet_until=ends)


def link(unit, kind: LetterKind = LetterKind.MENTIONED) -> str:
    wish = unsubscribing.Wish(member(unit).user_id, 1, kind)
    return unsubscribing.address(wish, SETTINGS).removeprefix(SETTINGS.base_url)


def test_one_click_of_the_mail_program_switches_off(anonymous: Visitor, unit, acme: SimpleNamespace):
    response = anonymous.post(link(unit), data={"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert "bob@example.org" in response.text
    assert [(each.kind, each.wanted) for each in chosen(unit)] == [(LetterKind.MENTIONED, False)]


def chosen(unit) -> list[NoticeChoice]:
    return list(unit().scalars(select(NoticeChoice).where(NoticeChoice.workspace_id == 1)))


def test_looking_at_the_link_changes_nothing_and_it_leads_back(anonymous: Visitor, unit, acme: SimpleNamespace):
    address = link(unit)
    anonymous.see(address)
    assert chosen(unit) == []
    anonymous.post(address)
    anonymous.post(address, data={"on": "1"})
    assert [each.wanted for each in chosen(unit)] == [True]


def test_the_report_is_switched_off_without_losing_when_it_comes(anonymous: Visitor, unit, acme: SimpleNamespace):
    anonymous.post(link(unit, LetterKind.REPORT))
    kept = unit().scalars(select(ReportChoice).where(ReportChoice.workspace_id == 1)).one()
    assert (kept.wanted, f"{kept.time:%H:%M}") == (False, "08:00")


@pytest.mark.parametrize("kind", [LetterKind.PASSWORD, LetterKind.ACCOUNT])
def test_letters_about_the_account_cannot_be_switched_off(anonymous: Visitor, unit, acme: SimpleNamespace, kind: LetterKind):
    anonymous.see(link(unit, kind), 404)


def test_a_link_that_we_did_not_sign_is_none(app: Flask, anonymous: Visitor, unit, acme: SimpleNamespace):
    anonymous.see(link(unit)[:-2] + "xx", 404)


def test_an_address_that_refused_letters_is_said_and_tried_again(bob: Visitor, unit, acme: SimpleNamespace):
    session = unit()
    user = session.scalars(select(User).where(User.email == "bob@example.org")).one()
    user.mail_refused_at = user.created_at
    session.commit()
    assert "refused a letter" in bob.see(PAGE).text
    bob.step(PAGE, "/account/letters/again")
    assert "refused a letter" not in bob.see(PAGE).text


@pytest.mark.parametrize(
    "path",
    [
        *("/account", PAGE, "/invitation/t", "/reset/t", "/account/email/t", "/guest/t/posts/1", "/unsubscribe/t"),
        *(f"/w/acme/{path}" for path in ("today", "week", "plan", "topics", "reports/2026-W48", "feeds/1", "posts/1")),
        *(f"/w/acme/posts/1/{path}" for path in ("day", "person", "readiness")),
        *("/w/acme/slots/2026-12-02", "/w/acme/pauses/new", "/w/acme/channels/linkedin", "/w/acme/channels/linkedin/edit"),
    ],
)
def test_there_is_a_page_wherever_letters_lead(app: Flask, path: str):
    assert app.url_map.bind("localhost").match(path, method="GET")
