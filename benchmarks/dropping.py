"""From the drop of a post to the page that confirms it, in a browser on the same machine.

    python -m benchmarks.dropping

The plan is that of `benchmarks.board`: 12 channels x 4 weeks with 300 posts. A post is dragged a day on and back; measured is the
time from letting go until the answer is on the page, beside a bare request for the board. Needs Chromium.
"""

import shutil
import statistics
import sys

from playwright.sync_api import Locator, Page, sync_playwright

from benchmarks.page_weight import served

DROPS, GOAL = 30, 150  # milliseconds
WATCH = """() => {
  let dropped = 0;
  window.times = [];
  window.shift = 0;
  addEventListener("pointerup", () => { dropped = performance.now() }, true);
  document.addEventListener("planner:done", () => window.times.push(performance.now() - dropped));
  const moved = (list) => list.getEntries().filter((each) => !each.hadRecentInput);
  new PerformanceObserver((list) => moved(list).forEach((each) => { window.shift += each.value }))
    .observe({ type: "layout-shift" });
}"""
ASK = """async () => {
  const begun = performance.now();
  await (await fetch(location.href)).text();
  return performance.now() - begun;
}"""


def main() -> None:
    with served(300) as (address, key, value), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": key, "value": value, "url": address}])
        report(context.new_page())
        browser.close()


def report(page: Page) -> None:
    page.goto("/w/acme/plan", wait_until="networkidle")
    page.evaluate(WATCH)
    name = page.locator(".board .post[id]").first.get_attribute("id")
    for number in range(1, DROPS + 1):
        post = page.locator(f"#{name}")
        aside = "following" if number % 2 else "preceding"
        drag(page, post, post.locator(f"xpath=ancestor::td/{aside}-sibling::td[1]"))
        page.wait_for_function("number => window.times.length === number", arg=number)
    times: list[float] = page.evaluate("window.times")
    bare = statistics.median(page.evaluate(ASK) for _ in range(DROPS))
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(f"drop to confirmed, p50   {p50:6.0f} ms (under {GOAL})")
    print(f"drop to confirmed, p95   {p95:6.0f} ms")
    print(f"the board, asked for     {bare:6.0f} ms ({p50 / bare:.1f} x)")
    print(f"layout shift of {DROPS} drops {page.evaluate('window.shift'):.4f}")


def drag(page: Page, post: Locator, onto: Locator) -> None:
    onto.scroll_into_view_if_needed()
    post.scroll_into_view_if_needed()
    start, end = post.bounding_box(), onto.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 20, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 30, start["y"] + 12)
    page.locator(".sortable-fallback").wait_for()
    page.mouse.move(end["x"] + 20, end["y"] + 10, steps=4)
    page.mouse.up()


if __name__ == "__main__":
    sys.exit(main())
