"""The head of a channel's row: how far it is planned, how long its topics last, how well it was kept, and its gaps."""

from collections.abc import Iterator
from urllib.parse import quote

from markupsafe import Markup, escape

from planner import gapwords, wording
from planner.domain.gap import Reach, Severity
from planner.reports.board import LOOKING_AHEAD, Row
from planner.web import shell
from planner.web.plan_drawing import Drawing
from planner.wording import gettext as _
from planner.wording import ngettext


def head(draw: Drawing, row: Row) -> Markup:
    name = f'<a href="{draw.base}/channels/{quote(row.channel.slug)}">{escape(row.channel.name)}</a>'
    facts = "".join(f"<span{title}>{escape(words)}</span>" for words, title in _facts(row))
    counts = "".join(count(draw, grade, n) for grade, n in row.gaps.items())
    return Markup(  # noqa: S704 (made of escaped parts)
        f'<span class="channel {shell.hue(row.channel.id)}">{name}</span>'
        f'<span class="who">{escape(gapwords.person_phrase(row.channel.responsible))}</span>{_bar(row)}{facts}'
        + (f'<span class="counts">{counts}</span>' if counts else "")
    )


def _bar(row: Row) -> str:
    """The coming four weeks, as far as they are planned."""
    if row.continuity.reach is None:
        return ""
    return (
        f'<svg class="reach" viewBox="0 0 {LOOKING_AHEAD} 2" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{LOOKING_AHEAD}" height="2"/><rect class="planned" width="{row.reach_days}" height="2"/></svg>'
    )


def _facts(row: Row) -> Iterator[tuple[str, str]]:
    """Each in words, with the attributes of its element."""
    yield _reach(row), ""
    weeks = row.continuity.runway_weeks
    if weeks is not None:
        one = 1 if weeks == 1 else 2
        yield ngettext("topics for %(weeks)s week", "topics for %(weeks)s weeks", one, weeks=wording.number(weeks)), ""
    if row.adherence is not None:
        since = escape(_("in the last twelve weeks"))
        yield _("%(share)s kept", share=wording.percent(row.adherence)), f' title="{since}"'


def _reach(row: Row) -> str:
    reach = row.continuity.reach
    if reach is None:
        return _("no rhythm")
    if isinstance(reach, Reach):
        return _("planned without an end")
    return _("planned until %(day)s", day=wording.day(reach)) if row.reach_days else _("not planned ahead")


def count(draw: Drawing, grade: Severity, n: int) -> str:
    """So many gaps: `2 Warnungen`, `1 dringend`."""
    word = gapwords.severity_word(grade)
    said = ngettext("%(num)s warning", "%(num)s warnings", n, num=n) if grade is Severity.WARNING else f"{n} {word}"
    return str(draw.sign(grade)).replace(f"{word}</span>", f"{said}</span>")
