"""A foreign plan comes into the plan, and can be taken back.

Gather (`kept`), decide (`deciding`), apply (`writing`, `changing`): what a preview shows is what the deed does, because both
ask the same decision. Nothing here commits.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.domain.found import Found
from planner.models import ColumnMapping, ImportBatch, Member, Workspace
from planner.planning.founding import open_channel
from planner.planning.imports.changing import change_posts, change_topics
from planner.planning.imports.deciding import decide
from planner.planning.imports.intake import Choices, Deed, Every, Fate, Intake, Taken
from planner.planning.imports.kept import kept_plan
from planner.planning.imports.summary import summary
from planner.planning.imports.topics import Topics
from planner.planning.imports.unapproved import without_approval
from planner.planning.imports.undoing import Undoing, undo, undoing
from planner.planning.imports.writing import Writing
from planner.wording import Refusal, marked, speaking

__all__ = [
    "Choices",
    "Deed",
    "Every",
    "Fate",
    "Intake",
    "Taken",
    "Undoing",
    "apply",
    "preview",
    "remember_mapping",
    "summary",
    "undo",
    "undoing",
]


def preview(session: Session, workspace: Workspace, found: Found, choices: Choices, *, today: date) -> Intake:
    """What importing the file would do. Nothing is changed."""
    plan = kept_plan(session, workspace.id, {row.day for row in found.rows if row.day})
    if workspace.approval.is_required:
        found, plan = without_approval(found, plan, today)
    with speaking(workspace.language):
        return decide(found, plan, choices, today=today)


def apply(
    session: Session, workspace: Workspace, batch: ImportBatch, found: Found, choices: Choices, *, by: Member | None, today: date
) -> Intake:
    """Import the file of a batch, and keep with it what became of every row. Refusal when that was done before."""
    if batch.applied_at is not None:
        raise Refusal(marked("This file has been imported already."))
    one_at_a_time = select(Workspace.id).where(Workspace.id == workspace.id).with_for_update(key_share=True)
    # Two imports that read the same plan would both create what is missing. The lock lets rows refer to the workspace: one that
    # does not would wait for an insert of the other, and the other for it.
    session.execute(one_at_a_time)
    intake = preview(session, workspace, found, choices, today=today)
    channel_ids = {slug: channel.id for slug, channel in intake.plan.channels.items()}
    for found_channel in intake.opened:
        channel = open_channel(session, workspace, found_channel.name, network=found_channel.network, by=by)
        session.flush()
        channel_ids[found_channel.key] = channel.id
    topics = Topics(session, workspace.id, intake.plan)
    _write(Writing(session, batch, by, channel_ids, intake.plan.people, topics), intake)
    batch.applied_at, batch.member_id = clock.now(), by.id if by else None
    batch.content, batch.summary = None, summary(intake)
    return intake


def _write(writing: Writing, intake: Intake) -> None:
    """Topics of rows before posts: the posts of the same title find them."""

    def deeds(fate: Fate, *, topics: bool) -> list[Deed]:
        return [deed for deed in intake.deeds if deed.fate is fate and deed.is_topic is topics]

    writing.add_topics(deeds(Fate.CREATED, topics=True))
    change_topics(writing, deeds(Fate.UPDATED, topics=True))
    writing.add_posts(deeds(Fate.CREATED, topics=False))
    change_posts(writing, deeds(Fate.UPDATED, topics=False))
    writing.leave([deed for deed in intake.deeds if deed.fate is Fate.UNCHANGED])
    writing.finish(intake.deeds)


def remember_mapping(session: Session, workspace: Workspace, mapping: Mapping[str, Mapping[str, str]]) -> None:
    """Keep what was said by hand of the columns below header rows, for the next file that has them."""
    kept = session.scalars(
        select(ColumnMapping).where(ColumnMapping.workspace_id == workspace.id, ColumnMapping.header_hash.in_(mapping))
    )
    known = {each.header_hash: each for each in kept}
    for header, columns in mapping.items():
        if header in known:
            known[header].mapping = dict(columns)
        else:
            session.add(ColumnMapping(workspace_id=workspace.id, header_hash=header, mapping=dict(columns)))
