"""A source as it comes from the clipboard: an address, perhaps with the title of its page before or after it."""

import re

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_AROUND = ' \t\n-–—|:·<>()[]"„“”»«'


def parted(text: str) -> tuple[str, str]:
    """Address and title. A text without an address, or with nothing but it, is all address."""
    found = _ADDRESS.search(text)
    if found is None:
        return text, ""
    address = found[0].rstrip('>]"“”«.,;')
    if address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1]
    title = " ".join(f"{text[: found.start()].rstrip(_AROUND)} {text[found.end() :].lstrip(_AROUND)}".split())
    return address, title.strip(_AROUND)
