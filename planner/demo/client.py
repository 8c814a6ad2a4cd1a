"""What the tables of the demo are made of: a client, its people, channels and themes. Days are relative to today."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain.plan import Stance
from planner.models import ApprovalMode, DayPart, Part, Role, Stage


@dataclass(frozen=True, slots=True)
class Person:
    email: str
    name: str


@dataclass(frozen=True, slots=True)
class Staff:
    """A person's place at one client."""

    person: Person
    role: Role
    hours: float | None = None  # a week
    stand_in: Person | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of a cadence says beyond day and time."""

    pillar: str | None = None
    format: str | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A cadence from the Monday so many weeks ago."""

    weeks_ago: int
    text: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Care:
    """How well a channel is looked after.

    Places still to come are counted from 0, the next one first; those that are over from 0 too, the latest first.
    """

    drafted: int = 24  # days ahead with drafts at least
    planned: int = 90  # days ahead with anything at all
    empty: frozenset[int] = frozenset()  # to come, and nothing planned
    raw: frozenset[int] = frozenset()  # to come, and behind what its nearness asks for
    hole: tuple[int, int] | None = None  # from the first place on this weekday (Monday is 0) on, so many are empty
    heavy: tuple[tuple[int, Person, float], ...] = ()  # to come, and so many hours of somebody's work
    repeats: tuple[tuple[int, int], ...] = ()  # to come, and with the topic of one that is over
    moved: frozenset[int] = frozenset()  # to come, and put on the day after
    missed: frozenset[int] = frozenset()  # over, and nothing was posted
    unfinished: frozenset[int] = frozenset()  # over, and the post never got its approval
    asleep: int | None = None  # days since which nothing has been posted


@dataclass(frozen=True, slots=True)
class Profile:
    """A channel."""

    name: str
    slug: str
    network: str
    rhythms: tuple[Rhythm, ...] = ()
    care: Care = Care()
    responsible: Person | None = None
    stand_in: Person | None = None
    authors: tuple[Person, ...] = ()  # take turns with the responsible person
    formats: tuple[str, ...] = ()  # by turns
    times: tuple[str, ...] = ()  # of posts that no slot gives a time, by turns
    effort: float = 1.0  # hours
    brief: bool = False  # shows the short text
    lead_days: int = 3
    max_silence: int | None = None
    min_distance: int | None = None
    max_per_day: int | None = None
    stance: Stance = Stance.PUBLISH
    handover: str = ""  # what a stand-in has to know


@dataclass(frozen=True, slots=True)
class Theme:
    """Something to post about. `{jahr}` is the year people now plan for, `{kw}` the calendar week of the post.

    A title with `{kw}` is a series: new each week.
    """

    title: str
    pillar: str
    on: str  # slugs of channels
    text: str
    short: str = ""
    months: tuple[int, ...] = ()  # empty: all year
    weeks: tuple[int, int] | None = None  # relative to this one, both included; None: any
    campaign: str = ""
    audience: str = ""
    evergreen: bool = False

    @property
    def is_series(self) -> bool:
        return "{kw}" in self.title


@dataclass(frozen=True, slots=True)
class Note:
    """A topic of the backlog that has not become a post yet."""

    title: str
    pillar: str
    on: str  # slugs of channels; empty: all
    notes: str = ""
    evergreen: bool = False
    cool_down: int | None = None
    dropped: bool = False
    hours: float | None = None
    goal: str = ""
    stage: Stage = Stage.NEW
    person: Person | None = None
    days: tuple[int | None, int | None] = (None, None)  # from today: earliest and latest
    link: str = ""
    link_title: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A view of the plan that the planner has saved."""

    name: str
    query: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Extra:
    """A post beside the cadence: so many days from today, or on the day of a place to come."""

    channel: str
    title: str
    text: str
    pillar: str
    format: str
    time: str
    days: int = 0
    beside: int | None = None
    ripeness: str = "draft"
    cancelled: bool = False
    campaign: str = ""


@dataclass(frozen=True, slots=True)
class Away:
    """An absence: so many days from today, or beginning with a place to come of a channel."""

    person: Person
    note: str
    length: int  # days
    days: int = 0
    beside: tuple[str, int] | None = None
    part: DayPart = DayPart.WHOLE
    handover: str = ""


@dataclass(frozen=True, slots=True)
class Rest:
    """An accepted pause of one channel."""

    channel: str
    days: int  # from today
    length: int  # days
    reason: str
    by: Person


@dataclass(frozen=True, slots=True)
class Question:
    """An inquiry. `answered` and `target` are days from today."""

    channel: str
    text: str
    received: int
    target: int
    answered: int | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody without an account, who comes by link. `channel` is the slug of what they see."""

    name: str
    channel: str
    may_approve: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on the n-th post to come of a channel, written so many days ago. `by` None: the client's guest."""

    channel: str
    n: int
    by: Person | None
    text: str
    days: int
    hour: int
    for_guests: bool = False
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Client:
    slug: str
    name: str
    region: str
    site: str
    staff: tuple[Staff, ...]
    planner: Person  # who plans, and owns the workspace
    approver: Person
    decides_breaks: Person
    channels: tuple[Profile, ...]
    themes: tuple[Theme, ...]
    backlog: tuple[Note, ...]
    extras: tuple[Extra, ...]
    absences: tuple[Away, ...]
    rests: tuple[Rest, ...]
    questions: tuple[Question, ...]
    short_breaks: dict[int, tuple[str, int]] = field(default_factory=dict)  # month -> reason and days
    checklist: tuple[str, ...] = ()  # of a post that is long work
    views: tuple[View, ...] = ()
    approval: ApprovalMode = ApprovalMode.NONE
    patience: tuple[int, ...] = (4,)  # hours until somebody has approved, by turns
    guest: Guest | None = None
    remarks: tuple[Remark, ...] = ()
    format_items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # what is always to be done for a format
    due: Mapping[Part, int] = field(default_factory=dict)  # days before the publication day
