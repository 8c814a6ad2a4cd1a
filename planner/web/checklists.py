"""What is still to be done for a post: listed, ticked, put in order, taken off."""

from flask import Blueprint, abort, flash, redirect, request, url_for

from planner.db import session
from planner.models import ChecklistItem, Post, Right
from planner.models.checklist import LONGEST_ITEM, list_items, reopen, shift, tick, unlist
from planner.web import access
from planner.web.form import stripped
from planner.web.posts import page_of
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import gettext as _

bp = Blueprint("checklists", __name__, url_prefix=IN_WORKSPACE + "/posts/<id:post_id>/checklist")

MOST_ITEMS = 50  # at once


@bp.post("")
@access.needs(Right.WRITE)
def add(post_id: int):
    """`items`: one a line."""
    post = access.post_or_404(post_id)
    text = stripped(request.form.get("items")) or ""
    items = lines_of(text)
    if said := fault(items):
        return page_of(post, unlisted=(text, said))
    list_items(session(), post, items, by=access.current_member())
    return _done(post)


def lines_of(text: str) -> list[str]:
    """One item a line, without the marks of a list that was pasted."""
    lines = [" ".join(line.split()).lstrip("-–•*☐ ") for line in text.splitlines()]
    return [line for line in lines if line]


def fault(lines: list[str]) -> str:
    if not lines:
        return _("Please enter what is to be done.")
    if len(lines) > MOST_ITEMS:
        return _("That is more than %(n)s lines at once.", n=MOST_ITEMS)
    longest = max(lines, key=len)
    if len(longest) > LONGEST_ITEM:
        return _("“%(line)s…” is longer than %(n)s characters.", line=longest[:40], n=LONGEST_ITEM)
    return ""


def _done(post: Post):
    session.commit()
    return redirect(onward(url_for("posts.show", post_id=post.id, _anchor="checklist")), 303)


@bp.post("/<id:item_id>/state")
@access.needs(Right.WRITE)
def state(post_id: int, item_id: int):
    """`done` is there when it is."""
    post, item = _found(post_id, item_id)
    (tick if request.form.get("done") else reopen)(item, post, by=access.current_member())
    return _done(post)


@bp.post("/<id:item_id>/position")
@access.needs(Right.WRITE)
def position(post_id: int, item_id: int):
    """`by` is up or down: one place."""
    post, item = _found(post_id, item_id)
    shift(session(), item, post, -1 if request.form.get("by") == "up" else 1)
    return _done(post)


@bp.post("/<id:item_id>/removal")
@access.needs(Right.WRITE)
def removal(post_id: int, item_id: int):
    post, item = _found(post_id, item_id)
    unlist(session(), item, post, by=access.current_member())
    flash(_("“%(item)s” is off the list.", item=item.text), "done")
    return _done(post)


def _found(post_id: int, item_id: int) -> tuple[Post, ChecklistItem]:
    post, item = access.post_or_404(post_id), access.one_or_404(ChecklistItem.id, item_id)
    if item.post_id != post.id:
        abort(404)
    return post, item
