"""What a browser fetches for the board, cold: requests, bytes as they travel, layout shift, and the time to the first paint.

    python -m benchmarks.page_weight

The plan is that of `benchmarks.board`: 12 channels x 4 weeks with 300 posts. Needs Chromium.
"""

import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response, sync_playwright
from waitress.server import create_server

from benchmarks.board import plan
from planner import clock, db, migrating
from planner.settings import Settings
from planner.web import create_app

GOALS = {"requests": 10, "page": 60_000, "assets": 110_000}
SHIFT = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) shift += each.value })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([shift, performance.getEntriesByName("first-contentful-paint")[0].startTime]), 1000);
})"""


def main() -> None:
    with served(300) as (address, key, value), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for width in (1440, 360):
            context = browser.new_context(base_url=address, viewport={"width": width, "height": 900})
            context.add_cookies([{"name": key, "value": value, "url": address}])
            report(context.new_page(), address, width)
            context.close()
        browser.close()


@contextmanager
def served(posts: int) -> Iterator[tuple[str, str, str]]:
    """The address of a server with so many posts on the board, and name and value of a cookie that is signed in."""
    with tempfile.TemporaryDirectory() as folder:
        engine = db.connect(f"sqlite:///{folder}/plan.sqlite")
        migrating.upgrade(engine)
        secret = plan(engine, clock.today("Europe/Berlin"), posts)
        settings = Settings(Path(folder), "unused", "s" * 32, "f" * 32, "http://localhost", loopback=True)
        app = create_app(settings, engine)
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["id"] = secret
        kept = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
        assert kept is not None
        server = create_server(app, host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        yield f"http://127.0.0.1:{server.effective_port}", kept.key, kept.value
        server.close()
        engine.dispose()


def report(page: Page, address: str, width: int) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/w/acme/plan", wait_until="networkidle")
    sizes = {answer.url: answer.request.sizes()["responseBodySize"] for answer in answers}
    whole = sizes.pop(f"{address}/w/acme/plan")
    shift, painted = page.evaluate(SHIFT)
    strangers = {urlsplit(url).netloc for url in sizes} - {urlsplit(address).netloc}
    print(f"{width} px wide")
    print(f"  requests {len(answers)} (at most {GOALS['requests']}), to other hosts {len(strangers)}")
    print(f"  page {whole / 1000:.1f} kB (at most {GOALS['page'] / 1000:.0f}), assets {sum(sizes.values()) / 1000:.1f} kB "
          f"(at most {GOALS['assets'] / 1000:.0f})")  # fmt: skip
    for url, size in sorted(sizes.items(), key=lambda pair: -pair[1]):
        print(f"    {size / 1000:6.1f} kB  {url.rpartition('/')[2]}")
    print(f"  layout shift {shift:.4f}, first paint after {painted:.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
