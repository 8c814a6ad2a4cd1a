"""Whatever somebody writes, and wherever: it stays text on every page."""

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import DeclarativeBase

from planner import db
from planner.db import ACROSS_WORKSPACES, Line, Prose
from planner.markdown import rendered
from tests.web.expectations import MACHINES
from tests.web.pages import Page
from tests.web.test_matrix import RULES, address, own, wanted

HOSTILE = """'">--></textarea></title></option><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}%(x)s"""
KEPT = {"slug", "email", "password_hash", "language", "zone", "region", "secret_hash", "token_hash", "uid", "verb", "subject"}
KEPT |= {"file_hash", "header_hash", "what", "etag", "wording", "client", "level", "key", "digest", "outcome"}
KEPT |= {"storage_name", "media_type"}
PAGES = [rule for rule in RULES if "GET" in (rule.methods or ()) and wanted(rule.endpoint) != MACHINES]


@pytest.fixture
def hostile(acme, sqlite: Engine):
    """Acme, with the same words in every text that somebody can write."""
    unit = db.unit(sqlite)
    for mapper in db.Base.registry.mappers:
        table: type[DeclarativeBase] = mapper.class_
        texts = {
            column.key: ("javascript:alert(1)//" if column.key == "link" else HOSTILE)[: getattr(column.type, "length", None)]
            for column in mapper.columns
            if isinstance(column.type, Line | Prose) and column.key not in KEPT and not column.key.startswith("text")
        }
        if table.__tablename__ == "posts":
            texts["text"] = HOSTILE
        if table.__tablename__ == "comments":
            texts["html"] = rendered(HOSTILE)  # as it is whenever a comment is saved
        if texts:
            unit.execute(update(table).values(texts), execution_options={ACROSS_WORKSPACES: True, "synchronize_session": False})
    unit.commit()
    db.session.remove()
    return acme


@pytest.mark.parametrize("rule", PAGES, ids=lambda rule: rule.endpoint)
def test_words_stay_words(app, hostile, visit, rule):
    """The visitor finds inline scripts and handlers on whatever it sees."""
    response = visit("alice@example.org").get(address(app, rule, own(hostile, rule)))
    if response.mimetype != "text/html":
        pytest.skip("not a page")
    page = Page(response.text)
    assert "<img src=x" not in response.text
    assert "49%(x)s" not in response.text
    assert not [link for link in page.links if link.startswith("javascript:")]
