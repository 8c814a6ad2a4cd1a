"""The holidays of a workspace: the public ones of its region and those entered by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Holiday, Workspace


@dataclass(frozen=True, slots=True)
class Ways:
    """What of a workspace's settings the plan depends on."""

    region: str | None
    language: str
    assume_publication: bool

    @classmethod
    def of(cls, workspace: Workspace) -> "Ways":
        return cls(workspace.region, workspace.language, workspace.assume_publication)


def holidays_of(session: Session, workspace: Workspace, years: Iterable[int]) -> dict[date, str]:
    """The day of each holiday in the years, with its name in the workspace's language."""
    own = select(Holiday.day, Holiday.name).where(Holiday.workspace_id == workspace.id)
    return holidays_in(workspace, years, dict(session.execute(own).all()))


def holidays_in(workspace: Workspace | Ways, years: Iterable[int], own: Mapping[date, str]) -> dict[date, str]:
    """The same, when those entered by hand (`own`) are known."""
    found = dict(public_holidays(workspace.region, tuple(years), workspace.language)) if workspace.region else {}
    return found | dict(own)


def is_region(region: str) -> bool:
    """Whether holidays of the region are known: `DE`, `DE-BY`, `AT-9`, `CH-ZH`."""
    import holidays

    country, _, part = region.partition("-")
    known = holidays.list_supported_countries()
    return country in ("DE", "AT", "CH") and (not part or part in known[country])


@lru_cache(maxsize=256)
def public_holidays(region: str, years: tuple[int, ...], language: str) -> tuple[tuple[date, str], ...]:
    import holidays  # takes a while to load, and many workspaces do without

    country, _, part = region.partition("-")
    spoken = "de" if language == "de" else "en_US"
    found = holidays.country_holidays(country, subdiv=part or None, years=years, language=spoken)
    return tuple(sorted(found.items()))
