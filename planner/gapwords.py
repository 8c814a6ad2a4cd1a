"""Gaps in words, for every page, letter and feed: the rules say kinds and codes, here they are spoken."""

from datetime import date

from planner import wording
from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Readiness
from planner.wording import gettext as _
from planner.wording import marked, ngettext

_KINDS = {
    Kind.SLOT: marked("Empty slot"),
    Kind.QUOTA: marked("Too few posts"),
    Kind.READINESS: marked("Not ready in time"),
    Kind.SILENCE: marked("Silence"),
    Kind.COVER: marked("No cover"),
    Kind.RUNWAY: marked("Topics run out"),
    Kind.RESPONSE: marked("Inquiry overdue"),
    Kind.OVERLOAD: marked("Overload"),
    Kind.COLLISION: marked("Too close together"),
    Kind.REPETITION: marked("Repetition"),
}
_SEVERITIES = {
    Severity.CRITICAL: ("▲", marked("critical")),
    Severity.WARNING: ("△", marked("warning")),
    Severity.OPEN: ("◇", marked("open")),
    Severity.PAST: ("–", marked("past")),
}
_READINESS = {
    None: marked("empty"),
    Readiness.IDEA: marked("idea"),
    Readiness.DRAFT: marked("draft"),
    Readiness.REVIEW: marked("in review"),
    Readiness.APPROVED: marked("approved"),
    Readiness.PUBLISHED: marked("published"),
}
_PHRASES = {  # for one and for more
    Reason.NO_POST: (marked("%(n)s post missing"), marked("%(n)s posts missing")),
    Reason.MISSED: (marked("%(n)s post did not appear (%(readiness)s)"), marked("%(n)s posts did not appear (%(readiness)s)")),
    Reason.TOO_RAW: (marked("%(n)s post not ready yet (%(readiness)s)"), marked("%(n)s posts not ready yet (%(readiness)s)")),
    Reason.TOO_LONG: (marked("%(n)s day without a post"), marked("%(n)s days without a post")),
    Reason.NOBODY: (marked("nobody responsible for %(n)s post"), marked("nobody responsible for %(n)s posts")),
    Reason.ABSENT: (marked("nobody there for %(n)s post"), marked("nobody there for %(n)s posts")),
    Reason.RUNS_DRY: (marked("plan and backlog are used up"),) * 2,
    Reason.OVERDUE: (marked("%(n)s inquiry overdue"), marked("%(n)s inquiries overdue")),
    Reason.TOO_MUCH: (marked("more work than hours"),) * 2,
    Reason.TOO_CLOSE: (marked("two posts too close together"),) * 2,
    Reason.TOO_MANY: (marked("%(n)s post too many on one day"), marked("%(n)s posts too many on one day")),
    Reason.REPEATED: (marked("the same topic again too soon"),) * 2,
}
_DEEDS = {
    Reason.NO_POST: marked("plan a post"),
    Reason.MISSED: marked("catch up or record as published"),
    Reason.TOO_RAW: marked("get the post ready"),
    Reason.TOO_LONG: marked("plan a post in between"),
    Reason.NOBODY: marked("name somebody responsible"),
    Reason.ABSENT: marked("arrange a stand-in"),
    Reason.RUNS_DRY: marked("collect topics"),
    Reason.OVERDUE: marked("answer"),
    Reason.TOO_MUCH: marked("hand over or move work"),
    Reason.TOO_CLOSE: marked("move a post"),
    Reason.TOO_MANY: marked("move a post"),
    Reason.REPEATED: marked("take another topic"),
}


def kind_word(kind: Kind) -> str:
    """`Leerer Sendeplatz` / `Empty slot`: a heading or a filter."""
    return _(_KINDS[kind])


def severity_word(severity: Severity) -> str:
    """`dringend` / `critical`."""
    return _(_SEVERITIES[severity][1])


def severity_symbol(severity: Severity) -> str:
    """One character that tells severities apart without colour; it stands beside the word, never alone."""
    return _SEVERITIES[severity][0]


def readiness_word(readiness: Readiness | None) -> str:
    """`Entwurf` / `draft`; None is `leer` / `empty`."""
    return _(_READINESS[readiness])


def gap_phrase(gap: Gap) -> str:
    """What is wrong, without days and person: `kein Beitrag`, `2 Beiträge fehlen`, `16 Tage ohne Beitrag`.

    A list that sums up equal gaps may give one with their number missing.
    """
    if gap.kind is Kind.SLOT and gap.reason is Reason.NO_POST and gap.missing == 1:
        return _("no post")
    if gap.reason is Reason.MISSED and gap.readiness is None:
        return ngettext("%(n)s post was missing", "%(n)s posts were missing", gap.missing or 0)
    n = (gap.last - gap.first).days + 1 if gap.reason is Reason.TOO_LONG else gap.missing or 0
    return ngettext(*_PHRASES[gap.reason], n, readiness=readiness_word(gap.readiness))


def gap_days(gap: Gap) -> str:
    """When: `Mi 2. Dez.`, or `Mo 30. Nov. – So 6. Dez.`."""
    first = wording.day(gap.first)
    return first if gap.first == gap.last else f"{first} – {wording.day(gap.last)}"


def person_phrase(person: str | None) -> str:
    """The name of who is to act, or that there is nobody."""
    return person or _("nobody responsible")


def gap_sentence(gap: Gap, person: str | None) -> str:
    """`Mi 2. Dez.: kein Beitrag – Kim Schäfer`; `person` is the name behind `gap.responsible`.

    That nobody is responsible is said once.
    """
    said = f"{gap_days(gap)}: {gap_phrase(gap)}"
    return said if gap.reason is Reason.NOBODY else f"{said} – {person_phrase(person)}"


def deed_phrase(gap: Gap, today: date) -> str:
    """What whoever is responsible can do: `Beitrag einplanen`, `Vertretung bestimmen`."""
    if gap.reason is Reason.NO_POST and gap.last < today:
        return _("catch up or accept as a pause")
    if gap.reason is Reason.TOO_RAW and gap.readiness is Readiness.REVIEW:
        return _("approve")
    return _(_DEEDS[gap.reason])
