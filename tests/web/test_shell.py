"""What is around every page: headers, errors, languages, static files."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError

from planner import db
from planner.settings import SettingsError
from planner.web import assets, create_app
from planner.web.access import refuse_unmarked
from planner.web.headers import HEADERS
from tests.web.conftest import SETTINGS, Visitor, make_app


def test_the_first_page_of_an_untouched_house_is_its_set_up(anonymous):
    assert anonymous.get("/").location == "/setup"


def test_health_is_a_word_without_cookie(anonymous):
    response = anonymous.get("/healthz")
    assert (response.text, response.headers.get("Set-Cookie"), response.headers.get("Vary")) == ("ok", None, None)


def test_crawlers_are_asked_to_stay_away(anonymous):
    assert "User-agent: *" in anonymous.get("/robots.txt").text
    assert anonymous.get("/robots.txt").text.endswith("Disallow: /\n")


PATHS = [
    "/",
    "/login",
    "/nowhere",
    "/healthz",
    "/w/acme/plan",
    f"/static/{assets.version()}/planner.css",
    "/static/x/planner.css",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_security_headers(anonymous, path):
    with anonymous.get(path) as response:
        headers = response.headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "Strict-Transport-Security" not in headers


def test_behind_https_cookies_are_bound_to_the_host_and_browsers_told_to_stay(sqlite):
    app = make_app(sqlite, base_url="https://plan.example.org", loopback=False)
    response = app.test_client().get("/login", base_url="https://plan.example.org")
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-rp_session=")
    assert all(word in cookie for word in ("; Secure", "; HttpOnly", "; Path=/", "; SameSite=Lax"))
    assert "Domain" not in cookie
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_what_a_member_sees_is_not_stored(alice):
    assert alice.get("/w/acme/plan").headers["Cache-Control"] == "no-store"
    assert alice.get("/w/acme/nowhere").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "plan.example.org@evil.example", "127.0.0.1.evil.example"]
)
@pytest.mark.parametrize("path", ["/login", "/", "/healthz", "/nowhere"])
def test_a_strange_host_is_refused(anonymous, host, path):
    assert anonymous.get(path, headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Forwarded-For", "Forwarded"])
def test_forwarded_headers_count_only_behind_a_proxy(anonymous, header):
    response = anonymous.get("/w/acme/plan", headers={header: "evil.example"})
    assert response.location == "/login?next=/w/acme/plan"


def test_static_files_are_kept_for_ever_under_an_address_that_changes_with_them(anonymous):
    with anonymous.get(assets.asset("planner.css")) as response:
        assert response.headers["Cache-Control"] == "max-age=315360000, public, immutable"
        assert "Access-Control-Allow-Origin" not in response.headers


def test_a_missing_page_says_nothing_of_its_address(alice):
    missing, other = alice.get("/w/acme/nowhere-at-all"), alice.get("/w/other/plan")
    assert (missing.status_code, missing.data) == (404, other.data)


def test_a_form_from_elsewhere_is_refused(alice):
    data = {"csrf_token": alice.token()}
    assert alice.post("/logout", data=data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 400
    assert alice.post("/logout", data={}).status_code == 400
    assert alice.post("/logout", data=data, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_the_token_of_another_session_is_refused(alice, bob):
    with bob.session_transaction() as cookie:
        cookie["csrf_token"] = "another"
    assert alice.post("/logout", data={"csrf_token": bob.token()}).status_code == 400


def test_a_file_beyond_the_limit_is_refused(alice):
    data = {"csrf_token": alice.token(), "file": "x" * (10 * 1024 * 1024 + 1)}
    assert alice.post("/preferences", data=data).status_code == 413


ERRORS = [
    (StaleDataError("another version"), 409, None),
    (OperationalError("", {}, sqlite3.OperationalError("database is locked")), 503, "5"),
    (OperationalError("", {}, sqlite3.OperationalError("database or disk is full")), 507, None),
    (OperationalError("", {}, sqlite3.OperationalError("no such table: posts")), 500, None),
    (ZeroDivisionError(), 500, None),
]


@pytest.mark.parametrize(("error", "status", "retry"), ERRORS, ids=lambda value: repr(value)[:40])
def test_what_breaks_is_a_page_in_words(sqlite, error, status, retry):
    app = make_app(sqlite)

    def broken():
        raise error

    broken.access = app.view_functions["workspaces.home"].access
    app.view_functions["workspaces.home"] = broken
    app.testing = False
    response = app.test_client().get("/")
    assert (response.status_code, response.headers.get("Retry-After")) == (status, retry)
    assert "<h1>" in response.text


@pytest.fixture
def locked(sqlite, alice, monkeypatch):
    """Alice at an application that does not wait, while somebody else holds the database."""
    monkeypatch.setattr(db, "BUSY_SECONDS", 0)
    engine = db.connect(str(sqlite.url))
    impatient = make_app(engine).test_client()
    impatient.set_cookie("rp_session", alice.get_cookie("rp_session").value)
    holder = sqlite3.connect(str(sqlite.url.database), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    yield impatient
    holder.close()
    engine.dispose()


def test_a_locked_database_is_waited_for_and_then_said(locked):
    response = locked.post("/preferences", data={"csrf_token": locked.token(), "language": "de"})
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")


def test_reading_goes_on_while_somebody_writes(locked):
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2)):  # the session's last use is due to be written
        assert locked.see("/w/acme/plan").headings == ["Plan"]


LANGUAGES = [(None, "de"), ("de-AT,de;q=0.9", "de"), ("en-GB", "en"), ("fr,en;q=0.8,de;q=0.5", "en"), ("fr", "en"), ("*", "de")]


@pytest.mark.parametrize(("asked", "spoken"), LANGUAGES)
def test_the_browser_says_the_language(anonymous, asked, spoken):
    response = anonymous.get("/setup", headers={"Accept-Language": asked} if asked else {})
    assert f'<html lang="{spoken}">' in response.text


def test_the_chosen_language_stays_with_the_user(alice, visit):
    assert alice.step("/w/acme/plan", "/preferences", language="de").location == "/w/acme/plan"
    assert alice.see("/w/acme/plan").language == "de"
    assert visit("alice@example.org").see("/w/acme/plan").language == "de"


def test_the_chosen_theme_stays_in_the_browser(alice):
    alice.step("/w/acme/plan", "/preferences", theme="dark")
    assert 'data-theme="dark"' in alice.get("/w/acme/plan").text
    alice.step("/w/acme/plan", "/preferences", theme="")
    assert "data-theme" not in alice.get("/w/acme/plan").text


def test_preferences_lead_back_only_to_pages_of_ours(alice):
    response = alice.post("/preferences", data={"csrf_token": alice.token(), "next": "//evil.example", "language": "en"})
    assert response.location == "/"


def test_imprint_and_privacy_page_are_linked_when_set(sqlite, anonymous):
    assert "https://example.org/impressum" not in anonymous.see("/setup").links
    app = make_app(sqlite, imprint_url="https://example.org/impressum", privacy_url="https://example.org/datenschutz")
    assert {"https://example.org/impressum", "https://example.org/datenschutz"} <= set(app.test_client().see("/setup").links)


def test_without_its_schema_the_house_does_not_open(tmp_path):
    with pytest.raises(SettingsError):
        create_app(replace(SETTINGS, database_url=f"sqlite:///{tmp_path / 'empty.sqlite'}"))


def test_a_view_without_a_mark_keeps_the_house_shut(sqlite):
    app = make_app(sqlite)
    app.view_functions["workspaces.home"] = lambda: ""
    with pytest.raises(RuntimeError, match="without access mark"):
        refuse_unmarked(app)


def test_members_do_not_see_what_they_may_not_follow(visit, acme):
    viewer: Visitor = visit("viewer@example.org")
    assert not [link for link in viewer.see("/w/acme/plan").links if "/posts/new" in link]
