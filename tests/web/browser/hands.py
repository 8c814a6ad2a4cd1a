"""What hands do at a plan: take something, carry it, lay it down; with a mouse or with a finger."""

import re
from datetime import date

from playwright.sync_api import Locator, Page

LINKEDIN, BLOG = "linkedin", "blog"


def cell(page: Page, day: date, channel: str = LINKEDIN) -> Locator:
    return page.locator(f'.board [data-day="{day}"][data-channel="{channel}"]')


def post(place: Page | Locator, title: str) -> Locator:
    return place.locator("a.post:visible", has_text=re.compile(title))


def middle(what: Locator) -> tuple[float, float]:
    what.scroll_into_view_if_needed()
    box = what.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def carry(page: Page, what: Locator, onto: Locator) -> None:
    """With the mouse, which stays pressed."""
    onto.scroll_into_view_if_needed()
    x, y = middle(what)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 8, y + 8)
    page.locator(".sortable-fallback").wait_for()
    page.mouse.move(*middle(onto), steps=3)


def drag(page: Page, what: Locator, onto: Locator) -> None:
    carry(page, what, onto)
    page.mouse.up()


class Finger:
    def __init__(self, page: Page) -> None:
        self._page, self._devices = page, page.context.new_cdp_session(page)

    def touch(self, what: Locator, *, hold: int = 0) -> tuple[float, float]:
        """For so many milliseconds; the finger stays down."""
        place = middle(what)
        self._send("touchStart", place)
        self._page.wait_for_timeout(hold)
        return place

    def move(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        for step in (0.1, 0.4, 0.7, 1):
            self._send("touchMove", (begin[0] + step * (end[0] - begin[0]), begin[1] + step * (end[1] - begin[1])))
            self._page.wait_for_timeout(16)

    def lift(self) -> None:
        self._send("touchEnd")

    def _send(self, kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        self._devices.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
