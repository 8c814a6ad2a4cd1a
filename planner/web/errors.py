"""What went wrong, as a page in the visitor's language. These pages ask nothing of the database."""

from typing import NamedTuple

from flask import Flask, Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from planner.db import session
from planner.web import access
from planner.wording import marked

RETRY_SECONDS = "5"
CONFLICTS = {"23503", "23505", "SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE"}


class Page(NamedTuple):
    title: str
    sentence: str


PAGES = {
    400: Page(
        marked("This form is no longer valid"),
        marked("The page was open too long, or the request came from elsewhere. Nothing was changed: please load it again."),
    ),
    403: Page(
        marked("Not allowed in this role"),
        marked("Your role in this workspace does not include this. Its owner or an admin can do it, or change the role."),
    ),
    404: Page(marked("Nothing here"), marked("There is nothing at this address, or it belongs to somebody else.")),
    405: Page(marked("Not possible this way"), marked("This address takes another kind of request.")),
    409: Page(
        marked("Changed in the meantime"),
        marked("Somebody else has saved a newer version. Nothing was overwritten: please load the page again."),
    ),
    413: Page(marked("Too large"), marked("The file is larger than what is accepted here. Nothing was changed.")),
    429: Page(marked("Too many attempts"), marked("That was tried too often. Please wait a quarter of an hour.")),
    500: Page(
        marked("Something broke"),
        marked("This is our fault, not yours. Nothing was changed; the error has been written down."),
    ),
    503: Page(
        marked("Busy at the moment"),
        marked("The database does not answer in time. Nothing was changed; please try again in a moment."),
    ),
    507: Page(marked("The disk is full"), marked("Nothing can be saved at the moment. Reading goes on; nothing was changed.")),
}

FOR_GUESTS = {
    403: Page(marked("Not by this link"), marked("The link does not include this. Whoever sent it can change that.")),
    404: Page(
        marked("Not to be seen here"),
        marked("This post does not belong to what the link shows, or no longer does: it may have been moved or cancelled."),
    ),
}


def say_in_words(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(StaleDataError, _stale)
    app.register_error_handler(IntegrityError, _conflict)
    app.register_error_handler(OperationalError, _database_error)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    """Also what nobody caught: Flask hands it over as a 500 after writing it down."""
    if error.response is not None:
        return error.response  # a redirect that was raised
    session.rollback()
    response = page(error.code or 500)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _stale(_: StaleDataError) -> ResponseReturnValue:
    session.rollback()
    return page(409)


def _conflict(error: IntegrityError) -> ResponseReturnValue:
    """Of two who made the same at once, or took away what the other held on to, the second hears of it."""
    session.rollback()
    kind = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", "")
    if kind in CONFLICTS:
        return page(409)
    raise error


def _database_error(error: OperationalError) -> ResponseReturnValue:
    session.rollback()
    reason = str(error.orig).lower()
    if "locked" in reason or "busy" in reason or error.connection_invalidated:
        return page(503)
    if "full" in reason:
        return page(507)
    raise error


def page(code: int) -> Response:
    words = PAGES.get(code) or PAGES[400 if code < 500 else 500]
    if request.routing_exception and isinstance(request.routing_exception, SecurityError):
        response = make_response("This host name is not served here.\n", 400, {"Content-Type": "text/plain; charset=utf-8"})
    elif access.is_for_machines() or request.path.startswith("/feed/"):
        response = make_response(f"{words.title}\n", code, {"Content-Type": "text/plain; charset=utf-8"})
    elif access.is_for_guests():
        response = _page_for_guests(code, words)
    else:
        response = make_response(render_template("errors/error.html", title=words.title, sentence=words.sentence), code)
    if code in (429, 503):
        response.headers["Retry-After"] = RETRY_SECONDS if code == 503 else "900"
    return response


def _page_for_guests(code: int, words: Page) -> Response:
    """It leads back to what their link shows: there is nothing else for them here."""
    title, sentence = FOR_GUESTS.get(code, words)
    home = url_for("guest.index", guest_token=(request.view_args or {})["guest_token"])
    return make_response(render_template("errors/error.html", title=title, sentence=sentence, home=home), code)
