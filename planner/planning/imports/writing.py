"""One batch on its way into the plan: many rows with few statements."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.models import ImportBatch, ImportedRow, Member, Post, Topic
from planner.models.post import new_uid
from planner.planning.imports.bulk import insert_all, insert_keyed
from planner.planning.imports.history import History
from planner.planning.imports.intake import Deed
from planner.planning.imports.kept import CHANNELS, GONE, IDENTITY
from planner.planning.imports.said import FIELDS, Said
from planner.planning.imports.topics import Topics
from planner.queries.people import People

COLUMNS_OF_TOPIC = frozenset({"title", "notes", "link", "pillar", "campaign", "audience", "person"})
AT_ONCE = 500  # ids in one question
Thing = TypeVar("Thing", Post, Topic)


class Writing:
    """Collects history and what the rows became, until `finish`. `channel_ids` by the keys that deeds name."""

    def __init__(
        self,
        session: Session,
        batch: ImportBatch,
        by: Member | None,
        channel_ids: Mapping[str, int],
        people: People,
        topics: Topics,
    ) -> None:
        self.session, self.batch, self.by = session, batch, by
        self.channel_ids, self.people, self.topics = channel_ids, people, topics
        self.history = History(session, batch, by)
        self._rows: list[tuple[int, dict[str, Any]]] = []

    def add_topics(self, deeds: Sequence[Deed]) -> None:
        ids = self.topics.add([self._new_topic(deed.said) for deed in deeds], [self.channels(deed) for deed in deeds])
        for id_, deed in zip(ids, deeds, strict=True):
            self.history.tell("topic", id_, "imported")
            self.became(deed, version=1, topic_id=id_)

    def add_posts(self, deeds: Sequence[Deed]) -> None:
        channels = [self.channels(deed)[0] for deed in deeds]
        topics = self.topics.for_posts([(deed.said.title, channel) for deed, channel in zip(deeds, channels, strict=True)])
        values = [
            {**self.values(deed.said, FIELDS), "channel_id": channel, "topic_id": topic, "uid": new_uid()}
            for deed, channel, topic in zip(deeds, channels, topics, strict=True)
        ]
        owned = [{"workspace_id": self.batch.workspace_id, **each} for each in values]
        ids = insert_keyed(self.session, Post, Post.id, Post.uid, owned)
        for deed, each in zip(deeds, values, strict=True):
            id_ = ids[each["uid"]]
            self.history.tell("post", id_, "imported", day=deed.said.day, channel=each["channel_id"])
            self.became(deed, version=1, post_id=id_, topic_id=self.came_along(each["topic_id"]))

    def leave(self, deeds: Sequence[Deed]) -> None:
        """What stays as it is. Where file and plan say the same, the next change of the file is taken over again."""
        for deed in deeds:
            kept = deed.kept
            assert kept  # noqa: S101 (only what is there can stay)
            if kept.id == GONE:
                continue
            agreed = kept.last is None or not (kept.trashed or deed.said.differing(kept.now))
            version = kept.version if agreed or kept.last is None else kept.last.version_after
            ids: dict[str, Any] = {"topic_id" if deed.is_topic else "post_id": kept.id}
            self.became(deed, version=version, **ids)

    def finish(self, order: Sequence[Deed]) -> None:
        """`order` is that of the file: what became of it is kept so."""
        place = {id(deed): number for number, deed in enumerate(order)}
        self._rows.sort(key=lambda row: place[row[0]])
        self.history.write()
        insert_all(self.session, ImportedRow, [row for _, row in self._rows])

    def became(self, deed: Deed, *, version: int, before: dict[str, Any] | None = None, **ids: int | None) -> None:
        """What a row became: `post_id`, `topic_id` (of a post, the topic that came along with it)."""
        row = {
            "workspace_id": self.batch.workspace_id,
            "batch_id": self.batch.id,
            "post_id": ids.get("post_id"),
            "topic_id": ids.get("topic_id"),
            "sheet": deed.row.sheet,
            "row": deed.row.row,
            "column": deed.row.column or "",
            "outcome": deed.fate.value,
            "values": self._kept_values(deed),
            "before": before,
            "version_after": version,
        }
        self._rows.append((id(deed), row))

    def _kept_values(self, deed: Deed) -> dict[str, Any]:
        values = {**deed.said.as_json(), CHANNELS: self.channels(deed)}
        return values if deed.row.identity is None else {**values, IDENTITY: deed.row.identity}

    def channels(self, deed: Deed) -> list[int]:
        return [self.channel_ids[key] for key in deed.channels]

    def came_along(self, topic: int) -> int | None:
        """The topic, when it came to be in this batch for a post; said once."""
        if topic not in self.topics.made:
            return None
        self.topics.made.discard(topic)
        return topic

    def values(self, said: Said, names: Container[str]) -> dict[str, Any]:
        """The fields `names` as columns of a post or topic."""
        values = {name: getattr(said, name) for name in FIELDS if name in names and name != "person"}
        if "person" in names:
            person = self.people.by_email.get(said.person) if said.person else None
            values["person_id"] = person.id if person else None
        return values

    def _new_topic(self, said: Said) -> dict[str, Any]:
        """An idea that the file calls off is dropped from the first."""
        return {**self.values(said, COLUMNS_OF_TOPIC), "dropped_at": clock.now() if said.cancelled else None}

    def things(self, kind: type[Thing], ids: Sequence[int]) -> Iterator[Thing]:
        """Posts or topics of the workspace, in no order."""
        for start in range(0, len(ids), AT_ONCE):
            yield from self.session.scalars(
                select(kind).where(kind.workspace_id == self.batch.workspace_id, kind.id.in_(ids[start : start + AT_ONCE]))
            )
