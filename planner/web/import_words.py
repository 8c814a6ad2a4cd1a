"""What an import and its preview say in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.domain.found import Code, Layout, Level, Note, Sure
from planner.importing.layouts.columns import Field as Meaning
from planner.importing.sentences import place, sentence
from planner.planning.imports import Fate
from planner.wording import marked

MEANINGS = {
    Meaning.DATE: marked("Date"),
    Meaning.TIME: marked("Time"),
    Meaning.WEEKDAY: marked("Weekday"),
    Meaning.WEEK: marked("Calendar week"),
    Meaning.MONTH: marked("Month"),
    Meaning.YEAR: marked("Year"),
    Meaning.CHANNEL: marked("Channel"),
    Meaning.TITLE: marked("Title"),
    Meaning.TEXT: marked("Text"),
    Meaning.FORMAT: marked("Format"),
    Meaning.STATUS: marked("Status"),
    Meaning.PERSON: marked("Person"),
    Meaning.APPROVAL: marked("Approval"),
    Meaning.LINK: marked("Link"),
    Meaning.FILE: marked("File"),
    Meaning.PILLAR: marked("Pillar"),
    Meaning.CAMPAIGN: marked("Campaign"),
    Meaning.AUDIENCE: marked("Audience"),
    Meaning.OCCASION: marked("Occasion or holiday"),
    Meaning.NUMBER: marked("Running number"),
    Meaning.POSTS: marked("Posts on this channel"),
    Meaning.NOTE: marked("Note, kept with its header"),
    Meaning.IGNORED: marked("not read"),
}
SURENESS = {
    Sure.BY_HAND: marked("chosen by hand"),
    Sure.HEADER: marked("known by its header"),
    Sure.LIKELY: marked("likely by its header"),
    Sure.CONTENT: marked("guessed from its content"),
    Sure.REST: marked("not recognised"),
}
LAYOUTS = {
    Layout.LIST: marked("list"),
    Layout.MATRIX: marked("days and channels"),
    Layout.TIMELINE: marked("channels and days"),
    Layout.MONTH_GRID: marked("month grid"),
    Layout.WEEK_BLOCKS: marked("weeks"),
    Layout.CALENDAR: marked("calendar"),
}
FATES = {
    Fate.CREATED: marked("new"),
    Fate.UPDATED: marked("changed"),
    Fate.UNCHANGED: marked("unchanged"),
    Fate.SKIPPED: marked("left out"),
    Fate.FAILED: marked("failed"),
}
BADGES = {Fate.CREATED: "good", Fate.UPDATED: "open", Fate.UNCHANGED: "", Fate.SKIPPED: "warning", Fate.FAILED: "critical"}
REASONS = {
    Code.IMPOSSIBLE_DATE: marked("impossible date"),
    Code.SWAPPED_DAYS: marked("day and month in doubt"),
    Code.AMBIGUOUS_ORDER: marked("day and month in doubt"),
    Code.NO_DATE: marked("no date"),
    Code.NO_TITLE: marked("no title"),
    Code.NO_CHANNEL: marked("no channel"),
    Code.UNKNOWN_CHANNEL: marked("unknown channel"),
    Code.NOT_PUBLISHED: marked("not published"),
    Code.CONFLICT: marked("changed here"),
    Code.DUPLICATE_ROW: marked("stands twice"),
    Code.HOLIDAY: marked("free day"),
    Code.UNREADABLE: marked("not readable"),
}
CHANGES = {
    "title": marked("Title"),
    "day": marked("Day"),
    "time": marked("Time"),
    "readiness": marked("Readiness"),
    "cancelled": marked("Cancelled"),
    "person": marked("Person"),
    "text": marked("Text"),
    "notes": marked("Notes"),
    "format": marked("Format"),
    "link": marked("Link"),
    "pillar": marked("Pillar"),
    "campaign": marked("Campaign"),
    "audience": marked("Audience"),
    "channels": marked("Channel"),
}
WORDS = {
    "Fate": Fate,
    "fates": FATES,
    "badges": BADGES,
    "reasons": REASONS,
    "changes": CHANGES,
    "layouts": LAYOUTS,
    "sureness": SURENESS,
}
AT_MOST = 200  # notes of one level on a page


@dataclass(frozen=True)
class Told:
    """The notes of one level: `lines` of place and sentence, at most so many of `all`."""

    level: Level
    lines: tuple[tuple[str, str], ...]
    all: int

    @property
    def more(self) -> int:
        return self.all - len(self.lines)


def told(notes: Iterable[Note]) -> tuple[Told, ...]:
    """Errors first. A level without notes is left out."""
    by_level: dict[Level, list[Note]] = {level: [] for level in Level}
    for note in notes:
        by_level[note.level].append(note)
    return tuple(
        Told(level, tuple((place(note), sentence(note)) for note in of_level[:AT_MOST]), len(of_level))
        for level, of_level in by_level.items()
        if of_level
    )
