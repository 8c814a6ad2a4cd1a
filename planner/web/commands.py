"""What a visitor may go to or do, found by its words in both languages: pages, views, deeds, workspaces, theme and language."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from planner.domain.sought import HOLDS, Sought
from planner.models import Workspace
from planner.web import shell
from planner.wording import LANGUAGES, gettext, marked, speaking

DEEDS = (
    ("posts.new", marked("New post")),
    ("topics.new", marked("New topic")),
    ("channels.new", marked("Add a channel")),
    ("pauses.new", marked("New pause")),
    ("feeds.new", marked("New feed")),
    ("invitations.index", marked("Invite members")),
    ("audit.index", marked("Audit log")),
    ("posts.trash", marked("Trash")),
)
VIEWS = (
    ("board", marked("Board view")),
    ("month", marked("Month view")),
    ("week", marked("Week view")),
    ("list", marked("List view")),
    ("year", marked("Year view")),
)
THEMES = (
    ("", marked("Light or dark as the system")),
    ("light", marked("Theme: light")),
    ("dark", marked("Theme: dark")),
)
TONGUES = (("de", marked("Language: German")), ("en", marked("Language: English")))
SWITCH = marked("Switch to %(workspace)s")
MOST = 6


@dataclass(frozen=True, slots=True)
class Command:
    """It leads to `address`; with `sends`, a field's name and value, it is done by sending these there."""

    message: str
    address: str
    sends: tuple[str, str] | None = None
    workspace: str = ""

    @property
    def label(self) -> str:
        return gettext(self.message, workspace=self.workspace) if self.workspace else gettext(self.message)

    def rank(self, sought: Sought) -> int | None:
        """By its words in any language; None when they begin with something else."""
        return sought.rank(" ".join(self._spoken()))

    def _spoken(self) -> Iterator[str]:
        for language in LANGUAGES:
            with speaking(language):
                yield self.label


def commands(elsewhere: list[Workspace]) -> Iterator[Command]:
    """Those of this visitor here, by their likely use; `elsewhere` are the other workspaces to go to."""
    for endpoint, message in DEEDS:
        if shell.leads_to(endpoint):
            yield Command(message, url_for(endpoint))
    for view, message in VIEWS:
        yield Command(message, url_for("plan.board", view=view))
    for endpoint, message in shell.navigation():
        yield Command(message, url_for(endpoint))
    for workspace in elsewhere:
        yield Command(SWITCH, url_for("plan.board", workspace=workspace.slug), workspace=workspace.name)
    for value, message in THEMES:
        yield Command(message, url_for("preferences.change"), ("theme", value))
    for value, message in TONGUES:
        yield Command(message, url_for("preferences.change"), ("language", value))
    yield Command(marked("Sign out"), url_for("sign_in.logout"), ("sign-out", "1"))


def matching(text: str, offered: list[Command]) -> list[Command]:
    """The best first; words in the middle of others do not count."""
    sought = Sought.of(text)
    ranked = [(rank, command) for command in offered if (rank := command.rank(sought)) is not None and rank < HOLDS]
    return [command for _, command in sorted(ranked, key=lambda pair: pair[0])[:MOST]]
