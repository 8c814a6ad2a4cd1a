"""Status words, German and English, with or without emoji."""

from typing import NamedTuple

from planner.domain.plan import Readiness
from planner.importing.spelling import plain


class Status(NamedTuple):
    """`readiness` None: the word says nothing about it (cancelled, or tried in vain)."""

    readiness: Readiness | None
    cancelled: bool = False
    failed: bool = False  # publication was tried and did not succeed


_WORDS = {
    Status(Readiness.IDEA): "idee, idea, geplant, planned, offen, open, to do, todo, in planung, planung, neu, new, backlog, "
    "themenidee, themenvorschlag, vorschlag, brainstorming, not started, nicht begonnen, noch offen",
    Status(Readiness.DRAFT): "entwurf, draft, in arbeit, in progress, wip, work in progress, in bearbeitung, bearbeitung, "
    "angefangen, begonnen, rohfassung, rohentwurf, erster entwurf, doing, in erstellung, writing, in produktion, "
    "wird geschrieben, text fehlt, bild fehlt",
    Status(Readiness.REVIEW): "review, in review, zur freigabe, in freigabe, wartet auf freigabe, freigabe ausstehend, "
    "freigabe offen, abstimmung, in abstimmung, zur abstimmung, korrektur, in korrektur, lektorat, im lektorat, pruefung, "
    "in pruefung, zur pruefung, zu pruefen, to review, for review, waiting for approval, pending approval, in approval, "
    "beim kunden, vorgelegt, ready for review",
    Status(Readiness.APPROVED): "freigegeben, approved, final, ready, scheduled, terminiert, freigabe erteilt, eingeplant, "
    "vorgeplant, fertig, bereit, genehmigt, abgenommen, finalisiert, ok, okay, ready to publish, bereit zur veroeffentlichung, "
    "ready to post, einzuplanen",
    Status(Readiness.PUBLISHED): "veroeffentlicht, published, posted, live, online, done, erledigt, gepostet, publiziert, "
    "erschienen, ausgespielt, versendet, verschickt, gesendet, sent, ist online, raus, success, successful, complete, completed, "
    "abgeschlossen",
    Status(None, cancelled=True): "abgesagt, cancelled, canceled, entfaellt, storniert, gestrichen, gecancelt, verworfen, "
    "abgebrochen, faellt aus, ausgefallen, dropped, rejected, abgelehnt",
    Status(None, failed=True): "failed, fehlgeschlagen, failure, error, fehler, gescheitert, not published, "
    "nicht veroeffentlicht, unpublished",
}
_STATUSES = {plain(word): status for status, words in _WORDS.items() for word in words.split(",")}


def status_named(text: str) -> Status | None:
    """The status that a text says and nothing else; None for other texts, emoji alone among them."""
    return _STATUSES.get(plain(text))


def is_status(text: str) -> bool:
    return status_named(text) is not None
