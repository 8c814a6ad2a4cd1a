"""Rows copied in a spreadsheet are pasted onto the plan or the backlog: they go through the preview of the import."""

import hashlib
from datetime import date
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, redirect, render_template, request, url_for
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from planner import clock, wording
from planner.db import cleaned, session
from planner.importing.grid import Unreadable
from planner.importing.pasted import Grid, Title, as_list, grid_of
from planner.importing.refusals import sentence
from planner.models import Channel, ImportBatch, Right
from planner.queries.spreading import spots
from planner.web import access, door
from planner.web.form import DayField, Form
from planner.web.import_choices import Chosen, reading
from planner.web.imports import uploads
from planner.web.urls import IN_WORKSPACE
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("paste", __name__, url_prefix=IN_WORKSPACE)

LONGEST = 200_000  # characters


class PasteForm(Form):
    """`channel` and `day` are those of the cell that it was pasted onto."""

    text = TextAreaField(
        marked("Rows from a spreadsheet"),
        description=marked("Copied there and pasted here, with or without headings. A column of titles becomes topics."),
        validators=[DataRequired(marked("Please paste some rows.")), Length(max=LONGEST)],
    )
    channel = StringField(validators=[Optional()])
    day = DayField(validators=[Optional()])


@bp.route("/import/paste", methods=["GET", "POST"])
@access.needs(Right.WRITE)
@door.reads_first
def rows():
    """Looked at like a file: a plan in rows as it stands, mere titles spread from the cell, without a cell as topics."""
    form = PasteForm()
    if not form.validate_on_submit():
        return render_template("imports/paste.html", form=form), form.status
    if not uploads.take(access.current_workspace().id):
        abort(429)
    channel = access.channel_or_404(form.channel.data) if form.channel.data else None
    text = cleaned(request.form["text"])  # the form cuts off a first cell that is empty
    batch = _as_file(text, channel)
    try:
        if not reading(session(), batch, _chosen(channel)).found.rows:
            batch.content = as_list(_titles(grid_of(text), channel, form.day.data))
    except Unreadable as refused:
        form.refuse(form.text, sentence(refused))
        return render_template("imports/paste.html", form=form), form.status
    return _kept(batch)


def _as_file(text: str, channel: Channel | None) -> ImportBatch:
    """Each one has a name of its own: nothing that was pasted before is gone because it is not in this one."""
    workspace = access.current_workspace()
    now = clock.now().astimezone(ZoneInfo(workspace.zone))
    return ImportBatch(
        workspace_id=workspace.id,
        file_name=_("Clipboard %(moment)s", moment=f"{wording.day_with_year(now.date())}, {now:%H:%M:%S}"),
        content=text.encode(),
        options=_chosen(channel).as_json(),
        member_id=access.current_member().id,
    )


def _chosen(channel: Channel | None) -> Chosen:
    """Rows without a channel belong to that of the cell."""
    return Chosen(channel=channel.slug if channel else "")


def _titles(grid: Grid, channel: Channel | None, day: date | None) -> list[Title]:
    if channel is None or day is None:
        return [Title(cell, channel.slug if channel else "") for row in grid for cell in row if cell]
    width = max(map(len, grid), default=0)
    places = spots(session(), access.current_workspace(), channel, day, len(grid), width)
    found = []
    for row, of_row in zip(grid, places, strict=True):
        for cell, spot in zip(row, of_row, strict=False):
            if cell:
                found.append(Title(cell, spot[0].slug, *spot[1:]) if spot else Title(cell))
    return found


def _kept(batch: ImportBatch):
    batch.file_hash = hashlib.sha256(batch.content or b"").hexdigest()
    door.start_writing().add(batch)
    session.commit()
    return redirect(url_for("imports.preview", import_id=batch.id), 303)
