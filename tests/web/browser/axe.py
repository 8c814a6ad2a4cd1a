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
# Only faults are worked out and handed over: what is right on a page is long, and takes most of the time to tell.
# Style sheets and media are not fetched once more: no rule of these looks at them.
FAULTS = "options => axe.run({...options, resultTypes: ['violations'], preload: false}).then(found => found.violations)"


@cache
def _script() -> str:
    return Axe().axe_script


def faults(page: Page, options: dict[str, Any] = WCAG) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_script())
    found = page.evaluate(FAULTS, options)
    return [f"{each['id']}: {node['target']} {node.get('failureSummary', '')}" for each in found for node in each["nodes"]]
