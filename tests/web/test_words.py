"""Every message of the program has its German; none is left over in English."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from planner import wording

PACKAGE = Path(wording.__file__).parent
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "marked": None}
FILES = sorted((PACKAGE / "translations" / "de").glob("*.po"))


def test_every_message_has_its_german():
    spoken = extracted(PACKAGE, "**.py", "python")
    spoken |= extracted(wording.templates_folder(), "**.html", "jinja2.ext.babel_extract")
    assert spoken - {word for path in FILES for word in words(path)} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_translation_keeps_what_is_filled_in(path: Path):
    assert [error for message in catalogue(path) for error in message.check()] == []


def extracted(folder: Path, pattern: str, method: str) -> set[str]:
    found = extract_from_dir(str(folder), [(pattern, method)], keywords=KEYWORDS, directory_filter=lambda _: True)
    return {word for _, _, message, _, _ in found for word in ([message] if isinstance(message, str) else message)}


def words(path: Path) -> set[str]:
    """The messages with a translation, plurals too."""
    translated = (message.id for message in catalogue(path) if message.id and all(message.string or ()))
    return {word for id_ in translated for word in ([id_] if isinstance(id_, str) else id_)}


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="de")
