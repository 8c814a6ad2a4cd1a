"""What every page has around it: navigation, the workspaces to switch between, links that a house has to show."""

from typing import Any

from flask import Flask, current_app, g, request
from flask import session as cookie
from sqlalchemy import and_, or_, select

from planner import gapwords
from planner.db import session
from planner.models import Member, Right, Role, Workspace
from planner.web import access, door, ripening
from planner.web.urls import is_web_address
from planner.wording import marked

# In this order, as far as their features are there.
NAVIGATION = (
    ("today.index", marked("Today")),
    ("plan.board", marked("Plan")),
    ("topics.index", marked("Topics")),
    ("channels.index", marked("Channels")),
    ("imports.index", marked("Import")),
    ("reports.index", marked("Report")),
    ("feeds.index", marked("Feeds")),
    ("team.index", marked("Team")),
    ("settings.edit", marked("Settings")),
)
# Features of their own that are found below another one.
BELOW = {
    **dict.fromkeys(
        (
            "leaving",
            "invitations",
            "guest_links",
            "absences",
            "absence_calendars",
            "absence_subscribing",
            "workload",
            "audit",
            "outbox",
        ),
        "team",
    ),
    **dict.fromkeys(("approval_settings", "due_days", "format_checklists"), "settings"),
    **dict.fromkeys(("posts", "post_steps", "post_versions", "approvals", "approval_asking"), "plan"),
    "my_week": "today",
}
THEMES = ("light", "dark")
CHANNEL_HUES = 8


def build(app: Flask) -> None:
    app.jinja_env.globals.update(
        may=access.may,
        may_set=ripening.may_set,
        may_publish=ripening.may_publish,
        Right=Right,
        hue=hue,
        navigation=navigation,
        section=section,
        theme=theme,
        my_workspaces=my_workspaces,
        settings=door.settings,
        here=here,
        leads_to=leads_to,
        is_web_address=is_web_address,
        initials=initials,
        severity_word=gapwords.severity_word,
        readiness_word=gapwords.readiness_word,
        gap_phrase=gapwords.gap_phrase,
        gap_days=gapwords.gap_days,
        gap_sentence=gapwords.gap_sentence,
    )
    app.context_processor(who_and_where)


def who_and_where() -> dict[str, Any]:
    """None where nobody has signed in, or outside of a workspace."""
    return {"user": g.get("user"), "member": g.get("member"), "workspace": g.get("workspace")}


def navigation() -> list[tuple[str, str]]:
    """Endpoints with labels that this visitor may follow here."""
    return [(endpoint, label) for endpoint, label in NAVIGATION if leads_to(endpoint)]


def section() -> str | None:
    """Below which entry of the navigation this page is found."""
    return BELOW.get(request.blueprint or "", request.blueprint)


def leads_to(endpoint: str) -> bool:
    """Whether there is such a page of a workspace, and this visitor may see it."""
    wanted = getattr(current_app.view_functions.get(endpoint), "access", None)
    return isinstance(wanted, tuple) and any(map(access.may, wanted))


def theme() -> str | None:
    """As chosen on this browser; None: as the system is set."""
    chosen = cookie.get("theme")
    return chosen if chosen in THEMES else None


def hue(channel_id: int) -> str:
    """The style class of a channel's colour; it is never the only sign."""
    return f"hue-{channel_id % CHANNEL_HUES + 1}"


def initials(name: str) -> str:
    """`KS` for Kim Schäfer."""
    words = name.split() or ["?"]
    return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper()


def my_workspaces() -> list[Workspace]:
    return [workspace for workspace, role in _workspaces() if role]


def owns_one() -> bool:
    return any(role is Role.OWNER for _, role in _workspaces())


def demo_is_there() -> bool:
    return any(workspace.demo for workspace, _ in _workspaces())


def _workspaces() -> list[tuple[Workspace, Role | None]]:
    """Mine with my role, and those of the demo; by name. Asked once a request."""
    if "workspaces" not in g:
        mine = and_(Member.workspace_id == Workspace.id, Member.user_id == g.user.id, Member.left_at.is_(None))
        query = select(Workspace, Member.role).outerjoin(Member, mine).where(or_(Member.id.is_not(None), Workspace.demo))
        g.workspaces = [(workspace, role) for workspace, role in session.execute(query.order_by(Workspace.name))]
    return g.workspaces  # type: ignore[no-any-return]


def here() -> str:
    """The path to come back to after a small change such as the language."""
    return request.full_path.rstrip("?") if request.method == "GET" else request.path
