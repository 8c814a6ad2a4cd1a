"""Many new rows with few statements."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import InstrumentedAttribute, Session

from planner.db import Base

OPTIONS = {"render_nulls": True}  # rows with and without a value go in together


def insert_all(session: Session, kind: type[Base], values: Sequence[dict[str, Any]]) -> None:
    if values:
        session.execute(insert(kind), values, execution_options=OPTIONS)


def insert_keyed(
    session: Session,
    kind: type[Base],
    id_: InstrumentedAttribute[int],
    key: InstrumentedAttribute[str],
    values: Sequence[dict[str, Any]],
) -> dict[str, int]:
    """The rows' ids by their value of `key`, which each has for itself alone.

    To ask for the ids in the order of the rows would take SQLite one statement for each.
    """
    if not values:
        return {}
    found = session.execute(insert(kind).returning(key, id_), values, execution_options=OPTIONS)
    return dict(found.all())
