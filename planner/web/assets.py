"""Static files under an address that holds a digest of them all: cached for ever, and never stale.

The folder is versioned, not the file, so that modules and styles name each other by relative paths.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise

FOLDER = Path(__file__).parent.parent / "static"


@cache
def version() -> str:
    digest = hashlib.sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def asset(path: str) -> str:
    """The address of a file in the static folder, such as `planner.css`."""
    return f"/static/{version()}/{path}"


def serve(app: Flask) -> WhiteNoise:
    """The application with the static files in front of it."""
    app.jinja_env.globals["asset"] = asset
    return WhiteNoise(
        app.wsgi_app,
        root=str(FOLDER),
        prefix=f"static/{version()}/",
        allow_all_origins=False,
        immutable_file_test=_always,
    )


def _always(*_: Any) -> bool:
    return True
