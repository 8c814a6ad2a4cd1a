"""Who sends: a name for a lease, from which others on this machine see whether its process still lives."""

import hashlib
import os
import platform
import secrets
from functools import cache
from pathlib import Path

_PROC = Path("/proc")


def new_lessee() -> str:
    """`host.process.chance`; nobody else has this name."""
    return f"{_here()}.{os.getpid()}.{secrets.token_hex(4)}"


def has_died(lessee: str) -> bool:
    """Whether its process certainly runs no longer. False when that cannot be seen from here: its lease runs out by itself."""
    here, _, rest = lessee.partition(".")
    process, _, _ = rest.partition(".")
    if here != _here() or not process.isdigit() or not (_PROC / "self").exists():
        return False
    try:
        state = (_PROC / process / "stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return state in ("Z", "X")  # dead, and not yet fetched by its parent


@cache
def _here() -> str:
    """This machine since its start, and its processes' numbering: containers may share a name."""
    signs = [platform.node()]
    for sign in (_PROC / "sys/kernel/random/boot_id", _PROC / "self/ns/pid"):
        try:
            signs.append(os.readlink(sign) if sign.is_symlink() else sign.read_text())
        except OSError:
            signs.append("")
    return hashlib.sha256("\n".join(signs).encode()).hexdigest()[:12]
