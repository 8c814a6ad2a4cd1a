"""Workspaces, their people and their channels come to be."""

import re
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.db import cleaned
from planner.domain.cadence_text import parse, text
from planner.domain.plan import Stance
from planner.domain.slug import free_slug, slug
from planner.models import Channel, Holiday, Member, Role, SlotDetail, User, Workspace
from planner.models.event import record
from planner.models.user import user_by_email
from planner.planning.accounts import refuse_weak
from planner.queries.holidays import is_region
from planner.wording import LANGUAGES, Refusal, marked

LONGEST_TITLE = 300
LONGEST_CADENCE = 1000
LONGEST_REASON = 200
LONGEST_NETWORK = 40

# What a mail address may not hold here: nothing that could end it, or begin another one, in the head of a letter.
_ADDRESS = re.compile(r"[^@\s<>()\[\],;:\\\"]+@[^@\s<>()\[\],;:\\\"]+")
_WEB_ADDRESS = re.compile(r"//|\bwww\.", re.IGNORECASE)


def found_workspace(
    session: Session,
    name: str,
    *,
    slug: str | None = None,
    zone: str = "Europe/Berlin",
    region: str | None = None,
    language: str = "de",
    assume_publication: bool = True,
    demo: bool = False,
) -> Workspace:
    """A new workspace. Without a `slug` it gets the name's, numbered when that is taken. Refusal when a value is unusable."""
    workspace = Workspace(
        slug=_new_slug(slug, name, set(session.scalars(select(Workspace.slug))), "workspace"),
        name=shown_name(name),
        zone=known_zone(zone),
        region=known_region(region),
        language=language if language in LANGUAGES else "de",
        assume_publication=assume_publication,
        demo=demo,
    )
    session.add(workspace)
    record(workspace, "founded", by=None, name=workspace.name)
    return workspace


def arrange_workspace(workspace: Workspace, *, by: Member | None, **values: Any) -> list[str]:
    """Set name, zone, region, language or assume_publication; gives those that changed. Refusal when unusable.

    A save without change leaves no trace.
    """
    known = {"name": shown_name, "zone": known_zone, "region": known_region}
    checked = {name: known[name](value) if name in known else value for name, value in values.items()}
    changed = {name: (getattr(workspace, name), value) for name, value in checked.items() if getattr(workspace, name) != value}
    for name, (_, value) in changed.items():
        setattr(workspace, name, value)
    if changed:
        record(workspace, "arranged", by=by, **changed)
    return list(changed)


def add_user(session: Session, email: str, name: str, password: str | None, *, demo: bool = False) -> User:
    """A new user; without a password they cannot sign in yet. Refusal for a known address or a weak password."""
    address = addressed(email)
    if user_by_email(session, address):
        raise Refusal(marked("There is already a user %(email)s."), email=address)
    user = User(email=address, name=shown_name(name), demo=demo)
    if password:
        if not demo:
            refuse_weak(password, address, user.name)
        user.set_password(password)
    session.add(user)
    session.flush()
    return user


def join(session: Session, workspace: Workspace, user: User, role: Role, *, by: Member | None = None) -> Member:
    """Make the user a member, again when they have left. Refusal when they are one."""
    member = session.scalar(select(Member).where(Member.workspace_id == workspace.id, Member.user_id == user.id))
    if member is None:
        member = Member(workspace_id=workspace.id, user_id=user.id, role=role)
        session.add(member)
    elif member.left_at is None:
        raise Refusal(marked("%(email)s is already a member of %(workspace)s."), email=user.email, workspace=workspace.name)
    else:
        member.come_back(role)
    session.flush()
    record(member, "joined", by=by, role=role)
    return member


def open_channel(
    session: Session,
    workspace: Workspace,
    name: str,
    *,
    by: Member | None,
    slug: str | None = None,
    network: str = "",
    stance: Stance = Stance.PUBLISH,
    zone: str | None = None,
    responsible_id: int | None = None,
    stand_in_id: int | None = None,
    lead_days: int = 3,
    max_silence: int | None = None,
) -> Channel:
    """A new channel, the last in the list. Refusal when a value is unusable."""
    taken = set(session.scalars(select(Channel.slug).where(Channel.workspace_id == workspace.id)))
    last = session.scalar(select(func.max(Channel.position)).where(Channel.workspace_id == workspace.id))
    channel = Channel(
        workspace_id=workspace.id,
        slug=_new_slug(slug, name, taken, "channel"),
        name=named(name),
        network=network,
        stance=stance,
        zone=known_zone(zone or workspace.zone),
        responsible_id=responsible_id,
        stand_in_id=stand_in_id,
        lead_days=lead_days,
        max_silence=max_silence,
        position=0 if last is None else last + 1,
    )
    session.add(channel)
    record(channel, "opened", by=by, name=channel.name)
    return channel


def start_cadence(
    channel: Channel, written: str, first_day: date, *, by: Member | None, details: list[SlotDetail] | None = None
) -> None:
    """Start the cadence that somebody wrote, in either language. CadenceError when it cannot be read, Refusal off `publish`."""
    cadence = parse(written)
    if channel.stance is not Stance.PUBLISH:
        raise Refusal(marked("%(channel)s has no cadence: only a channel on which one publishes has one."), channel=channel.name)
    kept = text(cadence)
    if len(kept) > LONGEST_CADENCE:
        raise Refusal(marked("The cadence is too long: written out it has more than %(n)s characters."), n=LONGEST_CADENCE)
    channel.start_cadence(kept, first_day, by=by, details=details)


def add_holiday(session: Session, workspace: Workspace, day: date, name: str, *, by: Member | None) -> Holiday:
    """A day of the workspace's own; one that is there already gets the new name."""
    holiday = session.scalar(select(Holiday).where(Holiday.workspace_id == workspace.id, Holiday.day == day))
    if holiday is None:
        holiday = Holiday(workspace_id=workspace.id, day=day, name=named(name))
        session.add(holiday)
    holiday.name = named(name)
    record(holiday, "entered", by=by, day=day, name=holiday.name)
    return holiday


def remove_holiday(session: Session, holiday: Holiday, *, by: Member | None) -> None:
    record(holiday, "removed", by=by, day=holiday.day, name=holiday.name)
    session.delete(holiday)


def named(name: str) -> str:
    """The name on one line. Refusal when it is empty or too long."""
    line = " ".join(cleaned(name).split())
    if not any(sign.isprintable() and sign != " " for sign in line):  # signs without width are none to see
        raise Refusal(marked("The name is empty."))
    if len(line) > 80:
        raise Refusal(marked("The name has more than %(n)s characters."), n=80)
    return line


def shown_name(name: str) -> str:
    """The name of a workspace or a user, as letters to strangers show it: no address of a page hides in it. Refusal otherwise."""
    line = named(name)
    if _WEB_ADDRESS.search(line):
        raise Refusal(marked("A name holds no web address."))
    return line


def addressed(email: str) -> str:
    """The mail address in small letters. Refusal when it is none."""
    address = email.strip().lower()
    if len(address) > 254 or not _ADDRESS.fullmatch(address) or not address.isprintable():
        raise Refusal(marked("“%(email)s” is not an e-mail address."), email=email.strip()[:80])
    return address


def titled(title: str) -> str:
    """The title on one line. Refusal when it is empty or too long."""
    line = " ".join(cleaned(title).split())
    if not line:
        raise Refusal(marked("The title is empty."))
    if len(line) > LONGEST_TITLE:
        raise Refusal(marked("The title has more than %(n)s characters."), n=LONGEST_TITLE)
    return line


def reasoned(reason: str) -> str:
    """The reason of a pause on one line. Refusal when it is empty or too long."""
    line = " ".join(cleaned(reason).split())
    if not line:
        raise Refusal(marked("The reason is empty."))
    if len(line) > LONGEST_REASON:
        raise Refusal(marked("The reason has more than %(n)s characters."), n=LONGEST_REASON)
    return line


def known_network(network: str) -> str:
    """The network on one line; it may be empty. Refusal when it is too long."""
    line = " ".join(cleaned(network).split())
    if len(line) > LONGEST_NETWORK:
        raise Refusal(marked("The network has more than %(n)s characters."), n=LONGEST_NETWORK)
    return line


def known_zone(zone: str) -> str:
    if zone not in available_timezones():
        raise Refusal(marked("“%(zone)s” is not a time zone such as Europe/Berlin."), zone=zone)
    ZoneInfo(zone)
    return zone


def known_region(region: str | None) -> str | None:
    """None for `none`: the workspace then knows no holidays."""
    if region is None or region.lower() in ("", "none"):
        return None
    if not is_region(region.upper()):
        raise Refusal(marked("“%(region)s” is not a region such as DE-BY, AT-9 or CH-ZH."), region=region)
    return region.upper()


def _new_slug(wanted: str | None, name: str, taken: set[str], fallback: str) -> str:
    if wanted is None:
        return free_slug(name, taken, fallback=fallback)
    if not wanted or slug(wanted) != wanted:
        raise Refusal(marked("“%(slug)s” is not a slug: small letters, digits and single hyphens make one."), slug=wanted)
    if wanted in taken:
        raise Refusal(marked("The slug “%(slug)s” is taken."), slug=wanted)
    return wanted
