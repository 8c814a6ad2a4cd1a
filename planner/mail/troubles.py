"""Letters about what went wrong: a gap that became critical, a feed nobody fetches, a calendar that cannot be read."""

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner import clock, gapwords, wording
from planner.domain.gap import Gap, Severity
from planner.mail.links import Links
from planner.mail.mending import fixes_of, rights_of
from planner.mail.note import Button, Note
from planner.mail.reader import Reader
from planner.models import AbsenceCalendar, Feed, FeedFetch, Letter
from planner.queries.board import ChannelHead
from planner.reports.headline import urgency
from planner.reports.today import Gathered, gather_coming, outlooks_of
from planner.settings import Settings
from planner.wording import gettext as _

FETCHED_AGAIN = timedelta(days=2)  # a feed that was fetched since is none to worry about


def gap_critical(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    """None when it was closed meanwhile, is no longer critical, or has become somebody else's."""
    workspace = reader.workspace
    if workspace is None or reader.member is None:
        return None
    today, links = clock.today(workspace.zone), Links.of(settings, workspace.slug)
    gathered = gather_coming(session, workspace, today)
    found = _still_critical(gathered, letter)
    if found is None:
        return None
    channel, gap = found
    fixes = fixes_of(gathered, channel.slug, [gap], links, rights_of(reader.member))
    days, said = gapwords.gap_days(gap), gapwords.gap_phrase(gap)
    return Note(
        subject=_("Critical: %(channel)s, %(days)s: %(what)s", channel=channel.name, days=days, what=said),
        title=f"{channel.name}: {said}",
        lines=(_("It is too near to wait for the weekly report."),),
        facts=(
            (_("When"), days),
            (_("Person"), gapwords.person_phrase(gathered.people.name(gap.responsible))),
            (_("To do"), gapwords.deed_phrase(gap, today)),
        ),
        button=fixes[0] if fixes else Button(_("Open the plan"), links.inside("plan")),
        why=_("This goes to whoever is responsible, else to those who arrange %(workspace)s.", workspace=workspace.name),
    )


def _still_critical(gathered: Gathered, letter: Letter) -> tuple[ChannelHead, Gap] | None:
    """The worst of the channel's critical gaps of the same kind and days."""
    asked = letter.payload
    first, last = date.fromisoformat(asked["first"]), date.fromisoformat(asked["last"])
    same = [
        (each.channel, gap)
        for each in outlooks_of(gathered)
        if each.channel.slug == asked["channel"]
        for gap in each.continuity.gaps
        if gap.kind.value == asked["kind"] and gap.severity is Severity.CRITICAL and gap.first <= last and first <= gap.last
    ]
    return min(same, key=lambda found: urgency(found[1]), default=None)


def feed_unfetched(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    """None when it was fetched since, or ended."""
    workspace = reader.workspace
    if workspace is None:
        return None
    feed = session.scalar(select(Feed).where(Feed.workspace_id == workspace.id, Feed.id == letter.payload["feed"]))
    fetches = select(func.max(FeedFetch.fetched_at)).where(FeedFetch.workspace_id == workspace.id)
    last = session.scalar(fetches.where(FeedFetch.feed_id == letter.payload["feed"]))
    if feed is None or feed.revoked_at or last is None or clock.now() - last < FETCHED_AGAIN:
        return None
    return Note(
        subject=_("Calendar feed no longer fetched: %(name)s", name=feed.name),
        title=_("No calendar fetches “%(name)s” any more", name=feed.name),
        lines=(_("It may have been removed from the calendar. What is planned since then does not show there."),),
        facts=((_("Last fetched"), wording.moment(last, reader.zone)),),
        button=Button(_("Look at the feed"), Links.of(settings, workspace.slug).inside("feeds", feed.id)),
        why=_("This feed belongs to this account."),
    )


def calendar_failed(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    """None when it can be read again, or is gone."""
    workspace = reader.workspace
    if workspace is None:
        return None
    asked = (AbsenceCalendar.workspace_id == workspace.id, AbsenceCalendar.id == letter.payload["calendar"])
    calendar = session.scalar(select(AbsenceCalendar).where(*asked))
    if calendar is None or not (calendar.failures or calendar.held):
        return None
    good = wording.moment(calendar.good_at, reader.zone) if calendar.good_at else _("never")
    return Note(
        subject=_("Absences can no longer be read: %(name)s", name=calendar.name),
        title=_("The calendar “%(name)s” can no longer be read", name=calendar.name),
        lines=(_("What was read last stays in force. New absences do not come in, and gaps in cover may be missed."),),
        facts=((_("Last read"), good), (_("From"), calendar.host)),
        button=Button(_("Look at the calendar"), Links.of(settings, workspace.slug).inside("absences", "calendars", calendar.id)),
        why=_("This goes to those who see to the team’s absences."),
    )
