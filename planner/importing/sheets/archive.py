"""Workbooks are zip archives. Before a library opens one, its size when unpacked is counted, not believed."""

import io
import re
import struct
import zipfile
import zlib
from typing import Literal

from planner.importing.grid import Refusal, Unreadable

MOST_PARTS = 200
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 200
SMALL = 1024 * 1024  # a part up to here may shrink as far as it likes
CHUNK = 256 * 1024
ENCRYPTED_FLAG = 0x1
LOCAL_HEADER = 30  # bytes before a part's name

DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)

FOREIGN_PARTS = (
    ("xl/workbook.bin", Refusal.BINARY_WORKBOOK),
    ("word/document.xml", Refusal.DOCUMENT),
    ("ppt/presentation.xml", Refusal.DOCUMENT),
    ("Index/Document.iwa", Refusal.NUMBERS),
    ("Index.zip", Refusal.NUMBERS),
    ("EncryptedPackage", Refusal.ENCRYPTED),
)


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, checked and wholly unpacked once; Unreadable when it breaks a limit or is damaged."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        _check(archive, content)
    except DAMAGE as fault:
        raise Unreadable(Refusal.BROKEN) from fault
    return archive


def kind(archive: zipfile.ZipFile) -> Literal["xlsx", "ods"]:
    """What an opened archive holds; Unreadable when it is no workbook of these two."""
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "mimetype" in names and "content.xml" in names:
        mimetype = archive.read("mimetype")
        if b"opendocument.spreadsheet" not in mimetype:
            raise Unreadable(Refusal.DOCUMENT)
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Unreadable(Refusal.ENCRYPTED)
        return "ods"
    for name, refusal in FOREIGN_PARTS:
        if name in names:
            raise Unreadable(refusal)
    raise Unreadable(Refusal.ARCHIVE)


def _check(archive: zipfile.ZipFile, content: bytes) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Unreadable(Refusal.TOO_MANY_PARTS, limit=MOST_PARTS)
    if any(_leaves_the_archive(part.filename) for part in parts):
        raise Unreadable(Refusal.BAD_PATHS)
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise Unreadable(Refusal.ENCRYPTED)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable(Refusal.ZIP_BOMB)
    if any(part.file_size > SMALL and part.file_size > MOST_RATIO * part.compress_size for part in parts):
        raise Unreadable(Refusal.ZIP_BOMB)
    # the sizes in the directory are the sender's claim: none may turn out larger
    if any(_unpacked(content, part) > part.file_size for part in parts):
        raise Unreadable(Refusal.ZIP_BOMB)


def _leaves_the_archive(name: str) -> bool:
    path = name.replace("\\", "/")
    return re.match(r"/|[A-Za-z]:", path) is not None or ".." in path.split("/")


def _unpacked(content: bytes, part: zipfile.ZipInfo) -> int:
    """The size that a part really has; it is unpacked piece by piece, and only up to what it claims."""
    name, extra = struct.unpack_from("<HH", content, part.header_offset + 26)
    start = part.header_offset + LOCAL_HEADER + name + extra
    packed: bytes | memoryview = memoryview(content)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        return len(packed)
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise NotImplementedError(part.compress_type)
    total, inflating = 0, zlib.decompressobj(-zlib.MAX_WBITS)
    while packed and total <= part.file_size:
        total += len(inflating.decompress(packed, CHUNK))
        packed = inflating.unconsumed_tail
    return total


def has_macros(archive: zipfile.ZipFile) -> bool:
    """VBA in an xlsx (xlsm); scripts in an ods."""
    return any(name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/")) for name in archive.namelist())
