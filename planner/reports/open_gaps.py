"""The gaps of a channel that are not over, each with the ways to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.continuity import Known
from planner.domain.gap import ChannelContinuity, Gap, Severity
from planner.domain.mending import Mend, mends
from planner.domain.plan import Channel
from planner.queries.board import ChannelHead
from planner.queries.people import People
from planner.reports.headline import urgency


@dataclass(frozen=True, slots=True)
class OpenGap:
    """`channel` None: the gap belongs to the workspace. `person` is a name."""

    gap: Gap
    channel: ChannelHead | None
    person: str | None
    mends: tuple[Mend, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """The most urgent first."""
        return (*urgency(self.gap), self.gap.order)


def open_gaps(
    head: ChannelHead, channel: Channel, known: Known, judged: ChannelContinuity, people: People, today: date
) -> Iterator[OpenGap]:
    """`judged` says the gaps; `known` is what they were found in."""
    for gap in judged.gaps:
        if gap.severity is not Severity.PAST:
            yield OpenGap(gap, head, people.name(gap.responsible), mends(gap, channel, known.filling, today))
