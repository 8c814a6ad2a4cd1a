"""The plan as sketches: themes on the places that the channels' promises leave, and the posts beside them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.demo.client import Client, Extra, Person, Profile, Theme
from planner.demo.places import Place
from planner.demo.shelf import AGAIN, Shelf
from planner.demo.tending import Spot, tended
from planner.domain.plan import Readiness
from planner.domain.slug import slug
from planner.domain.span import Week, shifted

LINKING = {"blog", "facebook", "x", "linkedin", "xing", "pinterest"}  # networks whose posts carry a link
Places = Mapping[str, Sequence[Place]]  # by channel


@dataclass(frozen=True, slots=True)
class Sketch:
    """A post before it is kept. `evergreen` and `cool_down` are its topic's."""

    channel: str
    day: date
    time: dt.time | None
    title: str
    text: str
    pillar: str
    readiness: Readiness
    format: str = ""
    campaign: str = ""
    audience: str = ""
    link: str = ""
    person: Person | None = None
    worker: Person | None = None  # who does the work; None: whoever plans
    hours: float | None = None
    cancelled: bool = False
    evergreen: bool = False
    cool_down: int | None = None


def sketches(client: Client, places: Places, today: date) -> list[Sketch]:
    """Every post of the plan, by day and time."""
    extras = (beside(each, places, today) for each in client.extras)
    return sorted([*planned(client, places, today), *extras], key=lambda each: (each.day, each.time or dt.time.min))


def planned(client: Client, places: Places, today: date) -> Iterator[Sketch]:
    """Those on places. Themes are handed out day by day, for channel by channel would give them all to the first."""
    shelf = Shelf(client.themes, shifted(today, -today.weekday()))
    spots = [
        (spot, profile)
        for profile in client.channels
        for spot in tended(profile.care, places[profile.slug], profile.lead_days, today)
    ]
    told: dict[tuple[str, int], Theme] = {}
    for spot, profile in sorted(spots, key=lambda pair: pair[0].place.day):
        again = None if spot.is_over else dict(profile.care.repeats).get(spot.n)
        theme = shelf.take(profile.slug, spot.place) if again is None else lately(told, profile.slug, again)
        if theme:
            yield sketch(client, profile, spot, theme, today, repeats=again is not None)
            if spot.is_over:
                told[profile.slug, spot.n] = theme


def lately(told: Mapping[tuple[str, int], Theme], channel: str, n: int) -> Theme | None:
    """The theme of the `n`-th latest place, or of the next one before it, that would fit any week of the year."""
    over = (told.get((channel, each)) for each in range(n, n + 10))
    return next((theme for theme in over if theme and not (theme.months or theme.weeks or theme.is_series)), None)


def sketch(client: Client, profile: Profile, spot: Spot, theme: Theme, today: date, *, repeats: bool) -> Sketch:
    """The theme on a spot of the channel."""
    place, heavy = spot.place, next((each for each in profile.care.heavy if each[0] == spot.n and not spot.is_over), None)
    title = worded(theme.title, place.day, today)
    own_link = bool(theme.text) and profile.network in LINKING and spot.readiness > Readiness.IDEA
    author = profile.authors[spot.n % len(profile.authors)] if profile.authors and spot.n % 3 == 2 else None
    return Sketch(
        channel=profile.slug,
        day=shifted(place.day, 1) if not spot.is_over and spot.n in profile.care.moved else place.day,
        time=place.time or (dt.time.fromisoformat(profile.times[spot.n % len(profile.times)]) if profile.times else None),
        title=title,
        text="" if spot.readiness is Readiness.IDEA else worded(told_on(profile, theme), place.day, today),
        pillar=theme.pillar,
        readiness=spot.readiness,
        format=place.format or profile.formats[spot.n % len(profile.formats)],
        campaign=theme.campaign,
        audience=theme.audience,
        link=f"{client.site}/{slug(title)}" if own_link else "",
        person=heavy[1] if heavy else None if place.person else author,
        worker=author or profile.responsible,
        hours=heavy[2] if heavy else profile.effort,
        evergreen=theme.evergreen,
        cool_down=AGAIN if theme.evergreen or repeats else None,
    )


def told_on(profile: Profile, theme: Theme) -> str:
    return theme.short if theme.short and (profile.brief or not theme.text) else theme.text


def worded(text: str, day: date, today: date) -> str:
    """With the year that people plan for from autumn on, and the calendar week of the post."""
    return text.format(jahr=today.year + (today.month >= 8), kw=Week.of(day).number)


def beside(extra: Extra, places: Places, today: date) -> Sketch:
    """A post that no cadence asks for."""
    day = shifted(today, extra.days)
    if extra.beside is not None:
        day = [place.day for place in places[extra.channel] if place.day >= today][extra.beside]
    return Sketch(
        channel=extra.channel,
        day=day,
        time=dt.time.fromisoformat(extra.time),
        title=extra.title,
        text=extra.text,
        pillar=extra.pillar,
        readiness=Readiness[extra.ripeness.upper()],
        format=extra.format,
        campaign=extra.campaign,
        cancelled=extra.cancelled,
    )
