"""Letters are switched off by their own link: without signing in, and with one click of the mail program (RFC 8058)."""

from flask import Blueprint, abort, render_template, request
from sqlalchemy import select

from planner.db import session
from planner.mail import unsubscribing
from planner.mail.reader import LANGUAGE
from planner.models import LetterKind, Member, Workspace
from planner.models.notice_choice import choose
from planner.planning.notices import USUALLY_WANTED
from planner.web import access, door
from planner.wording import marked

bp = Blueprint("unsubscribe", __name__)

NAMES = {
    LetterKind.REPORT: marked("the weekly report"),
    LetterKind.DIGEST: marked("the digest of the day"),
    LetterKind.WEEK: marked("the week’s overview"),
    LetterKind.APPROVAL_WANTED: marked("letters when somebody asks for approval"),
    LetterKind.APPROVAL_GIVEN: marked("letters about answers to approvals"),
    LetterKind.MENTIONED: marked("letters when a comment names me"),
    LetterKind.GUEST_COMMENTED: marked("letters when a guest comments on a post"),
    LetterKind.ASSIGNED: marked("letters when a post becomes mine"),
    LetterKind.GAP_CRITICAL: marked("letters about critical gaps"),
    LetterKind.FEED_UNFETCHED: marked("letters about calendar feeds that are no longer fetched"),
    LetterKind.CALENDAR_FAILED: marked("letters about calendars that can no longer be read"),
}


@bp.route("/unsubscribe/<wish>", methods=["GET", "POST"])
@access.for_machines
def switch(wish: str):
    """Looking changes nothing: mail scanners open every link. A mail provider sends neither cookies nor a token of ours."""
    wanted = unsubscribing.read(wish, door.settings()) or abort(404)
    if request.method == "POST":
        door.start_writing()
    member, workspace = _membership(wanted)
    door.speak(member.user.language or workspace.language or LANGUAGE)
    state = "asked"
    if request.method == "POST":
        on = "on" in request.form
        choose(session(), member, wanted.kind, wanted=on)
        session.commit()
        state = "on" if on else "off"
    name = NAMES[wanted.kind]
    return render_template("notices/unsubscribe.html", name=name, place=workspace.name, email=member.email, state=state)


def _membership(wanted: unsubscribing.Wish) -> tuple[Member, Workspace]:
    """404 for whoever has left, and for letters that cannot be switched off."""
    rows = select(Member, Workspace).join(Workspace, Workspace.id == Member.workspace_id)
    mine = (Member.workspace_id == wanted.workspace_id, Member.user_id == wanted.user_id, Member.left_at.is_(None))
    found = session.execute(rows.where(*mine)).first()
    if found is None or wanted.kind not in {LetterKind.REPORT, *USUALLY_WANTED}:
        abort(404)
    return found[0], found[1]
