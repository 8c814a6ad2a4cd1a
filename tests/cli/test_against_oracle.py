"""Random plans put in by commands, and asked about by commands, against the oracle: nothing is bent on its way through
the command line, the import and the database.

At length, 500 plans from seed 1 on:

    SEEDS=1-500 python -m pytest -q tests/cli/test_against_oracle.py
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from random import Random
from typing import Any

import pytest

from planner.domain.gap import ChannelContinuity, Reach
from planner.domain.plan import Plan
from planner.domain.span import Span
from tests.cli.entered import enter, sayable
from tests.domain.oracle import expected
from tests.domain.oracle_outlook import figures
from tests.domain.plans import case

TELLING = (5, 13, 107, 152, 158)  # two where a stand-in decides, and one where the order of rows does
FIRST, _, LAST = os.environ.get("SEEDS", "").partition("-")


@pytest.mark.parametrize("seed", range(int(FIRST), int(LAST) + 1) if LAST else TELLING)
def test_a_plan_put_in_by_commands_has_the_gaps_and_the_history_of_the_oracle(planner, data_dir, seed):
    random = Random(seed)
    of = sayable(case(random))
    ask = enter(of, planner, data_dir, random)
    found = json.loads(ask("gaps", "--from", of.span.first, "--to", of.span.end, "--json").stdout)
    assert sorted_gaps(found) == sorted_gaps(gaps(of.plan, of.span, of.today))
    assert json.loads(ask("continuity", "--json").stdout)["channels"] == list(histories(of.plan, of.today))


def gaps(plan: Plan, span: Span, today: date) -> dict[str, Any]:
    wanted = expected(plan, span, today)
    return {
        "workspace": "acme", "today": str(today), "from": str(span.first), "to": str(span.end),
        "channels": [channel_of(channel) for channel in wanted.channels],
        "gaps": [gap.plain() for gap in wanted.gaps],
    }  # fmt: skip


def channel_of(channel: ChannelContinuity) -> dict[str, Any]:
    reach = channel.reach.value if isinstance(channel.reach, Reach) else channel.reach and str(channel.reach)
    values = {name: getattr(channel, name) for name in ("channel", "promised", "filled", "paused", "empty")}
    outlook = {"reach": reach, "runway_weeks": channel.runway_weeks, "adherence": channel.adherence}
    return {**values, **outlook, "gaps": [gap.plain() for gap in channel.gaps]}


def sorted_gaps(document: dict[str, Any]) -> dict[str, Any]:
    """Gaps of equal order may stand in any."""
    channels = [{**channel, "gaps": sorted(channel["gaps"], key=str)} for channel in document["channels"]]
    return {**document, "channels": channels}


def histories(plan: Plan, today: date) -> Iterator[dict[str, Any]]:
    for channel in sorted(plan.channels, key=lambda channel: channel.key):
        told = asdict(figures(channel.posts, plan, today))
        if silence := told["longest_silence"]:
            told["longest_silence"] = {"days": silence["days"], "from": str(silence["first"]), "to": str(silence["last"])}
        dates = {name: told[name] and str(told[name]) for name in ("first", "last")}
        yield {"channel": channel.key, **told, **dates}
