"""What was done, said on the next page: a sentence, what it does to continuity, and a way to undo it."""

import textwrap
from collections.abc import Iterable, Sequence

from flask import flash

from planner import gapwords
from planner.domain.consequence import Change, Effect
from planner.domain.gap import Kind
from planner.models import Deed, Post, Topic
from planner.wording import gettext as _
from planner.wording import ngettext

NAMED = 3  # effects or titles


def say(text: str, kind: str = "done", *, undo: Deed | None = None, effects: Iterable[str] = ()) -> None:
    """`kind` is done, warning or error. The visitor can take `undo` back from where this is shown."""
    said = {"text": _ended(text), "effects": [_ended(effect) for effect in effects], "deed": undo.id if undo else None}
    flash(said, kind)  # type: ignore[arg-type]  # shown by our own macro


def _ended(sentence: str) -> str:
    """With one full stop, also after an abbreviation such as `2. Dez.`."""
    return sentence[:-1] if sentence.endswith("..") else sentence


def short(title: str) -> str:
    """A title as it is said: what is said travels in a cookie."""
    return textwrap.shorten(title, 80, placeholder=" …")


def quoted(things: Sequence[Post | Topic]) -> str:
    """The titles of the first few."""
    named = [_("“%(title)s”", title=short(thing.title)) for thing in things[:NAMED]]
    return ", ".join([*named, "…"] if len(things) > NAMED else named)


def effects_in_words(changes: Sequence[Change], names: dict[str, str]) -> list[str]:
    """A sentence for each of the first few, and how many more there are. `names` are those of the channels by their slugs."""
    said = [_sentence(change, names[change.channel]) for change in changes[:NAMED]]
    more = len(changes) - len(said)
    return [*said, ngettext("And %(n)s more effect.", "And %(n)s more effects.", more)] if more else said


def _sentence(change: Change, channel: str) -> str:
    gap = change.gap
    values = {"channel": channel, "when": gapwords.gap_days(gap), "phrase": gapwords.gap_phrase(gap)}
    match change.effect, gap.kind:
        case Effect.OPENS, Kind.SLOT:
            return _("Opens a gap on %(when)s on %(channel)s.", **values)
        case Effect.OPENS, Kind.QUOTA:
            return _("Opens a gap on %(channel)s: %(phrase)s (%(when)s).", **values)
        case Effect.OPENS, _kind:
            return _("New on %(channel)s: %(phrase)s (%(when)s).", **values)
        case Effect.WORSENS, _kind:
            return _("Worse now on %(channel)s: %(phrase)s (%(when)s).", **values)
        case Effect.CLOSES, Kind.SLOT if change.still:
            readiness = gapwords.readiness_word(change.still)
            return _("Closes the gap on %(when)s on %(channel)s (still: %(readiness)s).", readiness=readiness, **values)
        case Effect.CLOSES, Kind.SLOT:
            return _("Closes the gap on %(when)s on %(channel)s.", **values)
        case Effect.CLOSES, Kind.QUOTA:
            return _("Closes a gap on %(channel)s: %(when)s.", **values)
    return _("Solved on %(channel)s: %(phrase)s (%(when)s).", **values)
