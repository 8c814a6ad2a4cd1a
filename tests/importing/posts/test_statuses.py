import pytest

from planner.domain.plan import Readiness
from planner.importing.posts.statuses import status_named

WORDS = {
    Readiness.IDEA: "Idee, Idea, geplant, Planned, offen, to do, To-do",
    Readiness.DRAFT: "Entwurf, Draft, in Arbeit, in progress, WIP",
    Readiness.REVIEW: "Review, In review, zur Freigabe, Abstimmung",
    Readiness.APPROVED: "freigegeben, Approved, final, ready, scheduled, terminiert",
    Readiness.PUBLISHED: "veröffentlicht, Published, Posted, live, online, done, erledigt",
}


@pytest.mark.parametrize(
    ("word", "readiness"), [(word, readiness) for readiness, words in WORDS.items() for word in words.split(", ")]
)
def test_the_words_of_the_contract(word: str, readiness: Readiness):
    for written in (word, word.upper(), f"✅ {word}", f"{word}!", f" {word} 🎉"):
        status = status_named(written)
        assert status is not None
        assert (status.readiness, status.cancelled) == (readiness, False)


@pytest.mark.parametrize("word", ["abgesagt", "Cancelled", "entfällt", "❌ Abgesagt"])
def test_cancelled(word: str):
    status = status_named(word)
    assert status is not None
    assert (status.readiness, status.cancelled) == (None, True)


def test_a_failed_publication_is_no_readiness():
    status = status_named("failed")
    assert status is not None
    assert (status.readiness, status.failed) == (None, True)


@pytest.mark.parametrize("word", ["", "✅", "komisch", "noch nicht freigegeben", "Entwurf oder final", "x"])
def test_what_is_no_status(word: str):
    assert status_named(word) is None
