"""Imports: a file is uploaded, looked at until it reads as it is meant, and taken in."""

import contextlib
import hashlib
import textwrap

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_wtf.file import FileField, FileRequired

from planner.db import session
from planner.importing.formats import MOST_BYTES
from planner.importing.grid import Unreadable
from planner.importing.refusals import sentence
from planner.importing.sandbox import read_file
from planner.models import ImportBatch, Right, Topic
from planner.planning import imports
from planner.planning.imports import Fate
from planner.planning.imports.summary import note_of
from planner.queries.imports import ON_A_PAGE, became, imports_of, uploads_of
from planner.web import access, door, ripening
from planner.web.allowance import Allowance
from planner.web.auditing import audit
from planner.web.form import Form, VersionedForm
from planner.web.import_choices import Chosen, chosen_for, reading
from planner.web.import_form import preview_of
from planner.web.import_words import WORDS, told
from planner.web.urls import IN_WORKSPACE, id_or_none
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("imports", __name__, url_prefix=IN_WORKSPACE)

uploads = Allowance(60, 3600)  # an hour, for each workspace
FIRST_ROWS, ROWS_ON_A_PAGE = 25, 200


class UploadForm(Form):
    file = FileField(
        marked("File"),
        description=marked("Excel (.xlsx, .xls), OpenDocument (.ods), CSV or a calendar (.ics), up to 10 MB."),
        validators=[FileRequired(marked("Please choose a file."))],
    )


@bp.get("/import")
@access.needs(Right.READ)
def index():
    return _index(UploadForm())


def _index(form):
    here, before = access.current_workspace().id, id_or_none(request.args.get("before", ""))
    past = imports_of(session(), here, before=before)
    older = past[-1].id if len(past) == ON_A_PAGE else None
    waiting = uploads_of(session(), here) if access.may(Right.WRITE) else []
    return render_template("imports/index.html", form=form, past=past, waiting=waiting, before=before, older=older), form.status


@bp.post("/import/files")
@access.needs(Right.WRITE)
@door.reads_first
def upload():
    """Looks into the file before it is kept: one that cannot be read is refused with its sentence."""
    form = UploadForm()
    if not form.validate_on_submit():
        return _index(form)
    if not uploads.take(access.current_workspace().id):
        abort(429)
    with contextlib.closing(form.file.data) as file:  # a larger one lies in a temporary file
        content, name = file.stream.read(MOST_BYTES + 1), _plain_name(file.filename)
    try:
        read_file(name, content, today=access.today())
    except Unreadable as refused:
        form.refuse(form.file, sentence(refused))
        return _index(form)
    unit = door.start_writing()
    batch = ImportBatch(
        workspace_id=access.current_workspace().id,
        file_name=name,
        file_hash=hashlib.sha256(content).hexdigest(),
        content=content,
        options=Chosen().as_json(),
        member_id=access.current_member().id,
    )
    unit.add(batch)
    session.commit()
    return redirect(url_for("imports.preview", import_id=batch.id), 303)


def _plain_name(name):
    """Without the folders that some browsers send along."""
    return " ".join(name.replace("\\", "/").rpartition("/")[2].split())[-255:] or "?"


@bp.route("/import/<id:import_id>", methods=["GET", "POST"])
@access.needs(Right.WRITE)
@door.reads_first
def preview(import_id):
    """What the file would do. The form says how it is to be read; unless it says something new, it takes the file in."""
    batch = access.one_or_404(ImportBatch.id, import_id)
    if batch.applied_at:
        return redirect(url_for("imports.result", import_id=import_id), 303)
    chosen = chosen_for(batch)
    try:
        read = reading(session(), batch, chosen)
    except Unreadable as refused:
        flash(f"{batch.file_name}: {sentence(refused)}", "error")
        return redirect(url_for("imports.index"), 303)
    shown = preview_of(batch, chosen, read)
    if not (shown.form.validate_on_submit() and shown.form.is_current(batch)):
        return _preview_page(batch, shown, read)
    wanted, as_shown = shown.chosen(chosen), preview_of(batch, chosen, read, formdata=None).chosen(chosen)
    if request.form.get("do") == "import" and wanted == as_shown:
        return _take_in(import_id, shown.form.version.data, read, wanted)
    if wanted.encoding != chosen.encoding and (fault := _fault(batch, wanted)):
        shown.form.refuse(shown.form.encoding, fault)
        return _preview_page(batch, shown, read)
    return _look_again(import_id, wanted)


def _preview_page(batch, shown, read):
    intake = imports.preview(session(), access.current_workspace(), read.found, read.choices, today=access.today())
    page = {"batch": batch, "preview": shown, "form": shown.form, "read": read, "intake": intake}
    rows = [taken for taken in intake.rows if taken.deeds][:FIRST_ROWS]
    return render_template(
        "imports/preview.html", **page, **WORDS, summary=imports.summary(intake), told=told(intake.notes), rows=rows
    ), shown.form.status


def _fault(batch, wanted):
    """Why the file cannot be read that way; None when it can."""
    try:
        reading(session(), batch, wanted)
    except Unreadable as refused:
        return sentence(refused)
    return None


def _look_again(import_id, wanted):
    door.start_writing()
    batch = access.one_or_404(ImportBatch.id, import_id)
    batch.options = wanted.as_json()
    session.commit()
    if request.form.get("do") == "import":
        flash(_("The choices were new: here is what the file does with them. Nothing was imported yet."), "done")
    return redirect(url_for("imports.preview", import_id=import_id), 303)


def _take_in(import_id, version, read, chosen):
    unit = door.start_writing()
    batch = access.one_or_404(ImportBatch.id, import_id)
    if batch.applied_at or batch.version != version:  # somebody was faster
        return redirect(url_for("imports.preview", import_id=import_id), 303)
    workspace, by = access.current_workspace(), access.current_member()
    imports.apply(unit, workspace, batch, read.found, read.choices, by=by, today=access.today())
    imports.remember_mapping(unit, workspace, chosen.mapping)
    audit("imported", about=batch.file_name, sha256=batch.file_hash, rows=batch.summary["rows"])
    session.commit()
    flash(_("“%(file)s” is imported.", file=batch.file_name), "done")
    ripening.say_outdated()
    return redirect(url_for("imports.result", import_id=import_id), 303)


@bp.post("/import/<id:import_id>/removal")
@access.needs(Right.WRITE)
def removal(import_id):
    """Throw an upload away. One that was imported stays in the list of imports."""
    batch = access.one_or_404(ImportBatch.id, import_id)
    if batch.applied_at is None:
        session.delete(batch)
        session.commit()
        flash(_("The uploaded file was thrown away. Nothing was imported."), "done")
    return redirect(url_for("imports.index"), 303)


@bp.get("/import/<id:import_id>/rows")
@access.needs(Right.READ)
def result(import_id):
    """What an import has done. `fate` chooses rows, `page` counts from 1."""
    batch = access.one_or_404(ImportBatch.id, import_id)
    if batch.applied_at is None:
        return redirect(url_for("imports.index"), 303)
    fate = next((each for each in Fate if each.value == request.args.get("fate")), None)
    chosen = [row for row in became(session(), batch) if fate in (None, row.fate)]
    pages = -(-len(chosen) // ROWS_ON_A_PAGE) or 1
    page = min(max(request.args.get("page", 1, type=int), 1), pages)
    return render_template(
        "imports/result.html",
        batch=batch,
        summary=batch.summary,
        told=told(map(note_of, batch.summary["notes"])),
        rows=chosen[(page - 1) * ROWS_ON_A_PAGE : page * ROWS_ON_A_PAGE],
        fate=fate,
        page=page,
        pages=pages,
        **WORDS,
    )


@bp.route("/import/<id:import_id>/undoing", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def undoing(import_id):
    """Asks, names what stays, and takes the import back."""
    batch = access.one_or_404(ImportBatch.id, import_id)
    if batch.applied_at is None or batch.undone_at is not None:
        return redirect(url_for("imports.result", import_id=import_id), 303)
    form = VersionedForm(obj=batch)
    if form.validate_on_submit() and form.is_current(batch):
        done = imports.undo(session(), batch, by=access.current_member())
        audit("import_undone", about=batch.file_name)
        session.commit()
        flash(_("The import was taken back."), "done")
        ripening.say_outdated()
        if done.stay:
            flash(_("Changed or used since, and therefore left: %(titles)s", titles=_titles(done.stay)), "warning")
        return redirect(url_for("imports.result", import_id=import_id), 303)
    said = imports.undoing(session(), batch)
    return render_template(
        "imports/undoing.html", batch=batch, form=form, undoing=said, stay=map(_linked, said.stay)
    ), form.status


def _linked(thing):
    if isinstance(thing, Topic):
        return {"title": thing.title, "day": None, "address": url_for("topics.edit", topic_id=thing.id)}
    return {"title": thing.title, "day": thing.day, "address": url_for("posts.show", post_id=thing.id)}


def _titles(things):
    """The first few, shortened: they travel in a cookie."""
    named = [textwrap.shorten(thing.title, 60, placeholder=" …") for thing in things[:5]]
    return ", ".join([*named, "…"] if len(things) > 5 else named)
