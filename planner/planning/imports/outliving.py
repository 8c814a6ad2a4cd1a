"""What files said outlives what came of it: else the same file would bring back what was deleted for good."""

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from planner.db import ACROSS_WORKSPACES
from planner.models import ImportBatch, ImportedRow

EVERYWHERE = {ACROSS_WORKSPACES: True, "synchronize_session": False}


def keep_what_was_said(session: Session, posts: Select[int], topics: Select[int]) -> None:
    """Before posts and topics of any workspace are deleted: the last row of each lets go of it, and stays."""
    came_along = (ImportedRow.post_id.is_not(None), ImportedRow.topic_id.in_(topics))
    session.execute(update(ImportedRow).where(*came_along).values(topic_id=None), execution_options=EVERYWHERE)
    for thing, gone in ((ImportedRow.post_id, posts), (ImportedRow.topic_id, topics)):
        last = (
            select(func.max(ImportedRow.id))
            .join(ImportBatch, (ImportBatch.workspace_id == ImportedRow.workspace_id) & (ImportBatch.id == ImportedRow.batch_id))
            .where(ImportBatch.undone_at.is_(None), thing.in_(gone))
            .group_by(thing)
        )
        let_go = update(ImportedRow).where(ImportedRow.id.in_(last)).values(post_id=None, topic_id=None)
        session.execute(let_go, execution_options=EVERYWHERE)
