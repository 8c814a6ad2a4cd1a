"""A file comes to a post: looked at, drawn anew when it is a picture, stored, and counted against the workspace's room."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import pictures
from planner.domain.file_kind import FileKind, Unfit, kind_of, plain_name
from planner.models import Attachment, Member, Post, Workspace
from planner.models.attachment import space_used
from planner.models.event import record
from planner.wording import Refusal, marked

MOST_BYTES = 25 * 1024 * 1024
ROOM = 2 * 1024**3  # bytes of a workspace

UNFIT = {
    Unfit.EMPTY: marked("The file is empty."),
    Unfit.KIND: marked(
        "Files of this kind are not taken. Possible are PNG, JPEG, WebP, GIF, PDF, Word, Excel, PowerPoint, MP4 and text."
    ),
    Unfit.CONTENT: marked("The file is not what its ending says."),
    Unfit.MACROS: marked("The document holds macros. Saved without them, it can be attached."),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """A file that may be kept; `small` is of a picture."""

    name: str
    kind: FileKind
    content: bytes
    small: bytes | None = None


def looked_at(name: str, content: bytes) -> Fit:
    """The file as it will be kept. Refusal when it is not taken. Slow for large pictures: for before anything is written."""
    if len(content) > MOST_BYTES:
        raise Refusal(marked("The file is larger than %(n)s MB."), n=MOST_BYTES // 1024**2)
    name = plain_name(name)
    kind = kind_of(name, content)
    if isinstance(kind, Unfit):
        raise Refusal(UNFIT[kind])
    if not kind.is_picture:
        return Fit(name, kind, content)
    try:
        drawn = pictures.redraw(content, kind.media_type)
    except pictures.TooManyPixels:
        raise Refusal(marked("The picture has more than %(n)s million pixels."), n=pictures.MOST_PIXELS // 10**6) from None
    except pictures.NoPicture:
        raise Refusal(marked("The picture cannot be read: it is damaged, or not what its ending says.")) from None
    return Fit(name, kind, drawn.content, drawn.small)


def attach(
    session: Session, post: Post, fit: Fit, storage_name: str, *, alt: str, by: Member | None, room: int = ROOM
) -> Attachment:
    """The row of a file that is stored already. Refusal when the workspace's room is used up.

    Uploads at the same time wait here for each other, so that together they keep within the room.
    """
    session.execute(select(Workspace.id).where(Workspace.id == post.workspace_id).with_for_update())
    if space_used(session, post.workspace_id) + len(fit.content) > room:
        raise Refusal(marked("The workspace's room of %(n)s MB for files is used up."), n=room // 1024**2)
    attachment = Attachment(
        workspace_id=post.workspace_id,
        post_id=post.id,
        member_id=by.id if by else None,
        name=fit.name,
        alt=alt,
        media_type=fit.kind.media_type,
        size=len(fit.content),
        digest=hashlib.sha256(fit.content).hexdigest(),
        storage_name=storage_name,
    )
    session.add(attachment)
    record(post, "attached", by=by, file=fit.name)
    post.recheck_files(by=by)
    return attachment
