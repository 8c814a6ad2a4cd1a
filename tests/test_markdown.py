"""Comments as HTML: what is shown, and that nothing else ever is."""

import re
from html.parser import HTMLParser

import pytest

from planner import wording
from planner.markdown import LONGEST, MOST_BRACKETS, rendered, words_of

ALLOWED = {
    "p": set(), "br": set(), "em": set(), "strong": set(), "code": set(), "pre": set(), "blockquote": set(),
    "ul": set(), "ol": {"start"}, "li": set(), "a": {"href", "rel"},
}  # fmt: skip

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "<b onmouseover=alert(1)>x",
    "<style>*{display:none}</style><link rel=stylesheet href=//evil.example>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<form action=//evil.example><input name=password>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example)",
    "[x](/w/acme/posts/1/trash)",
    "[x](https://example.org 'a\" onmouseover=\"alert(1)')",
    '[x](https://example.org"onmouseover=alert(1)//)',
    "![x](https://evil.example/pixel.png)",
    "![x](x 'onerror=alert(1)')",
    "<javascript:alert(1)>",
    "https://example.org/\"onmouseover='alert(1)",
    "https://example.org/<script>alert(1)</script>",
    '```"><script>alert(1)</script>\nx\n```',
    "`<img src=x onerror=alert(1)>`",
    "> <script>alert(1)</script>\n\n1. <img src=x onerror=alert(1)>",
    "[x]: javascript:alert(1)\n[x]",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]


class Seen(HTMLParser):
    """Elements and attributes, as a browser would find them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.foreign: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        strange = [name for name, _ in attrs if name not in ALLOWED.get(tag, ())]
        self.foreign += [tag] if tag not in ALLOWED else strange
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_comment(self, data: str) -> None:
        self.foreign.append(data)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_foreign_element_or_attribute_gets_through(attack: str):
    seen = Seen(rendered(f"before {attack} after") + rendered(attack))
    assert seen.foreign == []
    assert [address for address in seen.addresses if not address.startswith(("https://", "mailto:"))] == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**Bold** and *soft*", "<p><strong>Bold</strong> and <em>soft</em></p>"),
        ("One\nTwo", "<p>One<br>\nTwo</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("# 1 post", "<p># 1 post</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("[here](https://example.org)", '<p><a href="https://example.org" rel="noopener nofollow ugc">here</a></p>'),
        (
            "See https://example.org/a_b?c=1&d=2.",
            '<p>See <a href="https://example.org/a_b?c=1&amp;d=2" rel="noopener nofollow ugc">https://example.org/a_b?c=1&amp;d=2</a>.</p>',
        ),
        ("`https://example.org`", "<p><code>https://example.org</code></p>"),
    ],
)
def test_a_little_markdown_is_understood(text: str, html: str):
    assert rendered(text).strip() == html


@pytest.mark.parametrize(
    "bomb",
    ["x" * (LONGEST + 1), "[" * (MOST_BRACKETS + 1), "![" * (MOST_BRACKETS + 1), "[](" * (MOST_BRACKETS + 1), "> " * LONGEST],
)
def test_what_takes_too_long_is_refused(bomb: str):
    with pytest.raises(ValueError, match="more than"):
        rendered(bomb)


def test_the_words_of_it_are_plain():
    assert words_of(rendered("**a** < b &amp; c:\n\n> d\n\n- e `<f>`")) == "a < b & c: d e <f>"


def test_html_that_somebody_wrote_is_shown_as_such_in_one_place():
    templates = wording.templates_folder()
    marked = [
        path.relative_to(templates).as_posix()
        for path in templates.rglob("*.html")
        if re.search(r"\|\s*safe\b", path.read_text())
    ]
    assert marked == ["comments/_comment.html"]
