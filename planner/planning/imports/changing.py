"""Takes over what a changed file says anew of posts and topics that nobody has touched."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from planner import clock
from planner.domain.plan import Readiness
from planner.models import Channel, Post, Topic
from planner.models.event import plain
from planner.models.seen import take_back
from planner.planning.imports.ideas import title_key
from planner.planning.imports.intake import Deed
from planner.planning.imports.kept import CHANNELS
from planner.planning.imports.writing import COLUMNS_OF_TOPIC, Writing


def change_posts(writing: Writing, deeds: Sequence[Deed]) -> None:
    of_post = {deed.kept.id: deed for deed in deeds if deed.kept}
    posts = sorted(writing.things(Post, list(of_post)), key=lambda post: post.id)
    retitled = {post: of_post[post.id].said.title for post in posts if "title" in of_post[post.id].changes}
    old_titles = _rename_topics(writing, retitled)
    topics = _new_topics(writing, [post for post in retitled if post.topic_id not in old_titles], of_post)
    changed = {}
    for post in posts:
        deed = of_post[post.id]
        values = writing.values(deed.said, deed.changes)
        if CHANNELS in deed.changes:
            values["channel_id"] = writing.channels(deed)[0]
        if post in topics:
            values["topic_id"] = topics[post]
        was_approved = post.readiness >= Readiness.APPROVED
        changed[post] = post.take_over(values)
        if was_approved and post.readiness < Readiness.APPROVED:
            take_back(writing.session, post)
        post.recheck_approval(by=writing.by)
    writing.session.flush()  # the versions they have from here on
    for post, change in changed.items():
        before = {name: plain(old) for name, (old, _) in change.items()}
        if post in retitled and post.topic_id in old_titles:
            before["topic_title"] = old_titles[post.topic_id]
        writing.history.tell("post", post.id, "imported again", **change)
        made = writing.came_along(topics[post]) if post in topics else None
        writing.became(of_post[post.id], version=post.version, before=before, post_id=post.id, topic_id=made)


def _rename_topics(writing: Writing, retitled: Mapping[Post, str]) -> dict[int, str]:
    """A topic takes over the new title when all its posts do and no row says otherwise; gives the old titles by its id."""
    titles: defaultdict[int, set[str]] = defaultdict(set)
    for post, title in retitled.items():
        if post.topic_id and post.topic_id not in writing.topics.told:
            titles[post.topic_id].add(title)
    with_new_title, all_posts = Counter(post.topic_id for post in retitled), _posts_of(writing, list(titles))
    alone = [id_ for id_, new in titles.items() if len(new) == 1 and all_posts[id_] == with_new_title[id_]]
    old = {}
    for topic in writing.things(Topic, alone):
        (title,) = titles[topic.id]
        if title_key(title) in writing.topics.ids:
            continue
        old[topic.id] = topic.title
        writing.topics.renamed(topic.id, topic.title, title)
        writing.history.tell("topic", topic.id, "imported again", **topic.take_over({"title": title}))
    return old


def _posts_of(writing: Writing, topic_ids: Sequence[int]) -> Counter[int | None]:
    """How many posts each topic has, without those in the trash."""
    found = writing.session.execute(
        select(Post.topic_id, func.count())
        .where(Post.workspace_id == writing.batch.workspace_id, Post.trashed_at.is_(None), Post.topic_id.in_(topic_ids))
        .group_by(Post.topic_id)
    )
    return Counter(dict(found.all()))


def _new_topics(writing: Writing, posts: Sequence[Post], of_post: Mapping[int, Deed]) -> dict[Post, int]:
    """The topics of posts whose own keeps its title."""
    wanted = [(of_post[post.id].said.title, writing.channels(of_post[post.id])[0]) for post in posts]
    return dict(zip(posts, writing.topics.for_posts(wanted), strict=True))


def change_topics(writing: Writing, deeds: Sequence[Deed]) -> None:
    of_topic = {deed.kept.id: deed for deed in deeds if deed.kept}
    for topic in sorted(writing.things(Topic, list(of_topic)), key=lambda topic: topic.id):
        deed = of_topic[topic.id]
        values = writing.values(deed.said, deed.changes & COLUMNS_OF_TOPIC)
        if "cancelled" in deed.changes:
            values["dropped_at"] = clock.now() if deed.said.cancelled else None
        if "title" in deed.changes:
            writing.topics.renamed(topic.id, topic.title, deed.said.title)
        change = topic.take_over(values)
        before: dict[str, Any] = {name: plain(old) for name, (old, _) in change.items()}
        if CHANNELS in deed.changes:
            before[CHANNELS] = [channel.id for channel in topic.channels]
            topic.suit(_channels(writing, deed), by=writing.by)
        writing.session.flush()
        writing.history.tell("topic", topic.id, "imported again", **change)
        writing.became(deed, version=topic.version, before=before, topic_id=topic.id)


def _channels(writing: Writing, deed: Deed) -> list[Channel]:
    return list(
        writing.session.scalars(
            select(Channel).where(Channel.workspace_id == writing.batch.workspace_id, Channel.id.in_(writing.channels(deed)))
        )
    )
