"""Old .xls files: a compound file (MS-CFB) whose workbook stream is a row of BIFF8 records (MS-XLS).

calamine reads their values. This finds what it does not tell: the names of the streams, which cells hold a formula,
and the text of error cells. And it keeps from it files whose sectors run in a circle, which it follows without end.
"""

import struct
from collections.abc import Iterator

from planner.importing.grid import Refusal, Unreadable
from planner.importing.sheets.marks import Marks

END_OF_CHAIN = 0xFFFFFFFA  # this and above: no further sector
ENTRY = 128  # bytes of a directory entry
SMALL_STREAM = 4096  # shorter ones lie in the mini stream

BOF, END_OF_FILE, FILE_PASS, BOUNDSHEET, FORMULA, BOOLERR = 0x0809, 0x000A, 0x002F, 0x0085, 0x0006, 0x0205
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


class Compound:
    """A compound file: a small file system of sectors in chains. Unreadable when it is damaged."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        try:
            self.size = 1 << min(struct.unpack_from("<H", content, 30)[0], 16)
            self.fat = self._fat()
            self._chain(struct.unpack_from("<I", content, 60)[0])  # of the short streams
            directory = self._chain(struct.unpack_from("<I", content, 48)[0])
            self.entries = dict(self._entries(directory))
            self.workbook = self._stream("Workbook")  # Excel 5 calls it Book
            self._stream("Root Entry")
        except (struct.error, ValueError) as fault:
            raise Unreadable(Refusal.BROKEN) from fault

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.content[start : start + self.size]

    def _fat(self) -> list[int]:
        first, count = struct.unpack_from("<II", self.content, 68)
        sectors = list(struct.unpack_from("<109I", self.content, 76))
        for _ in range(min(count, 1000)):  # further lists of FAT sectors, each ends with the next one's number
            *more, first = self._numbers(first)
            sectors += more
        return [entry for number in sectors if number < END_OF_CHAIN for entry in self._numbers(number)]

    def _numbers(self, sector: int) -> list[int]:
        block = self._sector(sector)
        return list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))

    def _chain(self, number: int) -> bytes:
        sectors: list[bytes] = []
        while number < len(self.fat):
            sectors.append(self._sector(number))
            number = self.fat[number]
            if len(sectors) > len(self.fat):
                raise ValueError("the sectors run in a circle")
        return b"".join(sectors)

    def _entries(self, directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
        for offset in range(0, len(directory) - ENTRY + 1, ENTRY):
            length = struct.unpack_from("<H", directory, offset + 64)[0]
            name = directory[offset : offset + min(max(length - 2, 0), 64)].decode("utf-16-le", "replace")
            if name:
                yield name, struct.unpack_from("<II", directory, offset + 116)

    def _stream(self, name: str) -> bytes:
        """Empty for one that is not there, and for short ones, which no workbook is."""
        first, length = self.entries.get(name, (END_OF_CHAIN, 0))
        return self._chain(first)[:length] if length >= SMALL_STREAM else b""


def is_encrypted(compound: Compound) -> bool:
    return any(kind == FILE_PASS for kind, _ in _records(compound.workbook, 0))


def xls_marks(compound: Compound) -> dict[str, Marks]:
    """Per sheet's name. Damaged records give what was found up to the damage."""
    names = {}
    for kind, data in _records(compound.workbook, 0):
        if kind == BOUNDSHEET and len(data) > 8:
            wide = data[7] & 1
            names[_text(data[8:], data[6], wide)] = struct.unpack_from("<I", data)[0]
    return {name: _sheet_marks(compound.workbook, position) for name, position in names.items()}


def _records(stream: bytes, position: int) -> Iterator[tuple[int, bytes]]:
    """The records from a BOF to its EOF."""
    depth = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        yield kind, stream[position + 4 : position + 4 + length]
        position += 4 + length
        depth += (kind == BOF) - (kind == END_OF_FILE)
        if depth <= 0:
            return


def _text(data: bytes, characters: int, wide: int) -> str:
    return data[: characters * 2].decode("utf-16-le", "replace") if wide else data[:characters].decode("latin-1")


def _sheet_marks(stream: bytes, position: int) -> Marks:
    marks = Marks()
    for kind, data in _records(stream, position):
        if kind not in (FORMULA, BOOLERR) or len(data) < 8:
            continue
        row, column = struct.unpack_from("<HH", data)
        if kind == FORMULA:
            marks.formulas.add((row + 1, column + 1))
            if len(data) >= 14 and data[12:14] == b"\xff\xff" and data[6] == 2:
                marks.errors[row + 1, column + 1] = ERRORS.get(data[8], "#N/A")
        elif data[7]:
            marks.errors[row + 1, column + 1] = ERRORS.get(data[6], "#N/A")
    return marks
