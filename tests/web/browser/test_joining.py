"""Alice invites somebody by mail, who makes an account and joins, and is removed again."""

from collections.abc import Callable
from types import SimpleNamespace

from playwright.sync_api import Page, expect
from sqlalchemy import Engine, select

from planner import db
from planner.models import Letter, LetterKind
from tests.web.browser import axe


def link(engine: Engine) -> str:
    """Of the newest invitation."""
    rows = select(Letter.payload).where(Letter.kind == LetterKind.INVITATION).order_by(Letter.id.desc()).limit(1)
    token = db.unit(engine, reading=True).scalars(rows).one()["token"]
    db.session.remove()
    return f"/invitation/{token}"


def test_invited_joined_and_removed(browse: Callable[..., Page], acme: SimpleNamespace, sqlite: Engine):
    alice, jo = browse("alice@example.org"), browse(locale="en-GB", color_scheme="dark")
    alice.goto("/w/acme/team")
    alice.get_by_role("link", name="Invite", exact=True).click()
    alice.get_by_label("E-mail addresses").fill("jo@example.org")
    alice.get_by_label("Editor:").check()
    alice.get_by_role("button", name="Send invitations").click()
    expect(alice.get_by_text("1 invitation is on its way.")).to_be_visible()

    jo.goto(link(sqlite))
    assert axe.faults(jo) == []
    jo.get_by_label("Your name").fill("Jo Adler")
    jo.get_by_label("Password").fill("wiese laterne kompass elf")
    jo.get_by_role("button", name="Create account and join").click()
    expect(jo.get_by_text("Welcome to Acme.")).to_be_visible()

    alice.goto("/w/acme/team")
    alice.get_by_role("link", name="Remove Jo Adler").click()
    alice.get_by_role("button", name="Remove").click()
    expect(alice.get_by_text("Jo Adler is no longer a member of Acme.")).to_be_visible()
    jo.reload()
    expect(jo.get_by_role("heading", name="Nothing here")).to_be_visible()
