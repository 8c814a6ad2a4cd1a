"""Secrets stay out of the logs: tokens in addresses and query strings are blacked out when a record is made, for all handlers."""

import hashlib
import logging
import re
from typing import Any

# Addresses whose next part is a secret, whether we made it or somebody guesses; no file of ours.
_SECRET = re.compile(r"(?<!/templates)/(feed|guest|reset|invitation|invite|join|unsubscribe|account/email)/([^/\s\"'?#]+)")
_TOKEN = re.compile(r"rp([a-z])_[\w-]{16,}", re.ASCII)
_KINDS = {"f": "feed", "g": "guest"}
_QUERY = re.compile(r"(?<=[^\s\"'?])\?[^\s\"']+")
_plain = logging.getLogRecordFactory()
_formatter = logging.Formatter()


def redacted(text: str) -> str:
    """The text with `/feed/[feed:3fa9c1]` for a feed's address, so that lines about one feed can be told apart."""
    text = _SECRET.sub(lambda found: f"/{found[1]}/{_sign(found[1].rpartition('/')[2], found[2])}", text)
    text = _TOKEN.sub(lambda found: _sign(_KINDS.get(found[1], "token"), found[0]), text)
    return _QUERY.sub("?[…]", text)


def _sign(kind: str, token: str) -> str:
    return f"[{kind}:{hashlib.sha256(token.encode('utf-8', 'replace')).hexdigest()[:6]}]"


def redact_logs() -> None:
    """From now on, in this process. Safe to repeat."""
    logging.setLogRecordFactory(_redacted_record)


def _redacted_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _plain(*args, **kwargs)
    record.msg, record.args = redacted(record.getMessage()), ()
    if record.exc_info and record.exc_info[0]:
        record.exc_text = redacted(_formatter.formatException(record.exc_info))  # formatters take it as it stands
    return record
