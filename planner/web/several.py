"""What is done with one post or several in one go: assign, ripen, cancel, throw away. All or none of them."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from wtforms import SelectField
from wtforms.validators import InputRequired

from planner import gapwords
from planner.db import session
from planner.domain.plan import Readiness
from planner.models import Member, Post, Right
from planner.planning import approvals
from planner.planning.deeds import Doing
from planner.web import access, doing, post_fields, ripening
from planner.web.chosen import Chosen, Late, chosen
from planner.web.form import INVALID, STALE, Form
from planner.web.release import refusal
from planner.web.saying import quoted
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import gettext as _
from planner.wording import marked, ngettext

bp = Blueprint("several", __name__, url_prefix=IN_WORKSPACE)

Step = Callable[[Post], None]


class PersonForm(Form):
    person = post_fields.person_field()

    def __init__(self, posts: Chosen) -> None:
        people = {post.person_id for post in posts.posts}
        super().__init__(person=people.pop() if len(people) == 1 else None)
        post_fields.offer_people(self.person)


@bp.route("/posts/person", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def assign():
    posts, by = chosen(), access.current_member()
    form = PersonForm(posts)
    if not _is_ready(posts, form):
        return _page("deeds/person.html", posts, form)
    person = access.member_or_404(form.person.data) if form.person.data else None
    return _done(posts, lambda post: post.assign(person, by=by), _assigned(len(posts.posts), person))


def _assigned(n: int, person: Member | None) -> str:
    if person is None:
        return ngettext("%(n)s post is with its channel again.", "%(n)s posts are with their channels again.", n)
    return ngettext("%(n)s post is now with %(name)s.", "%(n)s posts are now with %(name)s.", n, name=person.name)


class ReadinessForm(Form):
    readiness = SelectField(marked("Readiness"), coerce=int, validators=[InputRequired()])

    def __init__(self, posts: Chosen) -> None:
        given = {post.readiness for post in posts.posts}
        super().__init__(readiness=int(max(given, default=Readiness.IDEA)))
        self.posts = posts.posts
        alone = posts.one
        steps = [each for each in Readiness if alone is None or ripening.may_set(alone, each)]
        post_fields.offer_readiness(self.readiness, steps)

    def validate_readiness(self, field: SelectField) -> None:
        """All or none: whichever the visitor may not set are named, with the reason."""
        found = [(post, ripening.refused(post, Readiness(field.data))) for post in self.posts]
        if refused := [(post, why) for post, why in found if why]:
            titles, whys = quoted([post for post, _why in refused]), " ".join(dict.fromkeys(why for _post, why in refused))
            self.refuse(field, _("%(why)s Nothing was changed: %(titles)s.", why=whys, titles=titles))
        elif reason := refusal(self.posts, Readiness(field.data)):
            self.refuse(field, reason)


@bp.route("/posts/readiness", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.APPROVE)
def ripen():
    posts, by = chosen(), access.current_member()
    form = ReadinessForm(posts)
    if not _is_ready(posts, form):
        return _page("deeds/readiness.html", posts, form)
    step = Readiness(form.readiness.data)
    word = gapwords.readiness_word(step)
    said = ngettext("%(n)s post: %(readiness)s.", "%(n)s posts: %(readiness)s.", len(posts.posts), readiness=word)
    try:
        return _done(posts, lambda post: approvals.ripen(session(), post, step, by=by, seen=posts.digests[post.id]), said)
    except approvals.Stale as stale:  # changed between the look and the deed, or a form that does not say what it saw
        session.rollback()
        again = chosen()
        late = [Late(post, None) for post in again.posts if post.id == stale.post_id]
        page, _status = _page("deeds/readiness.html", again, ReadinessForm(again), late=late)
        return page, STALE


@bp.route("/posts/cancellation", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def cancel():
    posts, by = chosen(), access.current_member()
    if not _is_ready(posts, form := Form()):
        words: dict[str, Any] = {"label": _("Cancel the posts"), "again": _("Cancel the posts all the same")}
        return _page("deeds/confirm.html", posts, form, asks=_("Cancel these posts?"), **words)
    said = ngettext("%(n)s post is cancelled.", "%(n)s posts are cancelled.", len(posts.posts))
    return _done(posts, lambda post: post.cancel(by=by), said)


@bp.get("/posts/removal")
@access.needs(Right.WRITE)
def removal():
    """A page that asks before posts go into the trash."""
    return _ask_before_trash(chosen(), Form())


@bp.post("/posts/trash")
@access.needs(Right.WRITE)
def throw_away():
    posts, by = chosen(), access.current_member()
    if not _is_ready(posts, form := Form()):
        return _ask_before_trash(posts, form)
    said = ngettext("%(n)s post is in the trash.", "%(n)s posts are in the trash.", len(posts.posts))
    return _done(posts, lambda post: post.trash(by=by), said)


def _ask_before_trash(posts: Chosen, form: Form):
    words: dict[str, Any] = {"label": _("Into the trash"), "again": _("Into the trash all the same")}
    address = url_for("several.throw_away")
    return _page("deeds/confirm.html", posts, form, asks=_("Into the trash with these posts?"), address=address, **words)


def _is_ready(posts: Chosen, form: Form) -> bool:
    return bool(posts.posts) and form.validate_on_submit() and not posts.late()


def _page(template: str, posts: Chosen, form: Form, late: Sequence[Late] = (), **more: str):
    """Asks, or says why nothing was done."""
    late = late or (posts.late() if form.is_submitted() and not form.errors else [])
    back = url_for("posts.show", post_id=posts.one.id) if posts.one else url_for("plan.board")
    status = STALE if late else form.status if posts.posts else INVALID
    return render_template(template, form=form, posts=posts, late=late, back=back, **more), status


def _done(posts: Chosen, step: Step, said: str):
    begun: Doing = doing.begin()
    begun.watch(*posts.posts)
    for post in posts.posts:
        step(post)
    doing.end(begun, said)
    return redirect(onward(url_for("plan.board")), 303)
