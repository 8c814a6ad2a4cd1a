"""A file's bytes become a workbook or a calendar. Runs in the process of its own that `sandbox` starts."""

from datetime import date

from planner.importing import formats
from planner.importing.grid import Calendar, Workbook

CALENDAR_NAMES = (".ics", ".ical", ".icalendar", ".ifb")
CALENDAR_STARTS = (b"BEGIN:VCALENDAR", b"BEGIN:VEVENT")
SAMPLE = 200  # bytes; in UTF-16 every second one is zero


def read_content(
    name: str, content: bytes, today: date, encoding: str | None = None, delimiter: str | None = None, *, reaching: bool = False
) -> Workbook | Calendar:
    """Unreadable when the file is refused. Each library is imported only when a file needs it: the process starts light."""
    match formats.family(content):
        case "zip":
            from planner.importing.sheets.workbooks import read_zip

            return read_zip(content)
        case "ole":
            from planner.importing.sheets.workbooks import read_ole

            return read_ole(content)
    start = content[:SAMPLE].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    if start.startswith(CALENDAR_STARTS) or name.lower().endswith(CALENDAR_NAMES):
        from planner.importing.ics.calendar import read_ics

        return read_ics(content, today, reaching=reaching)
    from planner.importing.sheets.csv_text import read_csv

    return read_csv(content, encoding, delimiter)
