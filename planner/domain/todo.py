"""Things to do: what one person has to see to, with the day by which."""

import datetime as dt
from dataclasses import dataclass
from datetime import date
from enum import Enum


class What(Enum):
    """In the order in which they are told on one day."""

    APPEAR = "appear"  # a post goes out
    READY = "ready"  # a post has to be ready
    TEXT = "text"  # a post's text
    PICTURE = "picture"
    APPROVAL = "approval"  # has to be asked for and given by then
    APPROVE = "approve"  # is asked for, of this person
    ANSWER = "answer"  # an inquiry
    READ = "read"  # a comment names this person


@dataclass(frozen=True, slots=True)
class Todo:
    """`subject` is the id of the post, or of the inquiry of ANSWER; `person` that of a member, None for nobody's.

    `comment` is that of READ. `time` is a clock time of APPEAR.
    """

    what: What
    day: date
    title: str
    subject: int
    channel_id: int
    person: int | None
    time: dt.time | None = None
    comment: int | None = None

    @property
    def order(self) -> tuple[object, ...]:
        return (self.day, self.time is None, self.time or dt.time.min, list(What).index(self.what), self.subject)
