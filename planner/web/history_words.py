"""What happened, as a sentence: who did what to a post, a topic or a channel."""

from collections.abc import Mapping
from typing import Any

from planner.domain.cadence_error import CadenceError
from planner.domain.cadence_text import parse, text
from planner.web.history_fields import FIELDS, LONG, Names, shown
from planner.wording import gettext as _
from planner.wording import language, marked

Details = Mapping[str, Any]

# By verb; of verbs that several kinds of things have, by kind and verb.
SENTENCES: dict[str | tuple[str, str], str] = {
    "planned": marked("%(who)s planned the post for %(day)s on %(channel)s."),
    ("post", "imported"): marked("%(who)s imported the post, for %(day)s on %(channel)s."),
    ("topic", "imported"): marked("%(who)s imported the topic."),
    "imported again": marked("%(who)s imported it again."),
    "put back": marked("%(who)s took an import back."),
    "noted": marked("%(who)s noted the topic."),
    "cancelled": marked("%(who)s cancelled the post."),
    "revived": marked("%(who)s took the post up again."),
    ("post", "trashed"): marked("%(who)s moved the post to the trash."),
    ("post", "restored"): marked("%(who)s took the post out of the trash."),
    ("topic", "trashed"): marked("%(who)s moved the topic to the trash."),
    ("topic", "restored"): marked("%(who)s took the topic out of the trash."),
    "dropped": marked("%(who)s dropped the topic."),
    "taken up": marked("%(who)s took the topic up again."),
    "meant for": marked("%(who)s meant the topic for %(channels)s."),
    "merged": marked("%(who)s took the topic %(topic)s in."),
    "merged away": marked("%(who)s merged the topic into %(topic)s."),
    "split": marked("%(who)s split the topic into %(parts)s parts."),
    "regrouped": marked("%(who)s put the post to another topic."),
    "published": marked("%(who)s marked the post as published."),
    "listed": marked("%(who)s put %(item)s on the checklist."),
    "done": marked("%(who)s ticked %(item)s."),
    "reopened": marked("%(who)s opened %(item)s again."),
    "unlisted": marked("%(who)s took %(item)s off the checklist."),
    "attached": marked("%(who)s attached %(file)s."),
    "described": marked("%(who)s described the picture %(file)s."),
    "detached": marked("%(who)s removed the file %(file)s."),
    "undone": marked("%(who)s undid a deed."),
    "commented": marked("%(who)s commented."),
    "comment changed": marked("%(who)s changed a comment."),
    "comment resolved": marked("%(who)s resolved a comment by %(author)s."),
    "comment reopened": marked("%(who)s reopened a comment by %(author)s."),
    "comment removed": marked("%(who)s deleted a comment by %(author)s."),
    "asked": marked("%(who)s asked for approval."),
    "asked of": marked("%(who)s asked %(of)s for approval."),
    "withdrawn": marked("%(who)s withdrew the request for approval."),
    "expired": marked("The request for approval has run out."),
    "approved": marked("%(who)s approved the post."),
    "approved by the client": marked("%(who)s approved the post for the client; now it is up to the house."),
    "approved inside": marked("%(who)s approved the post; now it is up to the client."),
    "approved again": marked("The post is again as it was approved; so the approval holds."),
    "sent back": marked("%(who)s sent the post back."),
    "outdated": marked("%(who)s changed what was shown; so approval is asked for anew."),
    "due set": marked("%(who)s noted that %(part)s is not needed."),
    "due set on": marked("%(who)s set when %(part)s is due: %(due)s."),
    "due set before": marked("%(who)s set when %(part)s is due: %(days_before)s before."),
    "due set by rule": marked("%(who)s set when %(part)s is due: as for every post."),
    "part done": marked("%(who)s ticked %(part)s."),
    "part reopened": marked("%(who)s unticked %(part)s."),
    "opened": marked("%(who)s opened the channel."),
    "cadence started": marked("%(who)s started the cadence %(cadence)s from %(first)s on."),
    "slots detailed": marked("%(who)s said more about the slots of %(cadence)s."),
    "cadence ended": marked("%(who)s ended the cadence on %(day)s."),
}
NAMED = (
    *("day", "channel", "channels", "topic", "parts", "item", "file", "author", "of", "part", "due", "days_before"),
    *("cadence", "first"),
)  # in a sentence; a kept detail may lack
TOGETHER = frozenset({"edited", "arranged", "moved", "assigned", "ripened", "brought on"})  # told by what changed
CHANGED = marked("%(who)s changed %(field)s.")
FROM_TO = marked("%(who)s changed %(field)s from %(before)s to %(after)s.")
ENTERED = marked("%(who)s entered %(field)s: %(after)s.")
REMOVED = marked("%(who)s removed %(field)s (%(before)s).")


def sentence(subject: str, verb: str, details: Details, who: str, names: Names) -> str:
    """A verb that is not known is told as it is kept."""
    said = _said(subject, verb, details, who, names)
    return said[:-1] if said.endswith("..") else said  # after `2. Dez.`


def _said(subject: str, verb: str, details: Details, who: str, names: Names) -> str:
    found = changes(details)
    if verb == "moved":
        return _moved(found, who, names)
    if verb == "assigned":
        return _assigned(*found["person_id"], who, names)
    if verb in TOGETHER:
        return _together(found, who, names)
    wanted = _variant(verb, details)
    message = SENTENCES.get(wanted) or SENTENCES.get((subject, wanted))
    return _(message, **{**_values(details, names), "who": who}) if message else f"{who}: {verb}"


def changes(details: Details) -> dict[str, tuple[Any, Any]]:
    """The fields that changed, before and after."""
    return {
        name: (pair[0], pair[1]) for name, pair in details.items() if name in FIELDS and isinstance(pair, list) and len(pair) == 2
    }


def change_lines(verb: str, details: Details, names: Names) -> tuple[str, ...]:
    """What changed, a line a field, where the sentence does not say it already."""
    found = changes(details)
    if verb in ("moved", "assigned", "regrouped", "approved", "sent back", "approved again", "outdated") or len(found) == (
        verb in TOGETHER
    ):
        return ()
    told = {name: tuple(shown(name, each, names) or "–" for each in pair) for name, pair in found.items() if name not in LONG}
    return tuple(f"{_(FIELDS[name][0])}: {before} → {after}" for name, (before, after) in told.items())


def _variant(verb: str, details: Details) -> str:
    if verb == "asked":
        return "asked of" if details.get("of") else verb
    if verb == "due set":
        known = {"rule": "due set by rule", "due": "due set on", "days_before": "due set before"}
        return next((variant for name, variant in known.items() if details.get(name) is not None), verb)
    return verb


def _values(details: Details, names: Names) -> dict[str, str]:
    """What a sentence may name, as it is read; of what changed, what it became."""
    values = {name: shown(name, pair[-1] if isinstance(pair, list) and pair else pair, names) for name, pair in details.items()}
    if "channels" in details:
        meant = [names.channels.get(id_, "–") for id_ in details["channels"][1]]
        values["channels"] = ", ".join(meant) or _("all channels")
    if "cadence" in details:
        values["cadence"] = _("“%(title)s”", title=_spoken(details["cadence"]))
    as_kept = {name: str(details[name]) for name in ("author", "of", "parts") if name in details}
    return {**dict.fromkeys(NAMED, "–"), **values, **as_kept}


def _spoken(cadence: str) -> str:
    try:
        return text(parse(cadence), language())
    except CadenceError:  # as an earlier version wrote it
        return cadence


def _moved(found: Mapping[str, tuple[Any, Any]], who: str, names: Names) -> str:
    order = [name for name in ("channel_id", "day", "time") if name in found]
    before, after = (", ".join(filter(None, (shown(name, found[name][side], names) for name in order))) for side in (0, 1))
    if not before or not after:  # only a time, which was or is none
        return _together(found, who, names)
    return _("%(who)s moved the post from %(before)s to %(after)s.", who=who, before=before, after=after)


def _assigned(before: int | None, after: int | None, who: str, names: Names) -> str:
    old, new = shown("person_id", before, names), shown("person_id", after, names)
    if new == who:
        return _("%(who)s took the post on.", who=who)
    if old and new:
        return _("%(who)s handed the post over from %(before)s to %(after)s.", who=who, before=old, after=new)
    if new:
        return _("%(who)s made %(person)s responsible.", who=who, person=new)
    return _("%(who)s took %(person)s off the post.", who=who, person=old)


def _together(found: Mapping[str, tuple[Any, Any]], who: str, names: Names) -> str:
    """One field with its values, or the names of several."""
    fields = [_(FIELDS[name][1]) for name in found]
    if len(fields) != 1:
        return _(CHANGED, who=who, field=_listed(fields) or _("something"))
    ((name, pair),) = found.items()
    before, after = (shown(name, each, names) for each in pair)
    if name in LONG:
        return _(CHANGED, who=who, field=fields[0])
    message = FROM_TO if before and after else ENTERED if after else REMOVED
    return _(message, who=who, field=fields[0], before=before, after=after)


def _listed(words: list[str]) -> str:
    *first, last = words or [""]
    return _("%(first)s and %(last)s", first=", ".join(first), last=last) if first else last
