"""What a report says in words."""

from datetime import date

import pytest

from planner import wording
from planner.domain.gap import Gap, Kind, Reach, Reason, Severity
from planner.domain.plan import Readiness
from planner.domain.span import Week
from planner.exporting import report_words as words
from planner.reports.headline import Headline, News
from planner.reports.weekly import Finding

WEEK, MONDAY = Week(2026, 49), date(2026, 11, 30)
WEDNESDAY, NEXT_WEDNESDAY = date(2026, 12, 2), date(2026, 12, 9)


def headline(*news: News, channels=2, promised=12, empty=3, kept=5, missed=1) -> Headline:
    return Headline(channels, promised, empty, 0, kept, missed, news)


def news(kind: Kind, reason: Reason, day: date = WEDNESDAY, onward: bool = False) -> News:
    return News("LinkedIn", Gap(kind, day, day, 2, None, Severity.CRITICAL, None, reason), onward)


@pytest.mark.parametrize(
    ("told", "german", "english"),
    [
        (headline(channels=0), "KW 49: noch kein Kanal, der veröffentlicht", "Week 49: no channel to publish on yet"),
        (headline(promised=0), "KW 49: nichts zugesagt", "Week 49: nothing promised"),
        (headline(empty=0), "KW 49: keine Lücken", "Week 49: no gaps"),
        (headline(empty=1), "KW 49: 1 Lücke", "Week 49: 1 gap"),
        (
            headline(news(Kind.SLOT, Reason.NO_POST, onward=True)),
            "KW 49: 3 Lücken, LinkedIn ab Mi leer",
            "Week 49: 3 gaps, LinkedIn empty from Wed",
        ),
        (
            headline(news(Kind.SLOT, Reason.NO_POST, NEXT_WEDNESDAY)),
            "KW 49: 3 Lücken, LinkedIn am Mi 9. Dez. leer",
            "Week 49: 3 gaps, LinkedIn empty on Wed 9 Dec",
        ),
        (
            headline(news(Kind.QUOTA, Reason.NO_POST), news(Kind.COVER, Reason.ABSENT), empty=2),
            "KW 49: 2 Lücken, LinkedIn: 2 Beiträge fehlen, LinkedIn ab Mi ohne Vertretung",
            "Week 49: 2 gaps, LinkedIn: 2 posts missing, LinkedIn without cover from Wed",
        ),
    ],
)
def test_the_first_line_is_a_finding(told: Headline, german: str, english: str):
    with wording.speaking("de"):
        assert words.headline_sentence(told, WEEK) == german
    with wording.speaking("en"):
        assert words.headline_sentence(told, WEEK) == english


@pytest.mark.parametrize(
    ("kept", "missed", "expected"),
    [(5, 1, "KW 48: 5 von 6 Zusagen gehalten"), (1, 0, "KW 48: 1 von 1 Zusage gehalten"), (0, 0, "KW 48: nichts war fällig")],
)
def test_the_second_line_is_last_week(kept: int, missed: int, expected: str):
    with wording.speaking("de"):
        assert words.last_week_sentence(headline(kept=kept, missed=missed), Week(2026, 48)) == expected


def finding(day: int, severity=Severity.OPEN, person="Kim", kind=Kind.SLOT, reason=Reason.NO_POST, readiness=None, posts=()):
    gap = Gap(kind, date(2026, 12, day), date(2026, 12, day), 1, readiness, severity, person.lower(), reason)
    return Finding(gap, person, posts)


def said(*findings: Finding) -> list[str]:
    with wording.speaking("de"):
        return [f"{line.days}: {line.told} → {line.act}" for line in words.lines(findings, MONDAY)]


def test_equal_gaps_of_a_person_stand_in_one_line():
    assert said(finding(2), finding(4), finding(7)) == [
        "Mi 2. Dez., Fr 4. Dez., Mo 7. Dez.: 3 Beiträge fehlen → Kim: Beitrag einplanen"
    ]


def test_many_days_become_a_stretch():
    assert said(*map(finding, (2, 4, 7, 9, 11))) == ["Mi 2. Dez. – Fr 11. Dez.: 5 Beiträge fehlen → Kim: Beitrag einplanen"]


def test_other_persons_and_severities_stand_apart_the_worst_first():
    assert said(finding(2), finding(3, person="Bob"), finding(4, Severity.CRITICAL)) == [
        "Fr 4. Dez.: kein Beitrag → Kim: Beitrag einplanen",
        "Mi 2. Dez.: kein Beitrag → Kim: Beitrag einplanen",
        "Do 3. Dez.: kein Beitrag → Bob: Beitrag einplanen",
    ]


def test_what_can_be_mended_at_once_stands_before_what_follows_from_it():
    silence = finding(1, kind=Kind.SILENCE, reason=Reason.TOO_LONG)
    assert [line.split(": ")[1] for line in said(silence, finding(7))] == [
        "kein Beitrag → Kim", "1 Tag ohne Beitrag → Kim"
    ]  # fmt: skip


def test_raw_posts_are_named_by_their_titles():
    raw = {"kind": Kind.READINESS, "reason": Reason.TOO_RAW, "readiness": Readiness.IDEA}
    assert said(finding(2, **raw, posts=("Messe",)), finding(2, **raw, posts=("Umzug",))) == [
        "Mi 2. Dez.: 2 Beiträge noch nicht fertig (Idee): „Messe“, „Umzug“ → Kim: Beitrag fertigstellen"
    ]


def test_where_nobody_is_responsible_somebody_is_to_be_named():
    assert said(finding(2, kind=Kind.COVER, reason=Reason.NOBODY)) == [
        "Mi 2. Dez.: niemand zuständig für 1 Beitrag → Zuständigkeit festlegen"
    ]


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        (lambda: words.reach_words(WEDNESDAY), "2. Dez. 2026"),
        (lambda: words.reach_words(Reach.OPEN), "alles geplant"),
        (lambda: words.reach_words(None), "–"),
        (lambda: words.runway_words(2.5), "2,5 Wochen"),
        (lambda: words.runway_words(1.0), "1 Woche"),
        (lambda: words.runway_words(0.0), "0 Wochen"),
        (lambda: words.runway_words(None), "–"),
        (lambda: words.percent_words(0.67), "67\xa0%"),
        (lambda: words.cadence_words("Mon,Wed 09:00"), "Mo,Mi 09:00"),
    ],
)
def test_numbers_have_their_unit(say, expected: str):
    with wording.speaking("de"):
        assert say() == expected
