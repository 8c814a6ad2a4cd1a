"""What a letter says, in the words of its reader's language; how it looks is the frame's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """`href` begins with our own address."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list: its name, which leads to it, and a line about it."""

    title: str
    href: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A list under a heading of its own."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """`lines` are paragraphs, `facts` label and value, `quote` somebody's own words, `why` the reason one gets it."""

    subject: str
    title: str
    lines: tuple[str, ...]
    button: Button | None
    why: str
    facts: tuple[tuple[str, str], ...] = ()
    quote: str = ""
    sections: tuple[Section, ...] = ()
    after: str = ""  # a quiet line below the button
