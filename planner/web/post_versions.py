"""The versions of a post's text: compared word by word, and brought back."""

from flask import Blueprint, abort, redirect, render_template, request, url_for

from planner.db import session
from planner.domain.word_diff import Fate, word_diff
from planner.models import Right
from planner.planning.founding import titled
from planner.queries.people import people_of
from planner.queries.versions import versions_of
from planner.web import access, doing
from planner.web.form import VersionedForm
from planner.web.history import history_of
from planner.web.urls import IN_WORKSPACE, id_or_none
from planner.wording import gettext as _

bp = Blueprint("post_versions", __name__, url_prefix=IN_WORKSPACE + "/posts/<id:post_id>/versions")
bp.add_app_template_global(history_of, "history_of")


@bp.get("")
@access.needs(Right.READ)
def index(post_id: int):
    """`of` and `with` are numbers of versions; without them the last two are compared."""
    return _page(post_id)


def _page(post_id: int, *, stale: bool = False):
    post = access.post_or_404(post_id)
    versions = versions_of(session(), post)
    of = _number("of", len(versions), len(versions))
    against = _number("with", max(1, of - 1), len(versions))
    old, new = versions[against - 1], versions[of - 1]
    people = {person.id: person.name for person in people_of(session(), post.workspace_id).by_id.values()}
    parts = {"title": word_diff(old.title, new.title), "text": word_diff(old.text, new.text)}
    shown = {"versions": versions, "old": old, "new": new, "people": people, "parts": parts, "Fate": Fate}
    return render_template("posts/versions.html", post=post, stale=stale, **shown), 409 if stale else 200


def _number(name: str, usual: int, last: int) -> int:
    asked = id_or_none(request.args.get(name, ""))
    return asked if asked and asked <= last else usual


@bp.post("/<id:number>")
@access.needs(Right.WRITE)
def restore(post_id: int, number: int):
    """Say again what that version said."""
    post = access.post_or_404(post_id)
    form = VersionedForm(obj=post)
    if not form.validate() or form.version.data is None:
        abort(400)
    if not form.is_current(post):
        return _page(post_id, stale=True)
    version = next((each for each in versions_of(session(), post) if each.number == number), None) or abort(404)
    begun = doing.begin()
    begun.watch(post)
    post.edit(by=access.current_member(), title=titled(version.title), text=version.text)
    doing.end(begun, _("Version %(n)s is back.", n=number))
    return redirect(url_for("posts.show", post_id=post.id), 303)
