"""The backlog while a file is taken in: one topic for the same title, meant for the channels that the file puts it on."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session

from planner.models import Topic, TopicChannel
from planner.planning.imports.bulk import insert_all, insert_keyed
from planner.planning.imports.ideas import title_key
from planner.planning.imports.kept import Plan


class Topics:
    """`ids` by title. `made` are the topics that came to be for a post, `told` those that have a row of their own in a file."""

    def __init__(self, session: Session, workspace_id: int, plan: Plan) -> None:
        self.session, self.workspace_id = session, workspace_id
        self.ids: dict[str, int] = {}
        self.meant: dict[int, set[int]] = {}
        self.made: set[int] = set()
        self.told = {topic.id for topic in plan.topics if topic.last}
        for topic in plan.topics:
            self.meant[topic.id] = set(topic.channels)
            if not topic.trashed:
                self.ids.setdefault(title_key(topic.now.title), topic.id)

    def add(self, values: Sequence[dict[str, Any]], channels: Sequence[Iterable[int]]) -> list[int]:
        """New topics with the `channels` they are meant for, none meaning all; gives their ids."""
        ids = [0] * len(values)
        for round_ in _each_title_once(values):
            owned = [{"workspace_id": self.workspace_id, **values[index]} for index in round_]
            found = insert_keyed(self.session, Topic, Topic.id, Topic.title, owned)
            for index in round_:
                ids[index] = found[values[index]["title"]]
        for id_, each, meant in zip(ids, values, channels, strict=True):
            self.ids.setdefault(title_key(each["title"]), id_)
            self.meant[id_] = set(meant)
        self._suit([(id_, channel) for id_ in ids for channel in sorted(self.meant[id_])])
        return ids

    def for_posts(self, posts: Sequence[tuple[str, int]]) -> list[int]:
        """The topic for each (title, channel id): the one of that title, or a new one, meant for the channels of these posts.

        For which channels a topic that is there is meant, has been said: a post elsewhere does not change it.
        """
        missing: defaultdict[str, set[int]] = defaultdict(set)
        titles: dict[str, str] = {}
        for title, channel in posts:
            if (key := title_key(title)) not in self.ids:
                missing[key].add(channel)
                titles.setdefault(key, title)
        self.made.update(self.add([{"title": title} for title in titles.values()], list(missing.values())))
        return [self.ids[title_key(title)] for title, _ in posts]

    def renamed(self, topic: int, old: str, new: str) -> None:
        if self.ids.get(title_key(old)) == topic:
            del self.ids[title_key(old)]
        self.ids.setdefault(title_key(new), topic)

    def _suit(self, pairs: Sequence[tuple[int, int]]) -> None:
        meant = [{"workspace_id": self.workspace_id, "topic_id": topic, "channel_id": channel} for topic, channel in pairs]
        insert_all(self.session, TopicChannel, meant)


def _each_title_once(values: Sequence[dict[str, Any]]) -> Iterator[list[int]]:
    """Indexes in rounds, nearly always one, in which a title tells which topic is meant."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for index, each in enumerate(values):
        waiting[each["title"]].append(index)
    while waiting:
        yield [indexes.popleft() for indexes in waiting.values()]
        waiting = defaultdict(deque, {title: indexes for title, indexes in waiting.items() if indexes})
