"""Zip files are looked through before anything opens what is in them."""

import io
import zipfile

import pytest

from planner.importing.grid import Refusal, Unreadable
from planner.importing.sheets import archive
from planner.importing.sheets.workbooks import read_zip
from tests.importing.files import ods, patched, with_rows, xlsx, zipped

PLAN = xlsx([["a"]])
DTD = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet'


def with_entity(row: bytes) -> bytes:
    return patched(with_rows(row), change=lambda xml: xml.replace(b"<worksheet", DTD, 1))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (patched(PLAN, bomb_bin=bytes(3 * 1024**2)), Refusal.ZIP_BOMB),  # a ratio of a thousand
        (zipped(*map(str, range(201))), Refusal.TOO_MANY_PARTS),
        (zipped("xl/workbook.xml", "../../etc/passwd"), Refusal.BAD_PATHS),
        (zipped("xl/workbook.xml", "/etc/passwd"), Refusal.BAD_PATHS),
        (zipped("xl/workbook.xml", "C:\\plan.txt"), Refusal.BAD_PATHS),
        (zipped("plan.xlsx"), Refusal.ARCHIVE),
        (zipped("xl/workbook.bin"), Refusal.BINARY_WORKBOOK),
        (zipped("word/document.xml"), Refusal.DOCUMENT),
        (zipped("ppt/presentation.xml"), Refusal.DOCUMENT),
        (zipped("mimetype", "content.xml"), Refusal.DOCUMENT),
        (zipped("Index/Document.iwa"), Refusal.NUMBERS),
        (patched(ods([["a"]]), "META-INF/manifest.xml", lambda _: b"<encryption-data/>"), Refusal.ENCRYPTED),
        (PLAN[: len(PLAN) // 2], Refusal.BROKEN),
        (PLAN.replace(b"sheet1", b"sheet2", 1), Refusal.BROKEN),  # names differ between both directories
        (with_entity(b'<row r="3"><c r="A3" t="inlineStr"><is><t>&e;</t></is></c></row>'), Refusal.BROKEN),
        (with_entity(b'<row r="3"><c r="A3"><f>1</f><v>&e;</v></c></row>'), Refusal.BROKEN),
        (with_rows(b'<row r="3"><c r="A3"><f>1</row>'), Refusal.BROKEN),
        (xlsx([]), Refusal.EMPTY),
    ],
)
def test_a_zip_that_is_no_good_workbook_is_refused(content, refusal):
    with pytest.raises(Unreadable) as refused:
        read_zip(content)
    assert refused.value.code is refusal


def test_an_encrypted_part_is_refused():
    content = bytearray(PLAN)
    for start in (content.find(b"PK\x01\x02") + 8, content.find(b"PK\x03\x04") + 6):
        content[start] |= 1
    with pytest.raises(Unreadable, match="encrypted"):
        read_zip(bytes(content))


def test_sizes_are_counted_and_not_believed():
    content = bytearray(PLAN)
    size = content.find(b"PK\x01\x02") + 24  # of the first part, as the directory claims it
    content[size : size + 4] = (10).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="zip_bomb"):
        archive.opened(bytes(content))


def test_a_part_packed_in_a_way_that_no_workbook_uses_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("xl/workbook.xml", b"x")
    with pytest.raises(Unreadable, match="broken"):
        archive.opened(file.getvalue())


def test_all_parts_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 2)
    with pytest.raises(Unreadable, match="zip_bomb"):
        archive.opened(zipped("a", "b", "c"))


def test_a_small_part_may_shrink_as_far_as_it_likes():
    assert read_zip(patched(PLAN, note_txt=bytes(900_000))).sheets[0].rows == (("a",),)
