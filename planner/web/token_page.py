"""Pages whose address holds a secret: no other page learns it, no browser keeps them, and a bad one never says what is wrong."""

from flask import Response, make_response, render_template


def token_page(template: str, status: int = 200, **values: object) -> Response:
    page = make_response(render_template(template, **values), status)
    page.headers["Referrer-Policy"] = "no-referrer"
    page.headers["Cache-Control"] = "no-store"
    return page


def no_longer(next_step: str, label: str) -> Response:
    """The link was used, has run out, or never was one; and where to go instead."""
    return token_page("account/no_longer.html", 400, next_step=next_step, label=label)
