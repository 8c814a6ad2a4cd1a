"""A file comes in by the pages: uploaded, looked at, taken in, taken back."""

from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from planner.models import ColumnMapping, Event, ImportBatch, Member, Post, User
from planner.web import imports
from planner.web.allowance import Allowance
from tests.web.conftest import Visitor

PLAN = """Datum;Kanal;Titel;Text
01.12.2026;LinkedIn;Azubi-Woche;Drei Fragen an Lena
02.12.2026;LinkedIn, TikTok;Tanz;
31.02.2026;LinkedIn;Unmöglich;
;LinkedIn;Jubiläum;
"""


def upload(visitor: Visitor, content: str | bytes = PLAN, name: str = "plan.csv") -> str:
    """The address of the preview."""
    body = content.encode() if isinstance(content, str) else content
    response = visitor.submit("/w/acme/import", "/w/acme/import/files", file=(BytesIO(body), name))
    return response.location


def send(visitor: Visitor, content: bytes, name: str) -> TestResponse:
    data = {"csrf_token": visitor.token(), "file": (BytesIO(content), name)}
    return visitor.post("/w/acme/import/files", data=data, content_type="multipart/form-data")


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        made = book.create_sheet(name)
        for row in rows:
            made.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def posts(unit) -> list[tuple[str, str]]:
    found = unit().execute(
        select(Post.day, Post.title).where(Post.workspace_id == 1, Post.trashed_at.is_(None)).order_by(Post.day)
    )
    return [(f"{day:%m-%d}", title) for day, title in found]


def test_nothing_is_imported_before_it_was_looked_at(alice, unit):
    page = alice.see(upload(alice))
    assert "4 rows" in page.text
    assert "plan.csv" in page.headings
    assert "“31.02.2026” is not a day of the calendar." in page.text
    assert "row 4, Datum" in page.text
    assert posts(unit) == [("11-23", "Azubi-Woche")]


def test_what_the_preview_shows_is_taken_in(alice, unit):
    response = alice.submit(upload(alice), do="import")
    page = alice.see(response.location)
    assert posts(unit) == [("11-23", "Azubi-Woche"), ("12-01", "Azubi-Woche"), ("12-02", "Tanz"), ("12-02", "Tanz")]
    assert "3 new of them 1 topic without a date" in page.text
    assert "Opened channels: TikTok." in page.text
    batch = unit().scalars(select(ImportBatch).where(ImportBatch.workspace_id == 1, ImportBatch.applied_at.is_not(None))).one()
    assert (batch.content, batch.member_id is not None) == (None, True)


def test_the_result_says_what_became_of_each_row(alice):
    address = alice.submit(upload(alice), do="import").location
    assert "impossible date" in alice.see(f"{address}?fate=failed").text
    assert "Azubi-Woche" not in alice.see(f"{address}?fate=failed").text
    assert alice.see(f"{address}?page=99").text


def test_an_unknown_channel_can_be_another_one_or_be_left_out(alice, unit):
    address = upload(alice)
    alice.submit(address, unknown_0="linkedin", do="look")
    assert posts(unit) == [("11-23", "Azubi-Woche")]
    page = alice.see(address)
    assert page.form("").fields["unknown_0"] == "linkedin"
    alice.submit(address, do="import")
    assert posts(unit)[1:] == [("12-01", "Azubi-Woche"), ("12-02", "Tanz")]


def test_an_editor_opens_no_channels(bob, unit):
    address = upload(bob)
    assert "New channels are opened by an admin or owner." in bob.see(address).text
    bob.submit(address, unknown_0="+", status=422)
    bob.submit(address, do="import")
    assert posts(unit)[1:] == [("12-01", "Azubi-Woche"), ("12-02", "Tanz")]


def test_new_choices_are_shown_before_they_are_taken_in(alice, unit):
    address = upload(alice)
    alice.submit(address, channel="linkedin", do="import")
    assert "Nothing was imported yet." in alice.see(address).text
    assert posts(unit) == [("11-23", "Azubi-Woche")]


def test_a_column_can_be_mapped_by_hand_and_the_mapping_is_remembered(alice, unit):
    content = "Datum;Kanal;Aufhänger;Thema\n01.12.2026;LinkedIn;Vom Sommer;Rückblick\n"
    address = upload(alice, content)
    alice.submit(address, column_0_2="title", column_0_3="pillar", do="look")
    assert "chosen by hand" in alice.see(address).text
    alice.submit(address, do="import")
    assert posts(unit)[1:] == [("12-01", "Vom Sommer")]
    (kept,) = unit().scalars(select(ColumnMapping).where(ColumnMapping.workspace_id == 1))
    assert kept.mapping == {"2": "title", "3": "pillar"}
    again = alice.see(upload(alice, content.replace("01.12", "08.12")))
    assert again.form("").fields["column_0_2"] == "title"


def test_days_in_doubt_are_put_forward_with_both_readings(alice, unit):
    address = upload(alice, "Datum;Kanal;Titel\n03/04/2027;LinkedIn;Eins\n05/06/2027;LinkedIn;Zwei\n")
    page = alice.see(address)
    assert "Day or month first?" in page.text
    assert "3 Apr 2027" in page.text
    assert "4 Mar 2027" in page.text
    alice.submit(address, day_first="day", do="look")
    alice.submit(address, do="import")
    assert posts(unit)[1:] == [("04-03", "Eins"), ("06-05", "Zwei")]


def test_sheets_can_be_chosen(alice, unit):
    header = ["Datum", "Kanal", "Titel"]
    content = workbook(
        November=[header, ["30.11.2026", "LinkedIn", "Eins"]], Dezember=[header, ["01.12.2026", "LinkedIn", "Zwei"]]
    )
    address = upload(alice, content, "plan.xlsx")
    assert "November (list, 1 row)" in alice.see(address).text
    alice.submit(address, sheets=["Dezember"], do="look")
    alice.submit(address, do="import")
    assert posts(unit)[1:] == [("12-01", "Zwei")]


def test_characters_can_be_read_another_way(alice):
    address = upload(alice, "Datum;Kanal;Titel\n01.12.2026;LinkedIn;Häuser\n".encode("cp1252"))
    assert "Häuser" in alice.see(address).text
    alice.submit(address, encoding="mac_roman", do="look")
    assert "Häuser" not in alice.see(address).text
    alice.submit(address, encoding="utf-8", do="look", status=422)


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(alice, unit):
    for name, content, sentence in (
        ("plan.xlsx", b"%PDF-1.7", "This is a PDF"),
        ("leer.csv", b"", "The file is empty."),
        ("rauschen.xlsx", bytes(range(256)) * 1000, "bytes that no text has"),
    ):
        response = send(alice, content, name)
        assert (response.status_code, sentence in response.text) == (422, True)
    assert alice.post("/w/acme/import/files", data={"csrf_token": alice.token()}).status_code == 422
    assert unit().scalars(select(ImportBatch.file_name).where(ImportBatch.workspace_id == 1)).all() == ["plan.csv"]


def test_a_file_without_a_plan_says_so_and_offers_nothing_to_import(alice):
    page = alice.see(upload(alice, "Einkaufsliste\nMilch\nBrot\n", "einkauf.csv"))
    assert "No editorial plan was found in this file" in page.text
    assert "Nothing to take in" in page.text


def test_an_import_can_be_taken_back_and_names_what_stays(alice, unit):
    address = alice.submit(upload(alice), do="import").location
    session = unit()
    tanz = session.scalars(select(Post).where(Post.workspace_id == 1, Post.title == "Tanz").order_by(Post.id)).first()
    tanz.edit(by=None, text="Von Kim")
    session.commit()
    undoing = address.replace("/rows", "/undoing")
    page = alice.see(undoing)
    assert "3 posts and topics go into the trash" in page.text
    assert "Tanz" in page.text
    alice.submit(undoing)
    assert posts(unit) == [("11-23", "Azubi-Woche"), ("12-02", "Tanz")]
    assert "Changed or used since, and therefore left: Tanz" in alice.see(address).text
    assert alice.get(undoing).status_code == 303


def test_the_list_tells_past_imports_and_waiting_files(alice):
    waiting = upload(alice, name="C:\\Pläne\\neu.csv")
    alice.submit(upload(alice, name="alt.csv"), do="import")
    page = alice.see("/w/acme/import")
    assert "neu.csv" in page.text
    assert "alt.csv" in page.text
    alice.step("/w/acme/import", waiting + "/removal")
    assert "neu.csv" not in alice.see("/w/acme/import").text


def test_a_viewer_sees_what_was_imported_and_can_do_nothing(alice, visit):
    address = alice.submit(upload(alice), do="import").location
    viewer = visit("viewer@example.org")
    assert "Take back" not in viewer.see(address).text
    assert "/w/acme/import/files" not in [form.action for form in viewer.see("/w/acme/import").forms]


def test_an_imported_file_cannot_be_imported_or_thrown_away_again(alice, unit):
    address = upload(alice)
    data = alice.see(address).form("").fields
    alice.submit(address, do="import")
    assert alice.post(address, data={**data, "do": "import"}).status_code == 303
    alice.post(address + "/removal", data={"csrf_token": alice.token()})
    assert len(posts(unit)) == 4


def test_who_looks_at_an_older_choice_is_told(alice, bob):
    address = upload(alice)
    data = alice.see(address).form("").fields
    alice.submit(address, channel="linkedin", do="look")
    assert alice.post(address, data={**data, "do": "import"}).status_code == 409


def test_history_names_who_imported(alice, unit):
    alice.submit(upload(alice), do="import")
    session = unit()
    alices = session.scalar(select(Member.id).join(User).where(Member.workspace_id == 1, User.email == "alice@example.org"))
    verbs = session.execute(select(Event.verb, Event.member_id).where(Event.workspace_id == 1, Event.verb == "imported")).all()
    assert set(verbs) == {("imported", alices)}


def test_uploads_are_limited(alice, monkeypatch):
    monkeypatch.setattr(imports, "uploads", Allowance(1, 3600))
    upload(alice)
    assert send(alice, b"x", "x.csv").status_code == 429


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", "=HYPERLINK(1)", "a" * 400, '" onmouseover="x'])
def test_hostile_titles_stay_texts(alice, title):
    page = alice.see(upload(alice, f"Datum;Kanal;Titel\n01.12.2026;LinkedIn;{title}\n".replace('"', "''")))
    assert "<script>alert" not in page.html
