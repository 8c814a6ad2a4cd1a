"""Search over posts, topics, channels, people and commands: a page of its own, and what the palette (Ctrl+K) shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request, url_for

from planner import gapwords, wording
from planner.db import cleaned, session
from planner.domain import asked_day
from planner.models import Right, Workspace
from planner.queries.people import Person
from planner.queries.search import Found, FoundChannel, FoundPost, FoundTopic, find, lately
from planner.web import access, shell
from planner.web.commands import Command, commands, matching
from planner.web.plan_filter import PlanFilter
from planner.web.urls import FIRST_DAY, IN_WORKSPACE, LAST_DAY
from planner.wording import gettext as _

bp = Blueprint("search", __name__, url_prefix=IN_WORKSPACE)

LONGEST = 80  # characters
OFFERED = 5  # commands, before anything is typed


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the results. With `sends` it is a button that sends this field to its address."""

    title: str
    address: str
    note: str = ""
    sign: str = ""
    hue: str = ""
    sends: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    label: str
    hits: list[Hit]


@bp.get("/search")
@access.needs(Right.READ)
def search():
    """`q` is what is sought. The palette asks for its own dress of the page, and while one types for the results alone."""
    text = " ".join(cleaned(request.args.get("q", "")[: 2 * LONGEST]).split())[:LONGEST]
    today = access.today()
    groups = [group for group in (_sought(text, today) if text else _offered()) if group.hits]
    template = PARTS.get(request.headers.get("X-Part", ""), "search/index.html")
    return render_template(template, q=text, groups=groups)


PARTS = {"palette": "search/palette.html", "found": "search/_listbox.html"}


def _sought(text: str, today: date) -> Iterator[Group]:
    workspace = access.current_workspace()
    found = find(session(), workspace.id, text, today)
    yield Group("days", _("Go to"), list(_day(text, today)))
    yield Group("commands", _("Commands"), [_command(command) for command in matching(text, list(commands(_elsewhere())))])
    yield from _found(found)
    yield Group("channels", _("Channels"), [_channel(channel) for channel in found.channels])
    yield Group("people", _("People"), [_person(person) for person in found.people])


def _offered() -> Iterator[Group]:
    """Before anything is typed: what one has worked on last, and what one may want to do."""
    recent = lately(session(), access.current_workspace().id, access.current_member().id)
    yield Group("recent", _("Worked on last"), [*map(_post, recent.posts), *map(_topic, recent.topics)])
    yield Group("commands", _("Commands"), [_command(command) for command in list(commands(_elsewhere()))[:OFFERED]])


def _found(found: Found) -> Iterator[Group]:
    yield Group("posts", _("Posts"), [_post(post) for post in found.posts])
    yield Group("topics", _("Topics"), [_topic(topic) for topic in found.topics])


def _day(text: str, today: date) -> Iterator[Hit]:
    day = asked_day.read(text, today)
    if day and FIRST_DAY <= day <= LAST_DAY:
        plan = url_for("plan.board") + PlanFilter(day=day).query()
        yield Hit(f"{wording.week(day)} · {wording.long_day(day)}", plan, sign="calendar")


def _command(command: Command) -> Hit:
    return Hit(command.label, command.address, sends=command.sends, sign="right")


def _post(post: FoundPost) -> Hit:
    state = _("cancelled") if post.cancelled else gapwords.readiness_word(post.readiness)
    note = f"{post.channel} · {wording.day(post.day)} {post.day.year} · {state}"
    sign = "cancelled" if post.cancelled else post.readiness.word
    return Hit(post.title, url_for("posts.show", post_id=post.id), note, sign, shell.hue(post.channel_id))


def _topic(topic: FoundTopic) -> Hit:
    note = f"{_('Topic')} · {_('dropped')}" if topic.is_dropped else _("Topic")
    return Hit(topic.title, url_for("topics.show", topic_id=topic.id), note, "backlog")


def _channel(channel: FoundChannel) -> Hit:
    return Hit(channel.name, url_for("channels.show", channel=channel.slug), _("Channel"), hue=shell.hue(channel.id))


def _person(person: Person) -> Hit:
    """Leads to what the person has to write."""
    plan = url_for("plan.board") + PlanFilter(person=str(person.id)).query()
    return Hit(person.name, plan, _("Posts in the plan"), "person")


def _elsewhere() -> list[Workspace]:
    here = access.current_workspace().id
    return [workspace for workspace in shell.my_workspaces() if workspace.id != here]
