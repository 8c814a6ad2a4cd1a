"""Text from elsewhere, made fit to be kept and shown."""

import re

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str | None:
    """Text without control characters, line ends as \\n; None when nothing but blanks is left."""
    if not text.isprintable():  # quick, and true of nearly every cell
        text = CONTROLS.sub("", LINE_ENDS.sub("\n", text))
    return text if text.strip() else None
