"""Acme's plan on a Monday morning: Kim is responsible for LinkedIn."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from planner.db import PlanSession
from planner.models import Channel, Member, Workspace
from tests import make

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[Any]:
    """Stands at NOW until it is moved."""
    with time_machine.travel(NOW, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def acme(session: PlanSession, clock: Any) -> Workspace:
    return make.workspace(session)


@pytest.fixture
def kim(session: PlanSession, acme: Workspace) -> Member:
    return make.member(session, acme, make.user(session, "kim@example.org", "Kim Schäfer"))


@pytest.fixture
def linkedin(session: PlanSession, acme: Workspace, kim: Member) -> Channel:
    return make.channel(session, acme, name="LinkedIn", responsible_id=kim.id, max_silence=400)
