"""The domain decides: it knows the standard library and itself, and never asks the clock."""

import ast
import sys
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[2] / "planner" / "domain").glob("*.py"))
CLOCKS = {"today", "now", "utcnow", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
DOORS = {"os", "sys", "socket", "subprocess", "pathlib", "random", "sqlite3", "urllib", "logging"}


def trees() -> list[tuple[str, ast.Module]]:
    return [(file.name, ast.parse(file.read_text(encoding="utf-8"))) for file in FILES]


@pytest.mark.parametrize(("name", "tree"), trees(), ids=lambda value: value if isinstance(value, str) else "")
def test_it_imports_the_standard_library_only(name, tree):
    imported = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    imported += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    foreign = [module for module in imported if not module.startswith("planner.domain")]
    assert {module.split(".")[0] for module in foreign} <= set(sys.stdlib_module_names) - DOORS


@pytest.mark.parametrize(("name", "tree"), trees(), ids=lambda value: value if isinstance(value, str) else "")
def test_it_never_reads_the_clock(name, tree):
    called = {node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
    assert not called & CLOCKS
