"""What one has done oneself is undone."""

from collections.abc import Sequence

from flask import Blueprint, abort, redirect, request, url_for

from planner import wording
from planner.db import session
from planner.models import Deed, Pause, Post, Right
from planner.planning.undoing import Undone, is_for_approvers, newest_deed, undo
from planner.web import access, post_fields, ripening
from planner.web.saying import effects_in_words, quoted, say, short
from planner.web.urls import IN_WORKSPACE, id_or_none, onward
from planner.wording import gettext as _
from planner.wording import ngettext

bp = Blueprint("deeds", __name__, url_prefix=IN_WORKSPACE)


@bp.post("/deeds/undoing")
@access.needs(Right.WRITE, Right.APPROVE)
def undoing():
    """The visitor's newest deed that is not undone; `deed` names a certain one."""
    member = access.current_member()
    asked = request.form.get("deed", "")
    deed = newest_deed(session(), member, id_or_none(asked) or -1 if asked else None)
    back = redirect(onward(url_for("plan.board")), 303)
    if deed is None:
        say(_("There is nothing left to undo."), "warning")
        return back
    _refuse_beyond_rights(deed)
    undone = undo(session(), access.current_workspace(), deed, by=member, today=access.today())
    session.commit()
    _say(undone)
    return back


def _refuse_beyond_rights(deed: Deed) -> None:
    """Somebody may have lost the right to write since."""
    if not access.may(Right.WRITE) and not is_for_approvers(deed):
        abort(403)


def _say(undone: Undone) -> None:
    names = {channel.slug: channel.name for channel in post_fields.channels()} if undone.changes else {}
    effects = [*ripening.outdated(), *effects_in_words(undone.changes, names)]
    if undone.left:
        left = ngettext(
            "Left as it is, because somebody has changed it since: %(titles)s.",
            "Left as they are, because somebody has changed them since: %(titles)s.",
            len(undone.left),
            titles=quoted(undone.left),
        )
        effects = [left, *effects]
    say(_what(undone), "warning" if undone.left else "done", effects=effects)


def _what(undone: Undone) -> str:
    if not undone.put_back:
        return _("Nothing was undone.")
    posts: Sequence[Post] = [thing for thing in undone.put_back if isinstance(thing, Post)]
    pauses = [thing for thing in undone.put_back if isinstance(thing, Pause)]
    if len(posts) == 1 and not posts[0].trashed_at:
        return _("Undone: “%(title)s” lies on %(day)s again.", title=short(posts[0].title), day=wording.day(posts[0].day))
    if len(posts) == 1:
        return _("Undone: “%(title)s” is in the trash.", title=short(posts[0].title))
    if posts:
        return ngettext("Undone for %(n)s post.", "Undone for %(n)s posts.", len(posts))
    return _("Undone: the pause is as it was before.") if pauses else _("Undone.")
