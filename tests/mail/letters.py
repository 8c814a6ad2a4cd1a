"""Letters as their readers get them: through the bytes that travel."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any

from sqlalchemy.orm import Session

from planner.mail.composing import compose
from planner.mail.envelope import wire
from planner.models import Letter, LetterKind, Member, User
from planner.settings import Settings

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Parsed(HTMLParser):
    """Elements with their attributes and the elements around them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@dataclass(frozen=True)
class Read:
    subject: str
    text: str
    html: str
    message: EmailMessage
    wire: bytes

    @property
    def parsed(self) -> Parsed:
        return Parsed(self.html)

    @property
    def links(self) -> list[str]:
        return [str(each["href"]) for each in self.parsed.all("a")]


def letter(session: Session, kind: LetterKind, to: User | Member | None, place: int | None = None, **payload: Any) -> Letter:
    """To a member about their workspace, to a user, or to an address about the workspace with the id `place`."""
    user_id = to.user_id if isinstance(to, Member) else to.id if to else None
    about = to.workspace_id if isinstance(to, Member) else place
    key = f"{kind.value}:{payload}:{user_id}"
    made = Letter(key=key, kind=kind, user_id=user_id, about_workspace_id=about, payload=payload)
    session.add(made)
    session.flush()
    return made


def composed(session: Session, written: Letter, settings: Settings) -> Read:
    message = compose(session, written, settings)
    assert message is not None
    return read(message)


def read(message: EmailMessage) -> Read:
    sent = wire(message)
    got = message_from_bytes(sent, policy=policy.default)
    text, html = got.get_body(("plain",)), got.get_body(("html",))
    assert text is not None
    assert html is not None
    return Read(str(got["Subject"]), text.get_content(), html.get_content(), got, sent)
