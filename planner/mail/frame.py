"""How letters look: one frame around all of them, as HTML for mail programs and as plain text."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import EmailPolicy, Policy
from functools import cache
from urllib.parse import urlsplit

from css_inline import CSSInliner
from markupsafe import Markup

from planner import wording
from planner.mail import unsubscribing
from planner.mail.envelope import in_a_line
from planner.mail.links import Links
from planner.mail.note import Note
from planner.mail.reader import Reader
from planner.models import Letter, LetterKind
from planner.planning.notices import USUALLY_WANTED
from planner.settings import Settings
from planner.wording import gettext as _

SWITCHABLE = frozenset(USUALLY_WANTED) | {LetterKind.REPORT}
WIDTH = 72  # of plain text, as RFC 3676 likes it


class Whole(UnstructuredHeader, BaseHeader):
    """A header that stays on its line as it is: an address cut up and encoded is none to the program that reads it."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


HEADERS = HeaderRegistry()
HEADERS.map_to_type("list-unsubscribe", Whole)
POLICY = EmailPolicy(header_factory=HEADERS)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a letter. `off` switches its kind off; None where that is not the reader's to choose."""

    where: str
    why: str
    off: str | None
    choices: str
    settings: Settings

    @property
    def values(self) -> dict[str, object]:
        settings = self.settings
        return {
            "where": self.where,
            "why": self.why,
            "off": self.off,
            "choices": self.choices,
            "home": f"{settings.base_url}/",
            "host": urlsplit(settings.base_url).netloc,
            "imprint": settings.imprint_url,
            "privacy": settings.privacy_url,
        }


def around(letter: Letter, reader: Reader, why: str, settings: Settings) -> Around:
    """In the language spoken now."""
    off = None
    if letter.kind in SWITCHABLE and reader.member and reader.workspace:
        off = unsubscribing.address(unsubscribing.Wish(reader.member.user_id, reader.workspace.id, letter.kind), settings)
    where = reader.workspace.name if reader.workspace else ""
    return Around(where, why, off, Links.of(settings).house("account", "letters"), settings)


def written(note: Note, letter: Letter, reader: Reader, settings: Settings) -> EmailMessage:
    """The letter, in the language spoken now."""
    outside = around(letter, reader, note.why, settings)
    page = wording.environment().get_template("mail/note.html")
    preview = note.lines[0] if note.lines else note.title
    html = page.render(note=note, title=note.subject, preview=preview, dark=dark(), **outside.values)
    text = "\n\n".join(part for part in (*_paragraphs(note), *footer(outside)) if part)
    return message(bracketed(note.subject, reader), text + "\n", inlined(html), outside)


def message(subject: str, text: str, html: str, outside: Around) -> EmailMessage:
    """Plain text first and HTML second, as mail programs expect; with the headers by which they offer to switch it off."""
    made = EmailMessage(policy=POLICY)
    made["Subject"] = in_a_line(subject)
    if outside.off:
        made["List-Unsubscribe"] = f"<{outside.off}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    made.set_content(text, cte="base64")  # quoted-printable is made in Python, which takes fifty times as long
    made.add_alternative(html, subtype="html", cte="base64")
    return made


def bracketed(subject: str, reader: Reader) -> str:
    """Whoever has several workspaces sees first which one it is."""
    return f"[{reader.workspace.name}] {subject}" if reader.several and reader.workspace else subject


def footer(outside: Around) -> Iterator[str]:
    """The last paragraphs of a plain text."""
    yield f"-- \n{wrapped(outside.why)}"
    if outside.off:
        yield f"{_('Switch these letters off')}: {outside.off}\n{_('Choose what is told by mail')}: {outside.choices}"


def wrapped(text: str) -> str:
    """Lines of at most 72 columns; addresses stay whole."""
    lines = text.splitlines() or [""]
    return "\n".join(textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False) for line in lines)


def dark() -> Markup:
    """The styles that stay beside the elements: for dark mode and small screens."""
    return _sheet("dark.css")


def inlined(html: str) -> str:
    return _inliner().inline(html)


def inlined_part(html: str) -> str:
    """Of a piece of HTML that is put into a letter later."""
    return _inliner().inline_fragment(html, "")


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(
        inline_style_tags=False,
        keep_style_tags=True,
        load_remote_stylesheets=False,
        extra_css=_sheet("letter.css"),
        minify_css=True,
    )


@cache
def _sheet(name: str) -> Markup:
    return Markup((wording.templates_folder() / "mail" / name).read_text("utf-8"))  # noqa: S704 (our own file)


def _paragraphs(note: Note) -> Iterator[str]:
    yield wrapped(note.title)
    yield from map(wrapped, note.lines)
    yield "\n".join(f"{label}: {value}" for label, value in note.facts)
    yield textwrap.indent(wrapped(note.quote), "> ") if note.quote else ""
    for section in note.sections:
        items = (f"- {item.title}" + (f" ({item.about})" if item.about else "") + f"\n  {item.href}" for item in section.items)
        yield "\n".join([f"{section.heading}:", *items])
    if note.button:
        yield f"{note.button.label}:\n{note.button.href}"
    yield wrapped(note.after) if note.after else ""
