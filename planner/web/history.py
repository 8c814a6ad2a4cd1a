"""What happened to a thing, told for its page."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from planner.db import session
from planner.models import Channel, Event
from planner.models.event import Thing
from planner.queries.people import people_of
from planner.web.access import current_workspace
from planner.web.history_fields import Names
from planner.web.history_words import change_lines, changes, sentence

THE_PROGRAM = "Redaktionsplan"  # who did what no member and no guest did
OF_VERSIONS = frozenset({"title", "text"})


@dataclass(frozen=True, slots=True)
class Told:
    at: datetime
    sentence: str
    lines: tuple[str, ...]  # what changed, where the sentence does not say it
    has_version: bool  # the text or the title became another


def history_of(thing: Thing) -> list[Told]:
    """The newest first."""
    workspace_id = current_workspace().id
    subject = type(thing).__name__.lower()
    rows = select(Event).where(Event.workspace_id == workspace_id, Event.subject == subject, Event.subject_id == thing.id)
    events = session.scalars(rows.order_by(Event.id.desc()))
    channels = dict(session.execute(select(Channel.id, Channel.name).where(Channel.workspace_id == workspace_id)).all())
    people = {person.id: person.name for person in people_of(session(), workspace_id).by_id.values()}
    return [_told(event, Names(people, channels)) for event in events]


def _told(event: Event, names: Names) -> Told:
    who = names.people.get(event.member_id or 0) or str(event.details.get("who") or THE_PROGRAM)
    said = sentence(event.subject, event.verb, event.details, who, names)
    has_version = event.subject == "post" and bool(OF_VERSIONS & changes(event.details).keys())
    return Told(event.at, said, change_lines(event.verb, event.details, names), has_version)
