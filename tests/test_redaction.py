"""No log keeps a secret address or a query string."""

import logging
from io import StringIO

import pytest

from planner.redaction import redact_logs, redacted
from planner.sealing import new_token

TOKEN = "rpf_Zm9vYmFyYmF6cXV1eA-_Zm9vYmFyYmF6cXV1eA123456"
OTHER = TOKEN.replace("rpf_", "rpa_")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f'"GET /feed/{TOKEN}/plan.ics HTTP/1.1" 200', '"GET /feed/[feed:540bde]/plan.ics HTTP/1.1" 200'),
        (f"https://plan.example.org/feed/{TOKEN}/plan.ics?x=1", "https://plan.example.org/feed/[feed:540bde]/plan.ics?[…]"),
        (f"GET /reset/{OTHER} HTTP/1.1", "GET /reset/[reset:c529cb] HTTP/1.1"),
        (f"/account/email/{OTHER}", "/account/email/[email:c529cb]"),
        ("/guest/guessed/posts/7", "/guest/[guest:34d8f9]/posts/7"),
        ("/invitation/guessed", "/invitation/[invitation:34d8f9]"),
        ("/unsubscribe/guessed", "/unsubscribe/[unsubscribe:34d8f9]"),
        (f"{{'token': '{OTHER}'}}", "{'token': '[token:c529cb]'}"),
        ("/w/acme/topics/new", "/w/acme/topics/new"),
        ('File "/srv/templates/guest/index.html", line 2', 'File "/srv/templates/guest/index.html", line 2'),
        ("/feed/guessed", "/feed/[feed:34d8f9]"),
        (f"token {TOKEN}", "token [feed:540bde]"),
        ("GET /w/acme/plan?from=2026-11-23&q=geheim HTTP/1.1", "GET /w/acme/plan?[…] HTTP/1.1"),
        ("SELECT a / b WHERE c = ? AND d = ?", "SELECT a / b WHERE c = ? AND d = ?"),
        ("Was ist los?", "Was ist los?"),
    ],
)
def test_addresses_and_queries_are_blacked_out(written: str, kept: str):
    assert redacted(written) == kept


@pytest.fixture
def log():
    redact_logs()
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    logger = logging.getLogger("tests.redaction")
    logger.addHandler(handler)
    yield logger, stream
    logger.removeHandler(handler)


def test_arguments_and_tracebacks_are_blacked_out_too(log):
    logger, stream = log
    logger.warning("cannot serve %s: %r", f"/feed/{TOKEN}/plan.ics", {"token": TOKEN})
    try:
        raise ValueError(f"/feed/{TOKEN}/plan.ics")
    except ValueError:
        logger.exception("failed")
    assert "ValueError: /feed/[feed:540bde]/plan.ics" in stream.getvalue()
    assert TOKEN not in stream.getvalue()


def test_tokens_have_256_bits_that_never_repeat():
    tokens = {new_token("rpf_") for _ in range(100_000)}
    assert len(tokens) == 100_000
    assert {len(token) for token in tokens} == {4 + 43 + 6}


@pytest.mark.parametrize("line", ["/" * 40_000, "/a" * 20_000 + " ?", "?" * 40_000])
def test_an_endless_line_is_redacted_in_one_go(line: str):
    """Its work grows with its length, not with its square."""
    assert len(redacted(line)) <= len(line) + 10
