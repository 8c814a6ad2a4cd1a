"""What notes say, in one sentence or two, in the language spoken now."""

from collections.abc import Callable
from datetime import date, timedelta

from planner import wording
from planner.domain.found import Code, Note
from planner.importing.grid import Trouble
from planner.wording import gettext, marked, ngettext

Values = dict[str, str | int]

_A_MONDAY = date(2024, 1, 1)

_SENTENCES = {
    Code.IMPOSSIBLE_DATE: marked("“%(value)s” is not a day of the calendar."),
    Code.SWAPPED_DAYS: marked(
        "Day and month of “%(value)s” may have been exchanged by the spreadsheet program. "
        "Whether the day or the month comes first has to be decided for the column."
    ),
    Code.AMBIGUOUS_ORDER: marked(
        "“%(value)s” can be read in two ways. Whether the day or the month comes first has to be decided for the column."
    ),
    Code.WEEKDAY_DIFFERS: marked("%(said)s stands beside %(day)s, which is a %(weekday)s. The date was taken."),
    Code.WEEK_DIFFERS: marked("Week %(said)s stands beside %(day)s, which lies in week %(week)s. The date was taken."),
    Code.NO_TITLE: marked("Neither a title nor a text stands here."),
    Code.NO_CHANNEL: marked("No channel is named here, and none was chosen for such rows."),
    Code.UNKNOWN_CHANNEL: marked("There is no channel “%(value)s” yet."),
    Code.NOT_PUBLISHED: marked("Its status is “%(value)s”: it was not published, and so not taken in."),
    Code.UNKNOWN_STATUS: marked("“%(value)s” is not a known status. It is kept as a note."),
    Code.NOT_A_PLAN: marked("No editorial plan was found in this file: titles beside dates, or a column of topics."),
    Code.ASSUMED_TITLE: marked("There is no title. “%(value)s” stands in for it."),
    Code.DATE_TEXT: marked("More than the date stands in “%(value)s”. All of it is kept as a note."),
    Code.FIRST_DAY: marked("“%(value)s” names several days. The first one was taken, and all of it is kept as a note."),
    Code.GONE_ROW: marked("“%(value)s” stood in the file last time and does no longer. Here it stays."),
    Code.HIDDEN_SHEET: marked(
        "The sheet “%(sheet)s” is hidden and was left out, though a plan seems to stand there. It can be chosen by its name."
    ),
    Code.HOLIDAY: marked("“%(value)s” marks a free day and is not a post."),
    Code.INHERITED_DATE: marked("No date stands here. That of the row above was taken."),
    Code.MACROS: marked("The file carries macros. They were neither run nor read."),
    Code.NO_TIME: marked("“%(value)s” is not an exact time. It is kept as a note."),
    Code.SERIAL_NUMBER: marked("“%(value)s” is a plain number. As a spreadsheet counts days, it is %(day)s."),
    Code.SHEET_LEFT_OUT: marked("No plan was found on the sheet “%(sheet)s”."),
    Code.UNKNOWN_SHEET: marked("There is no sheet “%(value)s”. The file has: %(sheets)s."),
}
_YEARS = {
    "heading": marked("The year is missing. %(year)s is taken from the heading."),
    "sheet": marked("The year is missing. %(year)s is taken from the sheet’s name."),
    "file": marked("The year is missing. %(year)s is taken from the file’s name."),
    "neighbours": marked("The year is missing. %(year)s is taken from rows nearby."),
    "weekdays": marked("The year is missing. %(year)s is assumed, because the weekdays fit it."),
    "today": marked("The year is missing. %(year)s is assumed, because it is the nearest."),
}
_CHANNELS = {
    "heading": marked("No channel is named here. “%(value)s” is taken from the heading."),
    "sheet": marked("No channel is named here. “%(value)s” is taken from the sheet’s name."),
    "row_above": marked("No channel is named here. “%(value)s” is taken from the row above."),
    "all": marked("“%(value)s” is read as every channel of the workspace."),
}
_PEOPLE = {
    "note": marked("“%(value)s” is nobody known here. The name is kept as a note."),
    "title": marked("“%(value)s” in brackets is nobody known here, and stays in the title."),
}
_CONFLICTS = {
    "changed": marked("It was changed here since the last import, and differently in the file. What stands here was kept."),
    "entered": marked("It was entered here with other values than in the file. What stands here was kept."),
    "trashed": marked("It lies in the trash here, and the file has changed it. It stays there."),
}
_NOT_READ = {
    "todos": (marked("%(n)s task of the calendar was skipped."), marked("%(n)s tasks of the calendar were skipped.")),
    "journals": (marked("%(n)s journal of the calendar was skipped."), marked("%(n)s journals of the calendar were skipped.")),
    "outside": (
        marked("%(n)s event lies outside the time that is read, 60 days back and 400 days ahead."),
        marked("%(n)s events lie outside the time that is read, 60 days back and 400 days ahead."),
    ),
    "duplicates": (
        marked("%(n)s event stands twice in the calendar and was read once."),
        marked("%(n)s events stand twice in the calendar and were read once."),
    ),
    "left_out": (
        marked("%(n)s event is beyond what is read of one calendar."),
        marked("%(n)s events are beyond what is read of one calendar."),
    ),
}
_TROUBLES = {
    Trouble.NO_START: marked("The event “%(title)s” has no valid start."),
    Trouble.BAD_RULE: marked("The event “%(title)s” recurs by a rule that calendars do not know: %(value)s"),
    Trouble.TOO_FREQUENT: marked("The event “%(title)s” recurs too often for a plan: %(value)s"),
    Trouble.TOO_MANY_DAYS: marked("The event “%(title)s” recurs on more days than are read: %(value)s"),
    Trouble.IMPOSSIBLE_DAYS: marked("The event “%(title)s” recurs on days that do not exist: %(value)s"),
    Trouble.TOO_COSTLY: marked("The days of the event “%(title)s” take too long to find: %(value)s"),
    Trouble.BROKEN: marked("The event “%(title)s” is damaged: %(value)s"),
    Trouble.UNKNOWN_ZONE: marked(
        "The event “%(title)s” names the unknown time zone “%(value)s”. It was read in the plan’s zone."
    ),
    Trouble.BAD_DATE: marked("One of the days on which the event “%(title)s” recurs cannot be read: %(value)s"),
    Trouble.CUT: marked("The event “%(title)s” recurs more often than is read. The first times were taken."),
}


def sentence(note: Note) -> str:
    """What the note says, with the number of rows that it stands for when these are several."""
    values = _values(note)
    special = _SPECIAL.get(note.code)
    text = special(values) if special else gettext(_SENTENCES[note.code], **values)
    rows = values.get("rows", 1)
    if note.row is not None and isinstance(rows, int) and rows > 1:
        return text + " " + ngettext("This concerns %(n)s row.", "This concerns %(n)s rows.", rows)
    return text


def place(note: Note) -> str:
    """Where the note belongs: `Mai, Zeile 12, Datum`; empty for the file as a whole."""
    row = gettext("row %(row)s", row=note.row) if note.row is not None else ""
    return ", ".join(part for part in (note.sheet, row, note.column) if part)


def _values(note: Note) -> Values:
    values: Values = {**dict(note.values), "value": note.value, "sheet": note.sheet, "row": note.row or 0}
    if isinstance(day := values.get("day"), str):
        when = date.fromisoformat(day)
        values |= {"day": wording.day_with_year(when), "weekday": wording.weekday(when), "week": when.isocalendar().week}
    if note.code is Code.WEEKDAY_DIFFERS and isinstance(said := values["said"], int):
        values["said"] = wording.weekday(_A_MONDAY + timedelta(days=said))
    return values


def _no_date(values: Values) -> str:
    if "published" in values:
        return gettext("Without an exact day it cannot be taken in as published.")
    if values["value"]:
        return gettext("“%(value)s” is not an exact day. It becomes a topic without a date.", **values)
    return gettext("No day can be told. It becomes a topic without a date.")


def _formula(values: Values) -> str:
    if values["row"]:
        return gettext("The value of this formula is not in the file.")
    cells = int(values["rows"])
    return ngettext(
        "%(n)s cell holds a formula. Its last computed value was read.",
        "%(n)s cells hold formulas. Their last computed values were read.",
        cells,
    )


def _truncated(values: Values) -> str:
    if "trouble" in values:
        return _trouble(values)
    if "entries" in values:
        return gettext("More than %(entries)s entries stand in this file. Those beyond were left out.", **values)
    if "limit" in values:
        return gettext("“%(value)s” is longer than %(limit)s characters and was cut.", **values)
    return gettext("The sheet “%(sheet)s” is too large: %(rows)s rows and %(columns)s columns were left out.", **values)


def _duplicate(values: Values) -> str:
    if values["remaining"]:
        return gettext("On some of its channels the same post stands in row %(first)s already. There it was skipped.", **values)
    return gettext("The same post stands in row %(first)s already.", **values)


def _trouble(values: Values) -> str:
    return gettext(_TROUBLES[Trouble(str(values["trouble"]))], **values)


def _not_read(values: Values) -> str:
    return ngettext(*_NOT_READ[str(values["kind"])], int(values["rows"]))


def _by(kinds: dict[str, str], name: str) -> Callable[[Values], str]:
    """The sentence that one of the note's values chooses."""
    return lambda values: gettext(kinds[str(values[name])], **values)


_SPECIAL: dict[Code, Callable[[Values], str]] = {
    Code.ASSUMED_CHANNEL: _by(_CHANNELS, "source"),
    Code.ASSUMED_YEAR: _by(_YEARS, "source"),
    Code.CONFLICT: _by(_CONFLICTS, "how"),
    Code.DUPLICATE_ROW: _duplicate,
    Code.FORMULA: _formula,
    Code.NO_DATE: _no_date,
    Code.NOT_READ: _not_read,
    Code.TRUNCATED: _truncated,
    Code.UNKNOWN_PERSON: _by(_PEOPLE, "stays"),
    Code.UNREADABLE: _trouble,
}
