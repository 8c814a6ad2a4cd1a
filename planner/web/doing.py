"""A deed in a request: begun with whoever does it, ended with a commit and with what is said of it."""

from collections.abc import Sequence

from planner.db import session
from planner.planning.deeds import Doing
from planner.web import access, post_fields, ripening
from planner.web.saying import effects_in_words, say


def begin() -> Doing:
    return Doing(session(), access.current_workspace(), access.current_member(), access.today())


def end(doing: Doing, text: str, *, warnings: Sequence[str] = (), remarks: Sequence[str] = ()) -> None:
    """Commit, and say what was done, what it does to continuity, and how to undo it. Warnings and remarks are sentences."""
    done = doing.finish()
    names = {channel.slug: channel.name for channel in post_fields.channels()} if done.changes else {}
    session.commit()
    outdated = ripening.outdated()
    effects = [*warnings, *outdated, *remarks, *effects_in_words(done.changes, names)]
    say(text, "warning" if warnings or outdated else "done", undo=done.deed, effects=effects)
