"""Files are read in a process of their own: whatever happens there, here it is an answer or a refusal, and soon."""

import random
import signal
import subprocess
import time
import tracemalloc
from datetime import date

import pytest

from planner.importing import sandbox
from planner.importing.content import read_content
from planner.importing.grid import Refusal, Unreadable
from planner.importing.sandbox import read_file
from tests.importing.files import compound, ics, ods, patched, with_rows, xls, xlsx, zipped

TODAY = date(2026, 11, 23)
PLAN = [["Datum", "Titel"], [date(2026, 11, 24), "Größe 🎄"]]
FAR_ROW = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
FAR_CELL = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ENDLESS = "DTSTART:20260101\nRRULE:FREQ=DAILY;BYWEEKNO=53;BYMONTH=6"
STRINGS = b"<sst>" + b"".join(b"<si><t>%dxxxxxxxxxxxx</t></si>" % number for number in range(300_000)) + b"</sst>"
REPEATED = (
    b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" '
    b'office:value-type="float" office:value="1"/></table:table-row></table:table>'
)


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


FILES = {"xlsx": xlsx(PLAN), "xls": xls(PLAN), "ods": ods(PLAN), "csv": b"a;b\n1;2\n", "ics": ics("DTSTART:20261124")}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_read_as_it_would_be_here(kind):
    assert read_file("plan", FILES[kind], today=TODAY) == read_content("plan", FILES[kind], TODAY)


def test_encoding_and_delimiter_can_be_chosen():
    workbook = read_file("p.csv", "Grüße:b".encode("mac_roman"), today=TODAY, encoding="mac_roman", delimiter=":")
    assert workbook.sheets[0].rows == (("Grüße", "b"),)


HOSTILE = [
    ("zip bomb", patched(xlsx(PLAN), xl__media__a_bin=bytes(60 * 1024**2)), Refusal.ZIP_BOMB),
    ("bomb of shared strings", patched(xlsx(PLAN), xl__sharedStrings_xml=STRINGS), None),
    ("a million claimed rows", with_rows(FAR_ROW), None),
    ("a cell at the end of the world", with_rows(FAR_CELL), Refusal.TOO_LARGE_INSIDE),
    ("thousands of parts", zipped(*map(str, range(5_000))), Refusal.TOO_MANY_PARTS),
    ("zip in a zip", zipped("plan.xlsx"), Refusal.ARCHIVE),
    ("encrypted", compound("EncryptionInfo", "EncryptedPackage"), Refusal.ENCRYPTED),
    ("macros", patched(xlsx(PLAN), xl__vbaProject_bin=b"x"), None),
    ("repeated cells", patched(ods(PLAN), "content.xml", lambda xml: xml.replace(b"</table:table>", REPEATED)), Refusal.BROKEN),
    ("pdf", b"%PDF-1.7\n" + noise(1000), Refusal.PDF),
    ("five MB of noise", noise(5_000_000), Refusal.NOISE),
    ("noise as xls", compound("Workbook")[:512] + noise(1_000_000), Refusal.BROKEN),
    ("noise as zip", b"PK\x03\x04" + noise(1_000_000), Refusal.BROKEN),
    ("web page", b"<html><table>", Refusal.HTML),
    ("empty", b"", Refusal.EMPTY),
    ("one giant line", b"a;" * 2_000_000, Refusal.LONG_LINE),
    ("only quotation marks", b'"' * 3_000_000, Refusal.LONG_LINE),
    ("endless rules", ics(*[ENDLESS] * 2), None),
    ("deep nesting", b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 100_000, Refusal.TOO_DEEP),
    ("a summary of four MB", ics("DTSTART:20261124\nSUMMARY:" + "x" * 4_000_000), None),
]


@pytest.mark.parametrize(("content", "refusal"), [rest for _, *rest in HOSTILE], ids=[name for name, *_ in HOSTILE])
def test_a_hostile_file_is_answered_soon_and_in_little_memory(content, refusal):
    tracemalloc.start()
    started = time.monotonic()
    try:
        read_file("plan.xlsx", content, today=TODAY)
        answer = None
    except Unreadable as refused:
        answer = refused.code
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert answer is refusal
    assert time.monotonic() - started < 6  # 5 seconds, and a machine that is busy with other tests
    assert peak < 20 * 1024**2


def test_a_process_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.01)
    with pytest.raises(Unreadable, match="timeout"):
        read_file("p.csv", b"a;b\n", today=TODAY)


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (-signal.SIGXCPU, Refusal.TIMEOUT),
        (-signal.SIGABRT, Refusal.TOO_LARGE_INSIDE),
        (-signal.SIGKILL, Refusal.TOO_LARGE_INSIDE),
        (sandbox.OUT_OF_MEMORY, Refusal.TOO_LARGE_INSIDE),
        (-signal.SIGSEGV, Refusal.BROKEN),
        (1, Refusal.BROKEN),
        (0, Refusal.BROKEN),
    ],
)
def test_how_a_process_ends_gives_the_reason(code, refusal):
    assert sandbox._reason(code) is refusal


def test_a_file_that_is_too_big_starts_no_process(monkeypatch):
    monkeypatch.setattr(sandbox, "MOST_BYTES", 10)
    monkeypatch.delattr(subprocess, "Popen")
    with pytest.raises(Unreadable, match="too_big"):
        read_file("p.csv", b"a" * 11, today=TODAY)


def test_only_so_many_files_are_read_at_a_time(monkeypatch):
    monkeypatch.setattr(sandbox, "PATIENCE", 0.01)
    with sandbox._places, sandbox._places, pytest.raises(Unreadable, match="busy"):
        read_file("p.csv", b"a;b\n", today=TODAY)


def test_the_process_learns_nothing_of_our_environment(monkeypatch):
    seen = []

    class Watched(subprocess.Popen):
        def __init__(self, *args, **options):
            seen.append(options["env"])
            super().__init__(*args, **options)

    monkeypatch.setenv("PLANNER_SECRET_KEY", "geheim")
    monkeypatch.setattr(subprocess, "Popen", Watched)
    read_file("p.csv", b"a;b\n", today=TODAY)
    assert "geheim" not in str(seen)
