"""The audit log: who was let in, got or lost a right, made a secret or took data along. As a page and as csv."""

from flask import Blueprint, Response, render_template, request, url_for
from sqlalchemy import func, or_, select

from planner.db import session
from planner.models import AuditEntry, Right
from planner.tables import Table, write_csv
from planner.web import access
from planner.web.audit_words import KINDS, sentence
from planner.web.auditing import audit_reading
from planner.web.form import stripped
from planner.web.urls import IN_WORKSPACE
from planner.wording import gettext as _

bp = Blueprint("audit", __name__, url_prefix=IN_WORKSPACE)

PAGE = 50
MOST = 10_000  # lines of the csv


class Filters:
    """What the address asks for: `who` is a name, `kind` one of KINDS."""

    def __init__(self) -> None:
        self.who = (stripped(request.args.get("who")) or "")[:100]
        asked = request.args.get("kind", "")
        self.kind = asked if asked in KINDS else ""

    @property
    def wanted(self) -> bool:
        return bool(self.who or self.kind)

    def address(self, endpoint: str = "audit.index", **more: object) -> str:
        return url_for(endpoint, who=self.who or None, kind=self.kind or None, **more)  # type: ignore[arg-type]

    def entries(self):
        """The newest first."""
        rows = select(AuditEntry).where(AuditEntry.workspace_id == access.current_workspace().id)
        if self.who:
            rows = rows.where(AuditEntry.who == self.who)
        if self.kind:
            verbs = KINDS[self.kind][1]
            rows = rows.where(or_(*(AuditEntry.verb.startswith(verb, autoescape=True) for verb in verbs)))
        return rows.order_by(AuditEntry.id.desc())


@bp.get("/audit")
@access.needs(Right.ARRANGE)
def index():
    filters = Filters()
    total = session.scalar(select(func.count()).select_from(filters.entries().order_by(None).subquery())) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(request.args.get("page", 1, type=int), 1), pages)
    shown = session.scalars(filters.entries().limit(PAGE).offset((page - 1) * PAGE))
    lines = [(entry, sentence(entry)) for entry in shown]
    return render_template(
        "audit/index.html", lines=lines, filters=filters, page=page, pages=pages, total=total, kinds=KINDS, people=_people()
    )


def _people() -> list[str]:
    """Whoever stands in the log."""
    names = select(AuditEntry.who).where(AuditEntry.workspace_id == access.current_workspace().id, AuditEntry.who != "")
    return list(session.scalars(names.distinct().order_by(AuditEntry.who)))


@bp.get("/audit.csv")
@access.needs(Right.ARRANGE)
def csv():
    """The same selection as a table."""
    head = (_("Time (UTC)"), _("Who"), _("What"), _("Kind"), _("About"), _("Network"))
    rows = [
        (entry.at.strftime("%Y-%m-%d %H:%M:%S"), entry.who, sentence(entry), entry.verb, entry.about, entry.network)
        for entry in session.scalars(Filters().entries().limit(MOST))
    ]
    response = Response(write_csv(Table("audit", head, rows)), content_type="text/csv; charset=utf-8")
    name = f"{access.current_workspace().slug}-audit-{access.today()}.csv"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    audit_reading("exported", about=name)
    return response
