"""What axe finds on a page."""

from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
CONTRAST = {"runOnly": ["color-contrast"]}
# What depends on theme and width; the rest is the same page as the one that was looked at whole.
LOOK = {
    "runOnly": [
        "color-contrast",
        "target-size",
        "scrollable-region-focusable",
        "empty-heading",
        "link-name",
        "button-name",
        "label",
    ]
}


@cache
def _axe() -> Axe:
    return Axe()


def faults(page: Page, options: dict[str, Any] = WCAG) -> list[str]:
    found = _axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['target']} {node.get('failureSummary', '')}" for each in found for node in each["nodes"]]
