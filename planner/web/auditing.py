"""Writing the audit log from a request: whoever is here, and roughly from where."""

from contextlib import suppress
from ipaddress import ip_address, ip_network
from typing import Any

from flask import g, request
from sqlalchemy import insert
from sqlalchemy.exc import OperationalError

from planner.db import session
from planner.models.audit import AuditEntry, note
from planner.web import door


def audit(verb: str, *, about: str = "", **details: Any) -> None:
    """Note it in the workspace of this page, in the request's unit of work."""
    user = g.get("user")
    note(
        session(),
        g.workspace.id,
        verb,
        user_id=user.id if user else None,
        who=user.name if user else "",
        about=about,
        network=network(),
        **details,
    )


def audit_reading(verb: str, *, about: str) -> None:
    """Note that a secret was shown, or data taken along, by a request that only reads: in a unit of its own.

    A database that is busy with other writing does not spoil what was asked for.
    """
    if request.method != "GET":
        return
    told = {"verb": verb, "about": about[:200], "user_id": g.user.id, "who": g.user.name, "network": network()}
    with suppress(OperationalError), door.engine().begin() as connection:
        connection.execute(insert(AuditEntry).values(workspace_id=g.workspace.id, **told))


def network() -> str:
    """The visitor's network, such as 192.0.2.0/24 or 2001:db8::/48: their address itself is kept nowhere."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return ""
    return str(ip_network((address, 24 if address.version == 4 else 48), strict=False))
