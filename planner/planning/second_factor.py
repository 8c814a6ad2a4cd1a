"""A second factor beside the password: codes of an authenticator app (RFC 6238), and recovery codes for the day it is lost."""

from datetime import datetime

import pyotp
from sqlalchemy.orm import Session

from planner.models import User
from planner.models.account import forget_recovery_codes, make_recovery_codes, use_recovery_code
from planner.planning.accounts import note_everywhere, tell
from planner.sealing import Seal

ISSUER = "Redaktionsplan"
SECONDS, DIGITS = 30, 6
LATE = 1  # steps that a clock may be off


def seal(feed_key: str) -> Seal:
    return Seal(feed_key, "second factors")


def begin(user: User, seal: Seal) -> None:
    """A new secret, which is in force when a code has shown that it arrived."""
    user.totp_cipher, user.totp_since, user.totp_step = seal.close(pyotp.random_base32(), _owner(user)), None, None


def secret_of(user: User, seal: Seal) -> str | None:
    """None when there is none, or the key that sealed it has changed since: then only recovery codes help."""
    return seal.open(user.totp_cipher, _owner(user)) if user.totp_cipher else None


def address(user: User, secret: str) -> str:
    """What an authenticator app reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=ISSUER)


def turn_on(session: Session, user: User, seal: Seal, code: str, now: datetime, *, network: str = "") -> list[str] | None:
    """Put the secret in force and give the recovery codes. None when the code does not belong to it."""
    if not _is_code(user, seal, code, now):
        return None
    user.totp_since = now
    note_everywhere(session, user, "second_factor_on", network=network)
    tell(session, user, "second_factor_on")
    return make_recovery_codes(session, user)


def new_recovery_codes(session: Session, user: User, *, network: str = "") -> list[str]:
    note_everywhere(session, user, "recovery_codes_made", network=network)
    tell(session, user, "recovery_codes")
    return make_recovery_codes(session, user)


def turn_off(session: Session, user: User, *, network: str = "", by_command: bool = False) -> None:
    user.totp_cipher = user.totp_since = user.totp_step = None
    forget_recovery_codes(session, user)
    note_everywhere(session, user, "second_factor_off", network=network, by_command=by_command)
    tell(session, user, "second_factor_off")


def accepts(session: Session, user: User, seal: Seal, code: str, now: datetime) -> bool:
    """Whether the code lets the user in: one of the app, or a recovery code. Each counts once."""
    return _is_code(user, seal, code, now) or use_recovery_code(session, user, code)


def _is_code(user: User, seal: Seal, code: str, now: datetime) -> bool:
    """Whether the app shows it now or showed it a moment ago; then it is used up."""
    secret, given = secret_of(user, seal), "".join(code.split())
    if secret is None or len(given) != DIGITS or not given.isascii():
        return False
    step = int(now.timestamp()) // SECONDS
    for each in range(step - LATE, step + LATE + 1):
        if each > (user.totp_step or 0) and pyotp.utils.strings_equal(pyotp.TOTP(secret).at(each * SECONDS), given):
            user.totp_step = each
            return True
    return False


def _owner(user: User) -> str:
    return f"second factor of {user.id}"
