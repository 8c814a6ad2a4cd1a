"""The gap report: what is missing in the coming four weeks, what was kept last week, and who is to act."""

from dataclasses import dataclass
from datetime import date

from planner.domain.gap import Gap, Reach
from planner.domain.span import Span, Week, coming, shifted
from planner.reports.headline import Headline
from planner.reports.strip import DayState

AHEAD = 28  # days


@dataclass(frozen=True, slots=True)
class Finding:
    """A gap with names: of who is responsible (None: nobody), and the titles of the posts it is about."""

    gap: Gap
    person: str | None
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LastWeek:
    """What became of the promises that were due in the ISO week before: kept, missed, their ratio (None: none was due).

    `published` counts the posts of that week that appeared, owed or not; `findings` are the missed promises.
    """

    kept: int
    missed: int
    published: int
    adherence: float | None
    findings: tuple[Finding, ...]

    @property
    def due(self) -> int:
        return self.kept + self.missed


@dataclass(frozen=True, slots=True)
class ChannelReport:
    """One channel over the coming four weeks; numbers as in `domain.gap.ChannelContinuity`.

    `cadence` is the canonical English text of the one valid today, None without one; `strip` has a state per day.
    """

    key: str  # the slug
    name: str
    publishes: bool
    responsible: str | None  # a name
    cadence: str | None
    promised: int
    filled: int
    paused: int
    empty: int
    reach: date | Reach | None
    runway_weeks: float | None
    strip: tuple[DayState, ...]
    findings: tuple[Finding, ...]
    last_week: LastWeek

    @property
    def is_worth_a_line(self) -> bool:
        """Whether anything is promised, found or expected on it."""
        return self.publishes or bool(self.promised or self.findings or self.last_week.published or self.last_week.findings)


@dataclass(frozen=True, slots=True)
class Away:
    """A member's absence, both days included; `uncovered` are the names of the channels that have nobody meanwhile."""

    person: str  # a name
    first: date
    last: date
    stand_in: str | None  # a name
    uncovered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AcceptedPause:
    """A pause of one channel, by name, or of all (None), both days included."""

    channel: str | None
    first: date
    last: date
    reason: str
    decided_by: str | None  # a name; None: a command
    decided_on: date


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """The plan judged on `today`. Channels stand in the workspace's order; `findings` belong to no channel (overload)."""

    slug: str
    workspace: str
    language: str
    today: date
    headline: Headline
    channels: tuple[ChannelReport, ...]
    findings: tuple[Finding, ...]
    absences: tuple[Away, ...]
    pauses: tuple[AcceptedPause, ...]

    @property
    def week(self) -> Week:
        return Week.of(self.today)

    @property
    def span(self) -> Span:
        """The coming four weeks."""
        return coming(self.today, AHEAD)

    @property
    def last_week(self) -> Week:
        """The ISO week before; the same one in the first week a date can hold."""
        return Week.of(shifted(self.week.monday, -7))

    @property
    def shown(self) -> tuple[ChannelReport, ...]:
        return tuple(channel for channel in self.channels if channel.is_worth_a_line)

    @property
    def missed(self) -> tuple[ChannelReport, ...]:
        """The channels that missed a promise last week."""
        return tuple(channel for channel in self.channels if channel.last_week.findings)

    @property
    def is_flawless(self) -> bool:
        """Nothing is missing in the coming four weeks."""
        return not self.findings and not any(channel.findings for channel in self.channels)
