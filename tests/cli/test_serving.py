"""The server as a process of its own: it answers, sends what its pages put into the outbox, and ends when it is asked to."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from http.cookiejar import CookieJar
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

PATIENCE = 30  # seconds


def until(look: Callable[[], Any]) -> Any:
    """What it gives as soon as that is something."""
    begun = monotonic()
    while not (found := look()):
        assert monotonic() - begun < PATIENCE, "it takes too long"
        sleep(0.05)
    return found


@pytest.fixture
def served(acme, data_dir: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PLANNER_DATA_DIR": str(data_dir), "PLANNER_TODAY": ""}
    command = [sys.executable, "-m", "planner", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as server:
        yield f"http://127.0.0.1:{port}", server
        server.kill()


def answer(browser: OpenerDirector, address: str, **form: str) -> str:
    try:
        return str(browser.open(address, urlencode(form).encode() if form else None).read().decode())
    except URLError:
        return ""


def test_from_the_page_to_the_letter_and_an_end_in_order(served, data_dir: Path):
    base, server = served
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    assert until(lambda: answer(browser, f"{base}/healthz")) == "ok"
    (token,) = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', answer(browser, f"{base}/forgotten"))[:1]
    answer(browser, f"{base}/forgotten", csrf_token=token, email="kim@example.org")
    (laid,) = until(lambda: list((data_dir / "mail").glob("*.eml")))
    text = message_from_bytes(laid.read_bytes(), policy=policy.default).get_body(("plain",))
    assert f"{base}/reset/" in text.get_content()
    server.terminate()
    assert (server.wait(PATIENCE), b"Traceback" in server.stderr.read()) == (0, False)
