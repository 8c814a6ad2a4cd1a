"""What recognition asks a workspace for, and the imports there were."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Channel, ColumnMapping, ImportBatch, ImportedRow

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Became:
    """A row of a file, how it ended (`code`: why it was not taken in), and the post or topic that it is, if any."""

    sheet: str
    row: int
    column: str
    title: str
    fate: str
    code: str | None = None
    post_id: int | None = None
    topic_id: int | None = None


def channels_named(session: Session, workspace_id: int) -> list[tuple[str, str, str]]:
    """Slug, name and network of each channel, in their order."""
    channels = select(Channel.slug, Channel.name, Channel.network).where(Channel.workspace_id == workspace_id)
    return [(slug, name, network) for slug, name, network in session.execute(channels.order_by(Channel.position, Channel.id))]


def mappings_of(session: Session, workspace_id: int) -> dict[str, dict[str, str]]:
    """What columns mean, as it was said by hand last: by header row, then by column."""
    kept = select(ColumnMapping.header_hash, ColumnMapping.mapping).where(ColumnMapping.workspace_id == workspace_id)
    return {header: dict(mapping) for header, mapping in session.execute(kept)}


def imports_of(session: Session, workspace_id: int, *, before: int | None = None) -> list[ImportBatch]:
    """Those that were applied, the last one first: so many of them as a page holds, older than the batch `before`."""
    batches = select(ImportBatch).where(ImportBatch.workspace_id == workspace_id, ImportBatch.applied_at.is_not(None))
    if before is not None:
        batches = batches.where(ImportBatch.id < before)
    return list(session.scalars(batches.order_by(ImportBatch.id.desc()).limit(ON_A_PAGE)))


def uploads_of(session: Session, workspace_id: int) -> list[ImportBatch]:
    """Files that were uploaded and not yet imported, the last one first."""
    batches = select(ImportBatch).where(ImportBatch.workspace_id == workspace_id, ImportBatch.applied_at.is_(None))
    return list(session.scalars(batches.order_by(ImportBatch.id.desc()).limit(ON_A_PAGE)))


def became(session: Session, batch: ImportBatch) -> list[Became]:
    """What became of every row, in the order of the file. Rows on several channels come once for each."""
    rows = select(ImportedRow).where(ImportedRow.workspace_id == batch.workspace_id, ImportedRow.batch_id == batch.id)
    taken = [
        Became(row.sheet, row.row, row.column, row.values["title"], row.outcome, None, row.post_id, row.topic_id)
        for row in session.scalars(rows.order_by(ImportedRow.id))
    ]
    left = [
        Became(row["sheet"], row["row"], row["column"] or "", row["title"], row["outcome"], row["code"])
        for row in batch.summary["left"]
    ]
    sheets = {name: place for place, name in enumerate(dict.fromkeys(row.sheet for row in (*taken, *left)))}
    return sorted((*taken, *left), key=lambda row: (sheets[row.sheet], row.row, len(row.column), row.column))
