"""What the reading process says, as lines of JSON: nothing in it can run, and a row is read while the next is written.

The first line names the kind of answer: a refusal, a workbook or a calendar; then come its sheets, each followed by
its rows, or its events and problems.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from planner.importing.grid import Calendar, Cell, Event, Problem, Refusal, Sheet, Trouble, Unreadable, Workbook

# Cells that JSON does not know are lists of a letter and a text; `Any` below is what JSON holds.
READERS: dict[str, Callable[[str], Cell]] = {"d": date.fromisoformat, "m": datetime.fromisoformat, "t": time.fromisoformat}


def written(answer: Workbook | Calendar | Unreadable) -> Iterator[bytes]:
    match answer:
        case Unreadable():
            yield _line(["refused", answer.code, answer.values])
        case Workbook():
            yield _line(["workbook", answer.kind, answer.encoding, answer.delimiter, answer.macros, len(answer.sheets)])
            for sheet in answer.sheets:
                yield from _sheet(sheet)
        case Calendar():
            counts = [answer.outside, answer.duplicates, answer.left_out, answer.todos, answer.journals]
            yield _line(["calendar", answer.name, len(answer.events), len(answer.problems), *counts])
            yield from (_line(_fields(event)) for event in answer.events)
            yield from (_line(_fields(problem)) for problem in answer.problems)


def _sheet(sheet: Sheet) -> Iterator[bytes]:
    about = [sheet.name, sheet.hidden, sheet.first_row, sheet.first_column]
    left_out = [sheet.rows_left_out, sheet.columns_left_out]
    yield _line([*about, sorted(sheet.formulas), *left_out, sheet.merged, len(sheet.rows)])
    for row in sheet.rows:
        yield _line([_cell(value) for value in row])


def _fields(item: Event | Problem) -> dict[str, object]:
    return {each.name: _cell(getattr(item, each.name)) for each in fields(item)}


def _cell(value: object) -> object:
    match value:
        case datetime():
            return ["m", value.isoformat()]
        case date():
            return ["d", value.isoformat()]
        case time():
            return ["t", value.isoformat()]
        case _:
            return value


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def read(lines: Iterable[bytes]) -> Workbook | Calendar:
    """The inverse of `written`; raises the refusal it carries. ValueError and the like for what is cut or no answer."""
    values: Iterator[Any] = (json.loads(line) for line in lines)
    kind, *rest = _next(values)
    match kind:
        case "refused":
            code, given = rest
            raise Unreadable(Refusal(code), **given)
        case "workbook":
            form, encoding, delimiter, macros, count = rest
            return Workbook(form, tuple(_read_sheet(values) for _ in range(count)), encoding, delimiter, macros)
        case "calendar":
            name, events, problems, *counts = rest
            return Calendar(
                name,
                tuple(_read_event(_next(values)) for _ in range(events)),
                tuple(_read_problem(_next(values)) for _ in range(problems)),
                *counts,
            )
    raise ValueError(kind)


def _next(values: Iterator[Any]) -> Any:
    for value in values:
        return value
    raise ValueError("the answer ends too early")


def _read_sheet(values: Iterator[Any]) -> Sheet:
    name, hidden, first_row, first_column, formulas, rows_out, columns_out, merged, count = _next(values)
    rows = tuple(tuple(map(_read_cell, _next(values))) for _ in range(count))
    places = frozenset((row, column) for row, column in formulas)
    return Sheet(name, rows, hidden, first_row, first_column, places, rows_out, columns_out, tuple(map(tuple, merged)))


def _read_cell(value: Any) -> Cell:
    if isinstance(value, list):
        letter, text = value
        return READERS[letter](text)
    return value  # type: ignore[no-any-return]  # JSON's own: text, number, bool or null


def _read_event(given: dict[str, Any]) -> Event:
    lists = {name: tuple(given.pop(name)) for name in ("categories", "people")}
    return Event(**{key: _read_cell(value) for key, value in given.items()}, **lists)  # type: ignore[arg-type]


def _read_problem(given: dict[str, Any]) -> Problem:
    return Problem(Trouble(given.pop("trouble")), **given)
