"""How a request comes in and goes out: unit of work, session, language, forgery, access; always in this order."""

from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, Response, abort, current_app, g, request
from flask import session as cookie
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Engine

from planner import db, wording
from planner.jobs import nudge
from planner.settings import Settings
from planner.web import access, guests, sessions

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_csrf = CSRFProtect()
View = TypeVar("View")


@dataclass(frozen=True)
class House:
    settings: Settings
    engine: Engine


def settings() -> Settings:
    return current_app.extensions["planner"].settings  # type: ignore[no-any-return]


def engine() -> Engine:
    return current_app.extensions["planner"].engine  # type: ignore[no-any-return]


def reads_first(view: View) -> View:
    """For views with slow work before they write (hashing a password, reading a file): they call `start_writing`."""
    view.reads_first = True  # type: ignore[attr-defined]  # a mark on the function
    return view


def start_writing() -> db.PlanSession:
    """A unit of work that writes. What was looked up before is stale; user, member and workspace are looked up anew.

    Other writers wait from here on until the commit.
    """
    unit = db.unit(engine())
    g.pop("workspaces", None)
    if access.is_for_guests():
        guests.recognise(unit)
    elif not access.is_for_machines():
        sessions.recognise(unit, demo=settings().demo)
    access.admit()
    return unit


def open_for(app: Flask) -> None:
    _csrf.init_app(app)
    app.before_request(_enter)
    app.after_request(_keep_private)
    app.teardown_request(_leave)


def _enter() -> None:
    g.user = g.member = g.workspace = g.guest = None
    if access.is_for_machines():
        db.unit(engine(), reading=True)
        return
    speak(_asked_language())
    unit = db.unit(engine(), reading=True)
    if access.is_for_guests():
        guests.recognise(unit)
        speak(_asked_language(g.workspace.language))
    else:
        sessions.recognise(unit, demo=settings().demo)
    if g.user and g.user.language:
        speak(g.user.language)
    _refuse_forgery()
    access.admit()
    if request.method not in SAFE and not hasattr(access.view(), "reads_first"):
        start_writing()


def _refuse_forgery() -> None:
    """An unsafe method needs the token of this session, and no browser says that it comes from elsewhere."""
    if request.endpoint is None or request.method in SAFE:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(400)
    _csrf.protect()


def speak(language: str) -> None:
    """From here to the end of the request."""
    _fall_silent()
    g.speaking = wording.speaking(language)
    g.speaking.__enter__()


def _fall_silent() -> None:
    speaking = g.pop("speaking", None)
    if speaking:
        speaking.__exit__(None, None, None)


def _asked_language(otherwise: str | None = None) -> str:
    """As chosen on this browser, else as it asks: German when it asks for nothing, English when for neither."""
    chosen = cookie.get("language")
    if chosen in wording.LANGUAGES:
        return str(chosen)
    if not request.accept_languages:
        return otherwise or "de"
    return request.accept_languages.best_match(wording.LANGUAGES) or otherwise or "en"


def _keep_private(response: Response) -> Response:
    if g.get("user") is not None or access.is_for_guests():
        response.headers.setdefault("Cache-Control", "no-store")
    if access.is_for_guests():
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _leave(_: Any) -> None:
    posted = db.session.registry.has() and db.session.info.get("posted")
    db.session.remove()
    if posted:
        nudge(settings())
    sessions.note_seen(engine())
    guests.note_seen(engine())
    _fall_silent()
