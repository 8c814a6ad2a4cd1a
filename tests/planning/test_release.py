"""What stands in the way of an approval."""

import pytest

from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.models import Attachment
from planner.planning.release import Hindrance, hindrances, is_release
from tests import make

TEXTS = [
    ("x", "x" * 280, []),
    ("x", "x" * 281, [Hindrance.TOO_LONG]),
    ("instagram", "#a #b #c #d #e #f", [Hindrance.HASHTAGS]),
    ("linkedin", "x" * 2000, []),  # longer than is advisable only
    ("notice_board", "x" * 20_000, []),
]


@pytest.mark.parametrize(("network", "text", "expected"), TEXTS)
def test_a_hard_limit_of_the_network_hinders(session: PlanSession, network, text, expected):
    channel = make.channel(session, make.workspace(session), "kanal", network=network)
    assert hindrances(session, make.post(session, channel, text=text)) == expected


@pytest.mark.parametrize(
    ("media_type", "alt", "hinders"), [("image/png", "", True), ("image/png", "x", False), ("video/mp4", "", False)]
)
def test_a_picture_without_words_hinders(session: PlanSession, media_type, alt, hinders):
    post = make.post(session, make.channel(session, make.workspace(session)))
    kept = {"media_type": media_type, "alt": alt, "name": "a", "size": 1, "digest": "", "storage_name": "a"}
    session.add(Attachment(workspace_id=post.workspace_id, post_id=post.id, **kept))
    session.flush()
    assert (hindrances(session, post) == [Hindrance.NO_ALT]) is hinders


def test_only_the_step_out_is_a_release():
    steps = [(before, after) for before in Readiness for after in Readiness if is_release(before, after)]
    assert steps == [(before, after) for before in list(Readiness)[:3] for after in (Readiness.APPROVED, Readiness.PUBLISHED)]
