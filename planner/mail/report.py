"""The weekly gap report as a letter: what is one's own first, then the workspace, each finding with the links that mend it.

What is common to all who read one report is written once; a letter adds what is its reader's own.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from email.message import EmailMessage

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock, wording
from planner.domain.span import Week
from planner.exporting import report_strip, report_words
from planner.exporting.report_tables import report_xlsx
from planner.exporting.report_text import report_text
from planner.mail import frame
from planner.mail.findings import Findings, Group, entries_in_text
from planner.mail.links import Links
from planner.mail.mending import rights_of
from planner.mail.note import Item
from planner.mail.reader import Reader
from planner.mail.subjects import in_short
from planner.models import Letter, Member, ReportChoice, Right, Workspace
from planner.queries.approvals import open_approvals
from planner.queries.asked import Asked
from planner.reports.kept import report_of
from planner.reports.strip import DayState
from planner.reports.today import gather_coming
from planner.reports.weekly import WeeklyReport
from planner.settings import Settings
from planner.wording import gettext as _

MINE, OFF = f"<!--{secrets.token_hex(8)}-->", secrets.token_hex(8)  # where what is the reader's own is put in
MOST, MOST_MINE, MOST_STRIPS = 24, 12, 12  # more would be cut off by Gmail, which shows 102 kB
LOOKS = {DayState.FILLED: "f", DayState.IDEA: "i", DayState.EMPTY: "e", DayState.PAUSED: "p", DayState.NONE: "n"}
ASKED = "who is asked"  # in a unit of work: of each workspace
KEPT = 16  # reports that are ready to be completed


@dataclass(frozen=True, slots=True)
class Common:
    """One report in one language, for those who may do the same: all of the letter but what is the reader's own."""

    report: WeeklyReport
    findings: Findings
    subject: str
    html: str
    text: str
    address: str
    files: dict[str, bytes] = field(default_factory=dict)  # what was attached before, by its ending

    def file(self, ending: str, made: Callable[[WeeklyReport], bytes]) -> bytes:
        if ending not in self.files:
            self.files[ending] = made(self.report)
        return self.files[ending]


_ready: OrderedDict[object, Common] = OrderedDict()


def written(session: Session, letter: Letter, reader: Reader, settings: Settings) -> EmailMessage | None:
    """None when there is nothing to say, and the member did not ask to hear that too."""
    workspace, member = reader.workspace, reader.member
    if workspace is None or member is None:
        return None
    week, today = Week(letter.payload["year"], letter.payload["week"]), clock.today(workspace.zone)
    common = _common(session, workspace, member, week, today, settings)
    mine, waiting = common.findings.of(member.email, MOST_MINE), _waiting(session, workspace, member, settings)
    has_news = mine.groups or waiting or _has_news(common.report)
    if not (has_news or letter.payload.get("asked") or _always(session, member)):
        return None
    outside = frame.around(letter, reader, _why(workspace.name), settings)
    html = common.html.replace(MINE, _own_html(mine.groups, mine.more, waiting)).replace(_off(settings), outside.off or "")
    text = "\n".join([*_own_text(mine.groups, waiting), common.text, common.address, "", *frame.footer(outside)])
    message = frame.message(frame.bracketed(common.subject, reader), text + "\n", html, outside)
    _attach(message, letter, common)
    return message


def _has_news(report: WeeklyReport) -> bool:
    return not report.is_flawless or bool(report.missed)


def _always(session: Session, member: Member) -> bool:
    mine = (ReportChoice.workspace_id == member.workspace_id, ReportChoice.member_id == member.id)
    return bool(session.scalar(select(ReportChoice.always).where(*mine)))


def _why(workspace: str) -> str:
    return _("The weekly report of %(workspace)s, as chosen for this account.", workspace=workspace)


def _off(settings: Settings) -> str:
    return f"{settings.base_url}/{OFF}"


def _common(session: Session, workspace: Workspace, member: Member, week: Week, today: date, settings: Settings) -> Common:
    rights = rights_of(member)
    about = (session.get_bind(), workspace.id, workspace.revision, workspace.name)
    key = (*about, week, today, wording.language(), rights, settings.base_url)
    if key not in _ready:
        _ready[key] = _write(session, workspace, rights, week, today, settings)
        while len(_ready) > KEPT:
            _ready.popitem(last=False)
    _ready.move_to_end(key)
    return _ready[key]


def _write(
    session: Session, workspace: Workspace, rights: frozenset[Right], week: Week, today: date, settings: Settings
) -> Common:
    kept = report_of(session, workspace, week, today).report
    report = replace(kept, language=wording.language())
    links = Links.of(settings, workspace.slug)
    findings = Findings(report, gather_coming(session, workspace, today), links, rights)
    subject, address = report_words.headline_sentence(report.headline, week), links.inside("reports", week)
    return Common(report, findings, subject, _html(report, findings, subject, address, settings), report_text(report), address)


def _html(report: WeeklyReport, findings: Findings, subject: str, address: str, settings: Settings) -> str:
    missing, strips = findings.missing(MOST), report_words.by_urgency(report.channels)
    others = [channel for channel in report.shown if channel not in strips]
    outside = frame.Around(
        report.workspace,
        _why(report.workspace),
        _off(settings),
        Links.of(settings).house("account", "letters"),
        settings,
    )
    page = wording.environment().get_template("mail/report.html")
    return frame.inlined(
        page.render(
            **outside.values,
            title=subject,
            preview=report_words.last_week_sentence(report.headline, report.last_week),
            dark=frame.dark(),
            report=report,
            words=report_words,
            strip=report_strip,
            looks=LOOKS,
            mine=Markup(MINE),  # noqa: S704 (a comment of our own)
            groups=missing.groups,
            more=missing.more,
            strips=[*strips, *others][:MOST_STRIPS],
            missed=findings.missed(MOST_MINE).groups,
            address=address,
        )
    )


def _waiting(session: Session, workspace: Workspace, member: Member, settings: Settings) -> list[Item]:
    """Approvals that are the member's to answer."""
    held: dict[int, Asked] = session.info.setdefault(ASKED, {})
    if workspace.id not in held:
        held[workspace.id] = Asked(session, workspace, open_approvals(session, workspace.id))
    links = Links.of(settings, workspace.slug)
    posts = [each.post for each in held[workspace.id].expected_of(member)[:MOST_MINE]]
    return [Item(post.title, links.inside("posts", post.id), in_short(post)) for post in posts]


def _own_html(groups: tuple[Group, ...], more: int, waiting: list[Item]) -> str:
    if not (groups or waiting):
        return ""
    page = wording.environment().get_template("mail/_mine.html")
    return frame.inlined_part(page.render(groups=groups, more=more, approvals=waiting))


def _own_text(groups: tuple[Group, ...], waiting: list[Item]) -> Iterator[str]:
    if groups or waiting:
        yield _("My tasks").upper()
    yield from entries_in_text(groups)
    if waiting:
        yield _("Waiting for my approval")
        yield from (f"  {each.title} ({each.about})\n    {each.href}" for each in waiting)
    if groups or waiting:
        yield ""


def _attach(message: EmailMessage, letter: Letter, common: Common) -> None:
    name = f"{common.report.slug}-{common.report.week}"
    if letter.payload.get("pdf"):
        from planner.exporting.report_pdf import report_pdf  # the typesetter takes long to load

        pdf = common.file("pdf", report_pdf)
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{name}.pdf")
    if letter.payload.get("xlsx"):
        xlsx, sheet = common.file("xlsx", report_xlsx), "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        message.add_attachment(xlsx, maintype="application", subtype=sheet, filename=f"{name}.xlsx")
