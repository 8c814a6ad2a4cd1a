"""What calendar programs fetch: GET and HEAD of a feed's secret address. No session, no cookie, no redirect, no page, no 500."""

import logging
from datetime import datetime

from flask import Blueprint, Response, current_app, request
from sqlalchemy import Engine

from planner import clock, db
from planner.feeds.body import NothingToServe, current, ended, is_gone
from planner.feeds.fetch import Fetches
from planner.feeds.packing import unpacked
from planner.queries.feeds import Address, Served, address, stored_body
from planner.sealing import token_hash
from planner.web import door
from planner.web.access import for_machines
from planner.web.allowance import Allowance

log = logging.getLogger(__name__)

bp = Blueprint("published", __name__)

A_MINUTE, AN_HOUR = 60, 3600
HEADERS = {
    "Cache-Control": "private, max-age=300, must-revalidate",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Encoding",
}


class Counters:
    """What this process counts: fetches to be written, and who asks too often."""

    def __init__(self) -> None:
        self.fetches = Fetches()
        self.of_feed = Allowance(600, AN_HOUR)
        self.of_stranger = Allowance(60, A_MINUTE)


@bp.record_once
def _begin_counting(state):
    state.app.extensions["feeds"] = Counters()


def counters() -> Counters:
    return current_app.extensions["feeds"]  # type: ignore[no-any-return]


@bp.route("/feed/<token>/<name>.ics", provide_automatic_options=False, merge_slashes=False)
@for_machines
def feed(token, name):  # noqa: ARG001 (the token alone decides)
    try:
        return _answer(token_hash(token))
    except NothingToServe:
        return _refuse(503, "This calendar is not ready yet.", A_MINUTE)
    except Exception:
        log.exception("a feed could not be served")
        return _refuse(503, "This calendar cannot be read at the moment.", A_MINUTE)


def _answer(hash_of_token: str) -> Response:
    asked = address(db.session(), hash_of_token)
    if asked is None:
        if counters().of_stranger.take(request.remote_addr):
            return _refuse(404, "There is no such calendar.")
        return _refuse(429, "Too many unknown addresses.", A_MINUTE)
    if is_gone(asked, clock.now()):
        return _refuse(410, "This calendar is no longer published.")
    if asked.ended_at:
        empty = ended(db.session(), asked)
        return _not_modified(empty.etag, empty.modified_at) or _calendar(asked, empty)
    return _live(asked, hash_of_token)


def _live(asked: Address, hash_of_token: str) -> Response:
    # Who asks too often gets what is there: it may be older than the plan.
    may_build = counters().of_feed.take(asked.feed_id) or asked.stored is None
    shown = current(door.engine(), hash_of_token, asked, door.settings().base_url) if may_build else asked.stored
    assert shown is not None  # noqa: S101 (without a stored body it may be built)
    response = _not_modified(shown.etag, shown.modified_at) or _stored(asked)
    if counters().fetches.note(asked.feed_id, request.headers.get("User-Agent", ""), clock.now()):
        engine, fetches = door.engine(), counters().fetches
        response.call_on_close(lambda: _write(engine, fetches))  # nobody waits for it
    return response


def _stored(asked: Address) -> Response:
    served = stored_body(db.unit(door.engine(), reading=True), asked.workspace_id, asked.feed_id)
    if served is None:  # revoked a moment ago
        raise NothingToServe
    return _calendar(asked, served)


def _write(engine: Engine, fetches: Fetches) -> None:
    try:
        fetches.write(db.unit(engine))
    except Exception:
        log.exception("the last fetches could not be written")
    finally:
        db.session.remove()


def _not_modified(etag: str, modified_at: datetime) -> Response | None:
    """304 when the client has this body, in either encoding (RFC 9110 13.2.2: If-None-Match before If-Modified-Since)."""
    if "If-None-Match" in request.headers:
        known = request.if_none_match
        has_it = known.star_tag or known.contains_weak(etag) or known.contains_weak(f"{etag}-gzip")
    else:
        since = request.if_modified_since
        has_it = since is not None and since >= modified_at
    if not has_it:
        return None
    return _validated(NotModified(status=304, headers=HEADERS), etag, modified_at)


class NotModified(Response):
    """Repeats Last-Modified, which Werkzeug takes away: Apple asks by it."""

    def get_wsgi_headers(self, environ):
        headers = super().get_wsgi_headers(environ)
        headers["Last-Modified"] = self.headers["Last-Modified"]
        return headers


def _calendar(asked: Address, served: Served) -> Response:
    response = Response(
        served.gzipped if _takes_gzip() else unpacked(served.gzipped),
        headers=HEADERS | {"Content-Disposition": f'inline; filename="{asked.kind.value}.ics"'},
        content_type="text/calendar; charset=utf-8",
    )
    if _takes_gzip():
        response.headers["Content-Encoding"] = "gzip"
    return _validated(response, served.etag, served.modified_at)


def _validated(response: Response, etag: str, modified_at: datetime) -> Response:
    response.set_etag(f"{etag}-gzip" if _takes_gzip() else etag)
    response.last_modified = modified_at
    return response


def _takes_gzip() -> bool:
    return request.accept_encodings.quality("gzip") > 0


def _refuse(status: int, sentence: str, seconds: int | None = None) -> Response:
    """In plain text: some programs take any page for an empty calendar."""
    headers = HEADERS | {"Cache-Control": "no-store"} | ({"Retry-After": str(seconds)} if seconds else {})
    return Response(f"{sentence}\n", status, headers, content_type="text/plain; charset=utf-8")
