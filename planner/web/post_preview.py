"""How a post will look where it appears, roughly: our own drawing, with the cut behind which a network hides the rest."""

from dataclasses import dataclass
from enum import Enum

from planner.models import Channel
from planner.planning.release import network_of


class Kind(Enum):
    FEED = "feed"  # a card in a stream, with a link below
    SHORT = "short"  # a few lines
    PICTURE = "picture"  # the picture first
    MAIL = "mail"  # one line of an inbox
    ARTICLE = "article"  # what a search engine or a list of articles shows
    NOTE = "note"  # a sheet of paper


KINDS = {
    Kind.FEED: ("linkedin", "facebook", "xing", "google", "telegram", "viva_engage", "teams", "slack", "whatsapp"),
    Kind.SHORT: ("x", "mastodon", "bluesky", "threads"),
    Kind.PICTURE: ("instagram", "pinterest", "tiktok", "youtube", "snapchat"),
    Kind.MAIL: ("newsletter", "email"),
    Kind.ARTICLE: ("blog", "website", "magazine", "press", "intranet"),
}
CUTS = {
    "linkedin": 210,
    "facebook": 480,
    "instagram": 125,
    "tiktok": 150,
}  # as feeds on a desktop fold in 2026; nobody promises it
SNIPPETS = {Kind.MAIL: 90, Kind.ARTICLE: 155}


@dataclass(frozen=True, slots=True)
class Preview:
    """`cut`: so many characters stand before "more"; None: all of them."""

    kind: Kind
    cut: int | None

    def before_cut(self, text: str) -> str:
        return text if self.cut is None or len(text) <= self.cut else text[: self.cut].rstrip()


def preview_on(channel: Channel) -> Preview:
    network = network_of(channel)
    kind = next((kind for kind, networks in KINDS.items() if network in networks), Kind.NOTE)
    return Preview(kind, CUTS.get(network, SNIPPETS.get(kind)))
