"""Bridge days (Brückentage): single working days between a holiday and a weekend, or between two holidays."""

from collections.abc import Collection
from datetime import date

from planner.domain.span import ONE_DAY, Span


def bridge_days(holidays: Collection[date], span: Span) -> tuple[date, ...]:
    """Those of the span. `holidays` are those around it too; one on a weekend makes no bridge.

    Before and after a bridge day nobody works, and on one side because of a holiday.
    """
    return tuple(day for day in span if not is_free(day, holidays) and _is_bridge(day, holidays))


def is_free(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() >= 5 or day in holidays


def _is_bridge(day: date, holidays: Collection[date]) -> bool:
    if day <= date.min or day >= date.max:
        return False
    before, after = day - ONE_DAY, day + ONE_DAY
    feast = any(each in holidays and each.weekday() < 5 for each in (before, after))
    return feast and is_free(before, holidays) and is_free(after, holidays)
