"""Static files under an address that holds a digest of them all: cached for ever, never stale, and packed beforehand.

The folder is versioned, not the file, so that styles and what they show name each other by relative paths. Small modules that
belong together travel as one file (`BUNDLES`), each in a block of its own: they talk by events of the document, not by imports.
"""

import atexit
import hashlib
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

FOLDER = Path(__file__).parent.parent / "static"

LIBRARIES = {"vendor.js": ("vendor/htmx/htmx.min.js", "vendor/idiomorph/idiomorph-ext.min.js")}
BUNDLES = {
    "page.js": ("menus.js", "forms.js", "dialog.js", "live.js", "palette.js", "drafts.js", "similar.js"),
    "plan.js": (
        "vendor/sortable/Sortable.min.js",
        "drawer.js",
        "drag.js",
        "selection.js",
        "cells.js",
        "moves.js",
        "weeks.js",
        "paste.js",
        "keys.js",
        "year.js",
    ),
}


@cache
def version() -> str:
    digest = hashlib.sha256(repr((LIBRARIES, BUNDLES)).encode())
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def asset(path: str) -> str:
    """The address of a file in the static folder, such as `planner.css`, or of a bundle, such as `page.js`."""
    return f"/static/{version()}/{path}"


def serve(app: Flask) -> WhiteNoise:
    """The application with the static files in front of it."""
    app.jinja_env.globals["asset"] = asset
    return WhiteNoise(
        app.wsgi_app,
        root=str(_put_together()),
        prefix=f"static/{version()}/",
        allow_all_origins=False,
        immutable_file_test=_always,
    )


@cache
def _put_together() -> Path:
    """A folder of this process with the static files, the bundles, and what is worth packing packed as well."""
    folder = Path(tempfile.mkdtemp(prefix="redaktionsplan-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    for name, parts in LIBRARIES.items():
        (folder / name).write_text("\n;".join(_text(part) for part in parts), encoding="utf-8")
    for name, modules in BUNDLES.items():
        (folder / name).write_text("".join(f"{{\n{_text(part)}\n}}\n" for part in modules), encoding="utf-8")
    packer = Compressor(quiet=True, use_brotli=False)
    for path in [path for path in folder.rglob("*") if path.is_file() and packer.should_compress(path.name)]:
        for _ in packer.compress(str(path)):
            pass
    return folder


def _text(part: str) -> str:
    return (FOLDER / part).read_text(encoding="utf-8")


def _always(*_: Any) -> bool:
    return True
