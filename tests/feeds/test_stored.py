"""Bodies are what is stored, to the byte."""

from collections.abc import Callable

import pytest
import time_machine
from sqlalchemy import Engine

from planner import db
from planner.db import PlanSession
from tests.feeds.stored import CASES, FOLDER, NOW


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_a_body_is_what_is_stored(sqlite: Engine, case: Callable[[PlanSession], bytes]):
    with time_machine.travel(NOW, tick=False):
        assert case(db.unit(sqlite)) == (FOLDER / f"{case.__name__}.ics").read_bytes()


def test_nothing_is_stored_that_is_not_compared():
    assert {path.stem for path in FOLDER.iterdir()} == {case.__name__ for case in CASES}
