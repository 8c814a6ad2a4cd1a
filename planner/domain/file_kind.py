"""What a file is: its name and its first bytes have to agree, and to be on the list. Anything else is refused."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from io import BytesIO

MOST_ENTRIES = 5000  # of an Office document, which is a zip
MACROS = ("vbaproject", "activex", "embeddings/oleobject")
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class FileKind:
    media_type: str
    suffixes: tuple[str, ...]

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


class Unfit(Enum):
    """Why a file is not taken."""

    EMPTY = "empty"
    KIND = "kind"  # not on the list
    CONTENT = "content"  # not what its name says
    MACROS = "macros"


OFFICE = "application/vnd.openxmlformats-officedocument"
PNG = FileKind("image/png", (".png",))
JPEG = FileKind("image/jpeg", (".jpg", ".jpeg"))
WEBP = FileKind("image/webp", (".webp",))
GIF = FileKind("image/gif", (".gif",))
PDF = FileKind("application/pdf", (".pdf",))
DOCX = FileKind(f"{OFFICE}.wordprocessingml.document", (".docx",))
XLSX = FileKind(f"{OFFICE}.spreadsheetml.sheet", (".xlsx",))
PPTX = FileKind(f"{OFFICE}.presentationml.presentation", (".pptx",))
MP4 = FileKind("video/mp4", (".mp4", ".m4v"))
TXT = FileKind("text/plain; charset=utf-8", (".txt",))


def kind_of(name: str, content: bytes) -> FileKind | Unfit:
    """The kind that both the name and the bytes say."""
    if not content:
        return Unfit.EMPTY
    suffix = "." + name.lower().rpartition(".")[2]
    kind = next((kind for kind in _CHECKS if suffix in kind.suffixes), None)
    if kind is None:
        return Unfit.KIND
    if not _CHECKS[kind](content):
        return Unfit.CONTENT
    return Unfit.MACROS if kind in _FOLDERS and _has_macros(content) else kind


def plain_name(name: str) -> str:
    """The last part of a path, on one line, with its ending, however long it was."""
    line = " ".join("".join(c if c.isprintable() else " " for c in name).replace("\\", "/").rpartition("/")[2].split())
    stem, dot, suffix = line.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}" if dot and len(suffix) < 10 else line[:LONGEST_NAME]


def _begins(*heads: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(heads)


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _is_mp4(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and 8 <= int.from_bytes(content[:4], "big") <= 256


def _is_text(content: bytes) -> bool:
    if b"\0" in content:
        return False
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


_ENTRY = b"PK\x01\x02"  # begins each in the list at a zip's end; reading a list without end would take minutes
_FOLDERS = {DOCX: "word/", XLSX: "xl/", PPTX: "ppt/"}


def _is_office(kind: FileKind) -> Callable[[bytes], bool]:
    def check(content: bytes) -> bool:
        names = _entries(content)
        return "[Content_Types].xml" in names and any(name.startswith(_FOLDERS[kind]) for name in names)

    return check


def _has_macros(content: bytes) -> bool:
    return any(word in name.lower() for name in _entries(content) for word in MACROS)


def _entries(content: bytes) -> list[str]:
    """Names of a zip that begins at its first byte; none when it is not such a one, or has too many."""
    if not content.startswith(b"PK\x03\x04") or content.count(_ENTRY) > MOST_ENTRIES:
        return []
    try:
        return zipfile.ZipFile(BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return []


_CHECKS: dict[FileKind, Callable[[bytes], bool]] = {
    PNG: _begins(b"\x89PNG\r\n\x1a\n"),
    JPEG: _begins(b"\xff\xd8\xff"),
    WEBP: _is_webp,
    GIF: _begins(b"GIF87a", b"GIF89a"),
    PDF: _begins(b"%PDF-"),
    MP4: _is_mp4,
    TXT: _is_text,
    **{kind: _is_office(kind) for kind in (DOCX, XLSX, PPTX)},
}
