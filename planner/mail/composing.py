"""What a letter says: composed when it is sent, from what holds then."""

from collections.abc import Callable
from email.message import EmailMessage

from sqlalchemy.orm import Session

from planner import wording
from planner.models import Letter, LetterKind, User
from planner.settings import Settings
from planner.wording import gettext as _

Compose = Callable[[Session, Letter, Settings], EmailMessage | None]


def compose(session: Session, letter: Letter, settings: Settings) -> EmailMessage | None:
    """Subject, text and whatever goes with it; who it is from and for is put on later. None: there is nothing to say any more."""
    write = KINDS.get(letter.kind)
    return write(session, letter, settings) if write else None


def password(session: Session, letter: Letter, settings: Settings) -> EmailMessage | None:
    user = session.get(User, letter.user_id)
    if user is None:
        return None
    with wording.speaking(user.language or "de"):
        message = EmailMessage()
        message["Subject"] = _("A new password for Redaktionsplan")
        address = f"{settings.base_url}/password/{letter.payload['token']}"
        message.set_content(_("A new password can be set at %(address)s for half an hour.", address=address))
    return message


KINDS: dict[LetterKind, Compose] = {LetterKind.PASSWORD: password}
