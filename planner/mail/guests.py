"""What guests say and what is said to them, by mail; and where their links lead."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.domain.familiar import familiar
from planner.mail.links import Links
from planner.mail.note import Button, Note
from planner.mail.reader import Reader
from planner.mail.subjects import excerpt, post_of, titled, where_and_when
from planner.models import Comment, GuestLink, Letter, Post, Workspace
from planner.queries.guests import post_for
from planner.settings import Settings
from planner.wording import gettext as _


def commented(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    """A guest's words, for whom they concern. None when the comment is gone or done with."""
    workspace = reader.workspace
    found = _said(session, letter, workspace)
    if workspace is None or found is None:
        return None
    comment, post = found
    address = Links.of(settings, workspace.slug).inside("posts", post.id) + f"#c{comment.id}"
    return Note(
        subject=_("%(person)s on “%(title)s”", person=comment.author, title=titled(post.title)),
        title=_("%(person)s has written a comment", person=comment.author),
        lines=(),
        facts=((_("Post"), post.title), *where_and_when(post)),
        quote=excerpt(comment.text),
        button=Button(_("Answer"), address),
        after=_("The guest reads the answer if it is marked as visible to guests."),
        why=_("This goes to whoever the post is with, has asked the guest for approval, or speaks with guests about it."),
    )


def answered(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    """For the guest. None when they may not read it any more."""
    workspace = reader.workspace
    found = _said(session, letter, workspace)
    link = link_of(session, letter, workspace) if workspace else None
    address = post_for_guest(session, link, found[1], settings) if link and found else None
    if workspace is None or found is None or address is None or not found[0].for_guests:
        return None
    comment, post = found
    person = familiar(comment.author)
    return Note(
        subject=_("%(person)s on “%(title)s”", person=person, title=titled(post.title)),
        title=_("%(person)s has written a comment", person=person),
        lines=(),
        facts=((_("Post"), post.title), *where_and_when(post, to_guest=True)),
        quote=excerpt(comment.text),
        button=Button(_("Look and answer") if link and link.may_comment else _("Open the post"), address),
        why=_("A comment was written by the guest link of this address, for %(workspace)s.", workspace=workspace.name),
    )


def link_of(session: Session, letter: Letter, workspace: Workspace) -> GuestLink | None:
    """The link a letter leads to, while it holds and the address is the same."""
    rows = select(GuestLink).where(GuestLink.workspace_id == workspace.id, GuestLink.id == letter.payload["guest_link"])
    link = session.scalar(rows)
    return link if link and link.is_good(clock.now()) and link.email == letter.email else None


def post_for_guest(session: Session, link: GuestLink, post: Post, settings: Settings) -> str | None:
    """The post's address for the guest; None when the link does not show it, or its secret cannot be read any more."""
    today = clock.today(session.get_one(Workspace, post.workspace_id).zone)
    token = link.token(settings.feed_key) if post_for(session, link, post.id, today) else None
    return Links.of(settings).house("guest", token, "posts", post.id) if token else None


def _said(session: Session, letter: Letter, workspace: Workspace | None) -> tuple[Comment, Post] | None:
    """The comment, unless it is settled, with its post, unless that is cancelled or in the trash."""
    if workspace is None:
        return None
    rows = select(Comment).where(Comment.workspace_id == workspace.id, Comment.id == letter.payload["comment"])
    comment = session.scalar(rows.where(Comment.resolved_at.is_(None)))
    post = post_of(session, workspace, comment.post_id) if comment else None
    return (comment, post) if comment and post else None
