"""Cadences to begin with, by network: few enough to be kept, regular enough to be expected. Each says why.

Texts are canonical English, as `cadence_text` writes them.
"""

from dataclasses import dataclass
from enum import Enum


class Why(Enum):
    """What speaks for a cadence; the words live with those of cadences."""

    FIXED_DAY = "fixed_day"
    OPEN_DAY = "open_day"
    FORTNIGHT = "fortnight"
    WORKING_HOURS = "working_hours"
    THREE_PILLARS = "three_pillars"
    EVENING = "evening"
    EVERY_WORKDAY = "every_workday"
    PRODUCTION = "production"
    RARE = "rare"
    ON_THE_WAY = "on_the_way"
    WEEK_BEGINS = "week_begins"
    HANGING = "hanging"
    LIKE_A_MESSAGE = "like_a_message"
    QUARTER = "quarter"
    LOOKED_THROUGH = "looked_through"


@dataclass(frozen=True, slots=True)
class Template:
    cadence: str
    why: Why


_STREAM = (
    Template("3/week", Why.OPEN_DAY),
    Template("Mon,Tue,Wed,Thu,Fri 10:00 skip holidays", Why.EVERY_WORKDAY),
    Template("Tue,Thu 12:00", Why.FIXED_DAY),
)
_OTHERS = (
    Template("1/week", Why.OPEN_DAY),
    Template("Tue 09:00", Why.FIXED_DAY),
    Template("every 2 weeks Tue 09:00", Why.FORTNIGHT),
)
_TEMPLATES = {
    "blog": (
        Template("Wed 09:00", Why.FIXED_DAY),
        Template("every 2 weeks Tue 09:00", Why.FORTNIGHT),
        Template("1/week", Why.OPEN_DAY),
    ),
    "linkedin": (
        Template("Tue,Thu 09:00 skip holidays", Why.WORKING_HOURS),
        Template("Mon,Wed,Fri 09:00 skip holidays", Why.THREE_PILLARS),
        Template("1/week on Mon,Tue,Wed,Thu,Fri", Why.OPEN_DAY),
    ),
    "xing": (
        Template("Tue 10:00 skip holidays", Why.WORKING_HOURS),
        Template("every 2 weeks Tue 10:00 skip holidays", Why.FORTNIGHT),
    ),
    "facebook": (
        Template("Tue,Fri 17:00", Why.EVENING),
        Template("3/week", Why.OPEN_DAY),
        Template("Wed 17:00", Why.FIXED_DAY),
    ),
    "instagram": (
        Template("Mon,Wed,Fri 18:00", Why.THREE_PILLARS),
        Template("Tue,Thu 18:00", Why.EVENING),
        Template("2/week", Why.OPEN_DAY),
    ),
    "tiktok": (Template("2/week", Why.OPEN_DAY), Template("Tue,Thu,Sat 18:00", Why.EVENING)),
    "youtube": (
        Template("1st Tue of month 17:00", Why.PRODUCTION),
        Template("every 2 weeks Thu 17:00", Why.FORTNIGHT),
    ),
    "podcast": (
        Template("every 2 weeks Thu 06:00", Why.ON_THE_WAY),
        Template("1st Thu of month 06:00", Why.PRODUCTION),
    ),
    "newsletter": (
        Template("1st Tue of month 09:00", Why.RARE),
        Template("every 2 weeks Tue 09:00", Why.FORTNIGHT),
        Template("Thu 09:00", Why.FIXED_DAY),
    ),
    "x": _STREAM,
    "mastodon": _STREAM,
    "bluesky": _STREAM,
    "threads": _STREAM,
    "pinterest": (Template("3/week", Why.OPEN_DAY), Template("Sat 10:00", Why.FIXED_DAY)),
    "whatsapp": (Template("1/week", Why.LIKE_A_MESSAGE), Template("Fri 16:00", Why.FIXED_DAY)),
    "telegram": (Template("1/week", Why.LIKE_A_MESSAGE), Template("Tue,Fri 12:00", Why.FIXED_DAY)),
    "intranet": (
        Template("Mon 09:00 skip holidays", Why.WEEK_BEGINS),
        Template("Mon,Thu 09:00 skip holidays", Why.WORKING_HOURS),
    ),
    "notice_board": (Template("1st Mon of month", Why.HANGING), Template("every 2 weeks Mon", Why.FORTNIGHT)),
    "print": (Template("1/month", Why.PRODUCTION), Template("every 3 months 1st Mon", Why.QUARTER)),
    "magazine": (Template("every 3 months 1st Mon", Why.QUARTER), Template("1/month", Why.PRODUCTION)),
    "press": (Template("1/month", Why.RARE), Template("2/month", Why.OPEN_DAY)),
    "website": (Template("1/month", Why.LOOKED_THROUGH), Template("1st Mon of month", Why.FIXED_DAY)),
}


def templates_for(network: str) -> tuple[Template, ...]:
    """The first is what we would take; for a network that we do not know, what suits most."""
    return _TEMPLATES.get(network, _OTHERS)
