"""Files of a post: brought, described, fetched, taken away. Nobody gets one who may not see its post."""

import contextlib
import threading

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, send_file, url_for

from planner.db import session
from planner.models import Attachment, Post, Right
from planner.models.attachment import describe, detach
from planner.pictures import SMALL
from planner.planning.attaching import MOST_BYTES, Fit, attach, looked_at
from planner.storage import Store
from planner.web import access, door, ripening
from planner.web.allowance import Allowance
from planner.web.attachment_form import AltForm, UploadForm
from planner.web.posts import page_of
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import Refusal
from planner.wording import gettext as _

bp = Blueprint("attachments", __name__, url_prefix=IN_WORKSPACE + "/posts/<id:post_id>/attachments")

uploads = Allowance(200, 3600)  # an hour, for each workspace
drawing = threading.Semaphore(2)  # pictures at once: each may need some 400 MB while it is drawn
CLOSED = "sandbox; default-src 'none'"


@bp.url_value_preprocessor
def take_large_files(endpoint: str | None, _: object) -> None:
    """Before the door looks into the form."""
    if endpoint == "attachments.bring":
        request.max_content_length = MOST_BYTES + 1024 * 1024


def store() -> Store:
    return Store(door.settings().data_dir)


@bp.post("")
@access.needs(Right.WRITE)
@door.reads_first
def bring(post_id: int):
    """Looks into the file before anybody has to wait; the bytes are safe on the disk before the row says so."""
    post, form = access.post_or_404(post_id), UploadForm()
    if not form.validate_on_submit():
        return page_of(post, upload=form)
    if not uploads.take(access.current_workspace().id):
        abort(429)
    with contextlib.closing(form.file.data) as file:  # a larger one lies in a temporary file
        content, name = file.stream.read(MOST_BYTES + 1), file.filename or ""
    try:
        with drawing:
            fit = looked_at(name, content)
        _keep(post_id, fit, form.alt.data or "")
    except Refusal as refusal:
        form.refuse(form.file, refusal)
        return page_of(access.post_or_404(post_id), upload=form)
    flash(_("“%(name)s” is attached.", name=fit.name), "done")
    ripening.say_outdated()
    return redirect(onward(url_for("posts.show", post_id=post_id, _anchor="attachments")), 303)


def _keep(post_id: int, fit: Fit, alt: str) -> None:
    kept = store().keep(fit.content, fit.small)
    try:
        unit = door.start_writing()
        attach(unit, access.post_or_404(post_id), fit, kept, alt=alt, by=access.current_member())
        unit.commit()
    except BaseException:
        store().remove(kept)
        raise


@bp.get("/<id:attachment_id>")
@access.needs(Right.READ)
def fetch(post_id: int, attachment_id: int):
    """Always to save, never to show: whatever the file holds runs nowhere here."""
    _, attachment = _found(post_id, attachment_id)
    path = store().path(attachment.storage_name)
    if path is None:
        abort(404)
    answer = send_file(path, attachment.media_type, as_attachment=True, download_name=attachment.name, etag=attachment.digest)
    return closed(answer)


@bp.get("/<id:attachment_id>/small")
@access.needs(Right.READ)
def small(post_id: int, attachment_id: int):
    """A picture as we have drawn it, for pages."""
    _, attachment = _found(post_id, attachment_id)
    path = store().path(attachment.storage_name, small=True)
    if path is None:
        abort(404)
    answer = closed(send_file(path, SMALL, etag=f"small-{attachment.digest}"))
    answer.headers["Cache-Control"] = "private, max-age=604800, immutable"
    return answer


def closed(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = CLOSED
    return answer


@bp.route("/<id:attachment_id>/alt", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def alt(post_id: int, attachment_id: int):
    post, attachment = _found(post_id, attachment_id)
    form = AltForm(obj=attachment)
    if form.validate_on_submit():
        describe(attachment, post, form.alt.data or "", by=access.current_member())
        session.commit()
        flash(_("Saved."), "done")
        ripening.say_outdated()
        return redirect(onward(url_for("posts.show", post_id=post.id, _anchor="attachments")), 303)
    return render_template("posts/alt.html", form=form, post=post, attachment=attachment), form.status


@bp.post("/<id:attachment_id>/removal")
@access.needs(Right.WRITE)
def removal(post_id: int, attachment_id: int):
    post, attachment = _found(post_id, attachment_id)
    detach(session(), attachment, post, by=access.current_member())
    session.commit()
    flash(_("“%(name)s” is removed.", name=attachment.name), "done")
    ripening.say_outdated()
    return redirect(onward(url_for("posts.show", post_id=post.id, _anchor="attachments")), 303)


def _found(post_id: int, attachment_id: int) -> tuple[Post, Attachment]:
    post, attachment = access.post_or_404(post_id), access.one_or_404(Attachment.id, attachment_id)
    if attachment.post_id != post.id:
        abort(404)
    return post, attachment
