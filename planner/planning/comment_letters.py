"""Letters about comments: to whom they name, to whom a guest's words concern, and to the guest who gets an answer."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.models import Approval, Comment, GuestLink, LetterKind, Member, Post, Right, Workspace
from planner.models.letter import put_in_outbox
from planner.planning.notices import tell
from planner.queries.approvals import approvers
from planner.queries.away import away_on
from planner.queries.guests import post_for
from planner.queries.whose import members_by_id, whose_is


def tell_named(session: Session, comment: Comment, member: Member) -> None:
    workspace = session.get_one(Workspace, comment.workspace_id)
    tell(session, workspace, member, LetterKind.MENTIONED, f"mentioned:{comment.id}", comment=comment.id)


def tell_of_guest(session: Session, comment: Comment, post: Post, guest: GuestLink) -> None:
    """A guest has written: whoever asked them, whoever the post is with, and whoever spoke with guests about it are told.

    So are those who stand in for them today. Where none of these gets a letter, it is who made the link, or else who leads the
    workspace: a client is never left unheard.
    """
    workspace = session.get_one(Workspace, comment.workspace_id)
    concerned = [*_askers(session, post, guest), whose_is(session, post), *_talking(session, post)]
    away = away_on(session, workspace.id, clock.today(workspace.zone))
    deputies = [away[id_].deputy_id for id_ in concerned if id_ in away]
    for ids in ([*concerned, *deputies], [guest.made_by_id], _leading(session, workspace)):
        members = members_by_id(session, workspace.id, ids)
        kind, key = LetterKind.GUEST_COMMENTED, f"guest_commented:{comment.id}"
        told = [tell(session, workspace, member, kind, key, comment=comment.id) for member in members]
        if any(told):
            return


def tell_guests(session: Session, comment: Comment, post: Post) -> None:
    """A member has written what guests see: those who have commented on this post are told, where they have an address."""
    session.flush()
    spoken = select(Comment.guest_link_id).where(Comment.workspace_id == post.workspace_id, Comment.post_id == post.id)
    rows = select(GuestLink).where(
        GuestLink.workspace_id == post.workspace_id, GuestLink.email.is_not(None), GuestLink.id.in_(spoken)
    )
    links = {link.email: link for link in session.scalars(rows.order_by(GuestLink.id)) if _reads(session, link, post)}
    for link in links.values():
        key, values = f"guest_answered:{comment.id}:guest:{link.id}", {"comment": comment.id, "guest_link": link.id}
        put_in_outbox(session, LetterKind.GUEST_ANSWERED, key, values, email=link.email, workspace_id=post.workspace_id)


def _askers(session: Session, post: Post, guest: GuestLink) -> Iterable[int | None]:
    """Who asked this guest for approval of the post."""
    rows = select(Approval.asked_by_id).where(
        Approval.workspace_id == post.workspace_id, Approval.post_id == post.id, Approval.guest_link_id == guest.id
    )
    return session.scalars(rows)


def _talking(session: Session, post: Post) -> Iterable[int | None]:
    """Who has written what guests see."""
    rows = select(Comment.member_id).where(
        Comment.workspace_id == post.workspace_id, Comment.post_id == post.id, Comment.for_guests
    )
    return session.scalars(rows)


def _leading(session: Session, workspace: Workspace) -> list[int]:
    return [member.id for member in approvers(session, workspace.id) if member.may(Right.ARRANGE)]


def _reads(session: Session, link: GuestLink, post: Post) -> bool:
    today = clock.today(session.get_one(Workspace, post.workspace_id).zone)
    return link.is_good(clock.now()) and post_for(session, link, post.id, today) is not None
