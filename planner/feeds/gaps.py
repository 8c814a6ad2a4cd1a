"""What the rules find, as entries: every gap of the coming weeks, and the promises that are still empty."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from planner import wording
from planner.domain.continuity import check
from planner.domain.filling import fill
from planner.domain.gap import Gap, Kind, Reason
from planner.domain.plan import Plan
from planner.domain.promises import Period, Slot
from planner.domain.span import coming
from planner.feeds.computed import Computed
from planner.feeds.posts import Staff
from planner.feeds.setting import Setting
from planner.feeds.text import labelled
from planner.gapwords import deed_phrase, gap_phrase, person_phrase, severity_word
from planner.models import Channel
from planner.wording import gettext as _
from planner.wording import ngettext

WEEKS = 4  # of gaps
ONE_A_CHANNEL = (Kind.RUNWAY, Kind.RESPONSE)
QUARTER = 91  # days of empty promises: further ahead nearly everything is empty


def gap_entries(setting: Setting, staff: Staff, plan: Plan) -> Iterator[Computed]:
    """Every gap of the coming four weeks. They name who is to act."""
    found = check(plan, coming(setting.today, WEEKS * 7), setting.today)
    by_slug = _by_slug(staff)
    for channel in found.channels:
        for gap in channel.gaps:
            yield _gap(setting, staff, gap, by_slug[channel.channel])
    for gap in found.gaps:
        yield _gap(setting, staff, gap, None)


def _gap(setting: Setting, staff: Staff, gap: Gap, channel: Channel | None) -> Computed:
    responsible = staff.people.by_email.get(gap.responsible) if gap.responsible else None
    who = "" if gap.reason is Reason.NOBODY else f" – {person_phrase(responsible.name if responsible else None)}"
    facts = (
        (_("Responsible"), responsible.name if responsible else _("nobody")),
        (_("Urgency"), severity_word(gap.severity)),
        (_("To do"), deed_phrase(gap, setting.today)),
    )
    whose = channel or responsible  # an overload belongs to a member
    return Computed(
        stem=f"gap-{gap.kind.value}-{whose.id if whose else 0}",
        first=gap.first,
        last=gap.last,
        summary=_summary(channel, f"{gap_phrase(gap)}{who}"),
        description=labelled(facts),
        url=_board(setting, gap.first),
        channel_name=channel.name if channel else "",
        channel=channel.id if channel else None,
        person=responsible.id if responsible else None,
        wanders=gap.kind in ONE_A_CHANNEL,
    )


def free_entries(setting: Setting, staff: Staff, plan: Plan) -> Iterator[Computed]:
    """The empty promises of the coming quarter. They name nobody: such a feed may be titles only."""
    span = coming(setting.today, QUARTER)
    by_slug = _by_slug(staff)
    for channel in plan.channels:
        filling = fill(channel, plan.holidays, span)
        for slot in filling.slots:
            if slot.post is None and not slot.paused:
                yield _free_slot(setting, by_slug[channel.key], slot)
        for period in filling.periods:
            days = [day for day in period.open_days if day in span]
            if days and period.empty:
                yield _free_period(setting, by_slug[channel.key], period, days)


def _free_slot(setting: Setting, channel: Channel, slot: Slot) -> Computed:
    line = slot.line
    what = _("slot %(time)s free", time=wording.clock_time(line.time)) if line.time else _("slot free")
    stem = f"free-{channel.id}-{line.time:%H%M}" if line.time else f"free-{channel.id}"
    about = labelled(((_("Format"), line.format), (_("Pillar"), line.pillar)))
    return _free(setting, channel, stem, Days(slot.day, slot.day), what, about)


def _free_period(setting: Setting, channel: Channel, period: Period, days: list[date]) -> Computed:
    what = ngettext("%(n)s post free", "%(n)s posts free", period.empty)
    return _free(setting, channel, f"free-{channel.id}", Days(days[0], days[-1]), what, "")


class Days(NamedTuple):
    """Both included."""

    first: date
    last: date


def _free(setting: Setting, channel: Channel, stem: str, days: Days, what: str, about: str) -> Computed:
    return Computed(
        stem=stem,
        first=days.first,
        last=days.last,
        summary=_summary(channel, what),
        description=about,
        url=_board(setting, days.first),
        channel_name=channel.name,
        channel=channel.id,
    )


def _summary(channel: Channel | None, what: str) -> str:
    return ": ".join([_("Gap"), *([channel.name] if channel else []), what])


def _by_slug(staff: Staff) -> dict[str, Channel]:
    return {channel.slug: channel for channel in staff.channels.values()}


def _board(setting: Setting, day: date) -> str:
    return setting.link(f"plan?from={day.isoformat()}")
