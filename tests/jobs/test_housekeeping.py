"""What has had its time is thrown away, and nothing else."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, text

from planner.db import PlanSession
from planner.jobs.housekeeping import tidy
from planner.models import Attempt, ImportBatch, SignIn
from planner.models.user import sign_in
from tests import make

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def count(session: PlanSession, table: str) -> int:
    return session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


def test_the_trash_is_kept_for_30_days(session: PlanSession):
    channel = make.channel(session, make.workspace(session))
    for days in (29, 31):
        make.post(session, channel, title=f"{days} days ago").trashed_at = NOW - timedelta(days=days)
    session.flush()
    tidy(session, NOW)
    assert session.execute(text("SELECT title FROM posts")).scalars().all() == ["29 days ago"]


def test_a_post_outlives_its_trashed_topic(session: PlanSession):
    workspace = make.workspace(session)
    topic = make.topic(session, workspace, trashed_at=NOW - timedelta(days=31))
    make.post(session, make.channel(session, workspace), topic_id=topic.id)
    tidy(session, NOW)
    assert session.execute(text("SELECT topic_id FROM posts")).scalars().all() == [None]
    assert count(session, "topics") == 0


def test_previews_that_nobody_applied_are_forgotten(session: PlanSession):
    workspace = make.workspace(session)
    for hours, applied in ((25, None), (23, None), (25, NOW)):
        session.add(
            ImportBatch(
                workspace_id=workspace.id,
                file_name="plan.xlsx",
                file_hash="",
                uploaded_at=NOW - timedelta(hours=hours),
                applied_at=applied,
            )
        )
    session.flush()
    tidy(session, NOW)
    assert count(session, "import_batches") == 2


def test_sessions_that_ran_out_and_old_attempts_are_forgotten(session: PlanSession):
    alice = make.user(session)
    for idle in (timedelta(hours=1), timedelta(hours=13)):
        sign_in(session, alice, agent="")
        session.flush()
        newest = session.scalars(select(SignIn).order_by(SignIn.id.desc())).first()
        newest.seen_at = newest.created_at = NOW - idle
        session.add(Attempt(what="login:alice", at=NOW - idle * 2))
    session.flush()
    tidy(session, NOW)
    assert (count(session, "sessions"), count(session, "attempts")) == (1, 1)
