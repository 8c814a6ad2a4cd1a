"""The weekly report arrives by mail, and its button leads to the gap that it closes."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from html import unescape
from types import SimpleNamespace

import time_machine
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from planner import db
from planner.jobs.rounds import Rounds
from planner.models import Channel, Member, ReportChoice, User
from tests.smtp import Sink, sink


def owed(unit: Callable[[], db.PlanSession]) -> None:
    """LinkedIn owes a post on Friday; Bob wants the report on Wednesdays at half past ten."""
    work = unit()
    bob = work.query(Member).join(User).filter(Member.workspace_id > 0, User.email == "bob@example.org").one()
    work.add(ReportChoice(workspace_id=bob.workspace_id, member_id=bob.id, weekday=2, time=time(10, 30)))
    linkedin = work.query(Channel).filter(Channel.workspace_id == bob.workspace_id).one()
    linkedin.start_cadence("days 2026-11-27", date(2026, 11, 25), by=None)
    work.commit()
    db.session.remove()


def test_from_the_mailbox_to_the_closed_gap(browse: Callable[..., Page], acme: SimpleNamespace, app: Flask, sqlite: Engine, unit):
    owed(unit)
    with time_machine.travel("2026-11-25 09:45Z"), sink(Sink()) as mailbox:
        rounds = Rounds(sqlite, replace(app.extensions["planner"].settings, mail_url=mailbox.url))
        rounds.minute()
        rounds.minute()
    assert "new@acme.example" in mailbox.to
    (report,) = [letter for letter in mailbox.kept if letter["X-RcptTo"] == "bob@example.org" and "KW 48" in letter["Subject"]]
    html = report.get_body(("html",)).get_content()
    fill = next(unescape(link) for link in re.findall(r'href="([^"]+)"', html) if "/slots/2026-11-27" in link)

    page = browse("bob@example.org", color_scheme="dark")
    page.goto(fill.removeprefix("http://localhost"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("27 Nov")
    page.get_by_label("Title").fill("Ein Jahr Filiale Süd")
    page.get_by_role("button", name="Fill", exact=True).click()
    expect(page.locator("#said")).to_contain_text("Ein Jahr Filiale Süd")
    page.goto("/w/acme/today")
    expect(page.get_by_role("main")).not_to_contain_text("Fri 27 Nov: no post")
