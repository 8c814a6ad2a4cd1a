"""Foreign texts cannot make recognition slow."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import planner.importing
from tests.importing.made import found_rows

LONG = 50_000
ROOMS = ("planner.importing.days", "planner.importing.layouts", "planner.importing.posts")
ATTACKS = (
    "1" * LONG,
    " " * LONG,
    "a" * LONG,
    "1 " * (LONG // 2),
    "a." * (LONG // 2),
    "(" * LONG,
    "kw 1 " * (LONG // 5),
    "-/" * (LONG // 2),
)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """All compiled expressions of the rooms that recognise plans."""
    for module in pkgutil.walk_packages(planner.importing.__path__, "planner.importing."):
        if module.name.startswith(ROOMS):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{module.name}.{name}", value


@pytest.mark.parametrize(("name", "pattern"), list(patterns()), ids=lambda value: value if isinstance(value, str) else "")
def test_no_expression_is_quadratic(name: str, pattern: re.Pattern[str]):
    def seconds(text: str) -> float:
        start = time.process_time()
        pattern.search(text)
        return time.process_time() - start

    assert max(min(seconds(text) for _ in range(3)) for text in ATTACKS) <= 0.05, name


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: text[:5])
def test_a_sheet_full_of_attacks_is_read_in_time(text: str):
    start = time.process_time()
    found_rows(["Datum", "Zeit", "Kanal", "Thema", "Status", "Link"], *[[text] * 6, ["24.11.2026", *[text] * 5]] * 20)
    assert time.process_time() - start < 2
