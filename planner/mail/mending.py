"""Ways to mend a gap, as links that lead to the form for it: opening one changes nothing."""

from collections.abc import Iterator, Sequence

from planner import wording
from planner.domain.gap import Gap
from planner.domain.mending import Mend, Way, mends
from planner.mail.links import Links
from planner.mail.note import Button
from planner.models import Member, Right
from planner.reports.today import Gathered
from planner.wording import gettext as _
from planner.wording import marked

MOST = 3  # days that can be filled from one line
LABELS = {
    Way.FILL: marked("Fill"),
    Way.RIPEN: marked("Readiness"),
    Way.MOVE: marked("Move"),
    Way.ASSIGN: marked("Assign"),
    Way.ACCEPT: marked("Accept as a pause"),
    Way.COVER: marked("Arrange cover"),
    Way.COLLECT: marked("Collect topics"),
    Way.ANSWER: marked("Answer"),
    Way.RELIEVE: marked("Show the week"),
}
NEEDS = {Way.COVER: Right.ARRANGE, Way.RELIEVE: Right.READ}  # the others need the right to write


def rights_of(member: Member) -> frozenset[Right]:
    return frozenset(right for right in Right if member.may(right))


def fixes_of(
    gathered: Gathered, slug: str | None, gaps: Sequence[Gap], links: Links, rights: frozenset[Right]
) -> tuple[Button, ...]:
    """Of equal gaps of a channel (None: of the workspace): the days to fill one by one, then what else helps with the first."""
    several = len(gaps) > 1
    fills = [button for gap in gaps[:MOST] for button in _ways(gathered, slug, gap, links, rights, {Way.FILL}, several)]
    others = set(LABELS) - {Way.FILL}
    return tuple(dict.fromkeys([*fills, *_ways(gathered, slug, gaps[0], links, rights, others, several)]))


def _ways(
    gathered: Gathered, slug: str | None, gap: Gap, links: Links, rights: frozenset[Right], ways: set[Way], several: bool
) -> Iterator[Button]:
    for mend in _mends(gathered, slug, gap):
        if mend.way in ways and NEEDS.get(mend.way, Right.WRITE) in rights:
            label = _("Fill %(day)s", day=wording.day(mend.day)) if several and mend.day else _(LABELS[mend.way])
            yield Button(label, _address(mend, slug, gap, links))


def _mends(gathered: Gathered, slug: str | None, gap: Gap) -> tuple[Mend, ...]:
    """None for a channel that is gone."""
    if slug is None:
        return (Mend(Way.RELIEVE),)
    channel = gathered.channels.get(slug)
    return mends(gap, channel, gathered.known[slug].filling, gathered.today) if channel else ()


def _address(mend: Mend, slug: str | None, gap: Gap, links: Links) -> str:
    match mend.way:
        case Way.FILL:
            at = mend.time.strftime("%H:%M") if mend.time else None
            return links.inside("slots", mend.day, channel=slug, time=at)
        case Way.RIPEN:
            return links.inside("posts", mend.post, "readiness")
        case Way.MOVE:
            return links.inside("posts", mend.post, "day")
        case Way.ASSIGN:
            return links.inside("posts", mend.post, "person")
        case Way.ACCEPT:
            return links.inside("pauses", "new", channel=slug, from_=gap.first, to=gap.last)
        case Way.COVER:
            return links.inside("channels", slug, "edit")
        case Way.COLLECT:
            return links.inside("topics", channel=slug)
        case Way.ANSWER:
            return links.inside("channels", slug) + "#inquiries"
        case _:
            return links.inside("plan", from_=gap.first)
