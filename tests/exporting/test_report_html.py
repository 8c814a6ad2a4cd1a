"""The report as a file that stands alone."""

import re
from html.parser import HTMLParser

from planner.exporting.report_html import report_html
from tests.exporting.conftest import HOSTILE


class Read(HTMLParser):
    """Text, tags and addresses of a file."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attributes if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def test_the_file_needs_nothing_else(report):
    html = report_html(report)
    read = Read(html)
    assert read.addresses == []
    assert "script" not in read.tags
    assert not re.search(r"@import|url\(", html)
    assert "@page" in html
    assert read.texts.count("KW 48: 5 Lücken, LinkedIn am Mi leer") == 1


def test_each_channel_has_a_strip_of_28_days(report):
    html = report_html(report)
    days = re.findall(r'<td class="day-(\w+)[" ]', html)
    assert len(days) == 2 * 28
    assert days[:7] == ["filled", "none", "empty", "none", "none", "none", "none"]


def test_hostile_names_and_titles_stay_text(hostile):
    html = report_html(hostile)
    assert "<script" not in html
    assert HOSTILE in Read(html).texts


def test_the_file_speaks_the_language_of_the_workspace(report_in, empty):
    assert '<html lang="en">' in report_html(report_in("en"))
    assert "Es fehlt nichts." in report_html(empty)


def test_forty_channels_stand_in_one_file(wide):
    assert report_html(wide).count('<th scope="row">') == 2 * 40
