"""Letters of the morning: what one day brings, and what one's week holds."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from planner import clock, gapwords, wording
from planner.domain.gap import Severity
from planner.domain.span import Week
from planner.domain.todo import Todo, What
from planner.mail.links import Links
from planner.mail.note import Button, Item, Note, Section
from planner.mail.reader import Reader
from planner.models import Letter
from planner.reports.my_week import weeks_of
from planner.reports.open_gaps import OpenGap
from planner.settings import Settings
from planner.wording import gettext as _
from planner.wording import marked, ngettext

DEEDS = {
    What.APPEAR: marked("appears"),
    What.READY: marked("to be ready"),
    What.TEXT: marked("text due"),
    What.PICTURE: marked("picture due"),
    What.APPROVAL: marked("approval due"),
    What.APPROVE: marked("approve"),
    What.ANSWER: marked("answer"),
    What.READ: marked("read the comment"),
}


def digest(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    """None when the day is over, or brings nothing."""
    workspace, member = reader.workspace, reader.member
    if workspace is None or member is None:
        return None
    today, links = clock.today(reader.zone), Links.of(settings, workspace.slug)
    if date.fromisoformat(letter.payload["day"]) != today:
        return None
    weeks = weeks_of(session, workspace, Week.of(today), today)
    mine = weeks.of(weeks.gathered.people.by_id[member.id])
    names = {id_: head.name for id_, head in mine.channels.items()}
    late, due = mine.late, dict(mine.days)[today]
    gaps = [each for each in weeks.gaps if each.gap.responsible == member.email and each.gap.severity is Severity.CRITICAL]
    if not (late or due or gaps):
        return None
    parts = (
        (_("Late"), _todos(late, names, links)),
        (_("Due today"), _todos(due, names, links)),
        (_("Gaps that cannot wait"), tuple(_gap(each, links) for each in gaps)),
    )
    n = len(late) + len(due) + len(gaps)
    return Note(
        subject=ngettext("%(day)s: %(n)s thing to do", "%(day)s: %(n)s things to do", n, day=wording.day(today)),
        title=wording.long_day(today),
        lines=(),
        sections=tuple(Section(heading, items) for heading, items in parts if items),
        button=Button(_("Open the day"), links.inside("today")),
        why=_("The digest of the day was chosen for this account."),
    )


def week(session: Session, letter: Letter, reader: Reader, settings: Settings) -> Note | None:
    """None when the week is over, or holds nothing."""
    workspace, member = reader.workspace, reader.member
    if workspace is None or member is None:
        return None
    today, links = clock.today(reader.zone), Links.of(settings, workspace.slug)
    asked = Week.of(date.fromisoformat(letter.payload["day"]))
    if asked != Week.of(today):
        return None
    weeks = weeks_of(session, workspace, asked, today)
    mine = weeks.of(weeks.gathered.people.by_id[member.id])
    if mine.is_empty:
        return None
    names = {id_: head.name for id_, head in mine.channels.items()}
    days = tuple((wording.long_day(day), _todos(todos, names, links)) for day, todos in mine.days)
    gaps = tuple(_gap(each, links) for each in mine.gaps)
    parts = ((_("Late"), _todos(mine.late, names, links)), *days, (_("My gaps"), gaps))
    covered = [f"{each.name}: {wording.days(each.first, each.last)}" for each in mine.covered]
    n, in_week = len(mine.todos) + len(mine.late) + len(mine.gaps), wording.week(asked)
    return Note(
        subject=ngettext("%(week)s: %(n)s thing to do", "%(week)s: %(n)s things to do", n, week=in_week),
        title=_("My %(week)s", week=in_week),
        lines=(_("Standing in for %(people)s.", people=", ".join(covered)),) if covered else (),
        sections=tuple(Section(heading, items) for heading, items in parts if items),
        button=Button(_("Open my week"), links.inside("week")),
        why=_("The week’s overview was chosen for this account."),
    )


def _gap(each: OpenGap, links: Links) -> Item:
    said = f"{gapwords.gap_days(each.gap)}: {gapwords.gap_phrase(each.gap)}"
    about = f"{gapwords.severity_symbol(each.gap.severity)} {gapwords.severity_word(each.gap.severity)}"
    if each.channel is None:
        return Item(said, links.inside("plan", from_=each.gap.first), about)
    fill = links.inside("channels", each.channel.slug)
    return Item(f"{each.channel.name}, {said}", fill, about)


def _todos(todos: Iterable[Todo], names: dict[int, str], links: Links) -> tuple[Item, ...]:
    return tuple(_todo(todo, names, links) for todo in todos)


def _todo(todo: Todo, names: dict[int, str], links: Links) -> Item:
    if todo.what is What.ANSWER:
        href = links.inside("today")
    else:
        anchor = f"#c{todo.comment}" if todo.comment else ""
        href = links.inside("posts", todo.subject) + anchor
    parts = (names.get(todo.channel_id), _(DEEDS[todo.what]), wording.clock_time(todo.time))
    return Item(todo.title, href, " · ".join(part for part in parts if part))
