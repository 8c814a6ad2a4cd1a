"""What we know of the world and keep in files: read once, as values of the domain. Each file names its sources."""

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from planner.domain.awareness import AwarenessDay
from planner.domain.school_holidays import SchoolBreak, SchoolHoliday
from planner.domain.span import Span, shifted
from planner.domain.text_limits import TextLimit, Unit

TextLimits = dict[str, tuple[TextLimit, ...]]


def plain(name: str) -> Any:
    """The file as it stands, for the browser: `plain("text_limits")`."""
    return json.loads(files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))


@cache
def text_limits() -> TextLimits:
    """The rules for texts by network, as channels name it; a network without rules is not there."""
    kept = plain("text_limits")
    light = tuple((first, last) for first, last in kept["light"])
    return {
        network: tuple(TextLimit(**{**rule, "unit": Unit(rule["unit"]), "light": light}) for rule in rules)
        for network, rules in kept["networks"].items()
    }


def text_limit(network: str, part: str = "text") -> TextLimit | None:
    """The network's rule for a part of a post; None when it has none."""
    return next((rule for rule in text_limits().get(network, ()) if rule.part == part), None)


@cache
def awareness_days() -> tuple[AwarenessDay, ...]:
    return tuple(
        AwarenessDay(day["rule"], {"de": day["de"], "en": day["en"]}, day["topic"], day["source"])
        for day in plain("awareness_days")["days"]
    )


@cache
def school_holidays_known(region: str | None) -> Span | None:
    """The days of which it is known whether they are holidays; None for a region of which nothing is known."""
    found = school_holidays(region)
    return Span(date.fromisoformat(plain("school_holidays")["from"]), shifted(found[-1].last, 1)) if found else None


@cache
def school_holidays(region: str | None) -> tuple[SchoolHoliday, ...]:
    """Those of a region such as `DE-BY`, by day; none where they are not known, as for a whole country."""
    kept = plain("school_holidays")["regions"].get(region, ())
    return tuple(
        SchoolHoliday(SchoolBreak(kind), date.fromisoformat(first), date.fromisoformat(last)) for kind, first, last in kept
    )
