"""What a guest is shown of a post and of the plan: never who else works on it, but by first name and initial."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from flask import render_template

from planner.db import session
from planner.domain.familiar import familiar as shortened
from planner.models import Approval, Attachment, Comment, GuestLink, Outcome, Post
from planner.models.approval import approvals_of
from planner.models.attachment import attachments_of
from planner.models.event import plain
from planner.models.seen import SHOWN, digest_of
from planner.planning.comments import comments_of
from planner.queries.guests import files_of, waiting_for
from planner.web import access
from planner.web.guests import current_guest
from planner.wording import day_with_year, days
from planner.wording import gettext as _

WHOLE = 1500  # characters of a text that stands whole on the overview


@dataclass(frozen=True, slots=True)
class Shown:
    """`asked` is what this guest may answer, `answered` what somebody said last: None when nothing waits, nobody did."""

    post: Post
    asked: Approval | None
    files: list[Attachment]
    answered: Approval | None = None
    said: tuple[Comment, ...] = ()

    @property
    def seen(self) -> str:
        """The version that is on the page, not the one that is asked about: these differ when somebody was quicker."""
        shown = {name: plain(getattr(self.post, name)) for name in SHOWN}
        return digest_of(shown, [(each.digest, each.alt) for each in self.files])

    @property
    def pictures(self) -> list[Attachment]:
        return [each for each in self.files if each.is_picture]

    @property
    def is_whole(self) -> bool:
        """Whether all of it stands on the overview: only what was read is approved there."""
        return len(self.post.text) <= WHOLE


def shown_to(link: GuestLink, post: Post) -> Shown:
    newest = next(iter(approvals_of(session(), post)), None)
    return Shown(
        post,
        asked=waiting_for(session(), link).get(post.id),
        files=attachments_of(session(), post),
        answered=newest if newest and newest.outcome in (Outcome.APPROVED, Outcome.SENT_BACK) else None,
        said=tuple(comments_of(session(), post, for_guests=True)),
    )


def waiting(link: GuestLink, posts: list[Post]) -> list[Shown]:
    """Those of the posts that wait for this guest."""
    asked = waiting_for(session(), link)
    wanted = [post for post in posts if post.id in asked]
    files = files_of(session(), link.workspace_id, wanted)
    return [Shown(post, asked[post.id], files[post.id]) for post in wanted]


def guest_page(template: str, **values: object) -> str:
    link = current_guest()
    until = link.expires_at.astimezone(ZoneInfo(access.current_workspace().zone)).date()
    return render_template(template, link=link, until=until, familiar=familiar, selection=selection(link), **values)


def familiar(name: str, guest: int | None) -> str:
    """Colleagues are known to guests by first name and initial; guests by the name of their link."""
    return name if guest else shortened(name)


def selection(link: GuestLink) -> str:
    """`LinkedIn · Herbstmesse · 1. Dez. 2026 – 31. Dez. 2026`."""
    channel = link.channel.name if link.channel else _("All channels")
    return " · ".join(filter(None, (channel, link.campaign, _span(link.first_day, link.last_day))))


def _span(first: date | None, last: date | None) -> str:
    if first and last:
        return days(first, last)
    if first:
        return _("from %(day)s", day=day_with_year(first))
    return _("until %(day)s", day=day_with_year(last)) if last else ""
