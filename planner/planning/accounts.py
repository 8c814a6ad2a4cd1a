"""What a user may do to their account: password and address. Each change is told to the user and noted in their workspaces."""

import threading
import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.models import AccountLink, AuditEntry, LetterKind, Member, Purpose, User, Workspace
from planner.models.account import make_link, use_link, void_links
from planner.models.audit import note
from planner.models.event import raise_revision
from planner.models.letter import put_in_outbox
from planner.models.user import LONGEST_PASSWORD, SHORTEST_PASSWORD, end_sign_ins, user_by_email
from planner.sealing import new_token
from planner.wording import Refusal, marked

OURS = ("redaktionsplan", "redaktion")
JUDGED = 32  # characters: judging more of a password takes seconds, and what begins well is not guessed
HARD_TO_GUESS = 4  # of zxcvbn's scores 0 to 4: ten thousand million guesses

_judging = threading.Lock()  # zxcvbn keeps the words of one call in a global dictionary


def refuse_weak(password: str, *words: str) -> None:
    """Refusal when a password is short or guessed easily. `words` are what others know of its user: name, address, workspaces.

    As NIST SP 800-63B-4 (3.1.1.2) wants it: no rules about kinds of characters, and nothing that runs out.
    """
    password = unicodedata.normalize("NFC", password)
    if len(password) < SHORTEST_PASSWORD:
        raise Refusal(
            marked("The password needs at least %(n)s characters: four or five words make a good one."), n=SHORTEST_PASSWORD
        )
    if len(password) > LONGEST_PASSWORD:
        raise Refusal(marked("The password has more than %(n)s characters."), n=LONGEST_PASSWORD)
    known = _known(words)
    if len(_without(password, known)) < SHORTEST_PASSWORD // 2:
        raise Refusal(
            marked("Names, addresses, workspaces and “Redaktionsplan” are guessed first: other words make a better password.")
        )
    if _is_easy(password, known):
        raise Refusal(
            marked(
                "This password is guessed quickly, for it is often used or repeats itself: four or five words make a good one."
            )
        )


def _known(words: tuple[str, ...]) -> list[str]:
    """The words whole and in their parts, the longest first."""
    whole = [unicodedata.normalize("NFC", word).lower() for word in (*words, *OURS)]
    parts = [part for word in whole for part in word.replace("@", " ").replace(".", " ").replace("-", " ").split()]
    return sorted({part for part in (*whole, *parts) if len(part) > 2}, key=len, reverse=True)


def _without(password: str, known: list[str]) -> str:
    rest = password.lower()
    for word in known:
        rest = rest.replace(word, "")
    return "".join(rest.split())


def _is_easy(password: str, known: list[str]) -> bool:
    from zxcvbn import zxcvbn  # its lists take long to load

    with _judging:
        return int(zxcvbn(password[:JUDGED], user_inputs=known)["score"]) < HARD_TO_GUESS


def workspaces_of(session: Session, user: User) -> Sequence[Workspace]:
    here = Member.workspace_id == Workspace.id, Member.user_id == user.id, Member.left_at.is_(None)
    return session.scalars(select(Workspace).join(Member, Member.workspace_id == Workspace.id).where(*here)).all()


def introduce(session: Session, user: User, *, name: str, language: str | None, zone: str | None) -> None:
    """How the user is called, reads and counts time. Their plans show a new name at once."""
    if name != user.name:
        for workspace in workspaces_of(session, user):
            raise_revision(session, workspace.id)
    user.name, user.language, user.zone = name, language, zone


def words_about(session: Session, user: User) -> list[str]:
    """What others know of the user: no password is to be made of it."""
    return [user.email, user.name, *(workspace.name for workspace in workspaces_of(session, user))]


def note_everywhere(
    session: Session, user: User, verb: str, *, network: str = "", by_command: bool = False, **details: Any
) -> None:
    """In the audit log of each of the user's workspaces. By a command, it was not the user who did it."""
    who = {"about": user.name} if by_command else {"user_id": user.id, "who": user.name}
    for workspace in workspaces_of(session, user):
        note(session, workspace.id, verb, network=network, **who, **details)


def tell(session: Session, user: User, what: str, *, email: str | None = None) -> None:
    """A letter about a change of the account, to the user's address or to the one given."""
    now = clock.now()
    key = f"account:{user.id}:{what}:{now.timestamp():.0f}"
    put_in_outbox(session, LetterKind.ACCOUNT, key, {"what": what}, user_id=user.id, email=email)


def came_anew(session: Session, user: User, network: str, agent: str) -> bool:
    """Whether the user signed in before, but never from this network with this agent."""
    workspaces = [workspace.id for workspace in workspaces_of(session, user)]
    signed_in = AuditEntry.workspace_id.in_(workspaces), AuditEntry.user_id == user.id, AuditEntry.verb == "signed_in"
    ways = {
        (kept, details.get("agent"))
        for kept, details in session.execute(select(AuditEntry.network, AuditEntry.details).where(*signed_in))
    }
    return bool(ways) and (network, agent) not in ways


def send_reset(session: Session, email: str) -> None:
    """A letter with a link to a new password, when somebody has this address. When nobody has it, the same work is undone."""
    found = user_by_email(session, email)
    known = found is not None and not found.demo
    with session.begin_nested() as trial:
        user = found if found is not None and known else _nobody(session)
        link, token = make_link(session, user, Purpose.PASSWORD)
        put_in_outbox(session, LetterKind.PASSWORD, f"link:{link.id}", {"link": link.id, "token": token}, user_id=user.id)
        if not known:
            trial.rollback()


def _nobody(session: Session) -> User:
    nobody = User(email=new_token("nobody:"), name="")
    session.add(nobody)
    session.flush()
    return nobody


def reset_password(session: Session, link: AccountLink, password: str, *, network: str = "") -> bool:
    """Set the password by the link. False when the link was used meanwhile."""
    if not use_link(session, link):
        return False
    set_password(session, link.user, password, network=network)
    return True


def set_password(session: Session, user: User, password: str, *, network: str = "", but: int | None = None) -> None:
    """A new password ends all the user's sessions `but` one, and voids links to set another."""
    user.set_password(password)
    end_sign_ins(session, user, but=but)
    void_links(session, user, Purpose.PASSWORD)
    note_everywhere(session, user, "password_changed", network=network)
    tell(session, user, "password_changed")


def ask_for_address(session: Session, user: User, email: str) -> None:
    """A letter to the new address with a link that proves it. One that somebody has gets none: nobody learns of them."""
    if user_by_email(session, email):
        return
    void_links(session, user, Purpose.EMAIL)
    link, token = make_link(session, user, Purpose.EMAIL, email=email)
    payload = {"link": link.id, "token": token}
    put_in_outbox(session, LetterKind.EMAIL, f"link:{link.id}", payload, user_id=user.id, email=email)


def change_address(session: Session, link: AccountLink, *, network: str = "") -> bool:
    """The user signs in with the proved address from now on; the old one is told. False when the link no longer holds."""
    user, new = link.user, link.email
    if new is None or user_by_email(session, new) or not use_link(session, link):
        return False
    tell(session, user, "email_changed", email=user.email)
    user.email, user.mail_refused_at = new, None
    void_links(session, user, Purpose.PASSWORD)  # they went to the old address
    note_everywhere(session, user, "email_changed", network=network)
    return True
