"""Days on which nothing is expected: whoever plans something there is asked first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Channel, Pause, Workspace
from planner.queries.holidays import holidays_of


@dataclass(frozen=True, slots=True)
class Doubt:
    """The name of the holiday on that day, or the reason of its pause."""

    day: date
    channel: Channel
    reason: str
    is_pause: bool


def doubts_about(session: Session, workspace: Workspace, places: Sequence[tuple[date, Channel]]) -> list[Doubt]:
    """Those of the places that are paused or lie on a holiday: each once, in their order."""
    if not places:
        return []
    first, last = min(day for day, _ in places), max(day for day, _ in places)
    shared = select(Pause).where(Pause.workspace_id == workspace.id, Pause.first_day <= last, Pause.last_day >= first)
    pauses = session.scalars(shared.order_by(Pause.first_day, Pause.id)).all()
    holidays = holidays_of(session, workspace, range(first.year, last.year + 1))
    found = (_doubt(day, channel, pauses, holidays) for day, channel in dict.fromkeys(places))
    return [doubt for doubt in found if doubt]


def _doubt(day: date, channel: Channel, pauses: Sequence[Pause], holidays: Mapping[date, str]) -> Doubt | None:
    for pause in pauses:
        if pause.first_day <= day <= pause.last_day and pause.channel_id in (None, channel.id):
            return Doubt(day, channel, pause.reason, is_pause=True)
    return Doubt(day, channel, holidays[day], is_pause=False) if day in holidays else None
