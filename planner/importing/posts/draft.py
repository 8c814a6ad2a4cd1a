"""One row in the making: its values are read piece by piece, and what cannot be kept as such becomes a labelled note."""

from dataclasses import dataclass

from planner.domain.found import Code, Labelled, Level, Note
from planner.domain.plan import Readiness
from planner.importing.days.dating import Day
from planner.importing.entry import Entry
from planner.importing.layouts.assignment import is_tick
from planner.importing.layouts.columns import Field
from planner.importing.posts.channels import Channels, Named, joined
from planner.importing.posts.limits import LINK, SHORT, TEXT, TITLE, cut, labelled
from planner.importing.posts.networks import EVERYWHERE
from planner.importing.posts.people import People, bracketed
from planner.importing.posts.statuses import Status, status_named
from planner.importing.spelling import one_line, plain

_AGREED = {"ja", "yes", "ok", "okay", "freigegeben", "approved", "erteilt", "erledigt", "done", "freigabe erteilt", "genehmigt"}
_FIRST_LINE = 80  # characters of a text that stand in for a title


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for all rows of a file."""

    channels: Channels
    people: People
    strangers: frozenset[str]  # names in brackets that come again and again, of people the workspace does not have
    default: Named  # the channel of rows that name none
    published: bool


@dataclass(frozen=True, slots=True)
class Titled:
    title: str
    text: str
    person: str | None = None
    person_written: str = ""


class Draft:
    """An entry with its day, and all that is said about it on the way to a row."""

    def __init__(self, entry: Entry, day: Day, rules: Rules) -> None:
        self.entry, self.day, self.rules = entry, day, rules
        self.kept: list[Labelled] = [labelled(note.label, note.text) for note in entry.notes]
        self.notes: list[Note] = []

    def say(self, code: Code, level: Level, field: Field | None = None, value: str = "", **values: str | int) -> None:
        entry = self.entry
        column = self._column(field) if field else entry.column
        self.notes.append(Note(code, level, entry.source.sheet, entry.row, column, cut(value, 200), tuple(values.items())))

    def keep(self, field: Field, text: str) -> None:
        self.kept.append(labelled(self._column(field) or "", text))

    def _column(self, field: Field) -> str | None:
        """The header that a value stands under, or a grid's cell; dates may be those of a weekday column."""
        return self.entry.label(field) or (self.entry.source.label if field is Field.DATE else None) or None

    def titled(self) -> Titled:
        """Title, text and the person of a cell: from where they stand, else the title from the text or the file's name."""
        text = self._within(Field.TEXT, self.entry.get(Field.TEXT), TEXT)
        person, written = self._person()
        title = one_line(self.entry.get(Field.TITLE))
        inside = bracketed(title)
        if inside.inside and not written:
            person = self.rules.people.find(inside.inside)
            if person or (self.entry.column and inside.inside in self.rules.strangers):
                title, written = inside
            elif self.entry.column and inside.looks_like_a_name:
                self.say(Code.UNKNOWN_PERSON, Level.INFO, None, inside.inside, stays="title")
        if not title and (source := Field.TEXT if text else Field.FILE if self.entry.get(Field.FILE) else None):
            title = _first_line(text) if source is Field.TEXT else self.entry.get(Field.FILE)
            self.say(Code.ASSUMED_TITLE, Level.INFO, source, title)
        if len(title) > TITLE:
            self.say(Code.TRUNCATED, Level.WARNING, Field.TITLE, title, limit=TITLE)
            if text:
                self.keep(Field.TITLE, title)
            text, title = text or title, cut(title, TITLE)
        return Titled(title, text, person, written)

    def _person(self) -> tuple[str | None, str]:
        """The person that the row names; who is written there and not known is kept as a note."""
        written = self.entry.get(Field.PERSON)
        if not written:
            return None, ""
        person = self.rules.people.first_of(written)
        if person is None or self.rules.people.find(written) is None:
            self.keep(Field.PERSON, written)
        if person is None:
            self.say(Code.UNKNOWN_PERSON, Level.WARNING, Field.PERSON, written, stays="note")
        return person, written

    def _within(self, field: Field, text: str, limit: int) -> str:
        if len(text) > limit:
            self.say(Code.TRUNCATED, Level.WARNING, field, text, limit=limit)
        return cut(text, limit)

    def short(self, field: Field) -> str:
        """A short text; what is too long for it is kept as a note besides."""
        text = self.entry.get(field)
        if len(text) > SHORT[field]:
            self.keep(field, text)
        return cut(text, SHORT[field])

    def link(self) -> str:
        """The address, when it is one; other texts are kept as a note."""
        written = self.entry.get(Field.LINK)
        address = next((word for word in written.split() if word.lower().startswith(("http://", "https://"))), "")
        if not address and written.lower().startswith("www.") and " " not in written:
            address = f"https://{written}"
        if written and (len(address) > LINK or address not in (written, f"https://{written}")):
            self.keep(Field.LINK, written)
        return address if len(address) <= LINK else ""

    def status(self) -> Status | None:
        """What the status column says; an unknown word is kept as a note."""
        written = self.entry.get(Field.STATUS)
        status = status_named(written) if written else None
        if written and (status is None or status.failed):
            self.keep(Field.STATUS, written)
            if not (status and self.rules.published):
                self.say(Code.UNKNOWN_STATUS, Level.WARNING, Field.STATUS, written)
        return status

    def readiness(self, status: Status | None, text: str) -> Readiness:
        """As the status says; without one as the approval says, else a draft when there is a text."""
        if self.rules.published:
            return Readiness.PUBLISHED
        if status and status.readiness:
            return status.readiness
        approval = self.entry.get(Field.APPROVAL)
        if not status and approval and (plain(approval) in _AGREED or is_tick(approval)):
            return Readiness.APPROVED
        return Readiness.DRAFT if text else Readiness.IDEA

    def channels(self) -> Named:
        """The channels that the row names, else those of its column, of a heading, of the sheet or of the command."""
        written = self.entry.get(Field.CHANNEL)
        own = self.rules.channels.named(written) if plain(written) else Named()
        if own.channels and plain(written) in EVERYWHERE:
            self.say(Code.ASSUMED_CHANNEL, Level.INFO, Field.CHANNEL, written, source="all")
        if own.mixed:
            self.keep(Field.CHANNEL, written)
        beside = self.entry.named or Named()
        if own.channels:
            return own if self.entry.assumed else joined((own, beside))
        if beside.channels:
            if self.entry.assumed:
                self.say(Code.ASSUMED_CHANNEL, Level.INFO, None, beside.channels[0].name, source=self.entry.assumed)
            return beside
        return self.rules.default


def _first_line(text: str) -> str:
    line = one_line(text.partition("\n")[0])
    return line if len(line) <= _FIRST_LINE else line[:_FIRST_LINE].rpartition(" ")[0].rstrip(" ,;:-") + " …"
