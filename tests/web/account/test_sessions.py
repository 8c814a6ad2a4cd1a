"""Sessions: listed, ended, noted, and told of when they come from where nobody came from before."""

import pytest
from sqlalchemy import select

from planner.models import AuditEntry, LetterKind
from tests.web.account.kim import is_in, letters, verbs
from tests.web.conftest import PASSWORD, make_app
from tests.web.pages import Page


def test_sessions_are_listed_in_words_and_ended_one_by_one(come_in, unit):
    here, there = come_in(), come_in(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Version/26.0 Safari/605", REMOTE_ADDR="203.0.113.9")
    page = here.see("/account/sessions").text
    assert "Firefox on Linux this one" in page
    assert "Safari on iPhone" in page
    assert "203.0.113.0/24" in page
    here.step("/account/sessions", "/account/sessions/2/removal")
    assert (is_in(here), is_in(there)) == (True, False)


def test_all_others_end_at_once(come_in, unit):
    here, there, elsewhere = come_in(), come_in(), come_in()
    here.step("/account/sessions", "/account/sessions/others")
    assert [is_in(each) for each in (here, there, elsewhere)] == [True, False, False]
    assert verbs(unit) == ["signed_in"] * 3 + ["session_ended"]


def test_a_way_in_that_was_never_used_is_told_by_letter(come_in, unit):
    come_in()
    come_in()
    assert letters(unit, LetterKind.ACCOUNT) == []
    come_in(REMOTE_ADDR="203.0.113.9")
    assert [letter.payload["what"] for letter in letters(unit, LetterKind.ACCOUNT)] == ["signed_in_new"]


def test_what_happens_at_the_door_is_noted_in_every_workspace(come_in, anonymous, unit):
    anonymous.submit("/login", email="kim@example.org", password="wrong horse battery", status=422)
    come_in().submit("/workspaces", "/logout")
    assert verbs(unit) == ["sign_in_failed", "signed_in", "signed_out"]
    assert unit().scalar(select(AuditEntry.network).where(AuditEntry.workspace_id == 2)) == "127.0.0.0/24"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_cookie_is_for_this_site_alone_and_out_of_reach_of_scripts(sqlite, kim, scheme):
    visitor = make_app(sqlite, base_url=f"{scheme}://localhost").test_client()
    form = visitor.get("/login", base_url=f"{scheme}://localhost")
    fields = Page(form.text).form("").fields | {"email": "kim@example.org", "password": PASSWORD}
    inside = visitor.post("/login", data=fields, base_url=f"{scheme}://localhost")
    cookies = [*form.headers.getlist("Set-Cookie"), *inside.headers.getlist("Set-Cookie")]
    assert len(cookies) == 2
    assert all({"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; ")) for cookie in cookies)
    assert not any("Domain" in cookie for cookie in cookies)
    secured = [cookie.startswith("__Host-rp_session=") and "; Secure" in cookie for cookie in cookies]
    assert secured == [scheme == "https"] * 2
