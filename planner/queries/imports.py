"""What recognition asks a workspace for, and the imports there were."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Channel, ColumnMapping, ImportBatch, ImportedRow


def channels_named(session: Session, workspace_id: int) -> list[tuple[str, str, str]]:
    """Slug, name and network of each channel, in their order."""
    channels = select(Channel.slug, Channel.name, Channel.network).where(Channel.workspace_id == workspace_id)
    return [(slug, name, network) for slug, name, network in session.execute(channels.order_by(Channel.position, Channel.id))]


def mappings_of(session: Session, workspace_id: int) -> dict[str, dict[str, str]]:
    """What columns mean, as it was said by hand last: by header row, then by column."""
    kept = select(ColumnMapping.header_hash, ColumnMapping.mapping).where(ColumnMapping.workspace_id == workspace_id)
    return {header: dict(mapping) for header, mapping in session.execute(kept)}


def imports_of(session: Session, workspace_id: int) -> list[ImportBatch]:
    """Those that were applied, the last one first."""
    batches = select(ImportBatch).where(ImportBatch.workspace_id == workspace_id, ImportBatch.applied_at.is_not(None))
    return list(session.scalars(batches.order_by(ImportBatch.id.desc())))


def rows_of(session: Session, batch: ImportBatch) -> list[ImportedRow]:
    """What the rows of a batch became, in the order of the file. Rows on several channels come once for each."""
    rows = select(ImportedRow).where(ImportedRow.workspace_id == batch.workspace_id, ImportedRow.batch_id == batch.id)
    return list(session.scalars(rows.order_by(ImportedRow.id)))
