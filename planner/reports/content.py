"""A report as JSON: what is kept in the database, and what `planner report --format json` and the page's twin give.

    {"format": 1, "workspace": "acme", "workspace_name": "Acme", "language": "de", "week": "2026-W48",
     "today": "2026-11-23", "from": "2026-11-23", "to": "2026-12-21", "last_week": "2026-W47",
     "headline": {"channels": 2, "promised": 12, "empty": 3, "critical": 1, "kept": 5, "missed": 1,
                  "news": [{"channel": "LinkedIn", "onward": true, "gap": GAP}]},
     "channels": [{"channel": "linkedin", "name": "LinkedIn", "publishes": true, "responsible": "Kim Schäfer",
                   "cadence": "Mon,Wed,Fri 09:00", "promised": 12, "filled": 8, "paused": 1, "empty": 3,
                   "reach": "2026-12-04", "runway_weeks": 2.5, "days": "x.o.x...", "gaps": [FINDING],
                   "last_week": {"kept": 2, "missed": 1, "published": 2, "adherence": 0.67, "gaps": [FINDING]}}],
     "gaps": [FINDING],
     "absences": [{"person": "Kim Schäfer", "first": DAY, "last": DAY, "stand_in": null, "uncovered": ["LinkedIn"]}],
     "pauses": [{"channel": null, "first": DAY, "last": DAY, "reason": "Betriebsferien", "decided_by": "Alice Adler",
                 "decided_on": DAY}]}

`to` is excluded. GAP, `reach` and the numbers are as in `planner gaps --json`; a FINDING is a GAP with `responsible_name` and
the titles of the `posts` it is about. `days` has a letter for each day of the four weeks: `.` nothing promised, `p` pause,
`x` filled, `i` filled by an idea only, `o` empty. `cadence` is in English, as commands take it. Persons are names but for
`responsible` of a gap. A pause without a channel is one of all; without `decided_by` a command entered it.
"""

from datetime import date
from typing import Any

from planner.domain.gap import Gap, Kind, Reach, Reason, Severity
from planner.domain.plan import Readiness
from planner.reports.headline import Headline, News
from planner.reports.strip import DayState
from planner.reports.weekly import AcceptedPause, Away, ChannelReport, Finding, LastWeek, WeeklyReport

FORMAT = 1
Json = dict[str, Any]  # as the json module reads and writes it


class UnknownFormat(Exception):
    """A kept report is of a format that this code does not read."""


def written(report: WeeklyReport) -> Json:
    return {
        "format": FORMAT,
        "workspace": report.slug,
        "workspace_name": report.workspace,
        "language": report.language,
        "week": str(report.week),
        "today": report.today.isoformat(),
        "from": report.span.first.isoformat(),
        "to": report.span.end.isoformat(),
        "last_week": str(report.last_week),
        "headline": _headline(report.headline),
        "channels": [_channel(channel) for channel in report.channels],
        "gaps": [_finding(finding) for finding in report.findings],
        "absences": [_away(away) for away in report.absences],
        "pauses": [_pause(pause) for pause in report.pauses],
    }


def read(content: Json) -> WeeklyReport:
    """The inverse of `written`. UnknownFormat when the report was kept by a later version."""
    if content.get("format") != FORMAT:
        raise UnknownFormat(content.get("format"))
    return WeeklyReport(
        slug=content["workspace"],
        workspace=content["workspace_name"],
        language=content["language"],
        today=date.fromisoformat(content["today"]),
        headline=read_headline(content["headline"]),
        channels=tuple(map(_read_channel, content["channels"])),
        findings=tuple(map(_read_finding, content["gaps"])),
        absences=tuple(map(_read_away, content["absences"])),
        pauses=tuple(map(_read_pause, content["pauses"])),
    )


def _headline(headline: Headline) -> Json:
    return {
        "channels": headline.channels,
        "promised": headline.promised,
        "empty": headline.empty,
        "critical": headline.critical,
        "kept": headline.kept,
        "missed": headline.missed,
        "news": [{"channel": news.channel, "onward": news.onward, "gap": news.gap.plain()} for news in headline.news],
    }


def read_headline(given: Json) -> Headline:
    news = tuple(News(item["channel"], _read_gap(item["gap"]), item["onward"]) for item in given["news"])
    return Headline(**{**given, "news": news})


def _channel(channel: ChannelReport) -> Json:
    return {
        "channel": channel.key,
        "name": channel.name,
        "publishes": channel.publishes,
        "responsible": channel.responsible,
        "cadence": channel.cadence,
        "promised": channel.promised,
        "filled": channel.filled,
        "paused": channel.paused,
        "empty": channel.empty,
        "reach": channel.reach.value if isinstance(channel.reach, Reach) else channel.reach and channel.reach.isoformat(),
        "runway_weeks": channel.runway_weeks,
        "days": "".join(state.value for state in channel.strip),
        "gaps": [_finding(finding) for finding in channel.findings],
        "last_week": _last_week(channel.last_week),
    }


def _read_channel(given: Json) -> ChannelReport:
    reach = given["reach"]
    return ChannelReport(
        key=given["channel"],
        name=given["name"],
        publishes=given["publishes"],
        responsible=given["responsible"],
        cadence=given["cadence"],
        promised=given["promised"],
        filled=given["filled"],
        paused=given["paused"],
        empty=given["empty"],
        reach=Reach.OPEN if reach == Reach.OPEN.value else reach and date.fromisoformat(reach),
        runway_weeks=given["runway_weeks"],
        strip=tuple(map(DayState, given["days"])),
        findings=tuple(map(_read_finding, given["gaps"])),
        last_week=_read_last_week(given["last_week"]),
    )


def _last_week(week: LastWeek) -> Json:
    return {
        "kept": week.kept,
        "missed": week.missed,
        "published": week.published,
        "adherence": week.adherence,
        "gaps": [_finding(finding) for finding in week.findings],
    }


def _read_last_week(given: Json) -> LastWeek:
    findings = tuple(map(_read_finding, given["gaps"]))
    return LastWeek(given["kept"], given["missed"], given["published"], given["adherence"], findings)


def _finding(finding: Finding) -> Json:
    return {**finding.gap.plain(), "responsible_name": finding.person, "posts": list(finding.posts)}


def _read_finding(given: Json) -> Finding:
    return Finding(_read_gap(given), given["responsible_name"], tuple(given["posts"]))


def _read_gap(given: Json) -> Gap:
    return Gap(
        kind=Kind(given["kind"]),
        first=date.fromisoformat(given["first"]),
        last=date.fromisoformat(given["last"]),
        missing=given["missing"],
        readiness=Readiness[given["readiness"].upper()] if given["readiness"] else None,
        severity=Severity(given["severity"]),
        responsible=given["responsible"],
        reason=Reason(given["reason"]),
    )


def _away(away: Away) -> Json:
    return {
        "person": away.person,
        "first": away.first.isoformat(),
        "last": away.last.isoformat(),
        "stand_in": away.stand_in,
        "uncovered": list(away.uncovered),
    }


def _read_away(given: Json) -> Away:
    first, last = date.fromisoformat(given["first"]), date.fromisoformat(given["last"])
    return Away(given["person"], first, last, given["stand_in"], tuple(given["uncovered"]))


def _pause(pause: AcceptedPause) -> Json:
    return {
        "channel": pause.channel,
        "first": pause.first.isoformat(),
        "last": pause.last.isoformat(),
        "reason": pause.reason,
        "decided_by": pause.decided_by,
        "decided_on": pause.decided_on.isoformat(),
    }


def _read_pause(given: Json) -> AcceptedPause:
    days = {name: date.fromisoformat(given[name]) for name in ("first", "last", "decided_on")}
    return AcceptedPause(channel=given["channel"], reason=given["reason"], decided_by=given["decided_by"], **days)
