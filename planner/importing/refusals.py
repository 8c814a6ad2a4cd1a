"""Why a file is refused, in one sentence or two, and what helps."""

from planner.importing.grid import Refusal, Unreadable
from planner.wording import gettext, marked, number

SENTENCES = {
    Refusal.EMPTY: marked("The file is empty."),
    Refusal.TOO_BIG: marked("The file is larger than %(limit)s MB. Without pictures it is smaller."),
    Refusal.TOO_LARGE_INSIDE: marked(
        "A sheet reaches too far or holds too much. "
        "It often helps to delete the empty rows and columns behind the plan and to save it again."
    ),
    Refusal.BUSY: marked("Too many files are being read just now. In a moment it will work."),
    Refusal.TIMEOUT: marked("Reading the file took too long and was stopped. A smaller file, with nothing but the plan, helps."),
    Refusal.ZIP_BOMB: marked("Unpacked, the file is much larger than a plan can be. It was not read."),
    Refusal.TOO_MANY_PARTS: marked(
        "The file consists of more than %(limit)s parts and was not read. A workbook with fewer sheets, "
        "pictures and comments can be imported."
    ),
    Refusal.BAD_PATHS: marked("The file holds paths that lead out of it. It was not read."),
    Refusal.ARCHIVE: marked(
        "This is an archive, such as a zip file. Once it is unpacked, the spreadsheet in it can be imported."
    ),
    Refusal.ENCRYPTED: marked("The file is protected by a password. Saved without it, it can be imported."),
    Refusal.BINARY_WORKBOOK: marked("This is a binary workbook (.xlsb). Saved as .xlsx, it can be imported."),
    Refusal.OLD_WORKBOOK: marked(
        "This workbook comes from a very old Excel (version 4 or earlier). Saved as .xlsx, it can be imported."
    ),
    Refusal.NUMBERS: marked("This is a Numbers file. Exported as Excel (.xlsx), it can be imported."),
    Refusal.DOCUMENT: marked("This is a text document or a presentation, not a spreadsheet."),
    Refusal.PDF: marked("This is a PDF. What can be imported is the spreadsheet that it was made from."),
    Refusal.PICTURE: marked("This is a picture, not a spreadsheet."),
    Refusal.HTML: marked(
        "This is a web page, even if its name ends in .xls. "
        "Opened in a spreadsheet program and saved as .xlsx, it can be imported."
    ),
    Refusal.XML: marked("This is an XML file. Opened in a spreadsheet program and saved as .xlsx, it can be imported."),
    Refusal.NOISE: marked("This is neither a spreadsheet nor text: it holds bytes that no text has."),
    Refusal.LONG_LINE: marked("A line has more than %(limit)s characters. This is no table."),
    Refusal.OPEN_QUOTE: marked(
        'In row %(row)s a quotation mark (") opens that is never closed, so the rows below cannot be told apart.'
    ),
    Refusal.WRONG_ENCODING: marked("“%(encoding)s” is not one of the encodings offered."),
    Refusal.NO_CALENDAR: marked("This is no calendar: it does not begin with BEGIN:VCALENDAR."),
    Refusal.NO_EVENTS: marked("This calendar holds no events."),
    Refusal.TOO_MANY_EVENTS: marked(
        "The calendar holds more than %(limit)s events. Exported for a shorter time, it can be imported."
    ),
    Refusal.TOO_DEEP: marked("The calendar is damaged: its parts are nested too deep."),
    Refusal.BROKEN: marked("The file is damaged. Opened in its own program and saved again, it may be readable."),
}


def sentence(refused: Unreadable) -> str:
    """In the language spoken now."""
    values = {name: number(value) if isinstance(value, int) else value for name, value in refused.values.items()}
    return gettext(SENTENCES[refused.code], **values)
