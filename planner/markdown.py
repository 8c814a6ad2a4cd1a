"""What people write about posts, as HTML that is safe to show: a little Markdown, nothing else.

Two locks, one behind the other: the renderer takes no HTML, and what it made passes an allow-list. The length and the number
of brackets are bounded because the renderer's work grows with their square.
"""

import re
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

LONGEST = 10_000
MOST_BRACKETS = 500

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”„]{1,2000}")
_ENDING = ".,;:!?)]}'*_"  # after an address they belong to the sentence

_CLEANER = nh3.Cleaner(
    tags={"p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a"},
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},  # without the star, lang and title pass too
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel="noopener nofollow ugc",
)
_CLEANER_OF_ALL = nh3.Cleaner(tags=set())


def rendered(text: str) -> str:
    """Emphasis, lists, quotations, code and links become HTML; pictures, headings and HTML stay the letters they are.

    ValueError when the text is too long, or has too many brackets.
    """
    if len(text) > LONGEST or text.count("[") > MOST_BRACKETS:
        raise ValueError("more than can be rendered in time")
    return _CLEANER.clean(_RENDERER.render(text))


def words_of(html: str) -> str:
    """What was rendered, as plain words on one line."""
    return " ".join(unescape(_CLEANER_OF_ALL.clean(html)).split())


def _link_addresses(state: StateCore) -> None:
    """An address that stands in the text as it is becomes a link."""
    for block in state.tokens:
        if block.type == "inline" and "://" in block.content:
            inside, linked = 0, []
            for token in block.children or []:
                inside += (token.type == "link_open") - (token.type == "link_close")
                linked += [token] if inside or token.type != "text" else _parts(token.content)
            block.children = linked


def _parts(text: str) -> list[Token]:
    """The text as tokens, its addresses as links."""
    tokens, begin = [], 0
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(_ENDING)
        tokens += [
            _text(text[begin : found.start()]),
            Token("link_open", "a", 1, attrs={"href": address}),
            _text(address),
            Token("link_close", "a", -1),
        ]
        begin = found.start() + len(address)
    return [*tokens, _text(text[begin:])]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


_RENDERER = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 20}).disable(
    ["image", "heading", "lheading", "hr", "html_block", "html_inline", "reference", "code"]
)
_RENDERER.core.ruler.push("link_addresses", _link_addresses)
