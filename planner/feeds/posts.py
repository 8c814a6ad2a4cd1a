"""Posts as entries: rendered when what they show has changed, kept, and joined as they are until then."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from planner.domain.plan import Readiness
from planner.feeds.entry import Entry, Status, all_day
from planner.feeds.setting import Setting, wording_version
from planner.feeds.text import labelled
from planner.feeds.zones import moments, vtimezone
from planner.gapwords import readiness_word
from planner.models import Channel, FeedEntry, Post
from planner.queries.feed_entries import PostRow, Selection, posts_with_entries
from planner.queries.people import People
from planner.wording import gettext as _

MINUTES = 15  # that a timed post lasts in a calendar
LONGEST_TEXT = 3000  # characters; the rest is behind the link
_STATUS = {Readiness.APPROVED: Status.CONFIRMED, Readiness.PUBLISHED: Status.CONFIRMED}


class Piece(NamedTuple):
    """An entry in a body: its day, the post it is of (0: computed), whose VTIMEZONE it needs (None: none), the VEVENT."""

    day: date
    post_id: int
    zone: str | None
    block: bytes


@dataclass(frozen=True, slots=True)
class Staff:
    """Channels and people of a workspace, and who is responsible for what."""

    channels: Mapping[int, Channel]
    people: People
    by_slot: Mapping[int, int]  # post -> member of the slot it fills, where the post names nobody

    def responsible(self, post_id: int, channel_id: int, person_id: int | None) -> int | None:
        """The member responsible for a post: its own person, else its slot's, else its channel's."""
        return person_id or self.by_slot.get(post_id) or self.channels[channel_id].responsible_id

    def name(self, member_id: int | None) -> str | None:
        person = self.people.by_id.get(member_id) if member_id else None
        return person.name if person else None


class PostEntries:
    """The entries of posts in one level of detail. `made` holds what had to be rendered, to be kept."""

    def __init__(self, setting: Setting, staff: Staff, selection: Selection) -> None:
        self.setting, self.staff, self.selection = setting, staff, selection
        self.made: list[dict[str, Any]] = []
        self._context_of = cache(self._context)

    def render(self, session: Session, rows: Iterable[PostRow]) -> list[Piece]:
        """The posts' entries in the order of the rows, the fresh ones as they were kept."""
        pieces, stale = [], {}
        responsible, context = self.staff.responsible, self._context_of
        for index, (day, post_id, version, channel_id, person_id, key, zone, entry) in enumerate(rows):
            if key != f"{version}-{context(channel_id, person_id or responsible(post_id, channel_id, None))}":
                stale[post_id] = index
            pieces.append(Piece(day, post_id, zone, entry or b""))
        for post, kept in posts_with_entries(session, self.setting.workspace.id, self.selection.level, list(stale)):
            pieces[stale[post.id]] = self._anew(post, kept)
        return pieces

    def key(self, post: Post) -> str:
        """Names all that an entry shows; a kept one with another key is stale."""
        return f"{post.version}-{self._context_of(post.channel_id, self._responsible(post))}"

    def _responsible(self, post: Post) -> int | None:
        return self.staff.responsible(post.id, post.channel_id, post.person_id)

    def _context(self, channel_id: int, responsible: int | None) -> str:
        channel, workspace = self.staff.channels[channel_id], self.setting.workspace
        return digest(
            channel.name,
            channel.zone,
            vtimezone(channel.zone, self.setting.year) is not None,
            self.staff.name(responsible),
            workspace.slug,
            workspace.language,
            wording_version(self.setting.base_url),
        )

    def _anew(self, post: Post, kept: FeedEntry | None) -> Piece:
        """Rendered. What still says the same keeps its stamp, so that nobody sees a change where there is none."""
        changed = self._changed(post, kept) if kept else post.changed_at
        piece = self._rendered(post, changed)
        if kept and piece.block.replace(_stamp(changed), _stamp(kept.changed_at)) == kept.entry:
            changed, piece = kept.changed_at, piece._replace(block=kept.entry)
        self.made.append(
            {
                "workspace_id": post.workspace_id,
                "post_id": post.id,
                "level": self.selection.level,
                "key": self.key(post),
                "zone": piece.zone,
                "changed_at": changed,
                "entry": piece.block,
            }
        )
        return piece

    def _changed(self, post: Post, kept: FeedEntry) -> datetime:
        """When what the entry shows has changed, if it has: with the post, else its channel, person or wording, just now."""
        by_itself = kept.key.partition("-")[0] != str(post.version)
        return later_than(kept.changed_at, post.changed_at if by_itself else self.setting.now)

    def _rendered(self, post: Post, changed: datetime) -> Piece:
        channel = self.staff.channels[post.channel_id]
        start, end, zone = self._when(post, channel)
        full = self.selection.full_text
        entry = Entry(
            uid=post.uid,
            start=start,
            end=end,
            summary=summary(post, channel.name),
            description=self._description(post) if full else "",
            url=self.setting.link(f"posts/{post.id}"),
            location=channel.name,
            categories=(channel.name, post.pillar, post.campaign) if full else (channel.name,),
            status=Status.CANCELLED if post.cancelled else _STATUS.get(post.readiness, Status.TENTATIVE),
            sequence=post.sequence,
            created=post.created_at,
            changed=changed,
        )
        return Piece(post.day, post.id, zone, entry.as_bytes())

    def _when(self, post: Post, channel: Channel) -> tuple[Any, Any, str | None]:
        """Start, end, and the zone that they are written in."""
        if post.time is None:
            return *all_day(post.day, post.day), None
        with_rule = vtimezone(channel.zone, self.setting.year) is not None
        start, end = moments(post.day, post.time, channel.zone, MINUTES, with_rule=with_rule)
        return start, end, None if start.tzinfo is UTC else channel.zone

    def _description(self, post: Post) -> str:
        text = post.text if len(post.text) <= LONGEST_TEXT else post.text[:LONGEST_TEXT].rstrip() + " …"
        facts = (
            (_("Responsible"), self.staff.name(self._responsible(post))),
            (_("Format"), post.format),
            (_("Pillar"), post.pillar),
            (_("Campaign"), post.campaign),
            (_("Link"), post.link if post.link.startswith(("https://", "http://")) else ""),
        )
        return f"{text}\n\n{labelled(facts)}"


def summary(post: Post, channel: str) -> str:
    """State, channel and title: programs show nothing else reliably."""
    state = _("cancelled") if post.cancelled else readiness_word(post.readiness)
    return f"{capitalised(state)}: {channel}: {post.title}"


def capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


def later_than(earlier: datetime, moment: datetime) -> datetime:
    """`moment`, but at least a second after `earlier`: stamps count whole seconds, and a change has to show."""
    return max(moment, earlier + timedelta(seconds=1))


def _stamp(moment: datetime) -> bytes:
    """As it is written (RFC 5545 3.3.5)."""
    return f"{moment:%Y%m%dT%H%M%SZ}".encode()


def digest(*facts: object) -> str:
    return hashlib.sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()[:24]
