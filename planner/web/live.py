"""Whether the plan has changed since a page was made: what an open page asks every few seconds."""

from flask import Blueprint, g, url_for
from markupsafe import Markup

from planner.models import Right
from planner.web import access
from planner.web.urls import IN_WORKSPACE

bp = Blueprint("live", __name__, url_prefix=IN_WORKSPACE)


@bp.get("/revision")
@access.needs(Right.READ)
def revision():
    """The number alone. Asking is no use of the session: it ends as if nobody were there."""
    g.unseen_id = None
    return str(access.current_workspace().revision), 200, {"Content-Type": "text/plain; charset=utf-8"}


@bp.app_template_global()
def live() -> Markup:
    """Attributes of a `main` that keeps itself up to date."""
    known = access.current_workspace().revision
    return Markup(' data-live="{}" data-revision="{}"').format(url_for("live.revision"), known)
