"""What somebody has chosen for a file in its preview, and the file read that way."""

from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from planner.domain.found import Found
from planner.importing.grid import Calendar, Workbook
from planner.importing.sandbox import read_file
from planner.models import ImportBatch, Right
from planner.planning.imports import Choices
from planner.queries.imports import channels_named, mappings_of
from planner.queries.people import people_of
from planner.web import access

OPEN = "+"  # of a channel that the workspace does not have: it is to be opened


@dataclass(frozen=True)
class Chosen:
    """`channels`: for the key of an unknown one a slug, OPEN, or "" to leave it out. `mapping`: header key, column, meaning."""

    sheets: tuple[str, ...] = ()
    day_first: bool | None = None
    channel: str = ""
    published: bool = False
    encoding: str = ""
    channels: dict[str, str] = field(default_factory=dict)
    mapping: dict[str, dict[str, str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "sheets": list(self.sheets)}

    def for_channel(self, key: str) -> str:
        """What becomes of an unknown channel: opened by those who may, unless somebody has chosen otherwise."""
        return self.channels.get(key, OPEN if access.may(Right.ARRANGE) else "")


def chosen_for(batch: ImportBatch) -> Chosen:
    return Chosen(**{**batch.options, "sheets": tuple(batch.options.get("sheets", ()))})


@dataclass(frozen=True)
class Reading:
    """A file as it was chosen to be read."""

    file: Workbook | Calendar
    found: Found
    choices: Choices


def reading(unit: Session, batch: ImportBatch, chosen: Chosen) -> Reading:
    """Takes its time for a large file: not for a unit that writes. Unreadable when the file is refused as a whole."""
    from planner.importing.read import Known, Options, Person, recognise  # takes a while to load

    workspace = access.current_workspace()
    options = Options(
        sheets=chosen.sheets,
        day_first=chosen.day_first,
        mapping=mappings_of(unit, workspace.id) | chosen.mapping,
        default_channel=chosen.channel or None,
        published=chosen.published,
        known_channels=tuple(Known(*channel) for channel in channels_named(unit, workspace.id)),
        known_people=tuple(Person(person.email, person.name) for person in people_of(unit, workspace.id).here),
        zone=workspace.zone,
    )
    file = read_file(batch.file_name, batch.content or b"", today=access.today(), encoding=chosen.encoding or None)
    found = recognise(file, file_name=batch.file_name, today=access.today(), options=options)
    wanted = {key: chosen.for_channel(key) for key in unknown_keys(found)}
    may_open = access.may(Right.ARRANGE)
    return Reading(
        file,
        found,
        Choices(
            open=frozenset(key for key, what in wanted.items() if what == OPEN and may_open),
            instead={key: what for key, what in wanted.items() if what not in (OPEN, "")},
        ),
    )


def unknown_keys(found: Found) -> dict[str, str]:
    """The channels that the workspace does not have: name by key."""
    return {channel.key: channel.name for row in reversed(found.rows) for channel in row.channels if channel.slug is None}
