"""Foreign files are read in a process of their own, with little memory, little time and none of our environment.

Whatever happens in there, an endless rule, a library that aborts, a memory bomb, ends here as `Unreadable`.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from planner.importing import wire
from planner.importing.formats import MOST_BYTES
from planner.importing.grid import Calendar, Refusal, Unreadable, Workbook

WALL_SECONDS = 4.5
CPU_SECONDS = 4
MEMORY = 320 * 1024**2  # address space; a full sheet needs half of it
ANSWER = 128 * 1024**2  # bytes that an answer may have at most
OUT_OF_MEMORY = 4  # exit code of the process

SIGNALS = (
    ("SIGXCPU", Refusal.TIMEOUT),
    ("SIGABRT", Refusal.TOO_LARGE_INSIDE),  # libraries in Rust abort where there is no memory
    ("SIGKILL", Refusal.TOO_LARGE_INSIDE),  # by the system when it has none, or by us when the answer is too long
)
ENDS = {-getattr(signal, name): refusal for name, refusal in SIGNALS if hasattr(signal, name)}
ENDS[OUT_OF_MEMORY] = Refusal.TOO_LARGE_INSIDE

KEPT = ("PATH", "HOME", "SYSTEMROOT", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "PYTHONTZPATH")
"""The environment that an interpreter may need to start; ours holds secrets."""

_places = threading.BoundedSemaphore(2)  # processes at a time
PATIENCE = 5.0  # seconds to wait for a place


def read_file(
    name: str,
    content: bytes,
    *,
    today: date,
    encoding: str | None = None,
    delimiter: str | None = None,
    reaching: bool = False,
) -> Workbook | Calendar:
    """The values of a file, whose kind is told by its content; a calendar's from 60 days before `today` to 400 after.

    `encoding` (one of `encodings.OFFERED`) and `delimiter` overrule what is found out of a csv; `reaching` asks for the
    events of a calendar, too, that begin earlier and reach into these days. Raises Unreadable.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(Refusal.TOO_BIG, limit=MOST_BYTES // 1024**2)
    request = json.dumps([name, today.isoformat(), encoding, delimiter, reaching]).encode() + b"\n"
    if not _places.acquire(timeout=PATIENCE):
        raise Unreadable(Refusal.BUSY)
    try:
        return _ask(request, content)
    finally:
        _places.release()


def _ask(request: bytes, content: bytes) -> Workbook | Calendar:
    process = subprocess.Popen(  # our own interpreter and module
        [sys.executable, "-m", "planner.importing.sandbox"],
        cwd=Path(__file__).parents[2],
        env={name: os.environ[name] for name in KEPT if name in os.environ},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    late = threading.Event()
    timer = threading.Timer(WALL_SECONDS, _stop, (process, late))
    timer.start()
    try:
        with process:
            try:
                return wire.read(_answer(process, request, content))
            finally:
                process.kill()  # of no effect on one that has ended, as all should have
    except (ValueError, TypeError, LookupError, RecursionError) as fault:
        raise Unreadable(Refusal.TIMEOUT if late.is_set() else _reason(process.returncode)) from fault
    finally:
        timer.cancel()


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _answer(process: subprocess.Popen[bytes], request: bytes, content: bytes) -> Iterator[bytes]:
    """Lines as they come; the process has read everything before it writes, so neither waits for the other."""
    assert process.stdin is not None  # noqa: S101  # both are pipes
    assert process.stdout is not None  # noqa: S101
    with contextlib.suppress(BrokenPipeError), process.stdin:
        process.stdin.write(request)
        process.stdin.write(content)
    left = ANSWER
    while left > 0 and (line := process.stdout.readline(left)):
        left -= len(line)
        yield line


def _reason(code: int) -> Refusal:
    """Why a process ended without a whole answer."""
    return ENDS.get(code, Refusal.BROKEN)


def main() -> None:
    """Inside the process: limits, request, answer."""
    _limit()
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    name, today, encoding, delimiter, reaching = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        from planner.importing.content import read_content

        read = read_content(name, content, date.fromisoformat(today), encoding, delimiter, reaching=reaching)
        answer.writelines(wire.written(read))
    except Unreadable as refusal:
        answer.writelines(wire.written(refusal))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    answer.close()


def _limit() -> None:
    """Where the platform knows limits; on Windows only the clock of `_ask` watches."""
    try:
        import resource
    except ImportError:
        return
    limits = ((resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0))
    for kind, most in limits:
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some; a lower limit may hold already
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
