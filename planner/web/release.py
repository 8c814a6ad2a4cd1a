"""Why a post cannot be approved yet, in words: said on its page, and at the field that would approve it."""

from collections.abc import Iterable

from planner.db import session
from planner.domain.plan import Readiness
from planner.models import Post
from planner.planning.release import Hindrance, hindrances, is_release
from planner.wording import gettext as _


def reasons(post: Post) -> list[str]:
    """A sentence each; none when nothing is in the way."""
    words = {
        Hindrance.TOO_LONG: _("The text is too long for %(channel)s.", channel=post.channel.name),
        Hindrance.HASHTAGS: _("There are too many hashtags for %(channel)s.", channel=post.channel.name),
        Hindrance.NO_ALT: _("A picture is not described in words."),
    }
    return [words[each] for each in hindrances(session(), post)]


def refusal(posts: Iterable[Post], step: Readiness) -> str:
    """Why these posts are not brought to that readiness; empty when nothing is in the way."""
    found = [(post, reasons(post)) for post in posts if is_release(post.readiness, step)]
    return " ".join(f"“{post.title}”: {' '.join(why)}" for post, why in found if why)
