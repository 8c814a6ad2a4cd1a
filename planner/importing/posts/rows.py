"""From entries to rows, each with its outcome so far and everything that has to be said about it."""

from planner.domain.found import Code, Level, Note, Outcome, Row
from planner.domain.plan import Readiness
from planner.importing.days.dating import Day
from planner.importing.entry import Entry
from planner.importing.layouts.cell_text import marks_free_day
from planner.importing.layouts.columns import Field
from planner.importing.posts.draft import Draft, Rules
from planner.importing.posts.statuses import Status

_NOT_YET = {Readiness.IDEA, Readiness.DRAFT, Readiness.REVIEW}


def row_of(entry: Entry, day: Day, rules: Rules) -> tuple[Row, list[Note]]:
    """The row that an entry makes, with its notes; a row that is not to be imported carries its reason."""
    draft = Draft(entry, day, rules)
    _say_date(draft)
    if entry.time_text:
        draft.keep(Field.TIME, entry.time_text)
        draft.say(Code.NO_TIME, Level.INFO, Field.TIME, entry.time_text)
    for field in (Field.APPROVAL, Field.FILE):
        if entry.get(field):
            draft.keep(field, entry.get(field))
    titled, status, named = draft.titled(), draft.status(), draft.channels()
    for column in entry.formulas:
        draft.notes.append(Note(Code.FORMULA, Level.WARNING, entry.source.sheet, entry.row, column))
    row = Row(
        entry.source.sheet,
        entry.row,
        entry.column,
        titled.title,
        day.day,
        entry.time or entry.date.time,
        named.channels,
        titled.text,
        draft.short(Field.FORMAT) or named.format,
        entry.get(Field.STATUS),
        draft.readiness(status, titled.text),
        bool(status and status.cancelled),
        titled.person,
        titled.person_written,
        entry.get(Field.APPROVAL),
        draft.link(),
        entry.get(Field.FILE),
        entry.identity,
        draft.short(Field.PILLAR),
        draft.short(Field.CAMPAIGN),
        draft.short(Field.AUDIENCE),
        tuple(draft.kept),
    )
    row = _judged(row, draft, status)
    for channel in row.channels if row.outcome is Outcome.TO_IMPORT else ():
        if channel.slug is None:
            draft.say(Code.UNKNOWN_CHANNEL, Level.WARNING, Field.CHANNEL, channel.name)
    return row, draft.notes


def _say_date(draft: Draft) -> None:
    """Everything about the date but what makes the row fail."""
    entry, written, day = draft.entry, draft.entry.date, draft.day
    if day.fault:
        return
    if day.day is None:
        if entry.date_text and not entry.column:
            draft.keep(Field.DATE, entry.date_text)
        return
    for said in {entry.weekday, written.weekday} - {None, day.day.weekday()}:
        draft.say(Code.WEEKDAY_DIFFERS, Level.WARNING, Field.DATE, entry.date_text, said=said or 0, day=day.day.isoformat())
    if entry.week and entry.week != day.day.isocalendar().week:
        draft.say(Code.WEEK_DIFFERS, Level.WARNING, Field.WEEK, str(entry.week), said=entry.week, day=day.day.isoformat())
    if written.rest:
        draft.keep(Field.DATE, entry.date_text)
        draft.say(Code.FIRST_DAY if written.until else Code.DATE_TEXT, Level.INFO, Field.DATE, entry.date_text)
    if written.serial:
        draft.say(Code.SERIAL_NUMBER, Level.INFO, Field.DATE, entry.date_text, day=day.day.isoformat())
    if entry.inherited:
        draft.say(Code.INHERITED_DATE, Level.INFO, Field.DATE)
    if day.year:
        level = Level.WARNING if day.year.source == "today" else Level.INFO
        draft.say(Code.ASSUMED_YEAR, level, Field.DATE, entry.date_text, year=day.year.year, source=day.year.source)


def _judged(row: Row, draft: Draft, status: Status | None) -> Row:
    """Failed or skipped with its reason, said in a note; else to be imported."""
    entry, day = draft.entry, draft.day
    if day.fault:
        draft.say(day.fault, Level.ERROR, Field.DATE, entry.date_text)
        return row.ended(Outcome.FAILED, day.fault)
    names_channel = bool(entry.get(Field.CHANNEL) or (entry.named and not entry.assumed))
    if marks_free_day(row.title, names=bool(entry.column)) and (entry.column or not names_channel):
        draft.say(Code.HOLIDAY, Level.INFO, Field.TITLE, row.title)
        return row.ended(Outcome.SKIPPED, Code.HOLIDAY)
    if not row.title:
        draft.say(Code.NO_TITLE, Level.WARNING, Field.TITLE)
        return row.ended(Outcome.SKIPPED, Code.NO_TITLE)
    if draft.rules.published and status and (status.failed or status.cancelled or status.readiness in _NOT_YET):
        draft.say(Code.NOT_PUBLISHED, Level.INFO, Field.STATUS, row.status)
        return row.ended(Outcome.SKIPPED, Code.NOT_PUBLISHED)
    return _placed(row, draft)


def _placed(row: Row, draft: Draft) -> Row:
    """Whether the row's day and channel suffice."""
    date_text = draft.entry.date_text
    if row.day is None and draft.rules.published:
        draft.say(Code.NO_DATE, Level.ERROR, Field.DATE, date_text, published=1)
        return row.ended(Outcome.FAILED, Code.NO_DATE)
    if row.day is None and (date_text or draft.entry.column):
        draft.say(Code.NO_DATE, Level.WARNING, Field.DATE, date_text)
    elif row.day is None and draft.entry.loose:
        draft.say(Code.NO_DATE, Level.INFO, Field.DATE)
    if row.day and not row.channels:
        draft.say(Code.NO_CHANNEL, Level.ERROR, Field.CHANNEL)
        return row.ended(Outcome.FAILED, Code.NO_CHANNEL)
    return row
