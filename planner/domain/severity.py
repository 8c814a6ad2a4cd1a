"""How bad an unkept promise is, by the day that counts and the channel's lead time."""

from collections.abc import Iterable
from datetime import date

from planner.domain.gap import Severity
from planner.domain.plan import Post, Readiness

RECENT = 7  # days


def of_missed(day: date, today: date) -> Severity:
    """Of a due promise that was not kept; `day` is its day (of a quota the last open day)."""
    return Severity.CRITICAL if (today - day).days <= RECENT else Severity.PAST


def of_empty(day: date, today: date, lead_days: int) -> Severity:
    """Of an empty promise that is not due; `day` is the one that counts."""
    return of_raw(day, today, lead_days) or Severity.OPEN


def of_filled(post: Post, today: date, lead_days: int) -> Severity | None:
    """Of a filled promise that is not due, by the post's day; None is no gap at all."""
    if post.readiness is Readiness.IDEA:
        return of_raw(post.day, today, lead_days)
    near = (post.day - today).days <= lead_days
    return Severity.WARNING if near and post.readiness in (Readiness.DRAFT, Readiness.REVIEW) else None


def of_raw(day: date, today: date, lead_days: int) -> Severity | None:
    """What an empty promise and a mere idea have in common."""
    days = (day - today).days
    if days <= lead_days:
        return Severity.CRITICAL
    return Severity.WARNING if days <= 2 * lead_days else None


def worst(severities: Iterable[Severity]) -> Severity:
    return min(severities, key=list(Severity).index)
