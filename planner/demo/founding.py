"""A client comes to be: its workspace with people, channels, cadences and pauses. All of it lies in the past."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from planner.demo.breaks import breaks, window
from planner.demo.chronicle import Chronicle
from planner.demo.client import Client, Person, Profile, Rhythm
from planner.domain.cadence_text import parse, text
from planner.domain.span import shifted
from planner.models import Cadence, Channel, Member, Pause, SlotDetail, User, Workspace

FOUNDED = -47  # days before the remembered plan begins


@dataclass(frozen=True, slots=True)
class House:
    """A client as it is kept. Members by person, channels by slug."""

    client: Client
    workspace: Workspace
    members: Mapping[Person, Member]
    channels: Mapping[str, Channel]
    today: date

    @property
    def monday(self) -> date:
        return shifted(self.today, -self.today.weekday())


def found(session: Session, client: Client, users: Mapping[Person, User], chronicle: Chronicle, *, today: date) -> House:
    """The workspace with all but its posts, topics, absences and inquiries."""
    day = shifted(window(today).first, FOUNDED)
    at = chronicle.moment(day, 9)
    workspace = Workspace(
        slug=client.slug,
        name=client.name,
        zone="Europe/Berlin",
        region=client.region,
        approval=client.approval,
        own_approval=not client.approval.is_required,
        demo=True,
        created_at=at,
    )
    session.add(workspace)
    session.flush()
    chronicle.tell(at, workspace, "founded", by=None, name=workspace.name)
    members = _join(session, client, workspace, users, chronicle, day)
    channels = {profile.slug: _open(client, profile, workspace, members, chronicle, day) for profile in client.channels}
    session.add_all(channels.values())
    session.flush()
    house = House(client, workspace, members, channels, today)
    for profile in client.channels:
        _promise(session, house, profile, chronicle)
    _rest(session, house, chronicle)
    return house


def _join(
    session: Session, client: Client, workspace: Workspace, users: Mapping[Person, User], chronicle: Chronicle, day: date
) -> dict[Person, Member]:
    members = {}
    for n, staff in enumerate(client.staff):
        at = chronicle.moment(day, 9, 5 + n)
        user = users[staff.person]
        member = Member(workspace_id=workspace.id, user_id=user.id, role=staff.role, weekly_hours=staff.hours, joined_at=at)
        members[staff.person] = member
        chronicle.tell(at, member, "joined", by=members[client.planner] if n else None, role=staff.role)
    session.add_all(members.values())
    session.flush()
    for staff in client.staff:
        if staff.stand_in:
            members[staff.person].stand_in_id = members[staff.stand_in].id
    return members


def _open(
    client: Client, profile: Profile, workspace: Workspace, members: Mapping[Person, Member], chronicle: Chronicle, day: date
) -> Channel:
    position = client.channels.index(profile)
    at = chronicle.moment(day, 11, position)
    channel = Channel(
        workspace_id=workspace.id,
        slug=profile.slug,
        name=profile.name,
        network=profile.network,
        zone=workspace.zone,
        stance=profile.stance,
        responsible_id=members[profile.responsible].id if profile.responsible else None,
        stand_in_id=members[profile.stand_in].id if profile.stand_in else None,
        lead_days=profile.lead_days,
        max_silence=profile.max_silence,
        min_distance=profile.min_distance,
        max_per_day=profile.max_per_day,
        position=position,
        handover=profile.handover,
        changed_at=at,
    )
    chronicle.tell(at, channel, "opened", by=members[client.planner], name=channel.name)
    return channel


def _promise(session: Session, house: House, profile: Profile, chronicle: Chronicle) -> None:
    channel, planner = house.channels[profile.slug], house.members[house.client.planner]
    for rhythm in profile.rhythms:
        first = shifted(house.monday, -7 * rhythm.weeks_ago)
        written = text(parse(rhythm.text))
        cadence = Cadence(workspace_id=channel.workspace_id, channel_id=channel.id, first_day=first, text=written)
        session.add(cadence)
        session.flush()
        session.add_all(_details(house, cadence, rhythm))
        at = chronicle.moment(shifted(first, -4), 15, 20)
        chronicle.tell(at, channel, "cadence started", by=planner, cadence=written, first=first)


def _details(house: House, cadence: Cadence, rhythm: Rhythm) -> list[SlotDetail]:
    return [
        SlotDetail(
            workspace_id=cadence.workspace_id,
            cadence_id=cadence.id,
            line=n,
            format=line.format,
            pillar=line.pillar,
            person_id=house.members[line.person].id if line.person else None,
        )
        for n, line in enumerate(rhythm.lines)
        if line.format or line.pillar or line.person
    ]


def _rest(session: Session, house: House, chronicle: Chronicle) -> None:
    """The breaks of all, and the pauses of single channels."""
    for each in breaks(house.client, house.today):
        decided = shifted(min(each.first, house.today), -11)
        _pause(session, house, chronicle, None, each.first, each.last, each.reason, house.client.decides_breaks, decided)
    for rest in house.client.rests:
        first = shifted(house.today, rest.days)
        last = shifted(first, rest.length - 1)
        _pause(session, house, chronicle, house.channels[rest.channel], first, last, rest.reason, rest.by, shifted(first, -2))


def _pause(
    session: Session,
    house: House,
    chronicle: Chronicle,
    channel: Channel | None,
    first: date,
    last: date,
    reason: str,
    person: Person,
    decided: date,
) -> None:
    at, by = chronicle.moment(decided, 10, 30), house.members[person]
    pause = Pause(
        workspace_id=house.workspace.id,
        channel_id=channel.id if channel else None,
        first_day=first,
        last_day=last,
        reason=reason,
        decided_by_id=by.id,
        decided_at=at,
    )
    session.add(pause)
    chronicle.tell(at, pause, "accepted", by=by, channel=pause.channel_id, first=first, last=last, reason=reason)
