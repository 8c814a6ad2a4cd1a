"""The rules against the oracle on random plans.

At length, 20,000 plans from seed 1 on, each difference made as small as it gets:

    python -m tests.domain.test_oracle 20000 1
"""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.continuity import check
from planner.domain.gap import ChannelContinuity, Continuity, Gap
from planner.domain.history import history
from tests.domain.oracle import expected
from tests.domain.oracle_outlook import figures
from tests.domain.plans import Case, case, simpler

pytestmark = pytest.mark.no_cover  # what tables cover already is run thousands of times here

CASES = st.randoms(use_true_random=False).map(case)


@settings(max_examples=250, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(CASES)
def test_the_rules_agree_with_the_oracle_on_random_plans(of: Case):
    assert list(differences(of)) == []


def differences(of: Case) -> Iterator[str]:
    """Each field on which the two disagree, in words."""
    found, wanted = check(*of), expected(*of)
    yield from unlike_gaps("plan", found.gaps, wanted.gaps)
    if [channel.channel for channel in found.channels] != [channel.channel for channel in wanted.channels]:
        yield f"channels: {channel_keys(found)}, not {channel_keys(wanted)}"
        return
    for one, other in zip(found.channels, wanted.channels, strict=True):
        yield from unlike(one, other)
    for channel in of.plan.channels:
        told = history(channel.posts, of.today, of.plan.assume_publication)
        told_slowly = figures(channel.posts, of.plan, of.today)
        if asdict(told) != asdict(told_slowly):
            yield f"{channel.key} history: {told}, not {told_slowly}"


def channel_keys(of: Continuity) -> list[str]:
    return [channel.channel for channel in of.channels]


def unlike(found: ChannelContinuity, wanted: ChannelContinuity) -> Iterator[str]:
    for name in ("promised", "filled", "paused", "empty", "reach", "runway_weeks", "adherence"):
        if getattr(found, name) != getattr(wanted, name):
            yield f"{found.channel} {name}: {getattr(found, name)}, not {getattr(wanted, name)}"
    yield from unlike_gaps(found.channel, found.gaps, wanted.gaps)


def unlike_gaps(where: str, found: tuple[Gap, ...], wanted: tuple[Gap, ...]) -> Iterator[str]:
    """Gaps of equal order may stand in any order."""
    if list(found) != sorted(found, key=lambda gap: gap.order):
        yield f"{where} gaps: out of order"
    rest = list(wanted)
    for gap in found:
        if gap in rest:
            rest.remove(gap)
        else:
            yield f"{where} gaps: too many {gap}"
    for gap in rest:
        yield f"{where} gaps: missing {gap}"


def smallest(of: Case) -> Case:
    """A plan with a difference of which no part can be left out."""
    for less in simpler(of):
        if any(differences(less)):
            return smallest(less)
    return of


def compare(count: int, seed: int) -> int:
    """How many of `count` plans differ; the differences go to standard output."""
    differing = 0
    for number in range(seed, seed + count):
        of = case(Random(number))
        if any(differences(of)):
            differing += 1
            small = smallest(of)
            lines = [f"seed {number}: today {small.today}, span {small.span}", repr(small.plan), *differences(small)]
            sys.stdout.write("\n    ".join(lines) + "\n")
    sys.stdout.write(f"{count} plans from seed {seed} on, {differing} differ\n")
    return differing


if __name__ == "__main__":
    sys.exit(compare(int(sys.argv[1]), int(sys.argv[2])) > 0)
