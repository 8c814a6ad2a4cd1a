"""Texts as calendar programs agree on them (RFC 5545 3.3.11)."""

from collections.abc import Iterable

from icalendar import vText

from planner.db import cleaned

NAME_LENGTH = 60  # of a calendar; programs cut longer ones
BYTE_ORDER_MARK = "\ufeff"
# Some readers take the escaped `C:\new` for a line break.
_READ_AS_BREAKS = (("\\n", "＼n"), ("\\N", "＼N"))


def ics_text(text: str) -> vText:
    """Several lines, escaped when written. Always a vText: icalendar writes X- properties and NAME unescaped without it."""
    text = cleaned(text).replace(BYTE_ORDER_MARK, "")
    for misread, plain in _READ_AS_BREAKS:
        text = text.replace(misread, plain)
    return vText(text.strip())


def ics_line(text: str) -> vText:
    """One line."""
    return vText(" ".join(ics_text(text).split()))


def ics_name(text: str) -> vText:
    """The name of a calendar: no comma, semicolon or backslash, whose escapes Outlook on the web shows."""
    plain = "".join(" " if character in ",;\\＼" else character for character in ics_line(text))
    return vText(" ".join(plain.split())[:NAME_LENGTH].rstrip())


def labelled(facts: Iterable[tuple[str, str | None]]) -> str:
    """`Rubrik: Azubi`, one line each; those without a value are left out."""
    return "\n".join(f"{word}: {value}" for word, value in facts if value)
