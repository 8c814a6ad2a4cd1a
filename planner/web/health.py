"""For machines: is the server there, and what may be crawled."""

from flask import Blueprint, Response

from planner.web.access import for_machines

bp = Blueprint("health", __name__)


def _text(body: str) -> Response:
    return Response(body, mimetype="text/plain")


@bp.get("/healthz")
@for_machines
def healthz():
    return _text("ok")


@bp.get("/robots.txt")
@for_machines
def robots():
    return _text("User-agent: *\nAllow: /feed/\nDisallow: /\n")  # some calendar programs ask before they fetch
