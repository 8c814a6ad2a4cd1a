"""The outbox of a workspace: which letters wait, which were given up and why; tried again, or discarded."""

from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from sqlalchemy import func, select

from planner import clock
from planner.db import session
from planner.mail.transport import mail_goes_to
from planner.models import Letter, LetterKind, LetterState, Right, User
from planner.web import access, door
from planner.web.form import Form
from planner.web.letter_words import KINDS
from planner.web.urls import IN_WORKSPACE
from planner.wording import gettext as _

bp = Blueprint("outbox", __name__, url_prefix=IN_WORKSPACE)

LISTED = 100  # of each state
RECENT = timedelta(days=7)


@bp.get("/outbox")
@access.needs(Right.ARRANGE)
def index():
    return render_template(
        "outbox/index.html",
        parked=_letters(LetterState.PARKED),
        waiting=_letters(LetterState.READY),
        sent=_sent_lately(),
        folder=mail_goes_to(door.settings()),
        kinds=KINDS,
        now=clock.now(),
    )


def _letters(state):
    """With the user each goes to, None for an address that is nobody's; those that are next first."""
    found = select(Letter, User).outerjoin(User, User.id == Letter.user_id).where(_ours(), Letter.state == state)
    return session().execute(found.order_by(Letter.not_before, Letter.id).limit(LISTED)).all()


def _sent_lately():
    sent = select(func.count(Letter.id)).where(_ours(), Letter.state == LetterState.SENT, Letter.ended_at > clock.now() - RECENT)
    return session().scalar(sent)


def _ours():
    return Letter.about_workspace_id == access.current_workspace().id


def _letter_or_404(letter_id):
    return session().scalar(select(Letter).where(_ours(), Letter.id == letter_id)) or abort(404)


@bp.post("/outbox/<id:letter_id>/attempt")
@access.needs(Right.ARRANGE)
def attempt(letter_id):
    """Also to an address that has refused letters: somebody says that it takes them now."""
    letter = _letter_or_404(letter_id)
    if letter.kind is LetterKind.INVITATION and "token" not in letter.payload:
        flash(_("Its link was sent and is not kept. The invitation can be sent again here, with a new one."), "warning")
        return redirect(url_for("invitations.index"), 303)
    letter.try_again(clock.now())
    user = session().get(User, letter.user_id) if letter.user_id else None
    if user:
        user.mail_refused_at = None
    session().commit()
    flash(_("The letter is sent again with the next round."))
    return redirect(url_for("outbox.index"), 303)


@bp.route("/outbox/<id:letter_id>/removal", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def removal(letter_id):
    """A page that asks, and the deed: the letter is not sent any more."""
    letter, form = _letter_or_404(letter_id), Form()
    if form.validate_on_submit():
        letter.discard(clock.now())
        session().commit()
        flash(_("The letter was discarded."))
        return redirect(url_for("outbox.index"), 303)
    return render_template("outbox/removal.html", letter=letter, form=form, kinds=KINDS), form.status
