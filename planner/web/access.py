"""Who may see and do what: every view carries a mark, and things are found through the workspace.

Somebody else's workspace or thing is the same 404 as one that does not exist; too little right is a 403 for members.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from planner import clock
from planner.db import Base, cleaned, session
from planner.models import Channel, Member, Post, Right, Topic, User, Workspace

View = TypeVar("View", bound=Callable[..., Any])
Thing = TypeVar("Thing", bound=Base)

LONGEST_SLUG = 80


class Audience(Enum):
    ANYONE = "anyone"  # with a session or without
    MACHINES = "machines"  # no session, no language, no cookie: health checks and feeds
    USERS = "users"  # whoever has signed in
    GUESTS = "guests"  # whoever holds a guest link, which the address names


def needs(*rights: Right) -> Callable[[View], View]:
    """Marks a view of a workspace with the right that its members need; of several, any one."""
    return _marking(rights)


def _marking(access: tuple[Right, ...] | Audience) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]  # a mark on the function
        return view

    return mark


for_anyone = _marking(Audience.ANYONE)
for_machines = _marking(Audience.MACHINES)
for_users = _marking(Audience.USERS)
for_guests = _marking(Audience.GUESTS)


def refuse_unmarked(app: Flask) -> None:
    """A view without a mark is a hole: the program does not start."""
    unmarked = [endpoint for endpoint, view in app.view_functions.items() if not hasattr(view, "access")]
    if unmarked:
        raise RuntimeError(f"views without access mark: {unmarked}")


def view() -> Callable[..., Any] | None:
    """The view that answers this request; None when there is no such address or method."""
    return current_app.view_functions.get(request.endpoint or "")


def is_for_machines() -> bool:
    return getattr(view(), "access", None) is Audience.MACHINES


def is_for_guests() -> bool:
    return getattr(view(), "access", None) is Audience.GUESTS


def admit() -> None:
    """Let the visitor in, or abort: to sign-in, with 404, or with 403. Sets `g.member` and `g.workspace`."""
    wanted = getattr(view(), "access", Audience.ANYONE)
    if wanted in (Audience.ANYONE, Audience.MACHINES, Audience.GUESTS):
        return
    if g.user is None:
        abort(redirect(url_for("sign_in.login", next=_way_back())))
    if isinstance(wanted, tuple):
        g.member, g.workspace = _membership(g.user, g.workspace_slug)
        if not any(map(g.member.may, wanted)):
            abort(403)


def _way_back() -> str | None:
    """Where to go after signing in."""
    if request.method != "GET":
        return None
    return request.full_path.rstrip("?")


def _membership(user: User, slug: str | None) -> tuple[Member, Workspace]:
    found = session.execute(
        select(Member, Workspace)
        .join(Workspace, Workspace.id == Member.workspace_id)
        .where(Workspace.slug == slug, Member.user_id == user.id, Member.left_at.is_(None))
    ).first()
    if found is None:
        abort(404)
    member, workspace = found
    return member, workspace


def current_user() -> User:
    return g.user  # type: ignore[no-any-return]  # a view marked for users has one


def current_member() -> Member:
    return g.member  # type: ignore[no-any-return]  # a view that needs a right has one


def current_workspace() -> Workspace:
    return g.workspace  # type: ignore[no-any-return]  # a view that needs a right has one


def may(right: Right) -> bool:
    """Whether the visitor has the right in the workspace of this page. For templates too."""
    return bool(g.member and g.member.may(right))


def today() -> date:
    """The date in the workspace's zone."""
    return clock.today(g.workspace.zone)


def one_or_404(column: InstrumentedAttribute[Any], value: object) -> Any:
    """The thing of this workspace whose column has the value: `one_or_404(Pause.id, pause_id)`."""
    thing = column.class_
    found = session.scalar(select(thing).where(thing.workspace_id == g.workspace.id, column == value))
    return found if found is not None else abort(404)


def channel_or_404(slug: str) -> Channel:
    """By its slug, which may come from a form: what is too long for one names nothing."""
    if len(cleaned(slug)) > LONGEST_SLUG:
        abort(404)
    return one_or_404(Channel.slug, slug)  # type: ignore[no-any-return]


def post_or_404(post_id: int) -> Post:
    """A post of the workspace, trashed ones too."""
    return one_or_404(Post.id, post_id)  # type: ignore[no-any-return]


def topic_or_404(topic_id: int) -> Topic:
    """A topic of the workspace, trashed ones too."""
    return one_or_404(Topic.id, topic_id)  # type: ignore[no-any-return]


def member_or_404(member_id: int) -> Member:
    """Of those who are here."""
    member: Member = one_or_404(Member.id, member_id)
    return member if member.left_at is None else abort(404)
