"""Letters about an account: an invitation, links to set a password or prove an address, and what was changed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock, wording
from planner.mail.links import Links
from planner.mail.note import Button, Note
from planner.mail.reader import Reader
from planner.models import AccountLink, Invitation, Letter, Purpose, Role
from planner.sealing import token_hash
from planner.settings import Settings
from planner.wording import gettext as _
from planner.wording import marked

ROLES = {
    Role.OWNER: marked("Owner"),
    Role.ADMIN: marked("Admin"),
    Role.EDITOR: marked("Editor"),
    Role.APPROVER: marked("Approver"),
    Role.VIEWER: marked("Viewer"),
}
CHANGES = {  # subject, and what to know about it
    "password_changed": (
        marked("The password was changed"),
        marked("The password of the account %(email)s was changed. All other sessions were ended."),
    ),
    "email_changed": (
        marked("The e-mail address was changed"),
        marked("The account now signs in as %(email)s; letters go there, too."),
    ),
    "second_factor_on": (
        marked("The second factor is on"),
        marked("Signing in as %(email)s now takes a code from the authenticator app beside the password."),
    ),
    "second_factor_off": (
        marked("The second factor is off"),
        marked("Signing in as %(email)s takes the password alone from now on."),
    ),
    "recovery_codes": (
        marked("New recovery codes were made"),
        marked("The earlier recovery codes of the account %(email)s no longer work."),
    ),
    "signed_in_new": (
        marked("Signed in on a new device"),
        marked("Somebody signed in as %(email)s in a way not used before: another browser, or another network."),
    ),
}


def password(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    link = _open_link(session, letter, Purpose.PASSWORD)
    if link is None or reader.user is None:
        return None
    return Note(
        subject=_("Set a new password"),
        title=_("Set a new password"),
        lines=(_("With this link the account %(email)s gets a new password.", email=reader.user.email),),
        button=Button(_("Set a new password"), Links.of(settings).house("reset", letter.payload["token"])),
        after=_good_until(link, reader),
        why=_("Somebody asked for this link. If that was somebody else, nothing needs to be done: it alone changes nothing."),
    )


def email(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    link = _open_link(session, letter, Purpose.EMAIL)
    if link is None or link.email is None:
        return None
    return Note(
        subject=_("Confirm the new e-mail address"),
        title=_("Confirm the new e-mail address"),
        lines=(_("The account is to sign in as %(email)s from now on. Until confirmed, everything stays.", email=link.email),),
        button=Button(_("Confirm the address"), Links.of(settings).house("account", "email", letter.payload["token"])),
        after=_good_until(link, reader),
        why=_("This address was entered for an account. If it was by mistake, nothing needs to be done."),
    )


def _open_link(session: Session, letter: Letter, purpose: Purpose) -> AccountLink | None:
    """The link that the letter brings; None when it was used, has run out, or is another's."""
    link, token = session.get(AccountLink, letter.payload["link"]), letter.payload.get("token", "")
    if link is None or link.purpose is not purpose or link.user_id != letter.user_id:
        return None
    good = link.used_at is None and clock.now() < link.expires_at and link.token_hash == token_hash(token)
    return link if good else None


def _good_until(link: AccountLink, reader: Reader) -> str:
    return _("It works once, until %(moment)s.", moment=wording.moment(link.expires_at, reader.zone))


def invitation(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    workspace = reader.workspace
    if workspace is None:
        return None
    here = (Invitation.workspace_id == workspace.id, Invitation.id == letter.payload["invitation"])
    found, token = session.scalar(select(Invitation).where(*here)), letter.payload.get("token", "")
    if found is None or not found.holds(clock.now()):
        return None
    if found.token_hash != token_hash(token):
        return None
    by = found.invited_by.name if found.invited_by else workspace.name
    return Note(
        subject=_("Invitation to the editorial plan of %(workspace)s", workspace=workspace.name),
        title=_("%(person)s invites to the editorial plan of %(workspace)s", person=by, workspace=workspace.name),
        lines=(_("The plan shows what appears when and where, what is still missing, and who sees to it."),),
        facts=((_("Workspace"), workspace.name), (_("Role"), _(ROLES[found.role])), (_("E-mail address"), found.email)),
        button=Button(_("Accept the invitation"), Links.of(settings).house("invitation", token)),
        after=_("It works once, until %(moment)s.", moment=wording.moment(found.expires_at, reader.zone)),
        why=_("%(person)s entered this address. Whoever does not want to take part needs to do nothing.", person=by),
    )


def account(_session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    user, change = reader.user, CHANGES.get(letter.payload["what"])
    if user is None or change is None:
        return None
    title, said = change
    return Note(
        subject=_(title),
        title=_(title),
        lines=(_(said, email=user.email),),
        facts=((_("When"), wording.moment(letter.created_at, reader.zone)),),
        button=Button(_("Look at the account"), Links.of(settings).house("account")),
        after=_("If that was somebody else: set a new password at once, which ends all sessions."),
        why=_("Such changes are always told to the account they are about."),
    )
