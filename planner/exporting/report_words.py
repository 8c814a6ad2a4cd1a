"""A report in words, in the language spoken now; text, HTML and tables say the same."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from planner import wording
from planner.domain.cadence_text import parse
from planner.domain.cadence_text import text as cadence_text
from planner.domain.gap import Gap, Kind, Reach, Reason, Severity
from planner.domain.span import Span, Week, coming
from planner.gapwords import deed_phrase, gap_days, gap_phrase, person_phrase
from planner.reports.headline import Headline, News, urgency
from planner.reports.weekly import AcceptedPause, Away, ChannelReport, Finding, LastWeek, WeeklyReport
from planner.wording import gettext as _
from planner.wording import marked, ngettext

NOTHING = "–"
_FEW = 4  # days that are listed one by one
_SUMMED = (Kind.SLOT, Kind.QUOTA, Kind.READINESS)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: equal gaps of a person summed up. `act` says who is to do what: `Kim Schäfer: Beitrag einplanen`."""

    severity: Severity
    days: str
    told: str
    act: str


def headline_sentence(headline: Headline, week: Week) -> str:
    """`KW 49: 3 Lücken, LinkedIn ab Mi leer`."""
    return f"{wording.week(week)}: {_finding(headline, week.monday)}"


def present_sentence(report: WeeklyReport) -> str:
    """Of a report judged today: `Mi 2. Dez.: 3 Lücken, LinkedIn ab Fr leer`."""
    return f"{wording.day(report.today)}: {_finding(report.headline, report.today)}"


def _finding(headline: Headline, today: date) -> str:
    if not headline.channels:
        found = _("no channel to publish on yet")
    elif not headline.promised:
        found = _("nothing promised")
    elif headline.empty:
        found = ngettext("%(n)s gap", "%(n)s gaps", headline.empty)
    else:
        found = _("no gaps")
    return ", ".join([found, *(news_phrase(news, today) for news in headline.news)])


def news_phrase(news: News, today: date) -> str:
    """`LinkedIn ab Mi leer`; a day of the coming week is its weekday."""
    gap = news.gap
    day = wording.weekday(gap.first) if gap.first in coming(today, 7) else wording.day(gap.first)
    if gap.reason is Reason.NO_POST and news.onward:
        return _("%(channel)s empty from %(day)s", channel=news.channel, day=day)
    if gap.reason is Reason.NO_POST and gap.kind is Kind.SLOT:
        return _("%(channel)s empty on %(day)s", channel=news.channel, day=day)
    if gap.reason is Reason.ABSENT:
        return _("%(channel)s without cover from %(day)s", channel=news.channel, day=day)
    return f"{news.channel}: {gap_phrase(gap)}"


def last_week_sentence(headline: Headline, week: Week) -> str:
    """`KW 47: 5 von 6 Zusagen gehalten`; `week` is the one before the report's."""
    due = headline.kept + headline.missed
    if not due:
        return _("%(week)s: nothing was due", week=wording.week(week))
    singular, plural = marked("%(week)s: %(kept)s of %(n)s promise kept"), marked("%(week)s: %(kept)s of %(n)s promises kept")
    return ngettext(singular, plural, due, week=wording.week(week), kept=headline.kept)


def span_words(span: Span) -> str:
    """`23. Nov. 2026 – 20. Dez. 2026`."""
    return wording.days(span.first, span.last)


def lines(findings: Iterable[Finding], today: date) -> list[Line]:
    """The most urgent first. Empty slots and the like of one person and severity stand in one line."""
    return [line(group, today) for group in groups(findings)]


def groups(findings: Iterable[Finding]) -> list[list[Finding]]:
    """What stands in one line, the most urgent first."""
    found: dict[object, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda finding: urgency(finding.gap)):
        gap = finding.gap
        alone = None if gap.kind in _SUMMED else gap
        found[gap.kind, gap.reason, gap.readiness, gap.severity, gap.responsible, alone].append(finding)
    return list(found.values())


def line(group: list[Finding], today: date) -> Line:
    """Of one group."""
    gaps = [finding.gap for finding in group]
    missing = sum(gap.missing or 0 for gap in gaps) if gaps[0].missing is not None else None
    summed = replace(gaps[0], last=max(gap.last for gap in gaps), missing=missing)
    person, deed = person_phrase(group[0].person), deed_phrase(summed, today)
    return Line(
        severity=summed.severity,
        days=_days(gaps, summed),
        told=with_titles(gap_phrase(summed), (title for finding in group for title in finding.posts)),
        act=deed if summed.reason is Reason.NOBODY else f"{person}: {deed}",
    )


def _days(gaps: list[Gap], summed: Gap) -> str:
    days = list(dict.fromkeys(gap.first for gap in gaps))
    if len(days) <= _FEW and all(gap.first == gap.last for gap in gaps):
        return ", ".join(map(wording.day, days))
    return gap_days(summed)


def with_titles(phrase: str, posts: Iterable[str]) -> str:
    """`1 Beitrag nicht erschienen (Entwurf): „Azubi-Woche“`."""
    titles = ", ".join(_("“%(title)s”", title=title) for title in posts)
    return f"{phrase}: {titles}" if titles else phrase


def by_urgency(channels: Iterable[ChannelReport]) -> list[ChannelReport]:
    """The channels with findings, in the order in which the first line would name them."""
    found = [channel for channel in channels if channel.findings]
    return sorted(found, key=lambda channel: min(urgency(finding.gap) for finding in channel.findings))


def channel_heading(channel: ChannelReport) -> str:
    """`LinkedIn: 3 von 12 leer`; the name alone when nothing is promised."""
    if not channel.promised:
        return channel.name
    said = _("%(empty)s of %(promised)s empty", empty=channel.empty, promised=channel.promised)
    return f"{channel.name}: {said}"


def kept_words(week: LastWeek) -> str:
    """`2 von 3 gehalten`."""
    if not week.due:
        return _("nothing was due")
    return _("%(kept)s of %(due)s kept", kept=week.kept, due=week.due)


def cadence_words(cadence: str | None) -> str:
    return cadence_text(parse(cadence), wording.language()) if cadence else NOTHING


def reach_words(reach: date | Reach | None) -> str:
    """The day up to which everything is planned, with its year."""
    if isinstance(reach, Reach):
        return _("all planned")
    return wording.day_with_year(reach) if reach else NOTHING


def reach_sentence(reach: date | Reach | None) -> str:
    """`geplant bis 4. Dez. 2026`."""
    if reach is None:
        return _("nothing promised")
    return reach_words(reach) if isinstance(reach, Reach) else _("planned until %(day)s", day=wording.day_with_year(reach))


def runway_words(weeks: float | None) -> str:
    """`2,5 Wochen`."""
    if weeks is None:
        return NOTHING
    return _("1 week") if weeks == 1 else _("%(weeks)s weeks", weeks=wording.number(weeks))


def percent_words(share: float | None) -> str:
    return NOTHING if share is None else wording.percent(share)


def away_words(away: Away) -> str:
    """`ohne Vertretung auf LinkedIn`, `vertreten durch Alice Adler`, or `nichts offen`."""
    if away.uncovered:
        return _("nobody covers %(channels)s", channels=", ".join(away.uncovered))
    return _("%(person)s stands in", person=away.stand_in) if away.stand_in else _("nothing left uncovered")


def pause_words(pause: AcceptedPause) -> str:
    """`entschieden von Alice Adler am 20. Nov. 2026`."""
    day = wording.day_with_year(pause.decided_on)
    if pause.decided_by:
        return _("decided by %(person)s on %(day)s", person=pause.decided_by, day=day)
    return _("entered on %(day)s", day=day)


def pause_channel(pause: AcceptedPause) -> str:
    return pause.channel or _("all channels")
