"""What a row says of its post, or of its topic when it has no day: values as they are compared, kept and written."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from planner.db import cleaned
from planner.domain.found import Row
from planner.domain.plan import Readiness
from planner.models.event import plain
from planner.wording import gettext as _


@dataclass(frozen=True, slots=True)
class Said:
    """`notes` are labelled lines. `person` is the e-mail address of a member. A topic that is dropped is `cancelled`."""

    title: str
    day: date | None = None
    time: dt.time | None = None
    readiness: Readiness = Readiness.IDEA
    cancelled: bool = False
    person: str | None = None
    text: str = ""
    notes: str = ""
    format: str = ""
    link: str = ""
    pillar: str = ""
    campaign: str = ""
    audience: str = ""

    def differing(self, other: "Said") -> frozenset[str]:
        """Names of the fields in which the two are not equal."""
        return frozenset(name for name in FIELDS if getattr(self, name) != getattr(other, name))

    def with_only(self, names: Iterable[str], *, of: "Said") -> "Said":
        """As it is, with the fields `names` as `of` has them."""
        return replace(self, **{name: getattr(of, name) for name in names})

    def as_json(self) -> dict[str, Any]:
        """What is not as it is by default."""
        return {name: plain(getattr(self, name)) for name in FIELDS if getattr(self, name) != DEFAULTS.get(name)}


FIELDS = tuple(field.name for field in fields(Said))
DEFAULTS = {field.name: field.default for field in fields(Said)}


def from_json(values: Mapping[str, Any]) -> Said:
    known = {name: values[name] for name in FIELDS if name in values}
    if "day" in known:
        known["day"] = date.fromisoformat(known["day"])
    if "time" in known:
        known["time"] = dt.time.fromisoformat(known["time"])
    if "readiness" in known:
        known["readiness"] = Readiness[known["readiness"].upper()]
    return Said(**known)


def said_by(row: Row) -> Said:
    """What a row says, with its further columns as labelled lines."""
    said = Said(
        title=_line(row.title),
        day=row.day,
        time=row.time,
        readiness=row.readiness,
        cancelled=row.cancelled,
        person=row.person,
        text=cleaned(row.text),
        notes=_labelled((note.label, note.text) for note in row.notes),
        format=_line(row.format),
        link=_line(row.link),
        pillar=_line(row.pillar),
        campaign=_line(row.campaign),
        audience=_line(row.audience),
    )
    return said if row.day else _of_topic(said, row)


def _of_topic(said: Said, row: Row) -> Said:
    """A topic has notes where a post has a text, a format, a time and a readiness.

    Our labels are in the language spoken now, which has to be the workspace's, because they are kept.
    """
    told = row.readiness is Readiness.IDEA or row.status in {note.text for note in row.notes}
    further = [
        (_("Status"), "" if told else row.status),
        (_("Format"), said.format),
        (_("Time"), said.time.isoformat("minutes") if said.time else ""),
    ]
    notes = "\n".join(part for part in (said.text, said.notes, _labelled(further)) if part)
    return replace(said, text="", format="", time=None, readiness=Readiness.IDEA, notes=notes)


def _labelled(lines: Iterable[tuple[str, str]]) -> str:
    return cleaned("\n".join(f"{label}: {text}" if label else text for label, text in lines if text))


def _line(text: str) -> str:
    """As a column of one line keeps it."""
    return " ".join(cleaned(text).split())
