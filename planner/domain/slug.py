"""The short name of a workspace or channel in addresses and scripts."""

import re
import unicodedata
from collections.abc import Container

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LONGEST = 60


def slug(name: str) -> str:
    """Lower case, ä ö ü ß as ae oe ue ss, other letters without their marks, all else as single hyphens.

    `Häuser & Co.` is `haeuser-co`. A name without a Latin letter or digit has an empty one.
    """
    spelled = unicodedata.normalize("NFC", name).lower().translate(_GERMAN)
    plain = "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST].strip("-")


def free_slug(name: str, taken: Container[str], *, fallback: str) -> str:
    """The name's slug, with `-2`, `-3` ... when it is taken."""
    wanted = slug(name) or fallback
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate
