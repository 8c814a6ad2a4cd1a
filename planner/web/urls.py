"""Addresses: their parts, and which of them a visitor may be sent on to."""

import unicodedata
from datetime import date
from urllib.parse import urlsplit

from flask import Flask, current_app, g, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter, IntegerConverter, RequestRedirect, ValidationError

from planner.domain.span import Week

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)  # of what can be planned and looked at
IN_WORKSPACE = "/w/<slug:workspace>"  # the prefix of whatever belongs to one


class SlugConverter(BaseConverter):
    regex = r"[^/]{1,80}"

    def to_python(self, value: str) -> str:
        if not unicodedata.is_normalized("NFC", value):  # no slug is; some of these grow beyond their column
            raise ValidationError
        return value


LARGEST_ID = 2**31 - 1  # that a database column holds; a larger number names nothing


class IdConverter(IntegerConverter):
    def to_python(self, value: str) -> int:
        number = int(super().to_python(value))
        if number > LARGEST_ID:
            raise ValidationError
        return number


def id_or_none(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= LARGEST_ID else None


def bounded_day(text: str) -> date | None:
    """The ISO date, when it is one on which somebody may plan."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


class DayConverter(BaseConverter):
    """A date: 2026-12-02."""

    regex = r"\d{4}-\d\d-\d\d"

    def to_python(self, value: str) -> date:
        day = bounded_day(value)
        if day is None:
            raise ValidationError
        return day

    def to_url(self, value: date) -> str:
        return value.isoformat()


class WeekConverter(BaseConverter):
    """An ISO week: 2026-W48."""

    regex = r"\d{4}-W\d\d"

    def to_python(self, value: str) -> Week:
        try:
            return Week.parse(value)
        except ValueError:
            raise ValidationError from None

    def to_url(self, value: Week) -> str:
        return str(value)


def teach(app: Flask) -> None:
    """Converters, and the workspace of an address: views neither take nor name it."""
    app.url_map.converters.update(slug=SlugConverter, id=IdConverter, day=DayConverter, week=WeekConverter)

    @app.url_value_preprocessor
    def take_workspace(_: str | None, values: dict[str, object] | None) -> None:
        g.workspace_slug = (values or {}).pop("workspace", None)

    @app.url_defaults
    def put_workspace(endpoint: str, values: dict[str, object]) -> None:
        workspace = g.get("workspace")
        if workspace and "workspace" not in values and app.url_map.is_endpoint_expecting(endpoint, "workspace"):
            values["workspace"] = workspace.slug


def host(base_url: str) -> str:
    return urlsplit(base_url).hostname or ""


def is_web_address(text: str) -> bool:
    """Whether a text that somebody wrote may be a link: `javascript:` and the like may not."""
    return text.lower().startswith(("https://", "http://"))


def is_ours(target: str) -> bool:
    """Whether `target` is the path of a page here, so that a visitor may be sent on to it after signing in."""
    if not target.startswith("/") or target.startswith("//") or "\\" in target:
        return False
    if any(unicodedata.category(character)[0] in "CZ" for character in target):
        return False
    try:
        parts = urlsplit(target)
        current_app.url_map.bind("").match(parts.path, method="GET")
    except (RequestRedirect, HTTPException, ValueError):
        return False
    return not (parts.scheme or parts.netloc)


def onward(default: str) -> str:
    """Where a deed leads: back to where it was done, when the form says so (`next`), else to `default`."""
    asked = request.form.get("next", "")
    return asked if asked and is_ours(asked) else default
