"""Gaps get names: of who is to act, and of the posts they are about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.filling import Filling
from planner.domain.gap import Gap, Reason
from planner.domain.plan import Channel, Post
from planner.reports.gathering import Gathered
from planner.reports.weekly import Finding


@dataclass(frozen=True, slots=True)
class Filler:
    """A post that fills a promise, and the address of who is responsible for it."""

    post: Post
    responsible: str | None


def fillers(channel: Channel, filling: Filling) -> list[Filler]:
    of_slots = [Filler(slot.post, slot.person or channel.responsible) for slot in filling.slots if slot.post]
    return of_slots + [Filler(post, channel.responsible) for period in filling.periods for post in period.posts]


def named(gathered: Gathered, gaps: Iterable[Gap], fillers: list[Filler], today: date) -> tuple[Finding, ...]:
    """The gaps with names. No post is named twice: of two equal gaps each has its own."""
    left = list(fillers)
    findings = []
    for gap in gaps:
        about = sorted(_about(gap, left, gathered.plan.assume_publication, today), key=_rawest)[: gap.missing]
        left = [filler for filler in left if filler not in about]
        titles = tuple(gathered.titles[filler.post.id] for filler in about if filler.post.id in gathered.titles)
        findings.append(Finding(gap, gathered.people.name(gap.responsible), titles))
    return tuple(findings)


def _about(gap: Gap, fillers: list[Filler], assume_publication: bool, today: date) -> Iterator[Filler]:
    """The posts that are too raw or did not appear; a gap of another kind is about none."""
    if gap.reason not in (Reason.TOO_RAW, Reason.MISSED):
        return
    for filler in fillers:
        post = filler.post
        is_meant = gap.first <= post.day <= gap.last and filler.responsible == gap.responsible
        is_missed = post.day < today and not post.counts_as_published(today, assume_publication)
        if is_meant and post.readiness >= (gap.readiness or 0) and is_missed == (gap.reason is Reason.MISSED):
            yield filler


def _rawest(filler: Filler) -> tuple[int, date, int]:
    return (filler.post.readiness, filler.post.day, filler.post.id)
