"""Secrets stay out of the logs: addresses of feeds and query strings are blacked out when a record is made, for all handlers."""

import hashlib
import logging
import re
from typing import Any

_FEED = re.compile(r"(/feed/)([^/\s\"'?#]+)")
_TOKEN = re.compile(r"rpf_[\w-]{16,}", re.ASCII)
_QUERY = re.compile(r"(/[^\s\"'?]*)\?[^\s\"']+")
_plain = logging.getLogRecordFactory()
_formatter = logging.Formatter()


def redacted(text: str) -> str:
    """The text with `/feed/[feed:3fa9c1]` for a feed's address, so that lines about one feed can be told apart."""
    text = _FEED.sub(lambda found: f"{found[1]}{_sign(found[2])}", text)
    text = _TOKEN.sub(lambda found: _sign(found[0]), text)
    return _QUERY.sub(r"\1?[…]", text)


def _sign(token: str) -> str:
    return f"[feed:{hashlib.sha256(token.encode('utf-8', 'replace')).hexdigest()[:6]}]"


def redact_logs() -> None:
    """From now on, in this process. Safe to repeat."""
    logging.setLogRecordFactory(_redacted_record)


def _redacted_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _plain(*args, **kwargs)
    record.msg, record.args = redacted(record.getMessage()), ()
    if record.exc_info and record.exc_info[0]:
        record.exc_text = redacted(_formatter.formatException(record.exc_info))  # formatters take it as it stands
    return record
