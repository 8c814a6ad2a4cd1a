"""History as sentences, in both languages."""

import re

import pytest

from planner import wording
from planner.models import Channel, Post, Topic
from planner.planning.deeds import OF_ITS_OWN
from planner.web.history_fields import FIELDS, Names
from planner.web.history_words import SENTENCES, change_lines, sentence

NAMES = Names({1: "Kim", 2: "Alex"}, {1: "LinkedIn", 2: "Xing"})
MOVED = {"day": ["2026-12-02", "2026-12-04"]}


@pytest.mark.parametrize(
    ("subject", "verb", "details", "english", "german"),
    [
        (
            "post",
            "moved",
            MOVED,
            "Kim moved the post from Wed 2 Dec to Fri 4 Dec.",
            "Kim hat den Beitrag von Mi 2. Dez. auf Fr 4. Dez. verschoben.",
        ),
        (
            "post",
            "moved",
            {**MOVED, "channel_id": [1, 2], "time": [None, "09:00:00"]},
            "Kim moved the post from LinkedIn, Wed 2 Dec to Xing, Fri 4 Dec, 9:00 o'clock.",
            "Kim hat den Beitrag von LinkedIn, Mi 2. Dez. auf Xing, Fr 4. Dez., 9:00 Uhr verschoben.",
        ),
        (
            "post",
            "moved",
            {"time": [None, "09:30:00"]},
            "Kim entered the time: 9:30 o'clock.",
            "Kim hat die Uhrzeit eingetragen: 9:30 Uhr.",
        ),
        ("post", "assigned", {"person_id": [None, 1]}, "Kim took the post on.", "Kim hat den Beitrag übernommen."),
        (
            "post",
            "assigned",
            {"person_id": [1, 2]},
            "Kim handed the post over from Kim to Alex.",
            "Kim hat den Beitrag von Kim an Alex übergeben.",
        ),
        (
            "post",
            "ripened",
            {"readiness": ["draft", "approved"]},
            "Kim changed the readiness from “draft” to “approved”.",
            "Kim hat den Reifegrad von „Entwurf“ in „freigegeben“ geändert.",
        ),
        ("post", "edited", {"text": ["a", "b"]}, "Kim changed the text.", "Kim hat den Text geändert."),
        (
            "post",
            "edited",
            {"title": ["A", "B"], "text": ["", "b"], "format": ["", "Reel"]},
            "Kim changed the title, the text and the format.",
            "Kim hat den Titel, den Text und das Format geändert.",
        ),
        (
            "post",
            "edited",
            {"pillar": ["Azubis", ""]},
            "Kim removed the pillar (“Azubis”).",
            "Kim hat die Rubrik entfernt („Azubis“).",
        ),
        (
            "post",
            "planned",
            {"day": "2026-12-02", "channel": 1},
            "Kim planned the post for Wed 2 Dec on LinkedIn.",
            "Kim hat den Beitrag für Mi 2. Dez. auf LinkedIn geplant.",
        ),
        (
            "post",
            "due set",
            {"part": "text", "due": None, "days_before": 3},
            "Kim set when Text is due: 3 days before.",
            "Kim hat die Fälligkeit für Text geändert: 3 Tage vorher.",
        ),
        (
            "post",
            "due set",
            {"part": "text", "due": "2026-12-02"},
            "Kim set when Text is due: Wed 2 Dec.",
            "Kim hat die Fälligkeit für Text geändert: Mi 2. Dez.",
        ),
        ("topic", "trashed", {}, "Kim moved the topic to the trash.", "Kim hat das Thema in den Papierkorb gelegt."),
        (
            "topic",
            "meant for",
            {"channels": [[1], []]},
            "Kim meant the topic for all channels.",
            "Kim hat das Thema vorgesehen für: alle Kanäle.",
        ),
        (
            "channel",
            "cadence started",
            {"cadence": "Mon,Wed 09:00", "first": "2026-12-07"},
            "Kim started the cadence “Mon,Wed 09:00” from Mon 7 Dec on.",
            "Kim hat den Rhythmus „Mo,Mi 09:00“ ab Mo 7. Dez. festgelegt.",
        ),
        (
            "channel",
            "arranged",
            {"responsible_id": [1, 2]},
            "Kim changed the responsible person from Kim to Alex.",
            "Kim hat die zuständige Person von Kim in Alex geändert.",
        ),
        ("post", "commented", {"who": "Kim"}, "Kim commented.", "Kim hat kommentiert."),
        ("post", "juggled", {}, "Kim: juggled", "Kim: juggled"),
    ],
)
def test_what_happened_is_a_sentence(subject: str, verb: str, details: dict[str, object], english: str, german: str):
    said = {}
    for language in ("en", "de"):
        with wording.speaking(language):
            said[language] = sentence(subject, verb, details, "Kim", NAMES)
    assert said == {"en": english, "de": german}


def test_of_several_changes_each_has_its_line():
    with wording.speaking("de"):
        details = {"title": ["A", "B"], "text": ["", "b"], "format": ["", "Reel"]}
        assert change_lines("edited", details, NAMES) == ("Titel: „A“ → „B“", "Format: – → „Reel“")


@pytest.mark.parametrize("verb", SENTENCES, ids=str)
def test_every_sentence_stands_without_its_details(verb: str | tuple[str, str]):
    subject, plain = verb if isinstance(verb, tuple) else ("post", verb)
    with wording.speaking("de"):
        assert "%(" not in sentence(subject, plain, {}, "Kim", NAMES)


def test_every_field_of_a_post_topic_or_channel_that_changes_has_a_name():
    silent = OF_ITS_OWN | {"cancelled", "trashed_at", "dropped_at", "topic_id", "slug"}
    columns = {column.key for kind in (Post, Topic, Channel) for column in kind.__table__.columns}
    assert columns - silent - FIELDS.keys() == set()
    assert not [the for _, the in FIELDS.values() if not re.match(r"the |whether ", the)]
