"""The weekly report as a letter: the finding in the subject, what is one's own on top, links that lead to the form."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import Engine, select

from planner import db
from planner.domain.span import Week
from planner.mail import report as report_letter
from planner.mail.composing import compose
from planner.models import Letter, LetterKind, Member, Report, ReportChoice, User
from planner.reports import content
from planner.settings import Settings
from tests import make
from tests.mail.letters import Read, read
from tests.reports.acme import acme

LARGEST = 100_000  # bytes: Gmail cuts off what is larger than 102 kB


@pytest.fixture
def written(sqlite: Engine, settings: Settings) -> Callable[..., Read | None]:
    """The letter of a week to somebody at Acme, from a database in which others may write meanwhile."""
    unit = db.unit(sqlite)
    acme(unit)
    unit.commit()

    def compose_for(email: str = "kim@example.org", week: Week = Week(2026, 48), **payload: object) -> Read | None:
        session = db.unit(sqlite, reading=True)
        user = session.scalars(select(User).where(User.email == email)).one()
        values = {"year": week.year, "week": week.number, **payload}
        sent = Letter(key="k", kind=LetterKind.REPORT, user_id=user.id, about_workspace_id=1, payload=values)
        message = compose(session, sent, settings)
        return read(message) if message else None

    return compose_for


def change(engine: Engine, **values: object) -> None:
    """Of Kim's account."""
    unit = db.unit(engine)
    user = unit.scalars(select(User).where(User.email == "kim@example.org")).one()
    for name, value in values.items():
        setattr(user, name, value)
    unit.commit()


@pytest.mark.parametrize(
    ("language", "subject", "said"),
    [
        ("de", "KW 48: 5 Lücken, LinkedIn am Mi leer", ("Meine Aufgaben", "dringend", "Diese E-Mails abschalten")),
        ("en", "Week 48: 5 gaps, LinkedIn empty on Wed", ("My tasks", "critical", "Switch these letters off")),
    ],
)
def test_the_finding_is_the_subject_in_the_readers_language(sqlite, written, language: str, subject: str, said: tuple[str, ...]):
    change(sqlite, language=language)
    got = written()
    assert got.subject == subject
    assert [word for word in said if word not in got.parsed.words] == []
    assert [word for word in said if word.lower() not in got.text.lower()] == []


def test_ones_own_stands_first_and_others_do_not_have_it(written):
    kims, bobs = own(written("kim@example.org")), own(written("bob@example.org"))
    assert ("Kim Schäfer: Beitrag einplanen" in kims, "Bob Brandt" in kims) == (True, False)
    assert ("Bob Brandt: Vertretung bestimmen" in bobs, "Kim Schäfer" in bobs) == (True, False)


def own(got: Read) -> str:
    return got.parsed.words.partition("Meine Aufgaben")[2].partition("Tag für Tag")[0]


def test_links_lead_to_the_forms_that_mend(written):
    links = written().links
    assert "https://plan.example.org/w/acme/slots/2026-11-25?channel=linkedin&time=09%3A00" in links
    assert any("/w/acme/pauses/new?channel=linkedin&from=" in link for link in links)
    assert any(re.search(r"/w/acme/posts/\d+/(readiness|day|person)$", link) for link in links)
    assert {link.split("/", 3)[2] for link in links} == {"plan.example.org"}


def test_it_says_how_to_switch_it_off_at_once(written):
    got = written()
    message = got.message
    assert b"List-Unsubscribe: <https://plan.example.org/unsubscribe/" in got.wire  # not encoded, in one line
    assert re.fullmatch(r"<https://plan\.example\.org/unsubscribe/[\w.-]+>", message["List-Unsubscribe"])
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_pdf_and_excel_come_on_wish(written):
    names = [part.get_filename() for part in written(pdf=True, xlsx=True).message.iter_attachments()]
    assert names == ["acme-2026-W48.pdf", "acme-2026-W48.xlsx"]


def test_who_may_only_read_gets_no_links_to_forms(sqlite: Engine, written):
    unit = db.unit(sqlite)
    workspace = 1
    reader = make.user(unit, "r@example.org", "Rita Rot")
    unit.add(Member(workspace_id=workspace, user_id=reader.id, role=make.Role.VIEWER))
    unit.commit()
    assert not [link for link in written("r@example.org").links if re.search("/(slots|pauses|day|person|edit)", link)]


@pytest.mark.parametrize(("always", "comes"), [(False, False), (True, True)])
def test_without_a_finding_it_comes_only_to_those_who_want_it_always(sqlite, settings, always: bool, comes: bool):
    unit = db.unit(sqlite)
    member = make.member(unit, make.workspace(unit), make.user(unit))
    unit.add(ReportChoice(workspace_id=member.workspace_id, member_id=member.id, always=always))
    unit.commit()
    session = db.unit(sqlite, reading=True)
    sent = Letter(key="k", kind=LetterKind.REPORT, user_id=1, about_workspace_id=1, payload={"year": 2026, "week": 48})
    assert (compose(session, sent, settings) is not None) == comes


@pytest.mark.parametrize(
    ("now", "week", "subject"),
    [
        (datetime(2027, 1, 1, 9, tzinfo=UTC), Week(2026, 53), "KW 53"),
        (datetime(2027, 1, 4, 7, tzinfo=UTC), Week(2027, 1), "KW 1"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), Week(2026, 43), "KW 43"),  # the hour that clocks show twice
        (datetime(2027, 3, 28, 1, tzinfo=UTC), Week(2027, 12), "KW 12"),  # the night without two o'clock
    ],
)
def test_the_subject_names_the_iso_week(written, now: datetime, week: Week, subject: str):
    with time_machine.travel(now):
        assert written(week=week, asked=True).subject.startswith(f"{subject}: ")


def test_what_is_common_is_written_once(sqlite, written, questions):
    written("kim@example.org")
    with questions(sqlite) as asked:
        written("bob@example.org")
    assert len(asked) < 12


def test_the_largest_report_is_not_cut_off(sqlite: Engine, written):
    written()
    unit = db.unit(sqlite)
    kept = unit.scalars(select(Report).where(Report.workspace_id == 1)).one()
    report = content.read(kept.content)
    linkedin = report.channels[0]
    finding = linkedin.findings[0]
    gaps = [replace(finding.gap, first=finding.gap.first + timedelta(days=n), responsible=f"p{n}@example.org") for n in range(28)]
    many = replace(linkedin, findings=tuple(replace(finding, gap=gap, posts=("Titel " * 40,)) for gap in gaps))
    kept.content = content.written(
        replace(report, channels=tuple(replace(many, key=f"c{n}", name=f"Kanal {n} " + "x" * 60) for n in range(60)))
    )
    unit.commit()
    report_letter._ready.clear()  # what is kept never changes otherwise
    got = written(asked=True)
    assert len(got.html.encode()) < LARGEST
    assert "weitere Punkte stehen im Bericht" in got.parsed.words


def test_every_element_carries_its_style_and_nothing_is_fetched(written):
    parsed = written().parsed
    assert {tag for tag, _ in parsed.elements} & {"script", "img", "link", "iframe", "form", "svg"} == set()
    styled = [each for tag, each in parsed.elements if tag in ("td", "p", "h1", "h2", "h3", "a") and each.get("class")]
    assert [each for each in styled if not each.get("style")] == []
    assert not any("url(" in (each.get("style") or "") for _, each in parsed.elements)
