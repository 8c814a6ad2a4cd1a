"""A workspace's plan as the rules want it: a handful of queries, whatever the number of channels and posts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain import plan as domain
from planner.domain.cadence import Cadence, Slots, Term
from planner.domain.cadence_text import parse
from planner.models import Cadence as KeptCadence
from planner.models import Channel, Inquiry, Pause, Post, SlotDetail, Topic, TopicChannel, Workspace
from planner.queries.holidays import holidays_of
from planner.queries.people import People, people_of

AHEAD = timedelta(days=400)  # a year and the whole period that its last day lies in: so far the rules look


parsed = lru_cache(maxsize=1024)(parse)


def plan_of(session: Session, workspace: Workspace, *, until: date, people: People | None = None) -> domain.Plan:
    """The whole plan, for questions about days up to `until` (the later of today and the span's end) and a year beyond.

    Whoever needs the people too hands them over.

    Trashed posts and topics are not part of it. ValueError's cousin `CadenceError` cannot occur: only texts that were read
    once are kept.
    """
    people = people or people_of(session, workspace.id)
    terms = terms_of(session, workspace.id, people)
    return domain.Plan(
        channels=_channels(session, workspace.id, people, terms),
        topics=_topics(session, workspace.id),
        holidays=_skipped_days(session, workspace, terms, until + AHEAD),
        absences=people.absences,
        stand_ins=people.stand_ins,
        hours=people.hours,
        efforts=_efforts(session, workspace.id, people),
        assume_publication=workspace.assume_publication,
    )


def terms_of(session: Session, workspace_id: int, people: People) -> dict[int, tuple[Term, ...]]:
    """The cadences in force per channel id, one after the other."""
    details: dict[int, list[SlotDetail]] = defaultdict(list)
    for detail in session.scalars(select(SlotDetail).where(SlotDetail.workspace_id == workspace_id)):
        details[detail.cadence_id].append(detail)
    kept: dict[int, list[KeptCadence]] = defaultdict(list)
    rows = select(KeptCadence).where(KeptCadence.workspace_id == workspace_id).order_by(KeptCadence.first_day)
    for row in session.scalars(rows):
        kept[row.channel_id].append(row)
    return {channel: _in_force(rows, details, people) for channel, rows in kept.items()}


def _in_force(rows: Sequence[KeptCadence], details: Mapping[int, list[SlotDetail]], people: People) -> tuple[Term, ...]:
    """Each is valid until the next one begins, or until it is ended before that."""
    ends = [*(row.first_day for row in rows[1:]), None]
    terms = []
    for row, following in zip(rows, ends, strict=True):
        end = min(filter(None, (row.ended_on, following)), default=None)
        if end is None or end > row.first_day:
            terms.append(Term(row.first_day, end, detailed(parsed(row.text), details.get(row.id, ()), people)))
    return tuple(terms)


def detailed(cadence: Cadence, details: Sequence[SlotDetail], people: People) -> Cadence:
    """The cadence with format, pillar and person of its lines."""
    if not details or not isinstance(cadence, Slots):
        return cadence
    lines = list(cadence.lines)
    for detail in details:
        if detail.line < len(lines):
            person = people.email(detail.person_id)
            lines[detail.line] = replace(lines[detail.line], format=detail.format, pillar=detail.pillar, person=person)
    return replace(cadence, lines=tuple(lines))


def _channels(
    session: Session, workspace_id: int, people: People, terms: Mapping[int, tuple[Term, ...]]
) -> tuple[domain.Channel, ...]:
    everywhere, pauses = _pauses(session, workspace_id)
    posts, inquiries = _posts(session, workspace_id, people), _inquiries(session, workspace_id)
    rows = session.scalars(select(Channel).where(Channel.workspace_id == workspace_id).order_by(Channel.slug))
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
        for row in rows
    )


def _pauses(session: Session, workspace_id: int) -> tuple[list[domain.Pause], dict[int, list[domain.Pause]]]:
    """Those of the whole workspace, and those of single channels."""
    everywhere: list[domain.Pause] = []
    single: dict[int, list[domain.Pause]] = defaultdict(list)
    rows = select(Pause.channel_id, Pause.first_day, Pause.last_day).where(Pause.workspace_id == workspace_id)
    for channel, first, last in session.execute(rows):
        (everywhere if channel is None else single[channel]).append(domain.Pause(first, last))
    return everywhere, single


def _posts(session: Session, workspace_id: int, people: People) -> dict[int, list[domain.Post]]:
    rows = (
        select(Post.channel_id, Post.id, Post.day, Post.time, Post.readiness, Post.cancelled, Post.person_id, Post.topic_id)
        .where(Post.workspace_id == workspace_id, Post.trashed_at.is_(None))
        .order_by(Post.id)
    )
    posts: dict[int, list[domain.Post]] = defaultdict(list)
    for channel, id_, day, time, readiness, cancelled, person, topic in session.execute(rows):
        posts[channel].append(domain.Post(id_, day, time, readiness, cancelled, people.email(person), topic))
    return posts


def _inquiries(session: Session, workspace_id: int) -> dict[int, list[domain.Inquiry]]:
    """Those still open."""
    rows = select(Inquiry.channel_id, Inquiry.target_day).where(
        Inquiry.workspace_id == workspace_id, Inquiry.answered_at.is_(None)
    )
    inquiries: dict[int, list[domain.Inquiry]] = defaultdict(list)
    for channel, target in session.execute(rows):
        inquiries[channel].append(domain.Inquiry(target))
    return inquiries


def _topics(session: Session, workspace_id: int) -> tuple[domain.Topic, ...]:
    meant: dict[int, set[str]] = defaultdict(set)
    pairs = (
        select(TopicChannel.topic_id, Channel.slug)
        .join(Channel, (Channel.workspace_id == TopicChannel.workspace_id) & (Channel.id == TopicChannel.channel_id))
        .where(TopicChannel.workspace_id == workspace_id)
    )
    for topic, slug in session.execute(pairs):
        meant[topic].add(slug)
    rows = select(Topic.id, Topic.evergreen, Topic.dropped_at, Topic.cool_down_days).where(
        Topic.workspace_id == workspace_id, Topic.trashed_at.is_(None)
    )
    return tuple(
        domain.Topic(id_, frozenset(meant.get(id_, ())), evergreen, dropped is not None, cool_down)
        for id_, evergreen, dropped, cool_down in session.execute(rows)
    )


def _efforts(session: Session, workspace_id: int, people: People) -> tuple[domain.Effort, ...]:
    """Hours of the posts not yet published, for the person of the post, else of its channel."""
    rows = (
        select(Post.day, Post.effort_hours, Post.person_id, Channel.responsible_id)
        .join(Channel, (Channel.workspace_id == Post.workspace_id) & (Channel.id == Post.channel_id))
        .where(Post.workspace_id == workspace_id, Post.trashed_at.is_(None), ~Post.cancelled, Post.effort_hours.is_not(None))
    )
    found = ((people.email(person or responsible), day, hours) for day, hours, person, responsible in session.execute(rows))
    return tuple(domain.Effort(person, day, hours) for person, day, hours in found if person and hours)


def _skipped_days(session: Session, workspace: Workspace, terms: Mapping[int, tuple[Term, ...]], end: date) -> frozenset[date]:
    """Holidays matter where a cadence skips them: from its first day on."""
    firsts = [term.first for channel in terms.values() for term in channel if term.cadence.skip_holidays]
    if not firsts:
        return frozenset()
    return frozenset(holidays_of(session, workspace, range(min(firsts).year, end.year + 1)))
