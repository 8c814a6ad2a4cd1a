"""Takes a batch back: what it created goes into the trash, what it changed is put back, what was touched since stays."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.domain.plan import Readiness
from planner.models import Channel, ImportBatch, ImportedRow, Member, Post, Topic
from planner.planning.imports.history import History
from planner.planning.imports.ideas import title_key
from planner.planning.imports.kept import CHANNELS
from planner.wording import Refusal, marked

AT_ONCE = 500  # ids in one question
Thing = TypeVar("Thing", Post, Topic)
READ: dict[str, Callable[[str], Any]] = {  # what is kept as a word and is none
    "day": date.fromisoformat,
    "time": dt.time.fromisoformat,
    "readiness": lambda word: Readiness[word.upper()],
    "dropped_at": datetime.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking a batch back does: posts and topics with the row that says why. `stay` were touched, or used, since."""

    rows: Sequence[ImportedRow]
    created: list[tuple[Post | Topic, ImportedRow]] = field(default_factory=list)
    updated: list[tuple[Post | Topic, ImportedRow]] = field(default_factory=list)
    stay: list[Post | Topic] = field(default_factory=list)

    def sort(self, thing: Post | Topic, row: ImportedRow, *, used: bool = False) -> None:
        if thing.trashed_at is not None:
            return
        if used or thing.version != row.version_after:
            self.stay.append(thing)
        elif row.outcome == "created":
            self.created.append((thing, row))
        else:
            self.updated.append((thing, row))


def undoing(session: Session, batch: ImportBatch) -> Undoing:
    """What `undo` would do now. Refusal when the batch is not in force."""
    if batch.applied_at is None or batch.undone_at is not None:
        raise Refusal(marked("This import is not in the plan: there is nothing to take back."))
    of_batch = (ImportedRow.workspace_id == batch.workspace_id, ImportedRow.batch_id == batch.id)
    rows = session.scalars(
        select(ImportedRow).where(*of_batch, ImportedRow.outcome.in_(("created", "updated"))).order_by(ImportedRow.id)
    ).all()
    found = Undoing(rows)
    posts = _things(session, Post, batch.workspace_id, [row.post_id for row in rows if row.post_id])
    for row in rows:
        if row.post_id:
            found.sort(posts[row.post_id], row)
    ideas = {row.topic_id: row for row in rows if row.topic_id and not row.post_id}
    leaving = {thing.id for thing, _ in found.created} | {
        post.id for post, row in found.updated if "topic_id" in (row.before or {})
    }
    used = _used(session, batch.workspace_id, ideas, without=leaving)
    for id_, topic in _things(session, Topic, batch.workspace_id, list(ideas)).items():
        found.sort(topic, ideas[id_], used=ideas[id_].outcome == "created" and id_ in used)
    return found


def undo(session: Session, batch: ImportBatch, *, by: Member | None) -> Undoing:
    """Take the batch back. Channels that it opened stay: they may have got a cadence and posts of their own."""
    done = undoing(session, batch)
    history = History(session, batch, by)
    batch.undone_at = clock.now()
    for thing, _ in done.created:
        _set(thing, {"trashed_at": batch.undone_at}, "trashed", history)
    for thing, row in done.updated:
        before = {name: _read(name, value) for name, value in (row.before or {}).items()}
        _put_back(session, thing, before, row, history)
    session.flush()
    _trash_what_came_along(session, batch, done.rows, history)
    _believe_again(session, batch.workspace_id, done.updated)
    history.write()
    return done


def _set(thing: Post | Topic, values: Mapping[str, Any], verb: str, history: History) -> None:
    changed = thing.take_over(values)
    if isinstance(thing, Post):
        thing.recheck_approval(by=history.by)
    history.tell(type(thing).__name__.lower(), thing.id, verb, **changed)


def _put_back(session: Session, thing: Post | Topic, before: dict[str, Any], row: ImportedRow, history: History) -> None:
    channels, title = before.pop(CHANNELS, None), before.pop("topic_title", None)
    if isinstance(thing, Topic) and channels is not None:
        thing.suit(_channels(session, thing, channels), by=history.by)
    if isinstance(thing, Post) and title is not None and thing.topic_id:
        (topic,) = _things(session, Topic, thing.workspace_id, [thing.topic_id]).values()
        if topic.title == row.values["title"]:
            _set(topic, {"title": title}, "put back", history)
    _set(thing, before, "put back", history)


def _trash_what_came_along(session: Session, batch: ImportBatch, rows: Iterable[ImportedRow], history: History) -> None:
    """Topics that came to be for a post, have no post any more, and hold nothing but the title."""
    titles = {row.topic_id: row.values["title"] for row in rows if row.topic_id and row.post_id}
    topics = _things(session, Topic, batch.workspace_id, list(titles))
    used = _used(session, batch.workspace_id, topics)
    for topic in topics.values():
        changed = (topic.notes, topic.link, topic.pillar, topic.campaign, topic.audience, topic.person_id, topic.evergreen)
        away = topic.trashed_at or topic.dropped_at
        if topic.id not in used and not any(changed) and not away and title_key(topic.title) == title_key(titles[topic.id]):
            _set(topic, {"trashed_at": batch.undone_at}, "trashed", history)


def _believe_again(session: Session, workspace_id: int, updated: Sequence[tuple[Post | Topic, ImportedRow]]) -> None:
    """What was put back is again as the rows before left it: a changed file may change it, and they may be taken back too."""
    for kind, of_posts in ((Post, True), (Topic, False)):
        versions = {thing.id: thing.version for thing, _ in updated if isinstance(thing, kind)}
        last: dict[int, int] = {}
        for row in _rows_in_force(session, workspace_id, list(versions), of_posts=of_posts):
            id_ = (row.post_id if of_posts else row.topic_id) or 0
            left_behind = last.setdefault(id_, row.version_after)
            if row.version_after == left_behind:
                row.version_after = versions[id_]


def _rows_in_force(session: Session, workspace_id: int, ids: Sequence[int], *, of_posts: bool) -> Iterator[ImportedRow]:
    """The newest first."""
    for chunk in _chunks(ids):
        of_thing = ImportedRow.post_id.in_(chunk) if of_posts else ImportedRow.topic_id.in_(chunk) & ImportedRow.post_id.is_(None)
        yield from session.scalars(
            select(ImportedRow)
            .join(ImportBatch, (ImportBatch.workspace_id == ImportedRow.workspace_id) & (ImportBatch.id == ImportedRow.batch_id))
            .where(ImportedRow.workspace_id == workspace_id, ImportBatch.undone_at.is_(None), of_thing)
            .order_by(ImportedRow.id.desc())
        )


def _read(name: str, value: Any) -> Any:
    return READ[name](value) if name in READ and value is not None else value


def _used(
    session: Session, workspace_id: int, topics: Collection[int | None], *, without: Collection[int] = ()
) -> set[int | None]:
    """Those of the topics that have a post out of the trash, beside the posts `without`."""
    used: set[int | None] = set()
    for ids in _chunks([id_ for id_ in topics if id_]):
        found = session.execute(
            select(Post.topic_id, Post.id).where(
                Post.workspace_id == workspace_id, Post.trashed_at.is_(None), Post.topic_id.in_(ids)
            )
        )
        used |= {topic for topic, post in found if post not in without}
    return used


def _things(session: Session, kind: type[Thing], workspace_id: int, ids: Sequence[int | None]) -> dict[int, Thing]:
    """Posts or topics by their id."""
    found: dict[int, Thing] = {}
    for chunk in _chunks([id_ for id_ in ids if id_]):
        things = session.scalars(select(kind).where(kind.workspace_id == workspace_id, kind.id.in_(chunk)))
        found |= {thing.id: thing for thing in things}
    return found


def _channels(session: Session, topic: Topic, ids: Sequence[int]) -> list[Channel]:
    return list(session.scalars(select(Channel).where(Channel.workspace_id == topic.workspace_id, Channel.id.in_(ids))))


def _chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
