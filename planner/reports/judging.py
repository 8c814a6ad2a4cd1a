"""A report is judged: the rules over what was gathered. No database from here on."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from planner.domain import shortfall
from planner.domain.adherence import adherence
from planner.domain.cadence_text import text
from planner.domain.continuity import check
from planner.domain.filling import Filling, fill
from planner.domain.gap import ChannelContinuity, Gap, Kind, Reason, Severity
from planner.domain.plan import Absence, Channel, Stance
from planner.domain.span import Span, Week, coming, shifted
from planner.domain.terms import valid_on
from planner.reports.gathering import Gathered, with_margin
from planner.reports.headline import Headline, News, most_pressing
from planner.reports.naming import fillers, named
from planner.reports.strip import DayState, strip
from planner.reports.weekly import AHEAD, Away, ChannelReport, LastWeek, WeeklyReport


def days_shown(today: date) -> Span:
    """Last week and the coming four."""
    return Span(last_week(today).first, shifted(today, AHEAD))


def last_week(today: date) -> Span:
    """The ISO week before that of `today`."""
    return Week.of(shifted(Week.of(today).monday, -7)).span


def judge(gathered: Gathered, today: date) -> WeeklyReport:
    """The report as of `today`: the Monday of its week, unless it is a look at the present."""
    plan, span = gathered.plan, coming(today, AHEAD)
    continuity = check(plan, span, today)
    judged = {found.channel: found for found in continuity.channels}
    fillings = {channel.key: fill(channel, plan.holidays, with_margin(days_shown(today))) for channel in plan.channels}
    by_key = {channel.key: channel for channel in plan.channels}
    channels = tuple(_channel(gathered, by_key[key], judged[key], fillings[key], today) for key in gathered.channels)
    return WeeklyReport(
        slug=gathered.slug,
        workspace=gathered.workspace,
        language=gathered.language,
        today=today,
        headline=_headline(channels, today),
        channels=channels,
        findings=named(gathered, continuity.gaps, [], today),
        absences=tuple(_absences(gathered, judged, fillings, span)),
        pauses=gathered.pauses,
    )


def _channel(gathered: Gathered, channel: Channel, found: ChannelContinuity, filling: Filling, today: date) -> ChannelReport:
    term = valid_on(channel.terms, today)
    return ChannelReport(
        key=channel.key,
        name=gathered.channels[channel.key],
        publishes=channel.stance is Stance.PUBLISH,
        responsible=gathered.people.name(channel.responsible),
        cadence=text(term.cadence) if term else None,
        promised=found.promised,
        filled=found.filled,
        paused=found.paused,
        empty=found.empty,
        reach=found.reach,
        runway_weeks=found.runway_weeks,
        strip=strip(channel, filling, coming(today, AHEAD)),
        findings=named(gathered, found.gaps, fillers(channel, filling), today),
        last_week=_last_week(gathered, channel, filling, today),
    )


def _last_week(gathered: Gathered, channel: Channel, filling: Filling, today: date) -> LastWeek:
    assume, week = gathered.plan.assume_publication, last_week(today)
    shown = filling.within(week)
    due = adherence(shown, week, today, assume)
    gaps = [gap for gap in shortfall.find(channel, shown, week, today, assume) if _is_missed(gap, week)]
    missed = named(gathered, sorted(gaps, key=lambda gap: gap.order), fillers(channel, shown), today)
    published = sum(post.day in week and post.counts_as_published(today, assume) for post in channel.posts)
    return LastWeek(due.kept, due.missed, published, due.ratio, missed)


def _is_missed(gap: Gap, week: Span) -> bool:
    """Whether adherence counts it in that week: a slot, or a quota whose last open day lies in it."""
    return gap.kind is Kind.SLOT or (gap.kind is Kind.QUOTA and gap.reason is Reason.MISSED and gap.last in week)


def _absences(
    gathered: Gathered, judged: Mapping[str, ChannelContinuity], fillings: Mapping[str, Filling], span: Span
) -> Iterator[Away]:
    """Those that share a day with the span, by first day and name."""
    plan, people = gathered.plan, gathered.people
    away = [absence for absence in plan.absences if span.overlaps(absence.first, absence.last)]
    for absence in sorted(away, key=lambda absence: (absence.first, absence.last, people.name(absence.person) or "")):
        bare = {
            channel.key
            for channel in plan.channels
            if not absence.half
            and is_bare_during(absence, judged[channel.key].gaps)
            and is_named(absence.person, channel, fillings[channel.key], Span(absence.first, shifted(absence.last, 1)))
        }
        yield Away(
            person=people.name(absence.person) or absence.person,
            first=absence.first,
            last=absence.last,
            stand_in=people.name(plan.stand_ins.get(absence.person)),
            uncovered=tuple(name for key, name in gathered.channels.items() if key in bare),
        )


def is_bare_during(absence: Absence, gaps: Iterable[Gap]) -> bool:
    """Whether a channel has a `cover` gap on a day of the absence."""
    covers = (gap for gap in gaps if gap.kind is Kind.COVER)
    return any(gap.first <= absence.last and absence.first <= gap.last for gap in covers)


def is_named(person: str, channel: Channel, filling: Filling, days: Span) -> bool:
    """Whether somebody is responsible for a channel, or for one of its promises or posts on these days."""
    slots = (slot for slot in filling.slots if slot.person == person and slot.day in days)
    posts = (post for post in channel.posts if post.person == person and post.day in days and not post.cancelled)
    return channel.responsible == person or any(slots) or any(posts)


def _headline(channels: tuple[ChannelReport, ...], today: date) -> Headline:
    news = [news for channel in channels for news in _news(channel, today)]
    return Headline(
        channels=sum(channel.publishes for channel in channels),
        promised=sum(channel.promised for channel in channels),
        empty=sum(channel.empty for channel in channels),
        critical=sum(finding.gap.severity is Severity.CRITICAL for channel in channels for finding in channel.findings),
        kept=sum(channel.last_week.kept for channel in channels),
        missed=sum(channel.last_week.missed for channel in channels),
        news=most_pressing(news),
    )


def _news(channel: ChannelReport, today: date) -> Iterator[News]:
    for finding in channel.findings:
        rest = channel.strip[max(0, (finding.gap.first - today).days) :]
        onward = DayState.FILLED not in rest and rest.count(DayState.EMPTY) > 1
        yield News(channel.name, finding.gap, onward)
