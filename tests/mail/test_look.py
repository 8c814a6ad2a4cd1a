"""The look of letters: legible in light and dark, whatever a word stands on."""

import re

import pytest

from planner import wording
from tests.web.test_tokens import contrast

FOLDER = wording.templates_folder() / "mail"
RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
ON_SHEET = (
    *("h1", "h2", "h3", "p", "a", ".lead", ".soft", ".small", ".strong", ".fact", ".value", ".item", ".house", ".where"),
    *(".critical", ".warning", ".open", ".past", ".entry", ".act", ".wk", ".name", ".count", ".key", ".n", ".foot"),
)
PAIRS = [
    *((words, ".sheet") for words in ON_SHEET),
    *((words, ".mine") for words in (".own", "h3", ".entry", ".act", ".critical", ".warning", ".open", ".small", ".strong")),
    *((both, both) for both in (".f", ".i", ".e", ".p", ".quote", ".do")),
    (".pressed", ".press"),
]


def colours(name: str) -> dict[tuple[str, str], str]:
    """What a style sheet sets, by selector and property."""
    found = {}
    for selectors, body in RULE.findall(re.sub(r"/\*.*?\*/", "", (FOLDER / name).read_text())):
        for selector in selectors.split(","):
            for colour in re.findall(r"(?<![\w-])(color|background-color): (#\w{6})", body):
                found[selector.strip(), colour[0]] = colour[1]
    return found


LIGHT = colours("letter.css")
DARK = LIGHT | colours("dark.css")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_are_legible_on_what_they_stand_on(theme: dict[tuple[str, str], str]):
    found = {(words, on): contrast(theme[words, "color"], theme[on, "background-color"]) for words, on in PAIRS}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 4.5} == {}


def test_dark_changes_every_colour_of_the_light():
    kept = {pair for pair in LIGHT if pair not in colours("dark.css")}
    assert kept <= {("body", "background-color")}
