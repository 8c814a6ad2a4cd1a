"""The first line of a report: how many promises are empty, and the news that cannot wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.domain.gap import Gap, Kind, Severity

NEWS = 2  # as many as fit into a subject line
_FIRST = (Kind.SLOT, Kind.QUOTA, Kind.RESPONSE, Kind.COVER, Kind.READINESS)  # what can be mended at once


@dataclass(frozen=True, slots=True)
class News:
    """The most pressing gap of a channel; `onward`: from its first day to the end of the span only emptiness and ideas."""

    channel: str  # the name
    gap: Gap
    onward: bool


@dataclass(frozen=True, slots=True)
class Headline:
    """`channels` counts those that publish; promised, empty, kept and missed are sums; `critical` counts gaps."""

    channels: int
    promised: int
    empty: int
    critical: int
    kept: int
    missed: int
    news: tuple[News, ...]


def most_pressing(found: Iterable[News]) -> tuple[News, ...]:
    """The most urgent of them, each channel once. What is merely open is news when nothing is worse."""
    by_channel: dict[str, News] = {}
    for news in sorted(found, key=lambda news: urgency(news.gap)):
        by_channel.setdefault(news.channel, news)
    pressing = [news for news in by_channel.values() if news.gap.severity in (Severity.CRITICAL, Severity.WARNING)]
    open_ones = [news for news in by_channel.values() if news.gap.severity is Severity.OPEN]
    return tuple(pressing[:NEWS] or open_ones[:1])


def urgency(gap: Gap) -> tuple[int, int, date]:
    """A sort key: the worst first, then what can be mended at once, then the earliest."""
    return (list(Severity).index(gap.severity), _FIRST.index(gap.kind) if gap.kind in _FIRST else len(_FIRST), gap.first)
