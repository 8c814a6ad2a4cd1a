"""10,000 members whose report is due in the same minute: `python -m benchmarks.letters [WORKSPACES] [MEMBERS_EACH]`.

First `planner send-reports` finds, writes and lays them into the folder (a mail server's pace is not measured). Then, on a fresh
database, the server is started as anybody would, and does the same while two visitors look at pages; afterwards, with nothing
else to do, they look at them again.
"""

import http.client
import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlencode

from sqlalchemy import Engine, insert, text

from planner import clock, db, migrating
from planner.domain.plan import Readiness, Stance
from planner.models import Channel, Member, ReportChoice, Role, User
from tests import make

PORT, PASSWORD, EMAIL = 8177, "eule fährt gern bahn", "owner@example.org"
PAGES = ("/w/ws-0/today", "/w/ws-0/plan", "/w/ws-0/topics")
OURS = "FROM letters WHERE kind = 'report' AND state != 'skipped'"  # those of the week before are noted as too late
BASELINE = 300  # requests


def main(workspaces: int, members: int) -> int:
    print(f"{workspaces} workspaces x {members} members")
    with house(workspaces, members) as (engine, folder):
        began = monotonic()
        subprocess.run(
            [sys.executable, "-m", "planner", "send-reports"], env=environment(folder), check=True, capture_output=True
        )
        seconds, used = monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        work, memory = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
        print(f"{sent(engine)} letters in {seconds:.0f} s, {work:.0f} s of one core (60 allowed), {memory} MB (300 allowed)")
    with house(workspaces, members) as (engine, folder), serving(folder) as process:
        meanwhile = p95(visited(lambda: not finished(engine)))
        quiet = p95(visited(lambda: True, at_most=BASELINE))
        served = peak_memory(process.pid)
        print(f"{sent(engine)} letters beside pages: p95 {meanwhile:.0f} ms, afterwards {quiet:.0f} ms: ", end="")
        print(f"{meanwhile / quiet:.1f} times (2 allowed); the server took {served} MB")
    return 0 if work <= 60 and memory < 300 and meanwhile <= 2 * quiet else 1


@contextmanager
def house(workspaces: int, members: int) -> Iterator[tuple[Engine, Path]]:
    """A database in a folder of its own, where every report has just become due."""
    with tempfile.TemporaryDirectory() as folder:
        engine = db.connect(f"sqlite:///{folder}/planner.sqlite")
        migrating.upgrade(engine)
        fill(engine, workspaces, members)
        yield engine, Path(folder)
        engine.dispose()


def environment(folder: Path) -> dict[str, str]:
    return os.environ | {"PLANNER_DATA_DIR": str(folder)}


def fill(engine: Engine, workspaces: int, members: int) -> None:
    unit, now = db.unit(engine), clock.now()
    due, joined, today = now - timedelta(minutes=30), now - timedelta(days=60), now.date()
    for n in range(workspaces):
        workspace = make.workspace(unit, f"ws-{n}")
        if n == 0:
            make.member(unit, workspace, make.user(unit, EMAIL, "Olga Owner", PASSWORD), joined_at=joined)
        for name in ("linkedin", "blog", "instagram"):
            channel = make.channel(unit, workspace, name, stance=Stance.PUBLISH)
            channel.start_cadence("Mon,Wed,Fri 09:00", today - timedelta(days=60), by=None)
            plan(unit, channel, today)
        add_members(unit, workspace.id, n, members, joined, due)
    unit.commit()
    db.session.remove()


def plan(unit: db.PlanSession, channel: Channel, today: date) -> None:
    for n in range(-20, 12, 3):
        make.post(unit, channel, today + timedelta(days=n), f"Beitrag {n}", readiness=Readiness.APPROVED)


def add_members(unit: db.PlanSession, workspace_id: int, n: int, count: int, joined: datetime, due: datetime) -> None:
    people = [{"email": f"m{n}-{i}@example.org", "name": f"Mitglied {i}", "version": 1} for i in range(count)]
    users = unit.scalars(insert(User).returning(User.id), people).all()
    of = {"workspace_id": workspace_id, "role": Role.EDITOR, "joined_at": joined, "version": 1}
    added = unit.scalars(insert(Member).returning(Member.id), [{**of, "user_id": user} for user in users]).all()
    when = {"weekday": due.weekday(), "time": due.time(), "zone": "Etc/UTC", "workspace_id": workspace_id, "always": True}
    unit.execute(insert(ReportChoice), [{**when, "member_id": member} for member in added])


@contextmanager
def serving(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "planner", "serve", "--port", str(PORT)]
    process = subprocess.Popen(command, env=environment(folder), stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and not answers():
            sleep(0.05)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def answers() -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False


def visited(go_on: Callable[[], bool], at_most: int = 100_000) -> list[float]:
    """Milliseconds of each page, seen by two visitors, as long as there is reason to look."""
    times: list[float] = []

    def visit() -> None:
        cookie = signed_in()
        for path in PAGES:
            fetched(path, cookie)  # what is made once, such as templates, is not meant
        while len(times) < at_most and go_on():
            path, began = PAGES[len(times) % len(PAGES)], monotonic()
            assert fetched(path, cookie) == 200
            times.append((monotonic() - began) * 1000)
            sleep(0.05)

    visitors = [threading.Thread(target=visit) for _ in range(2)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return times


def fetched(path: str, cookie: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def signed_in() -> str:
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    connection.request("GET", "/login")
    page = connection.getresponse()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.read().decode())
    assert token
    first = {"Cookie": cookie_of(page), "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/login", urlencode({"csrf_token": token[1], "email": EMAIL, "password": PASSWORD}), first)
    answer = connection.getresponse()
    assert answer.status == 303, answer.status
    return cookie_of(answer)


def cookie_of(answer: http.client.HTTPResponse) -> str:
    return (answer.getheader("Set-Cookie") or "").partition(";")[0]


def finished(engine: Engine) -> bool:
    with engine.connect().execution_options(reading=True) as connection:
        due, waiting = connection.execute(text(f"SELECT count(*), sum(state = 'ready') {OURS}")).one()
    return bool(due) and not waiting


def sent(engine: Engine) -> int:
    with engine.connect().execution_options(reading=True) as connection:
        return connection.execute(text(f"SELECT sum(state = 'sent') {OURS}")).scalar_one()


def peak_memory(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024  # type: ignore[index]  # Linux says it


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    shape = [int(word) for word in sys.argv[1:3]] or [100, 100]
    sys.exit(main(*shape))
