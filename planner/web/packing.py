"""Pages go out packed where the browser takes it.

A guess at a secret by the length of packed pages (BREACH) needs a stranger's site to ask for our pages with our cookie: it is
SameSite=Lax, so it cannot.
"""

import gzip

from flask import Flask, Response, request

WORTH_IT = 1024  # bytes
LEVEL = 4  # nearly as small as 9, at a third of its time


def teach(app: Flask) -> None:
    app.after_request(_pack)


def _pack(response: Response) -> Response:
    packable = (response.mimetype or "").startswith("text/") or response.mimetype == "application/json"
    if not packable or response.direct_passthrough or response.is_streamed or "Content-Encoding" in response.headers:
        return response
    body = response.get_data()
    if len(body) >= WORTH_IT and response.status_code == 200:
        response.vary.add("Accept-Encoding")
        if request.accept_encodings.quality("gzip") > 0:
            response.set_data(gzip.compress(body, LEVEL, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
    return response
