"""The small plan in a database, and the questions that are put to one."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from sqlalchemy import Engine, event


@pytest.fixture
def questions() -> Callable[[Engine], AbstractContextManager[list[str]]]:
    """The SELECTs inside the block."""

    @contextmanager
    def asked(engine: Engine) -> Iterator[list[str]]:
        found: list[str] = []

        def note(connection: object, cursor: object, statement: str, *_: object) -> None:
            if statement.startswith("SELECT"):
                found.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        yield found
        event.remove(engine, "before_cursor_execute", note)

    return asked
