"""Small files for the tests: workbooks in three formats, damaged ones, calendars."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils.datetime import CALENDAR_MAC_1904

SHEET = "xl/worksheets/sheet1.xml"


def xlsx(rows: Iterable[Iterable[Any]], *, mac: bool = False, hidden: str | None = None) -> bytes:
    """One sheet "Plan", perhaps in the system of 1904, and an empty hidden one of the name given."""
    book = openpyxl.Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    book.active.title = "Plan"
    for row in rows:
        book.active.append(row)
    if hidden:
        book.create_sheet(hidden).sheet_state = "hidden"
    return saved(book)


def xls(rows: Iterable[Iterable[Any]], *, mac: bool = False, hidden: str | None = None) -> bytes:
    book = xlwt.Workbook()
    book.dates_1904 = mac
    sheet = book.add_sheet("Plan")
    formats = {datetime: "DD.MM.YYYY hh:mm", date: "DD.MM.YYYY", time: "hh:mm"}
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value is not None:
                style = xlwt.easyxf(num_format_str=formats.get(type(value), "General"))
                sheet.write(row, column, xlwt.Formula(value[1:]) if str(value).startswith("=") else value, style)
    if hidden:
        book.add_sheet(hidden).visibility = 1
    return saved(book)


def ods(rows: Iterable[Iterable[Any]], *, hidden: str | None = None) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Plan")
    for values in rows:
        row = TableRow()
        for value in values:
            cell = TableCell(**_ods_value(value))
            cell.addElement(P(text="" if value is None else str(value)))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    if hidden:
        style = Style(name="out of sight", family="table")
        style.addElement(TableProperties(display="false"))
        document.automaticstyles.addElement(style)
        document.spreadsheet.addElement(Table(name=hidden, stylename=style))
    return saved(document)


def _ods_value(value: Any) -> dict[str, Any]:
    match value:
        case bool():
            return {"valuetype": "boolean", "booleanvalue": str(value).lower()}
        case int() | float():
            return {"valuetype": "float", "value": str(value)}
        case datetime() | date():
            return {"valuetype": "date", "datevalue": value.isoformat()}
        case time():
            return {"valuetype": "time", "timevalue": value.strftime("PT%HH%MM%SS")}
        case str() if value.startswith("="):
            return {"valuetype": "float", "value": "2", "formula": f"of:{value}"}
        case str():
            return {"valuetype": "string"}
    return {}


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def patched(content: bytes, part: str = SHEET, change: Callable[[bytes], bytes] = bytes, **added: bytes) -> bytes:
    """A zip file anew, with a part changed and others added; `__` in their names is a slash, `_` a dot."""
    old = zipfile.ZipFile(io.BytesIO(content))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
        for name, data in added.items():
            new.writestr(name.replace("__", "/").replace("_", "."), data)
    return file.getvalue()


def with_rows(xml: bytes, content: bytes | None = None) -> bytes:
    """A workbook with further rows of raw XML."""
    content = content or xlsx([["Datum", "Titel"], [date(2026, 11, 24), "Hallo"]])
    return patched(content, change=lambda sheet: sheet.replace(b"</sheetData>", xml + b"</sheetData>"))


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return file.getvalue()


def compound(*names: str) -> bytes:
    """A compound file with streams of these names and nothing in them: a FAT sector and a directory sector."""
    end, free = 0xFFFFFFFE, b"\xff\xff\xff\xff"
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head = struct.pack("<8s16x5H6x9I", magic, 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    directory = b"".join(_stream(name) for name in ("Root Entry", *names))
    fat = struct.pack("<2I", 0xFFFFFFFD, end) + free * 126
    return head + bytes(4) + free * 108 + fat + directory.ljust(512, b"\0")


def _stream(name: str) -> bytes:
    encoded = name.encode("utf-16-le")
    return encoded.ljust(64, b"\0") + struct.pack("<HBB3I36xII4x", len(encoded) + 2, 2, 1, *[0xFFFFFFFF] * 3, 0xFFFFFFFE, 0)


def ics(*events: str, head: str = "") -> bytes:
    """A calendar of events given by their lines; those without a UID get their number."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head.split("\n")]
    for number, event in enumerate(events):
        uid = [] if "UID" in event else [f"UID:{number}"]
        lines += ["BEGIN:VEVENT", *uid, *event.split("\n"), "END:VEVENT"]
    return "\r\n".join([*filter(None, lines), "END:VCALENDAR", ""]).encode()
