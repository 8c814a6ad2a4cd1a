"""What a deed does to continuity, in words."""

from datetime import date

import pytest

from planner.domain.consequence import Change, Effect
from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Readiness
from planner.web.saying import effects_in_words
from planner.wording import speaking

OPENS, WORSENS, CLOSES = Effect
WEDNESDAY, SUNDAY = date(2026, 12, 2), date(2026, 12, 6)


def change(effect: Effect, kind: Kind, reason: Reason = Reason.NO_POST, last: date = WEDNESDAY, **more) -> Change:
    return Change(effect, "linkedin", Gap(kind, WEDNESDAY, last, 1, None, Severity.OPEN, None, reason), **more)


@pytest.mark.parametrize(
    ("given", "english", "german"),
    [
        (change(OPENS, Kind.SLOT), "Opens a gap on Wed 2 Dec on LinkedIn.", "Reißt am Mi 2. Dez. eine Lücke auf LinkedIn."),
        (change(CLOSES, Kind.SLOT), "Closes the gap on Wed 2 Dec on LinkedIn.", "Schließt am Mi 2. Dez. die Lücke auf LinkedIn."),
        (
            change(CLOSES, Kind.SLOT, still=Readiness.IDEA),
            "Closes the gap on Wed 2 Dec on LinkedIn (still: idea).",
            "Schließt am Mi 2. Dez. die Lücke auf LinkedIn (Reifegrad noch: Idee).",
        ),
        (
            change(OPENS, Kind.QUOTA, last=SUNDAY),
            "Opens a gap on LinkedIn: 1 post missing (Wed 2 Dec – Sun 6 Dec).",
            "Reißt eine Lücke auf LinkedIn: 1 Beitrag fehlt (Mi 2. Dez. – So 6. Dez.).",
        ),
        (
            change(OPENS, Kind.COLLISION, Reason.TOO_CLOSE),
            "New on LinkedIn: two posts too close together (Wed 2 Dec).",
            "Neu auf LinkedIn: zwei Beiträge zu dicht beieinander (Mi 2. Dez.).",
        ),
        (
            change(WORSENS, Kind.SILENCE, Reason.TOO_LONG, SUNDAY),
            "Worse now on LinkedIn: 5 days without a post (Wed 2 Dec – Sun 6 Dec).",
            "Verschärft auf LinkedIn: 5 Tage ohne Beitrag (Mi 2. Dez. – So 6. Dez.).",
        ),
    ],
)
def test_an_effect_is_a_sentence(given: Change, english: str, german: str):
    names = {"linkedin": "LinkedIn"}
    with speaking("en"):
        assert effects_in_words([given], names) == [english]
    with speaking("de"):
        assert effects_in_words([given], names) == [german]


def test_three_are_named_and_the_rest_is_counted():
    with speaking("en"):
        said = effects_in_words([change(OPENS, Kind.SLOT)] * 5, {"linkedin": "LinkedIn"})
    assert (len(said), said[-1]) == (4, "And 2 more effects.")
