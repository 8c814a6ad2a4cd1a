"""The German catalogue: nothing left over, nobody addressed as du or Sie."""

import re
from pathlib import Path

import pytest
import wtforms

from planner import wording
from tests.web.test_words import FILES, PACKAGE, catalogue, extracted, words

ADDRESSING = re.compile(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*|Ihnen)\b|[a-zäöüß,] (?:Sie|Ihr\w*)\b")


def test_no_translation_is_left_over():
    used = extracted(PACKAGE, "**.py", "python") | extracted(wording.templates_folder(), "**.html", "jinja2.ext.babel_extract")
    borrowed = extracted(Path(wtforms.__file__).parent, "**.py", "python")
    assert {word for path in FILES for word in words(path)} - used - borrowed == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_german_addresses_nobody(path: Path):
    lines = path.read_text().splitlines()
    assert [line for line in lines if line.startswith("msgstr") and ADDRESSING.search(line)] == []


def test_a_message_has_one_translation_whatever_file_it_stands_in():
    found: dict[object, set[object]] = {}
    for path in FILES:
        for message in catalogue(path):
            if message.id:
                found.setdefault(message.id, set()).add(message.string)
    assert {id_: strings for id_, strings in found.items() if len(strings) > 1} == {}
