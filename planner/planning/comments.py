"""What is said about a post, and who is told that they are named in it."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.domain.mentions import Named, handle_of, named_in
from planner.markdown import LONGEST, MOST_BRACKETS, rendered
from planner.models import Comment, GuestLink, Member, Mention, Post
from planner.models.event import record
from planner.planning.comment_letters import tell_guests, tell_named, tell_of_guest
from planner.wording import Refusal, marked


def comments_of(session: Session, post: Post, *, for_guests: bool = False) -> list[Comment]:
    """In the order in which they were written; `for_guests`: those that guests see."""
    rows = select(Comment).where(Comment.workspace_id == post.workspace_id, Comment.post_id == post.id)
    if for_guests:
        rows = rows.where(Comment.for_guests)
    return list(session.scalars(rows.order_by(Comment.id)))


def write(
    session: Session,
    post: Post,
    text: str,
    *,
    by: Member | None = None,
    guest: GuestLink | None = None,
    for_guests: bool = False,
) -> Comment:
    """A new comment of a member, or of a guest, whose comments other guests see too and name nobody.

    Refusal when the text is empty, too long, or names somebody who might be one of several.
    """
    meant = named_members(session, post.workspace_id, text) if by else []
    comment = Comment(
        workspace_id=post.workspace_id,
        post_id=post.id,
        member_id=by.id if by else None,
        guest_link_id=guest.id if guest else None,
        author=by.name if by else guest.name if guest else "",
        text=text,
        html=readable(text),
        for_guests=for_guests or guest is not None,
    )
    session.add(comment)
    record(post, "commented", by=by, **({"who": guest.name} if guest else {}))
    _name(session, comment, meant, by)
    if guest:
        tell_of_guest(session, comment, post, guest)
    elif for_guests:
        tell_guests(session, comment, post)
    return comment


def rewrite(session: Session, comment: Comment, text: str, *, for_guests: bool, by: Member) -> None:
    """Say it otherwise. Whoever is named in it, or sees it, for the first time is told. Refusal as for a new one."""
    meant = named_members(session, comment.workspace_id, text)
    comment.rewrite(text, readable(text), for_guests=for_guests, by=by)
    ids = [member.id for member in meant]
    session.execute(
        delete(Mention).where(
            Mention.workspace_id == comment.workspace_id, Mention.comment_id == comment.id, Mention.member_id.not_in(ids)
        )
    )
    _name(session, comment, meant, by)
    if for_guests:
        tell_guests(session, comment, comment.post)


def readable(text: str) -> str:
    """As safe HTML. Refusal when there is nothing to read, or too much."""
    if not text.strip():
        raise Refusal(marked("The comment is empty."))
    if len(text) > LONGEST:
        raise Refusal(marked("The comment has more than %(n)s characters."), n=LONGEST)
    if text.count("[") > MOST_BRACKETS:
        raise Refusal(marked("The comment has more than %(n)s opening brackets."), n=MOST_BRACKETS)
    return rendered(text)


def named_members(session: Session, workspace_id: int, text: str) -> list[Member]:
    """The members that the text names. Refusal, with the ways to say it, when a name means several."""
    if "@" not in text:
        return []
    members = {member.id: member for member in members_here(session, workspace_id)}
    people = [named(member) for member in members.values()]
    found = named_in(text, people)
    for handle, meant in found.items():
        if len(meant) > 1:
            ways = ", ".join(f"@{handle_of(person, people)} ({person.name})" for person in meant)
            raise Refusal(
                marked("“@%(handle)s” may mean several people. Whom it is for is clear with: %(ways)s."), handle=handle, ways=ways
            )
    return [members[id_] for id_ in dict.fromkeys(meant[0].id for meant in found.values())]


def members_here(session: Session, workspace_id: int) -> Sequence[Member]:
    """Those who can be named: members who did not leave."""
    return session.scalars(select(Member).where(Member.workspace_id == workspace_id, Member.left_at.is_(None))).all()


def named(member: Member) -> Named:
    return Named(member.id, member.name, member.email)


def _name(session: Session, comment: Comment, members: Sequence[Member], by: Member | None) -> None:
    """Keep who is named, and tell those who are so for the first time; nobody is told of themselves."""
    known = set(
        session.scalars(
            select(Mention.member_id).where(Mention.workspace_id == comment.workspace_id, Mention.comment_id == comment.id)
        )
    )
    for member in members:
        if member.id not in known and (by is None or member.id != by.id):
            session.add(Mention(workspace_id=comment.workspace_id, comment_id=comment.id, member_id=member.id))
            tell_named(session, comment, member)
