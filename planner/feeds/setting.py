"""What the entries of a workspace's feeds have in common while a body is built."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from planner.domain.span import Span, shifted
from planner.models import Workspace
from planner.wording import edition

PAST, FUTURE = 60, 400  # days that a feed reaches back and ahead
FORM = "1"  # raise it when entries are written in another form: whatever is kept is rendered anew


class Limits(NamedTuple):
    """Of a body; Google loses entries beyond."""

    entries: int = 1000
    size: int = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Setting:
    """`now` is the moment of building, `today` the date in the workspace's zone; `base_url` begins every link."""

    workspace: Workspace
    base_url: str
    today: date
    now: datetime

    @property
    def window(self) -> Span:
        return Span(shifted(self.today, -PAST), shifted(self.today, FUTURE + 1))

    @property
    def year(self) -> int:
        """From which on the rules of zones have to hold."""
        return self.window.first.year

    def link(self, path: str) -> str:
        """The address of a page of the workspace."""
        return f"{self.base_url}/w/{self.workspace.slug}/{path}"


@lru_cache(maxsize=16)
def wording_version(base_url: str) -> str:
    """Changes whenever the same plan would be written with other words, in another form, or with other links."""
    return hashlib.sha256("\0".join((FORM, base_url, edition("feeds", "gaps", "week"))).encode()).hexdigest()[:16]
