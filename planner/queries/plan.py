"""A workspace's plan as the rules want it: a handful of queries, whatever the number of channels and posts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from planner.domain import plan as domain
from planner.domain.cadence import Cadence, Slots, Term
from planner.domain.cadence_text import parse
from planner.models import Workspace
from planner.queries.holidays import Ways, holidays_in
from planner.queries.people import People
from planner.queries.plan_rows import CHANNELS, PlanRows, Rows, rows_of

AHEAD = timedelta(days=400)  # a year and the whole period that its last day lies in: so far the rules look


parsed = lru_cache(maxsize=1024)(parse)


def plan_of(session: Session, workspace: Workspace, *, until: date, people: People | None = None) -> domain.Plan:
    """The whole plan, for questions about days up to `until` (the later of today and the span's end) and a year beyond.

    Whoever needs the people too hands them over.

    Trashed posts and topics are not part of it. ValueError's cousin `CadenceError` cannot occur: only texts that were read
    once are kept.
    """
    return plan_from(rows_of(session, workspace.id, people), workspace, until=until)


def plan_from(rows: PlanRows, workspace: Workspace | Ways, *, until: date) -> domain.Plan:
    terms = _terms_from(rows.arranged, rows.people)
    return domain.Plan(
        channels=_channels(rows, terms),
        topics=tuple(_topics(rows)),
        holidays=_skipped_days(rows, workspace, terms, until + AHEAD),
        absences=rows.people.absences,
        stand_ins=rows.people.stand_ins,
        hours=rows.people.hours,
        efforts=tuple(_efforts(rows)),
        assume_publication=workspace.assume_publication,
    )


def terms_of(session: Session, workspace_id: int, people: People) -> dict[int, tuple[Term, ...]]:
    """The cadences in force per channel id, one after the other."""
    return _terms_from(tuple(session.execute(CHANNELS, {"workspace_id": workspace_id})), people)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A cadence that was agreed: it is in force until the next one begins, or until it is ended before that."""

    first: date
    ended_on: date | None
    cadence: Cadence

    def until(self, following: "_Kept | None") -> Term | None:
        """None when it was never in force."""
        ends = (self.ended_on, following.first if following else None)
        end = min(filter(None, ends), default=None)
        return Term(self.first, end, self.cadence) if end is None or end > self.first else None


def _terms_from(rows: Rows, people: People) -> dict[int, tuple[Term, ...]]:
    kept: dict[int, list[_Kept | None]] = defaultdict(list)
    for cadence, details in groupby(rows, key=attrgetter("cadence_id")):
        if cadence is not None:
            lines = list(details)
            row = lines[0]
            kept[row.id].append(_Kept(row.first_day, row.ended_on, detailed(parsed(row.text), lines, people)))
    return {
        channel: tuple(term for each, following in pairwise([*of_channel, None]) if each and (term := each.until(following)))
        for channel, of_channel in kept.items()
    }


def detailed(cadence: Cadence, details: Sequence[Row[*tuple[Any, ...]]], people: People) -> Cadence:
    """The cadence with format, pillar and person of its lines."""
    if not isinstance(cadence, Slots) or all(detail.line is None for detail in details):
        return cadence
    lines = list(cadence.lines)
    for detail in details:
        if detail.line < len(lines):
            person = people.email(detail.person_id)
            lines[detail.line] = replace(lines[detail.line], format=detail.format, pillar=detail.pillar, person=person)
    return replace(cadence, lines=tuple(lines))


def _channels(rows: PlanRows, terms: Mapping[int, tuple[Term, ...]]) -> tuple[domain.Channel, ...]:
    """By key."""
    people = rows.people
    everywhere, pauses = _pauses(rows)
    posts, inquiries = _posts(rows), _inquiries(rows)
    return tuple(
        domain.Channel(
            key=row.slug,
            stance=row.stance,
            responsible=people.email(row.responsible_id),
            stand_in=people.email(row.stand_in_id),
            lead_days=row.lead_days,
            max_silence=row.max_silence,
            min_distance=row.min_distance,
            max_per_day=row.max_per_day,
            terms=terms.get(row.id, ()),
            pauses=(*everywhere, *pauses[row.id]),
            posts=tuple(posts[row.id]),
            inquiries=tuple(inquiries[row.id]),
        )
        for row in sorted(rows.channels, key=attrgetter("slug"))
    )


def _pauses(rows: PlanRows) -> tuple[list[domain.Pause], dict[int, list[domain.Pause]]]:
    """Those of the whole workspace, and those of single channels."""
    everywhere: list[domain.Pause] = []
    single: dict[int, list[domain.Pause]] = defaultdict(list)
    for channel, first, last, _ in rows.pauses:
        (everywhere if channel is None else single[channel]).append(domain.Pause(first, last))
    return everywhere, single


def _posts(rows: PlanRows) -> dict[int, list[domain.Post]]:
    posts: dict[int, list[domain.Post]] = defaultdict(list)
    email = rows.people.email
    for id_, channel, day, time, readiness, cancelled, person, topic, *_ in rows.posts:
        posts[channel].append(domain.Post(id_, day, time, readiness, cancelled, email(person), topic))
    return posts


def _inquiries(rows: PlanRows) -> dict[int, list[domain.Inquiry]]:
    """Those still open."""
    inquiries: dict[int, list[domain.Inquiry]] = defaultdict(list)
    for channel, target in rows.inquiries:
        inquiries[channel].append(domain.Inquiry(target))
    return inquiries


def _topics(rows: PlanRows) -> Iterator[domain.Topic]:
    slugs = {row.id: row.slug for row in rows.channels}
    for (id_, evergreen, dropped, cool_down), pairs in groupby(rows.topics, key=itemgetter(0, 1, 2, 3)):
        meant = frozenset(slugs[channel] for *_, channel in pairs if channel is not None)
        yield domain.Topic(id_, meant, evergreen, dropped, cool_down)


def _efforts(rows: PlanRows) -> Iterator[domain.Effort]:
    """Hours of the posts that are not cancelled, for the person of the post, else of its channel."""
    responsible = {row.id: row.responsible_id for row in rows.channels}
    for post in rows.posts:
        if post.effort_hours and not post.cancelled:
            person = rows.people.email(post.person_id or responsible[post.channel_id])
            if person:
                yield domain.Effort(person, post.day, post.effort_hours)


def _skipped_days(rows: PlanRows, workspace: Workspace | Ways, terms: Mapping[int, Sequence[Term]], end: date) -> frozenset[date]:
    """Holidays matter where a cadence skips them: from its first day on."""
    firsts = [term.first for channel in terms.values() for term in channel if term.cadence.skip_holidays]
    if not firsts:
        return frozenset()
    return frozenset(holidays_in(workspace, range(min(firsts).year, end.year + 1), rows.holidays))
