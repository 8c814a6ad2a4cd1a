"""Letters about approvals: what waits for a yes, asked, asked again, and passed on; and what became of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import wording
from planner.domain.familiar import familiar
from planner.mail.guests import link_of, post_for_guest
from planner.mail.links import Links
from planner.mail.note import Button, Note
from planner.mail.reader import Reader
from planner.mail.subjects import excerpt, post_of, titled, where_and_when
from planner.models import Approval, Letter, Outcome, Post, Right, Workspace
from planner.settings import Settings
from planner.wording import gettext as _
from planner.wording import marked

ANSWERS = {  # subject, and the sentence
    Outcome.APPROVED: (marked("Approved: %(title)s"), marked("%(person)s has approved the post.")),
    Outcome.SENT_BACK: (marked("Sent back: %(title)s"), marked("%(person)s has sent the post back.")),
    Outcome.EXPIRED: (marked("Not approved in time: %(title)s"), marked("Nobody answered until the day of the post.")),
}


def wanted(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    workspace = reader.workspace
    found = _approval(session, workspace, letter)
    if workspace is None or found is None or not found[0].is_open:
        return None
    approval, post = found
    address = _address(session, letter, reader, workspace, post, settings)
    if address is None:
        return None
    to_guest = "guest_link" in letter.payload
    by = _asker(approval, to_guest=to_guest) or workspace.name
    subject, line, why = _asking(letter)
    due = ((_("Answer by"), wording.long_day(approval.due_day)),) if approval.due_day else ()
    return Note(
        subject=_(subject, title=titled(post.title)),
        title=post.title,
        lines=(_(line, person=by),),
        facts=(*where_and_when(post, to_guest=to_guest), *due),
        quote=excerpt(post.text),
        button=Button(_("Look and answer"), address),
        after=_("The answer holds for exactly this version. If it is changed, it is asked for anew."),
        why=_(why, workspace=workspace.name),
    )


def _asker(approval: Approval, *, to_guest: bool) -> str | None:
    name = approval.asked_by.name if approval.asked_by else None
    return familiar(name) if name and to_guest else name


def _asking(letter: Letter) -> tuple[str, str, str]:
    """Subject, first line and reason."""
    if letter.payload["escalated"]:
        return (
            marked("Approval still missing: %(title)s"),
            marked("%(person)s has asked for approval and has had no answer for two days."),
            marked("This goes to those who lead %(workspace)s or are responsible for the channel, since nobody has answered."),
        )
    if letter.payload["reminder"]:
        why = marked("This is a reminder: the approval was asked of this address for %(workspace)s.")
        return (
            marked("Reminder, approval wanted: %(title)s"),
            marked("%(person)s is still waiting for approval of this post."),
            why,
        )
    return (
        marked("Approval wanted: %(title)s"),
        marked("%(person)s asks for approval of this post."),
        marked("The approval was asked of this address for %(workspace)s."),
    )


def _address(
    session: Session, letter: Letter, reader: Reader, workspace: Workspace, post: Post, settings: Settings
) -> str | None:
    """Where it is answered; None when the reader may not (any more)."""
    if "guest_link" in letter.payload:
        link = link_of(session, letter, workspace)
        return post_for_guest(session, link, post, settings) if link and link.may_approve else None
    may = reader.member and (reader.member.may(Right.APPROVE) or letter.payload["escalated"])
    return Links.of(settings, workspace.slug).inside("posts", post.id) if may else None


def answered(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    workspace = reader.workspace
    found = _approval(session, workspace, letter)
    if workspace is None or found is None or found[0].outcome not in ANSWERS:
        return None
    approval, post = found
    subject, line = ANSWERS[approval.outcome]  # type: ignore[index]  # None is not in it
    return Note(
        subject=_(subject, title=titled(post.title)),
        title=post.title,
        lines=(_(line, person=approval.answered_by_name or workspace.name),),
        facts=where_and_when(post),
        quote=excerpt(approval.remark),
        button=Button(_("Open the post"), Links.of(settings, workspace.slug).inside("posts", post.id)),
        why=_("This goes to whoever asked for the approval, and to the person of the post."),
    )


def _approval(session: Session, workspace: Workspace | None, letter: Letter) -> tuple[Approval, Post] | None:
    """With its post, unless that is cancelled or in the trash."""
    if workspace is None:
        return None
    rows = select(Approval).where(Approval.workspace_id == workspace.id, Approval.id == letter.payload["approval"])
    approval = session.scalar(rows)
    post = post_of(session, workspace, approval.post_id) if approval else None
    return (approval, post) if approval and post else None
