"""A real browser, and the application served to it. Whatever lies here needs both."""

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date, time
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError
from sqlalchemy import Engine
from werkzeug.serving import WSGIRequestHandler, make_server

from planner.db import PlanSession, session
from planner.domain.plan import Readiness
from planner.models import Channel, Workspace
from tests import make
from tests.conftest import missing
from tests.web.conftest import signed_in

# Milliseconds after which what should be there is missed: a busy machine is slow, and that is no fault of a page.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/web/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium, else the one that Playwright brought."""
    return {"executable_path": shutil.which("chromium") or shutil.which("chromium-browser"), "args": ["--no-sandbox"]}


@pytest.fixture
def live_server(app: Flask) -> Iterator[str]:
    """The address of the application, served by a thread."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


class Quiet(WSGIRequestHandler):
    def log(self, *args: Any) -> None:
        """Nothing: the tests' output is for their own news."""


@pytest.fixture
def browse(app: Flask, sqlite: Engine, live_server: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens a browser in which a user has signed in (None: nobody): `browse("bob@example.org", viewport=...)`.

    Nothing moves in it, so that what is looked at stands still. Options are those of Playwright's contexts; `base_url` is set,
    so `page.goto("/w/acme/plan")` will do.
    """
    contexts: list[BrowserContext] = []

    def open_page(email: str | None = None, *, language: str = "en", **options: Any) -> Page:
        context = a_browser(request).new_context(base_url=live_server, reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        if email:
            cookie = signed_in(app, sqlite, email, language).get_cookie("rp_session")
            assert cookie is not None
            context.add_cookies([{"name": "rp_session", "value": cookie.value, "url": live_server}])
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


def a_browser(request: pytest.FixtureRequest) -> Browser:
    try:
        return request.getfixturevalue("browser")  # type: ignore[no-any-return]  # pytest-playwright's, one for the session
    except PlaywrightError as error:
        if "Executable doesn't exist" not in str(error):
            raise
        missing("a browser")
        raise


@pytest.fixture
def page(acme: SimpleNamespace, browse: Callable[..., Page]) -> Page:
    """Alice's browser; she reads English."""
    return browse("alice@example.org")


@pytest.fixture
def planned(acme: SimpleNamespace, unit: Callable[[], PlanSession]) -> SimpleNamespace:
    """Acme with a blog; LinkedIn has „Messe“ on Wed 2 Dec at 9, „Interview“ on Thu 3 Dec at 14, and an empty slot on Fri."""
    work = unit()
    workspace = work.query(Workspace).filter_by(slug="acme").one()
    linkedin = work.query(Channel).filter_by(workspace_id=workspace.id).one()
    make.channel(work, workspace, "blog", name="Blog")
    for day, title, time_ in ((2, "Messe", time(9)), (3, "Interview", time(14))):
        make.post(work, linkedin, date(2026, 12, day), title, time=time_, readiness=Readiness.APPROVED)
    make.topic(work, workspace, "Neue Filiale")
    work.commit()
    session.remove()
    return acme
