"""Addresses by which a kind of letter is switched off without signing in: signed, and good for that alone."""

from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer

from planner.mail.links import Links
from planner.models import LetterKind
from planner.settings import Settings


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants no more letters of a kind, in which workspace."""

    user_id: int
    workspace_id: int
    kind: LetterKind


def address(wish: Wish, settings: Settings) -> str:
    token = _signer(settings).dumps([wish.user_id, wish.workspace_id, wish.kind.value])
    return Links.of(settings).house("unsubscribe", token)


def read(token: str, settings: Settings) -> Wish | None:
    """None for a token that is not ours."""
    try:
        user_id, workspace_id, kind = _signer(settings).loads(token)
        return Wish(user_id, workspace_id, LetterKind(kind))
    except (BadSignature, ValueError, TypeError):
        return None


def _signer(settings: Settings) -> URLSafeSerializer:
    return URLSafeSerializer(settings.secret_key, salt="unsubscribe")
