"""Where approval is required, no file gives it: what it calls approved, or published on a day to come, is in review."""

from dataclasses import replace
from datetime import date

from planner.domain.found import Found, Row
from planner.domain.plan import Readiness
from planner.planning.imports.kept import Kept, Plan
from planner.planning.imports.said import Said


def without_approval(found: Found, plan: Plan, today: date) -> tuple[Found, Plan]:
    """File and plan, both read so: what was approved here since is no difference between them, and stays."""
    rows = tuple(_row(row, today) for row in found.rows)
    return replace(found, rows=rows), replace(plan, posts=[_kept(post, today) for post in plan.posts])


def claims_approval(readiness: Readiness, day: date | None, today: date) -> bool:
    """Whether only an approval could have brought a post so far; what is out already is out."""
    return readiness is Readiness.APPROVED or (readiness is Readiness.PUBLISHED and day is not None and day >= today)


def _row(row: Row, today: date) -> Row:
    return replace(row, readiness=Readiness.REVIEW) if claims_approval(row.readiness, row.day, today) else row


def _kept(post: Kept, today: date) -> Kept:
    last = replace(post.last, said=_said(post.last.said, today)) if post.last else None
    return replace(post, now=_said(post.now, today), last=last)


def _said(said: Said, today: date) -> Said:
    return replace(said, readiness=Readiness.REVIEW) if claims_approval(said.readiness, said.day, today) else said
