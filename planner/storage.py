"""Files in the data folder, under names of ours. A file that has its name is whole, even when the power fails."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

SMALL = ".small"  # ends the name of a picture's small one
UNFINISHED = ".part"


class Store:
    """One flat folder. It knows nothing of who may see what."""

    def __init__(self, data_dir: Path) -> None:
        self.folder = data_dir / "attachments"

    def keep(self, content: bytes, small: bytes | None = None) -> str:
        """The name under which the bytes lie from now on."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = secrets.token_hex(16)
        for end, part in (("", content), (SMALL, small)):
            if part is not None:
                write_whole(self.folder / f"{name}{end}", part)
        _flush_folder(self.folder)
        return name

    def path(self, name: str, *, small: bool = False) -> Path | None:
        """None when the file is not there."""
        found = self.folder / f"{name}{SMALL if small else ''}"
        return found if found.is_file() else None

    def remove(self, name: str) -> None:
        for end in ("", SMALL):
            (self.folder / f"{name}{end}").unlink(missing_ok=True)

    def older_than(self, seconds: float) -> Iterator[tuple[Path, str]]:
        """Files that were written before that moment (of the epoch), each with the name that a row would know it by."""
        if self.folder.is_dir():
            for path in sorted(self.folder.iterdir()):
                if path.is_file() and path.stat().st_mtime < seconds:
                    yield path, path.name.removesuffix(UNFINISHED).removesuffix(SMALL)


def write_whole(path: Path, content: bytes) -> None:
    """Nobody else's to read, and never seen half written. What lay there before is replaced."""
    unfinished = path.with_name(path.name + UNFINISHED)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _flush_folder(folder: Path) -> None:
    """So that the new name survives a power cut. Windows cannot, and need not."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
