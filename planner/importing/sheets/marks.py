"""What calamine does not tell of a sheet: which cells hold a formula, the text of error cells such as #REF!, and the
merged cells of an ods."""

import re
from dataclasses import dataclass, field
from posixpath import normpath
from xml.parsers import expat
from zipfile import ZipFile

from planner.importing.grid import Refusal, Unreadable

Place = tuple[int, int]  # (row, column), 1-based

XLSX_MARKED = re.compile(rb"<(?:\w+:)?f[\s/>]|\st=[\"']e[\"']")
ODS_MARKED = re.compile(rb"\bformula=|-spanned=[\"'](?!1[\"'])")
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
WIDEST = 1024  # columns, where a repeated formula is written out


@dataclass(slots=True)
class Marks:
    formulas: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row and column, last row and column


def xlsx_marks(archive: ZipFile) -> dict[str, Marks]:
    """Per sheet's name; a sheet without any is absent."""
    found = {}
    for name, part in _xlsx_sheets(archive).items():
        content = archive.read(part)
        if XLSX_MARKED.search(content):  # most plans hold none, and need not be walked through
            walk = _XlsxWalk()
            _parse(content, walk.start, walk.end, walk.text)
            found[name] = walk.marks
    return found


def _xlsx_sheets(archive: ZipFile) -> dict[str, str]:
    """The part of each sheet's name."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            path = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = path[1:] if path.startswith("/") else normpath("xl/" + path)

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            ids = [value for key, value in attributes.items() if key.endswith(":id")]
            names[attributes.get("name", "")] = targets.get(ids[0], "") if ids else ""

    parts = set(archive.namelist())
    if "xl/_rels/workbook.xml.rels" in parts:
        _parse(archive.read("xl/_rels/workbook.xml.rels"), relation)
        _parse(archive.read("xl/workbook.xml"), sheet)
    return {name: part for name, part in names.items() if part in parts}


class _XlsxWalk:
    """Follows rows and cells; `r` may be left out, then a cell stands right of the one before it."""

    def __init__(self) -> None:
        self.marks = Marks()
        self.row = self.column = 0
        self.is_error = False
        self.error: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self.column += 1
            if match := REFERENCE.fullmatch(attributes.get("r", "")):
                self.column, self.row = _column(match[1]), int(match[2])
            self.is_error = attributes.get("t") == "e"
        elif tag == "f":
            self.marks.formulas.add((self.row, self.column))
        elif tag == "row":
            number = attributes.get("r", "")
            self.row, self.column = int(number) if number.isdecimal() else self.row + 1, 0
        elif tag == "v" and self.is_error:
            self.error = []

    def text(self, text: str) -> None:
        if self.error is not None:
            self.error.append(text)

    def end(self, tag: str) -> None:
        if tag == "v" and self.error is not None:
            self.marks.errors[self.row, self.column] = "".join(self.error)
            self.error = None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def ods_marks(archive: ZipFile) -> dict[str, Marks]:
    """Per sheet's name. Error cells of an ods carry their text already."""
    content = archive.read("content.xml")
    if not ODS_MARKED.search(content):
        return {}
    walk = _OdsWalk()
    _parse(content, walk.start, walk.end)
    return walk.found


class _OdsWalk:
    """Follows tables, rows and cells; repeated ones count as often as they say."""

    def __init__(self) -> None:
        self.found: dict[str, Marks] = {}
        self.marks = Marks()
        self.row = self.column = 1
        self.row_repeats = 1

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self.marks = self.found.setdefault(_attribute(attributes, "name"), Marks())
            self.row = 1
        elif tag == "table-row":
            self.row_repeats, self.column = _repeats(attributes, "number-rows-repeated"), 1
        elif tag in ("table-cell", "covered-table-cell"):
            columns = _repeats(attributes, "number-columns-repeated")
            if _attribute(attributes, "formula") and columns <= WIDEST:
                self.marks.formulas.update((self.row, self.column + step) for step in range(columns))
            down, right = _repeats(attributes, "number-rows-spanned"), _repeats(attributes, "number-columns-spanned")
            if down > 1 or right > 1:
                self.marks.merged.append((self.row, self.column, self.row + down - 1, self.column + right - 1))
            self.column += columns

    def end(self, tag: str) -> None:
        if tag == "table-row":
            self.row += self.row_repeats


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def _repeats(attributes: dict[str, str], name: str) -> int:
    number = _attribute(attributes, name)
    return int(number) if number.isdecimal() and len(number) < 9 else 1


def _parse(content: bytes, start, end=None, text=None) -> None:  # type: ignore[no-untyped-def]  # expat's handlers
    """Names without their prefix. A document type is refused: with it come entities, and no workbook has one."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    if end:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise Unreadable(Refusal.BROKEN) from fault


def _refuse_doctype(*_: object) -> None:
    raise Unreadable(Refusal.BROKEN)
