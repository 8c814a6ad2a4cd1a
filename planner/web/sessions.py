"""Who is here. The browser's cookie holds a secret; the session itself is a row that can be ended from our side."""

from contextlib import suppress
from datetime import timedelta

from flask import abort, g, redirect, request, url_for
from flask import session as cookie
from sqlalchemy import Engine, delete, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from planner import clock
from planner.models import SignIn, User
from planner.models.user import sign_in, signed_in
from planner.web.auditing import network

SEEN_EVERY = timedelta(minutes=1)
KEPT = {"language", "theme"}  # how the browser likes its pages, whoever is there


def recognise(unit: Session, *, demo: bool) -> None:
    """Set `g.user` to whom the cookie's session belongs, else None. Demo users only where the demo is shown.

    Whoever has still to give the code of their second factor is nobody yet: they stand in `g.expected`.
    """
    g.user = g.expected = g.sign_in_id = g.unseen_id = None
    g.proved = False
    secret = cookie.get("id")
    found = signed_in(unit, secret, clock.now()) if isinstance(secret, str) else None
    if found is None or (found.user.demo and not demo):
        return
    g.sign_in_id = found.id
    if found.awaits_code:
        g.expected = found.user
        return
    g.user, g.proved = found.user, found.proved_lately(clock.now())
    if clock.now() - found.seen_at >= SEEN_EVERY:
        g.unseen_id = found.id


def start(unit: Session, user: User, *, awaits_code: bool = False) -> None:
    """A new session under a new id; whatever the browser held before is void."""
    end(unit)
    cookie["id"] = sign_in(unit, user, agent=request.user_agent.string, network=network(), awaits_code=awaits_code)


def end(unit: Session) -> None:
    """The session's row is gone, here and for whoever copied the cookie."""
    if g.sign_in_id:
        unit.execute(delete(SignIn).where(SignIn.id == g.sign_in_id))
    for name in set(cookie) - KEPT:
        del cookie[name]
    g.user = g.expected = g.sign_in_id = g.unseen_id = None
    g.proved = False


def prove(unit: Session) -> None:
    """The password was given just now."""
    unit.execute(update(SignIn).where(SignIn.id == g.sign_in_id).values(proved_at=clock.now()))


def fresh_or_ask(back: str | None = None) -> None:
    """Ask for the password before something delicate, unless it was given within the last quarter of an hour.

    The visitor comes back to where they were, or to `back`; what they sent is not kept.
    """
    if not g.proved:
        here = request.full_path.rstrip("?") if request.method == "GET" else request.path
        abort(redirect(url_for("account_proof.proof", next=back or here), 303))


def note_seen(engine: Engine) -> None:
    """That the session was used, at most once a minute, in a unit of its own after the request's.

    A database that is busy with other writing does not spoil the page that was only read.
    """
    unseen = g.pop("unseen_id", None)
    if unseen:
        with suppress(OperationalError), engine.begin() as connection:
            connection.execute(update(SignIn).where(SignIn.id == unseen).values(seen_at=clock.now()))
