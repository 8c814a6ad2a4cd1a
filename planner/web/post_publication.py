"""A post is out: where it appeared is kept with it."""

from flask import Blueprint, redirect, render_template, url_for
from wtforms import StringField
from wtforms.validators import Length, Optional

from planner.db import session
from planner.domain.plan import Readiness
from planner.models import Right
from planner.planning.approvals import open_approval, withdraw
from planner.web import access, doing, ripening
from planner.web.form import VersionedForm, web_address
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("post_publication", __name__, url_prefix=IN_WORKSPACE + "/posts/<id:post_id>")


class PublicationForm(VersionedForm):
    published_link = StringField(
        marked("Address of the published post"),
        description=marked("As the network shows it, so that it can be found again."),
        validators=[Optional(), Length(max=2000), web_address],
        render_kw={"inputmode": "url"},
    )


@bp.route("/publication", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def publish(post_id: int):
    """It says what has happened: only a required approval that is missing hinders it."""
    post = access.post_or_404(post_id)
    form = PublicationForm(obj=post)
    if form.validate_on_submit() and form.is_current(post):
        if why := ripening.refused(post, Readiness.PUBLISHED):
            form.refuse(form.published_link, why)
            return render_template("posts/publication.html", form=form, post=post), form.status
        begun = doing.begin()
        begun.watch(post)
        post.appear_at(form.published_link.data or "", by=access.current_member())
        if asked := open_approval(session(), post):
            withdraw(session(), asked, by=access.current_member())
        doing.end(begun, _("“%(title)s” is marked as published.", title=post.title))
        return redirect(onward(url_for("posts.show", post_id=post.id)), 303)
    return render_template("posts/publication.html", form=form, post=post), form.status
