"""The findings of a report as lines, each with the links that mend it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planner import gapwords
from planner.domain.gap import Severity
from planner.exporting import report_words
from planner.exporting.report_words import Line
from planner.mail.links import Links
from planner.mail.mending import fixes_of
from planner.mail.note import Button
from planner.models import Right
from planner.reports.today import Gathered
from planner.reports.weekly import ChannelReport, Finding, WeeklyReport
from planner.wording import gettext as _

Place = tuple[str, str | None, tuple[Finding, ...]]  # heading, the channel's slug, and what was found


@dataclass(frozen=True, slots=True)
class Entry:
    line: Line
    symbol: str
    word: str
    fixes: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What was found on a channel."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Few:
    """As many lines as there is room for; `more` were left out."""

    groups: tuple[Group, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Findings:
    """Of the report as it was kept. The links are those that help now: what can be done is read off the plan as it is."""

    report: WeeklyReport
    gathered: Gathered
    links: Links
    rights: frozenset[Right]

    def missing(self, most: int) -> Few:
        return self._few(self._places(report_words.channel_heading), most)

    def missed(self, most: int) -> Few:
        places = ((channel.name, channel.key, channel.last_week.findings) for channel in self.report.missed)
        return self._few(places, most)

    def of(self, email: str, most: int) -> Few:
        """What is one person's to do."""
        mine = (
            (heading, slug, tuple(finding for finding in findings if finding.gap.responsible == email))
            for heading, slug, findings in self._places(lambda channel: channel.name)
        )
        return self._few(mine, most)

    def _places(self, heading: Callable[[ChannelReport], str]) -> Iterator[Place]:
        for channel in report_words.by_urgency(self.report.channels):
            yield heading(channel), channel.key, channel.findings
        if self.report.findings:
            yield _("Workload"), None, self.report.findings

    def _few(self, places: Iterable[Place], most: int) -> Few:
        groups, room, more = [], most, 0
        for heading, slug, findings in places:
            found = report_words.groups(findings)
            if found and room:
                groups.append(Group(heading, tuple(self._entry(slug, each) for each in found[:room])))
            more += max(0, len(found) - room)
            room = max(0, room - len(found))
        return Few(tuple(groups), more)

    def _entry(self, slug: str | None, group: list[Finding]) -> Entry:
        line = report_words.line(group, self.report.today)
        past = line.severity is Severity.PAST
        fixes = () if past else fixes_of(self.gathered, slug, [each.gap for each in group], self.links, self.rights)
        return Entry(line, gapwords.severity_symbol(line.severity), gapwords.severity_word(line.severity), fixes)


def entries_in_text(groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        yield group.heading
        for entry in group.entries:
            yield f"  {entry.symbol} {entry.word} {entry.line.days}: {entry.line.told} → {entry.line.act}"
            yield from (f"    {fix.label}: {fix.href}" for fix in entry.fixes)
