"""The fields whose changes history tells: their names, and how a kept value is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from planner import gapwords, wording
from planner.domain.plan import Readiness
from planner.wording import gettext as _
from planner.wording import marked, ngettext


@dataclass(frozen=True, slots=True)
class Names:
    """Of members and channels, by id."""

    people: Mapping[int, str]
    channels: Mapping[int, str]


# By name: how it stands before a colon, and how it is said in a sentence (in German in the accusative).
FIELDS = {
    "day": (marked("Day"), marked("the day")),
    "time": (marked("Time"), marked("the time")),
    "channel_id": (marked("Channel"), marked("the channel")),
    "title": (marked("Title"), marked("the title")),
    "text": (marked("Text"), marked("the text")),
    "notes": (marked("Notes"), marked("the notes")),
    "format": (marked("Format"), marked("the format")),
    "link": (marked("Link"), marked("the link")),
    "pillar": (marked("Pillar"), marked("the pillar")),
    "campaign": (marked("Campaign"), marked("the campaign")),
    "audience": (marked("Audience"), marked("the audience")),
    "effort_hours": (marked("Effort"), marked("the effort")),
    "person_id": (marked("Person"), marked("the person")),
    "readiness": (marked("Readiness"), marked("the readiness")),
    "due_day": (marked("Due"), marked("the due day")),
    "published_link": (marked("Appeared"), marked("the address where it appeared")),
    "stage": (marked("State"), marked("the state")),
    "goal": (marked("Goal"), marked("the goal")),
    "link_title": (marked("Title of the source"), marked("the title of the source")),
    "earliest_day": (marked("Earliest day"), marked("the earliest day")),
    "latest_day": (marked("Latest day"), marked("the latest day")),
    "evergreen": (marked("Evergreen"), marked("whether it is evergreen")),
    "cool_down_days": (marked("Again after days, at the earliest"), marked("the days until it is used again")),
    "name": (marked("Name"), marked("the name")),
    "network": (marked("Network"), marked("the network")),
    "zone": (marked("Time zone"), marked("the time zone")),
    "stance": (marked("Stance"), marked("the stance")),
    "responsible_id": (marked("Responsible"), marked("the responsible person")),
    "stand_in_id": (marked("Stand-in"), marked("the stand-in")),
    "lead_days": (marked("Lead time"), marked("the lead time")),
    "max_silence": (marked("Longest silence"), marked("the longest silence")),
    "min_distance": (marked("Days between two posts, at least"), marked("the least distance between two posts")),
    "max_per_day": (marked("Posts a day, at most"), marked("the most posts a day")),
    "position": (marked("Place in the list"), marked("the place in the list")),
    "handover": (marked("Handover"), marked("the handover notes")),
}
LONG = frozenset({"text", "notes", "handover", "position"})  # only that they changed
STAGES = {"new": marked("new"), "in_work": marked("in work"), "ready": marked("ready")}
STANCES = {"publish": marked("publish"), "listen": marked("listen"), "practise": marked("practise"), "off": marked("leave alone")}
PARTS = {"text": marked("Text"), "picture": marked("Picture"), "approval": marked("Approval")}
DAYS = frozenset({"day", "due_day", "earliest_day", "latest_day", "first", "due"})
NUMBERS_OF_DAYS = frozenset({"lead_days", "max_silence", "min_distance", "cool_down_days", "days_before"})


def shown(name: str, value: object, names: Names) -> str:
    """A kept value as it is read; nothing is an empty text."""
    match name, value:
        case _, None | "":
            return ""
        case _, str() if name in DAYS:
            return wording.day(date.fromisoformat(value))
        case _, int() if name in NUMBERS_OF_DAYS:
            return ngettext("%(n)s day", "%(n)s days", value)
        case "time", str():
            return _("%(time)s o'clock", time=wording.clock_time(time.fromisoformat(value)))
        case "stage", str():
            return _quoted(_(STAGES[value]))
        case "stance", str():
            return _quoted(_(STANCES[value]))
        case "readiness", str():
            return _quoted(gapwords.readiness_word(Readiness[value.upper()]))
        case "part", str():
            return _(PARTS[value])
        case "person_id" | "responsible_id" | "stand_in_id", int():
            return names.people.get(value, "–")
        case "channel_id" | "channel", int():
            return names.channels.get(value, "–")
        case "effort_hours", int() | float():
            return _("%(hours)s h", hours=wording.number(value))
        case _, bool():
            return _("yes") if value else _("no")
        case _, int() | float():
            return wording.number(value)
    return _quoted(str(value))


def _quoted(text: str) -> str:
    return _("“%(title)s”", title=text)
