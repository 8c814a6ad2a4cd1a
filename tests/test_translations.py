"""Every message of the code and the templates has its German twin, with the same values in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
KEYWORDS = {"_": None, "gettext": None, "marked": None, "ngettext": (1, 2)}
VALUE = re.compile(r"%\((\w+)\)s")


def messages() -> Iterator[tuple[str, str]]:
    """Each message with the file it stands in; of a plural both forms."""
    for pattern, method in (("planner/**/*.py", "python"), ("templates/**/*", "jinja2.ext:babel_extract")):
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                options = {"trimmed": "true"} if method != "python" else {}
                for _line, message, _comments, _context in extract_from_file(method, path, KEYWORDS, options=options):
                    for single in message if isinstance(message, tuple) else (message,):
                        yield single, str(path.relative_to(ROOT))


def translations() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((ROOT / "planner/translations/de").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="de"):
                ids = message.id if isinstance(message.id, tuple) else (message.id,)
                strings = message.string if isinstance(message.string, tuple) else (message.string,)
                found.update(zip(ids, strings, strict=True))
    return found


def test_every_message_has_a_german_twin():
    known = translations()
    assert sorted({f"{where}: {message}" for message, where in messages() if not known.get(message)}) == []


def test_a_translation_names_the_same_values():
    known = translations()
    differing = [
        m for m, _ in messages() if m in known and set(VALUE.findall(m)) != set(VALUE.findall(known[m])) and "%(n)s" not in m
    ]
    assert differing == []


def test_no_translation_is_left_over():
    used = {message for message, _ in messages()}
    assert sorted(set(translations()) - used - {""}) == []


@pytest.mark.parametrize("path", sorted((ROOT / "planner/translations/de").glob("*.po")), ids=lambda path: path.stem)
def test_german_speaks_neither_du_nor_sie(path: Path):
    text = path.read_text()
    addressing = re.compile(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*|Ihnen)\b|[a-zäöüß,] (?:Sie|Ihr\w*)\b")
    assert [line for line in path.read_text().splitlines() if line.startswith("msgstr") and addressing.search(line)] == []
