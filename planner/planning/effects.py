"""What a deed does to continuity: the plan as it is now, held against the plan as it was before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain import plan as domain
from planner.domain.consequence import Change, consequence
from planner.domain.continuity import MARGIN
from planner.domain.span import YEAR, shifted
from planner.models import Channel, Pause, Post, Workspace
from planner.queries.people import People, people_of
from planner.queries.plan import plan_of

Place = tuple[str, domain.Post]  # the key of a channel, and the post as it lies there


@dataclass(frozen=True, slots=True)
class Touched:
    """Posts with what they were before (None: they were not there); pauses that were accepted, and lifted."""

    posts: Sequence[tuple[Mapping[str, Any] | None, Post]]
    accepted: Sequence[Pause] = ()
    lifted: Sequence[Pause] = ()


def changes_of(session: Session, workspace: Workspace, touched: Touched, today: date) -> tuple[Change, ...]:
    """The unit of work holds the plan as it is now and has been flushed."""
    people = people_of(session, workspace.id)
    slugs = dict(session.execute(select(Channel.id, Channel.slug).where(Channel.workspace_id == workspace.id)).all())
    before = [_place(values, post.id, slugs, people) for values, post in touched.posts if values is not None]
    after = [_place(_now(post), post.id, slugs, people) for _, post in touched.posts]
    places = [place for place in (*before, *after) if place]
    pauses = [*touched.accepted, *touched.lifted]
    days = {post.day for _, post in places} | {day for pause in pauses for day in _days_of(pause, today)}
    if not days:
        return ()
    keys = {key for key, _ in places}
    for pause in pauses:
        keys |= {slugs[pause.channel_id]} if pause.channel_id else set(slugs.values())
    plan = plan_of(session, workspace, until=max(today, *days), people=people)
    earlier = _without_pauses(_with_posts(plan, {post.id for _, post in touched.posts}, filter(None, before)), touched, slugs)
    return consequence(earlier, plan, keys, days, today)


def _days_of(pause: Pause, today: date) -> list[date]:
    """Days of a pause so close to each other that nothing between them is overlooked, as far as somebody plans ahead."""
    first, last = max(pause.first_day, shifted(today, -MARGIN)), min(pause.last_day, shifted(today, YEAR))
    return [*(shifted(first, n) for n in range(0, (last - first).days, MARGIN)), last] if first <= last else []


def _now(post: Post) -> dict[str, Any]:
    names = ("channel_id", "day", "time", "readiness", "cancelled", "person_id", "topic_id", "trashed_at")
    return {name: getattr(post, name) for name in names}


def _place(values: Mapping[str, Any], id_: int, slugs: Mapping[int, str], people: People) -> Place | None:
    """None for what lies in the trash."""
    if values["trashed_at"]:
        return None
    person = people.email(values["person_id"])
    facts = (values["day"], values["time"], values["readiness"], values["cancelled"], person, values["topic_id"])
    return slugs[values["channel_id"]], domain.Post(id_, *facts)


def _with_posts(plan: domain.Plan, ids: set[int], places: Any) -> domain.Plan:
    """The plan with these posts where they were, instead of where they are."""
    were: dict[str, list[domain.Post]] = defaultdict(list)
    for key, post in places:
        were[key].append(post)

    def earlier(channel: domain.Channel) -> domain.Channel:
        others = [post for post in channel.posts if post.id not in ids]
        return replace(channel, posts=tuple(sorted([*others, *were[channel.key]], key=lambda post: post.id)))

    return replace(plan, channels=tuple(map(earlier, plan.channels)))


def _without_pauses(plan: domain.Plan, touched: Touched, slugs: Mapping[int, str]) -> domain.Plan:
    """The plan without what was accepted, and with what was lifted."""
    if not (touched.accepted or touched.lifted):
        return plan

    def earlier(channel: domain.Channel) -> domain.Channel:
        def here(pauses: Sequence[Pause]) -> list[domain.Pause]:
            of_this = (pause for pause in pauses if pause.channel_id is None or slugs[pause.channel_id] == channel.key)
            return [domain.Pause(pause.first_day, pause.last_day) for pause in of_this]

        pauses = [*channel.pauses, *here(touched.lifted)]
        for accepted in here(touched.accepted):
            pauses.remove(accepted)
        return replace(channel, pauses=tuple(pauses))

    return replace(plan, channels=tuple(map(earlier, plan.channels)))
