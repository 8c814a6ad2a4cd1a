"""Who comes by a guest link. It is looked up for every request: what is revoked shows nothing from then on."""

from contextlib import suppress
from typing import NamedTuple

from flask import abort, g, make_response, render_template, request
from sqlalchemy import Engine, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from planner import clock
from planner.models import AuditEntry, GuestLink
from planner.models.audit import note
from planner.queries.guests import link_by_hash
from planner.sealing import token_hash
from planner.web.auditing import network
from planner.web.sessions import SEEN_EVERY


class Use(NamedTuple):
    """Of a link, in a request."""

    workspace_id: int
    link_id: int
    name: str


def recognise(unit: Session) -> None:
    """Set `g.guest` and `g.workspace`, or abort with the page that every link without a selection gets."""
    g.user = g.expected = g.sign_in_id = g.unseen_id = None
    g.proved = False
    found = link_by_hash(unit, token_hash(str((request.view_args or {}).get("guest_token", ""))))
    if found is None:
        abort(make_response(render_template("guest/no_longer.html"), 404))
    g.guest, g.workspace = found
    link, seen = g.guest, g.guest.seen_at
    unseen = seen is None or clock.now() - seen >= SEEN_EVERY
    g.unseen_guest = Use(link.workspace_id, link.id, link.name) if unseen else None


def current_guest() -> GuestLink:
    return g.guest  # type: ignore[no-any-return]  # a view for guests has one


def note_seen(engine: Engine) -> None:
    """That the link was used: at most once a minute, in a unit of its own after the request's.

    The first use from each network is audited: so it shows when a link was passed on.
    """
    use = g.pop("unseen_guest", None)
    if use is None:
        return
    with suppress(OperationalError), Session(engine) as unit:
        mine = (GuestLink.workspace_id == use.workspace_id, GuestLink.id == use.link_id)
        unit.execute(update(GuestLink).where(*mine).values(seen_at=clock.now(), version=GuestLink.version))
        if use.link_id not in _links_used_from_here(unit, use.workspace_id):
            about = {"about": use.name, "network": network(), "link": use.link_id}
            note(unit, use.workspace_id, "guest_link_used", who=use.name, **about)
        unit.commit()


def _links_used_from_here(unit: Session, workspace_id: int) -> set[int]:
    noted = select(AuditEntry.details).where(
        AuditEntry.workspace_id == workspace_id, AuditEntry.verb == "guest_link_used", AuditEntry.network == network()
    )
    return {details["link"] for details in unit.scalars(noted) if "link" in details}
