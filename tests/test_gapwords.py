"""Gaps in words."""

from datetime import date

import pytest

from planner import gapwords, wording
from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Readiness

DAY, LATER = date(2026, 12, 2), date(2026, 12, 17)


def gap(kind: Kind, reason: Reason, missing: int | None = None, readiness: Readiness | None = None, last: date = DAY) -> Gap:
    return Gap(kind, DAY, last, missing, readiness, Severity.OPEN, None, reason)


@pytest.mark.parametrize(
    ("found", "german", "english"),
    [
        (gap(Kind.SLOT, Reason.NO_POST, 1), "kein Beitrag", "no post"),
        (gap(Kind.QUOTA, Reason.NO_POST, 2), "2 Beiträge fehlen", "2 posts missing"),
        (gap(Kind.QUOTA, Reason.MISSED, 1), "1 Beitrag fehlte", "1 post was missing"),
        (
            gap(Kind.SLOT, Reason.MISSED, 1, Readiness.DRAFT),
            "1 Beitrag nicht erschienen (Entwurf)",
            "1 post did not appear (draft)",
        ),
        (
            gap(Kind.READINESS, Reason.TOO_RAW, 2, Readiness.IDEA),
            "2 Beiträge noch nicht fertig (Idee)",
            "2 posts not ready yet (idea)",
        ),
        (gap(Kind.SILENCE, Reason.TOO_LONG, last=LATER), "16 Tage ohne Beitrag", "16 days without a post"),
        (gap(Kind.COVER, Reason.ABSENT, 3), "niemand da für 3 Beiträge", "nobody there for 3 posts"),
        (gap(Kind.COVER, Reason.NOBODY, 1), "niemand zuständig für 1 Beitrag", "nobody responsible for 1 post"),
        (gap(Kind.RUNWAY, Reason.RUNS_DRY), "Plan und Themenvorrat sind aufgebraucht", "plan and backlog are used up"),
        (gap(Kind.RESPONSE, Reason.OVERDUE, 2), "2 Anfragen überfällig", "2 inquiries overdue"),
        (gap(Kind.OVERLOAD, Reason.TOO_MUCH), "mehr Arbeit als Stunden", "more work than hours"),
        (gap(Kind.COLLISION, Reason.TOO_CLOSE, 1), "zwei Beiträge zu dicht beieinander", "two posts too close together"),
        (gap(Kind.COLLISION, Reason.TOO_MANY, 1), "1 Beitrag zu viel an einem Tag", "1 post too many on one day"),
        (gap(Kind.REPETITION, Reason.REPEATED, 1), "dasselbe Thema zu früh noch einmal", "the same topic again too soon"),
    ],
)
def test_what_is_wrong_in_german_and_english(found: Gap, german: str, english: str):
    with wording.speaking("de"):
        assert gapwords.gap_phrase(found) == german
    with wording.speaking("en"):
        assert gapwords.gap_phrase(found) == english


def test_a_sentence_says_when_what_and_who():
    empty = gap(Kind.SLOT, Reason.NO_POST, 1)
    with wording.speaking("de"):
        assert gapwords.gap_sentence(empty, "Kim Schäfer") == "Mi 2. Dez.: kein Beitrag – Kim Schäfer"
        assert gapwords.gap_sentence(empty, None) == "Mi 2. Dez.: kein Beitrag – niemand zuständig"
        assert gapwords.gap_days(gap(Kind.SILENCE, Reason.TOO_LONG, last=LATER)) == "Mi 2. Dez. – Do 17. Dez."


def test_every_word_is_there_in_german():
    with wording.speaking("de"):
        german = [gapwords.kind_word(kind) for kind in Kind] + [gapwords.severity_word(severity) for severity in Severity]
        german += [gapwords.readiness_word(readiness) for readiness in (None, *Readiness)]
        german += [gapwords.deed_phrase(gap(Kind.SLOT, reason), DAY) for reason in Reason]
    with wording.speaking("en"):
        english = [gapwords.kind_word(kind) for kind in Kind] + [gapwords.severity_word(severity) for severity in Severity]
        english += [gapwords.readiness_word(readiness) for readiness in (None, *Readiness)]
        english += [gapwords.deed_phrase(gap(Kind.SLOT, reason), DAY) for reason in Reason]
    assert not [word for word, other in zip(german, english, strict=True) if word == other]


def test_symbols_tell_apart_what_colour_cannot():
    assert len({gapwords.severity_symbol(severity) for severity in Severity}) == len(Severity)


def test_what_can_be_done_depends_on_the_day_and_the_readiness():
    with wording.speaking("en"):
        assert gapwords.deed_phrase(gap(Kind.SLOT, Reason.NO_POST, 1), DAY) == "plan a post"
        assert gapwords.deed_phrase(gap(Kind.SLOT, Reason.NO_POST, 1), LATER) == "catch up or accept as a pause"
        assert gapwords.deed_phrase(gap(Kind.READINESS, Reason.TOO_RAW, 1, Readiness.REVIEW), DAY) == "approve"
