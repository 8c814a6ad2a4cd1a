"""What happened to a thing, told for its page. The words for its fields and verbs come from here."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from planner import gapwords, wording
from planner.db import session
from planner.domain.plan import Readiness
from planner.models import Channel, Event, Member
from planner.models.event import Thing
from planner.web.access import current_workspace
from planner.wording import gettext as _
from planner.wording import marked

VERBS = {
    "planned": marked("planned"),
    "moved": marked("moved"),
    "edited": marked("edited"),
    "assigned": marked("assigned"),
    "ripened": marked("readiness changed"),
    "cancelled": marked("cancelled"),
    "revived": marked("taken up again"),
    "trashed": marked("moved to the trash"),
    "restored": marked("taken out of the trash"),
    "noted": marked("noted"),
    "dropped": marked("dropped"),
    "taken up": marked("taken up again"),
    "meant for": marked("channels changed"),
    "brought on": marked("brought on"),
    "merged": marked("another topic taken in"),
    "merged away": marked("merged into another topic"),
    "split": marked("split into a series"),
    "regrouped": marked("put to another topic"),
    "published": marked("marked as published"),
    "listed": marked("added to the checklist"),
    "done": marked("done"),
    "reopened": marked("not done yet"),
    "unlisted": marked("taken off the checklist"),
    "attached": marked("file attached"),
    "described": marked("described in words"),
    "detached": marked("file removed"),
    "undone": marked("undone"),
}
FIELDS = {
    "day": marked("day"),
    "time": marked("time"),
    "channel_id": marked("channel"),
    "title": marked("title"),
    "text": marked("text"),
    "notes": marked("notes"),
    "format": marked("format"),
    "link": marked("link"),
    "pillar": marked("pillar"),
    "campaign": marked("campaign"),
    "audience": marked("audience"),
    "effort_hours": marked("effort"),
    "person_id": marked("person"),
    "readiness": marked("readiness"),
    "due_day": marked("due"),
    "published_link": marked("address"),
    "stage": marked("state"),
    "goal": marked("goal"),
    "link_title": marked("title of the source"),
    "earliest_day": marked("earliest day"),
    "latest_day": marked("latest day"),
    "topic": marked("topic"),
    "parts": marked("parts"),
    "item": marked("item"),
    "file": marked("file"),
}
STAGES = {"new": marked("new"), "in_work": marked("in work"), "ready": marked("ready")}
LONG = frozenset({"text", "notes"})  # only that they changed
NAMED = frozenset({"topic", "parts", "item", "file"})  # what a deed was about: no before and after


@dataclass(frozen=True, slots=True)
class Change:
    """Of a field; `before` and `after` are None when the text is too long to stand here, `before` also of what is only named."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Told:
    at: datetime
    who: str | None  # None: a command or the program itself
    verb: str
    changes: tuple[Change, ...]


def history_of(thing: Thing) -> list[Told]:
    """The newest first."""
    workspace_id = current_workspace().id
    subject = type(thing).__name__.lower()
    rows = select(Event).where(Event.workspace_id == workspace_id, Event.subject == subject, Event.subject_id == thing.id)
    events = list(session.scalars(rows.order_by(Event.id.desc())))
    people = {member.id: member.name for member in session.scalars(select(Member).where(Member.workspace_id == workspace_id))}
    channels = dict(session.execute(select(Channel.id, Channel.name).where(Channel.workspace_id == workspace_id)).all())
    return [_told(event, people, channels) for event in events]


def _told(event: Event, people: dict[int, str], channels: dict[int, str]) -> Told:
    pairs = [(name, pair) for name, pair in event.details.items() if name in FIELDS and isinstance(pair, list) and len(pair) == 2]
    changes = tuple(
        Change(_(FIELDS[name]), *((None, None) if name in LONG else (_shown(name, each, people, channels) for each in pair)))
        for name, pair in pairs
    ) + tuple(Change(_(FIELDS[name]), None, str(value)) for name, value in event.details.items() if name in NAMED)
    return Told(event.at, people.get(event.member_id or 0), _(VERBS[event.verb]) if event.verb in VERBS else event.verb, changes)


def _shown(name: str, value: object, people: dict[int, str], channels: dict[int, str]) -> str:
    """A kept value as it is read; nothing is a dash."""
    match name, value:
        case _, None | "":
            return "–"
        case "day" | "due_day" | "earliest_day" | "latest_day", str():
            return wording.day_with_year(date.fromisoformat(value))
        case "time", str():
            return wording.clock_time(time.fromisoformat(value))
        case "stage", str():
            return _(STAGES[value])
        case "readiness", str():
            return gapwords.readiness_word(Readiness[value.upper()])
        case "person_id", int():
            return people.get(value, "–")
        case "channel_id", int():
            return channels.get(value, "–")
        case _:
            return str(value)
