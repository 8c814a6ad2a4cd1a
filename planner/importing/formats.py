"""What a file is, by its first bytes. The name decides nothing: a PDF called .xlsx is a PDF."""

import re

from planner.importing.grid import Refusal, Unreadable

MOST_BYTES = 10 * 1024 * 1024  # of a workbook: pictures and logos count too
MOST_TEXT_BYTES = 5 * 1024 * 1024  # of csv and ics

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Compound File Binary: xls, and what is encrypted

FOREIGN = (
    (b"%PDF-", Refusal.PDF),
    (b"\x89PNG", Refusal.PICTURE),
    (b"\xff\xd8\xff", Refusal.PICTURE),  # JPEG
    (b"GIF8", Refusal.PICTURE),
    (b"BM", Refusal.PICTURE),
    (b"II*\x00", Refusal.PICTURE),  # TIFF
    (b"MM\x00*", Refusal.PICTURE),
    (b"PK\x05\x06", Refusal.ARCHIVE),  # a zip without entries
    (b"PK\x07\x08", Refusal.ARCHIVE),  # a part of a split zip
    (b"\x1f\x8b", Refusal.ARCHIVE),  # gzip
    (b"BZh", Refusal.ARCHIVE),
    (b"\xfd7zXZ", Refusal.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Refusal.ARCHIVE),
    (b"Rar!", Refusal.ARCHIVE),
    (b"{\\rtf", Refusal.DOCUMENT),
    (b"\x09\x00\x04\x00", Refusal.OLD_WORKBOOK),  # Excel 2, 3 and 4 begin with their BOF record
    (b"\x09\x02\x06\x00", Refusal.OLD_WORKBOOK),
    (b"\x09\x04\x06\x00", Refusal.OLD_WORKBOOK),
)
BINARY_START = re.compile(rb"[\x00-\x08\x0e-\x1f\x80-\xff]")
MARKUP = (
    (re.compile(rb"<(!doctype\s+html|html|head|body|meta|style|table|div)\b", re.I), Refusal.HTML),
    (re.compile(rb"mime-version:", re.I), Refusal.HTML),
    (re.compile(rb"<(\?xml|[a-z][^<>]*\bxmlns)", re.I), Refusal.XML),
)


def family(content: bytes) -> str:
    """`zip`, `ole` or `text`; Unreadable for what is empty, too big, or neither a table nor a calendar."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise Unreadable(Refusal.EMPTY)
    if len(content) > MOST_BYTES:
        raise Unreadable(Refusal.TOO_BIG, limit=MOST_BYTES // 1024**2)
    if content.startswith(ZIP):
        return "zip"
    if content.startswith(OLE):
        return "ole"
    _refuse_foreign(content)
    if len(content) > MOST_TEXT_BYTES:
        raise Unreadable(Refusal.TOO_BIG, limit=MOST_TEXT_BYTES // 1024**2)
    return "text"


def _refuse_foreign(content: bytes) -> None:
    for signature, refusal in FOREIGN:
        # two letters alone are no proof: "BM" may be the first words of a table
        if content.startswith(signature) and (len(signature) > 3 or BINARY_START.search(content[:64])):
            raise Unreadable(refusal)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        raise Unreadable(Refusal.PICTURE)
    if content[4:8] == b"ftyp":  # HEIC, AVIF and films
        raise Unreadable(Refusal.PICTURE)
    if b"%PDF-" in content[:1024]:
        raise Unreadable(Refusal.PDF)
    start = content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    for markup, refusal in MARKUP:
        if markup.match(start):
            raise Unreadable(_kind_of_xml(start) if refusal is Refusal.XML else refusal)


def _kind_of_xml(start: bytes) -> Refusal:
    return Refusal.HTML if re.search(rb"<(!doctype\s+)?html\b", start, re.I) else Refusal.XML
