"""What stood in the file last time and does not now. It is told, never deleted."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.domain.found import Found, Layout
from planner.planning.imports.ideas import title_key
from planner.planning.imports.intake import Fate, Taken
from planner.planning.imports.kept import Kept, Plan


def gone_rows(found: Found, rows: Sequence[Taken], plan: Plan, versions: Iterable[int], today: date) -> tuple[Kept, ...]:
    """`versions` are the batches of earlier versions of the plan: the last one counts, what was gone before is not told again.

    Left out are sheets that are not read this time, rows that are there but were not taken in, and in a calendar, which
    forgets, what is past.
    """
    last = max(versions, default=None)
    read = {deed.kept.id for row in rows for deed in row.deeds if deed.kept and not deed.is_topic}
    read_topics = {deed.kept.id for row in rows for deed in row.deeds if deed.kept and deed.is_topic}
    left_out = {sheet.name for sheet in found.sheets if sheet.layout is None}
    not_taken = {title_key(row.row.title) for row in rows if row.fate in (Fate.SKIPPED, Fate.FAILED) or row.row.day is None}
    titles = {title_key(row.row.title) for row in rows}
    calendar = any(sheet.layout is Layout.CALENDAR for sheet in found.sheets)

    def is_gone(kept: Kept, read: set[int], still_there: set[str]) -> bool:
        row = kept.last
        if row is None or kept.trashed or row.batch != last or kept.id in read or row.sheet in left_out:
            return False
        if calendar and row.said.day and row.said.day < today:
            return False
        return title_key(row.said.title) not in still_there

    return (
        *(post for post in plan.posts if is_gone(post, read, not_taken)),
        *(topic for topic in plan.topics if is_gone(topic, read_topics, titles)),
    )
