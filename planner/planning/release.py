"""What stands in the way of a post that is to be approved. A draft may be too long: nothing written is lost."""

from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.data import text_limit
from planner.domain.plan import Readiness
from planner.domain.text_limits import Measured, TextLimit, measure
from planner.models import Attachment, Channel, Post

COUNTED = ("title", "text")  # parts of a post that a network may have a rule for


class Hindrance(Enum):
    TOO_LONG = "too_long"  # for the network
    HASHTAGS = "hashtags"  # more than the network takes
    NO_ALT = "no_alt"  # a picture that nobody described


@dataclass(frozen=True, slots=True)
class Counted:
    """A part of a post by its network's rule."""

    part: str
    rule: TextLimit
    measured: Measured

    @property
    def plain(self) -> dict[str, Any]:
        """The rule, for whoever counts on in a browser."""
        return asdict(self.rule)


def network_of(channel: Channel) -> str:
    """As the rules for texts name it; a channel without a network may be called like one."""
    return channel.network or channel.slug


def counted(post: Post, **typed: str | None) -> list[Counted]:
    """The parts for which the channel's network has a rule, as they are kept or as they are typed now."""
    rules = [(part, text_limit(network_of(post.channel), part)) for part in COUNTED]
    return [Counted(part, rule, measure(typed.get(part) or getattr(post, part), rule)) for part, rule in rules if rule]


def hindrances(session: Session, post: Post) -> list[Hindrance]:
    measured = [each.measured for each in counted(post)]
    undescribed = select(Attachment.id).where(
        Attachment.workspace_id == post.workspace_id,
        Attachment.post_id == post.id,
        Attachment.media_type.startswith("image/"),
        Attachment.alt == "",
    )
    found = {
        Hindrance.TOO_LONG: any(each.over for each in measured),
        Hindrance.HASHTAGS: any(each.hashtags_over for each in measured),
        Hindrance.NO_ALT: session.scalar(undescribed.limit(1)) is not None,
    }
    return [hindrance for hindrance, there in found.items() if there]


def is_release(before: Readiness, after: Readiness) -> bool:
    """Whether a change of readiness lets a post out that was not out before."""
    return after >= Readiness.APPROVED > before
