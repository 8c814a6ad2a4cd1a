"""Letters from one to another: somebody is named in a comment, or a post is theirs from now on."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.mail.links import Links
from planner.mail.note import Button, Item, Note, Section
from planner.mail.reader import Reader
from planner.mail.subjects import excerpt, in_short, post_of, titled, where_and_when
from planner.models import Comment, Letter, Mention, Post
from planner.settings import Settings
from planner.wording import gettext as _
from planner.wording import ngettext


def mentioned(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    """None when the comment is gone, done with, or names them no more."""
    workspace, member = reader.workspace, reader.member
    if workspace is None or member is None:
        return None
    comment = session.scalar(
        select(Comment)
        .join(Mention, (Mention.workspace_id == Comment.workspace_id) & (Mention.comment_id == Comment.id))
        .where(Comment.workspace_id == workspace.id, Comment.id == letter.payload["comment"], Mention.member_id == member.id)
    )
    post = post_of(session, workspace, comment.post_id) if comment and comment.resolved_at is None else None
    if comment is None or post is None:
        return None
    address = Links.of(settings, workspace.slug).inside("posts", post.id) + f"#c{comment.id}"
    return Note(
        subject=_("%(person)s on “%(title)s”", person=comment.author, title=titled(post.title)),
        title=_("%(person)s names you in a comment", person=comment.author),
        lines=(),
        facts=((_("Post"), post.title), *where_and_when(post)),
        quote=excerpt(comment.text),
        button=Button(_("Answer"), address),
        why=_("The comment contains an @ with the name of this account."),
    )


def assigned(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    """Of one post, or of several that were handed over in one go. None when none of them is theirs any more."""
    workspace, member = reader.workspace, reader.member
    if workspace is None or member is None:
        return None
    ids = letter.payload.get("posts") or [letter.payload["post"]]
    found = (post_of(session, workspace, id_) for id_ in ids)
    posts = sorted((post for post in found if post and post.person_id == member.id), key=lambda post: (post.day, post.id))
    links = Links.of(settings, workspace.slug)
    if not posts:
        return None
    return _one(posts[0], links) if len(posts) == 1 else _several(posts, links)


def _one(post: Post, links: Links) -> Note:
    return Note(
        subject=_("Yours now: %(title)s", title=titled(post.title)),
        title=post.title,
        lines=(_("This post was assigned to this account."),),
        facts=where_and_when(post),
        quote=excerpt(post.text),
        button=Button(_("Open the post"), links.inside("posts", post.id)),
        why=_("Somebody else made this account the person of the post."),
    )


def _several(posts: list[Post], links: Links) -> Note:
    items = tuple(Item(post.title, links.inside("posts", post.id), in_short(post)) for post in posts)
    said = ngettext("%(n)s post was assigned to this account", "%(n)s posts were assigned to this account", len(posts))
    return Note(
        subject=ngettext("%(n)s post is yours now", "%(n)s posts are yours now", len(posts)),
        title=said,
        lines=(),
        sections=(Section(_("Posts"), items),),
        button=Button(_("My week"), links.inside("week")),
        why=_("Somebody else made this account the person of these posts."),
    )
