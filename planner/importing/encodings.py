"""From bytes to text: byte order mark, then strict UTF-8, then cp1252, as German spreadsheet programs write csv."""

import re

from planner.importing.grid import Refusal, Unreadable

OFFERED = ("utf-8", "cp1252", "utf-16-le", "utf-16-be", "iso8859-15", "cp1250", "cp850", "mac_roman")
"""The encodings that can be chosen in the preview where the guess was wrong."""

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
SAMPLE = 4096  # bytes that are enough to tell UTF-16 without a mark


def decode(content: bytes, wanted: str | None = None) -> tuple[str, str]:
    """The text, and the encoding it was read in; Unreadable when the bytes are no text in it."""
    if wanted is not None and wanted not in OFFERED:
        raise Unreadable(Refusal.WRONG_ENCODING, encoding=wanted)
    if wanted is not None:
        return _strictly(content, wanted)
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if bare := _bare_utf16(content):
        return _strictly(content, bare)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strictly(content, "cp1252")


def _strictly(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return content.decode(encoding).removeprefix("\ufeff"), encoding
    except UnicodeDecodeError as fault:
        raise Unreadable(Refusal.NOISE) from fault


def _bare_utf16(content: bytes) -> str | None:
    """Western text in UTF-16 has a zero in nearly every second byte."""
    sample = content[:SAMPLE]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def refuse_noise(text: str) -> None:
    """Unreadable for what decodes but is no text: a NUL, or more than one control character in a hundred."""
    if "\x00" in text or len(CONTROLS.findall(text)) > len(text) // 100:
        raise Unreadable(Refusal.NOISE)
