"""What a file is, is told by its bytes; its name counts for nothing but a calendar's."""

from datetime import date

import pytest

from planner.importing import formats
from planner.importing.content import read_content
from planner.importing.grid import Calendar, Refusal, Unreadable, Workbook
from tests.importing.files import ics, ods, xls, xlsx

TODAY = date(2026, 11, 23)


def read(name: str, content: bytes) -> Workbook | Calendar:
    return read_content(name, content, TODAY)


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv", "plan", "plan.pdf"])
@pytest.mark.parametrize(
    ("content", "kind"),
    [(xlsx([["a"]]), "xlsx"), (xls([["a"]]), "xls"), (ods([["a"]]), "ods"), (b"a;b\n", "csv"), (b"BMW;Kanal\n", "csv")],
    ids=["xlsx", "xls", "ods", "csv", "csv that begins like a bitmap"],
)
def test_the_name_does_not_matter(name, content, kind):
    assert read(name, content).kind == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_calendar_is_known_by_its_first_line(encoding):
    content = ics("DTSTART:20261124\nSUMMARY:Grüße").decode().encode(encoding)
    assert [event.summary for event in read("plan.txt", content).events] == ["Grüße"]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", Refusal.EMPTY),
        (b"\xef\xbb\xbf", Refusal.EMPTY),
        (b"\xff\xfe", Refusal.EMPTY),
        (b" \r\n\t", Refusal.EMPTY),
        (b"%PDF-1.7\n", Refusal.PDF),
        (b"\n\n%PDF-1.4\n", Refusal.PDF),
        (b"\x89PNG\r\n\x1a\n", Refusal.PICTURE),
        (b"\xff\xd8\xff\xe0", Refusal.PICTURE),
        (b"BM\x8a\x00\x00\x00", Refusal.PICTURE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Refusal.PICTURE),
        (b"\x00\x00\x00\x18ftypheic", Refusal.PICTURE),
        (b"PK\x05\x06" + bytes(18), Refusal.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c\x00", Refusal.ARCHIVE),
        (b"Rar!\x1a\x07\x00", Refusal.ARCHIVE),
        (b"\x1f\x8b\x08\x00", Refusal.ARCHIVE),
        (b"{\\rtf1\\ansi", Refusal.DOCUMENT),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", Refusal.OLD_WORKBOOK),
        (b"<html><table>", Refusal.HTML),
        (b"\xef\xbb\xbf \r\n<!DOCTYPE html>", Refusal.HTML),
        ("<html>".encode("utf-16"), Refusal.HTML),
        (b"<table border=1><tr>", Refusal.HTML),
        (b"<?xml version='1.0'?><html xmlns='x'>", Refusal.HTML),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", Refusal.HTML),
        (b"<?xml version='1.0'?><Workbook xmlns='x'>", Refusal.XML),
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", None),
        (bytes(range(1, 256)) * 20, Refusal.NOISE),
    ],
)
def test_other_kinds_are_refused_by_name(content, refusal):
    if refusal is None:
        assert read("plan.xlsx", content).kind == "csv"
        return
    with pytest.raises(Unreadable) as refused:
        read("plan.xlsx", content)
    assert refused.value.code is refusal


def test_a_calendar_by_name_only_is_refused_as_a_calendar():
    with pytest.raises(Unreadable, match="no_calendar"):
        read("plan.ics", b"Datum;Titel\n")


@pytest.mark.parametrize(("start", "limit"), [(b"PK\x03\x04", "MOST_BYTES"), (b"a;b\n", "MOST_TEXT_BYTES")])
def test_a_file_has_a_largest_size(start, limit, monkeypatch):
    monkeypatch.setattr(formats, limit, 100)
    with pytest.raises(Unreadable, match="too_big"):
        read("plan.xlsx", start.ljust(101, b"x"))
