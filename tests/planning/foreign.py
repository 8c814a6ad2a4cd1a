"""Foreign plans for the stories of imports, as recognition hands them on, and the workspace that they come into."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from planner import db
from planner.domain.found import Found, FoundChannel, FoundSheet, Layout, Row
from planner.domain.plan import Readiness
from planner.models import Channel, ImportBatch, Post, Topic, Workspace
from planner.planning import imports
from planner.planning.imports import Choices, Fate, Intake
from tests import make

TODAY = date(2026, 11, 23)
KNOWN = {"linkedin": "LinkedIn", "xing": "Xing", "blog": "Blog"}


def row(title: str, day: str | None = "12-01", channels: str = "linkedin", **values: Any) -> Row:
    """Days are of 2026; a channel that the workspace does not have begins with a capital."""
    named = tuple(
        FoundChannel(word, word, KNOWN[word]) if word in KNOWN else FoundChannel(word, None, word) for word in channels.split()
    )
    when = date.fromisoformat(f"2026-{day}") if day else None
    values.setdefault("readiness", Readiness.DRAFT if values.get("text") else Readiness.IDEA)
    return Row(values.pop("sheet", "Plan"), 0, None, title, day=when, channels=named, **values)


def plan(*rows: Row, file: str = "plan.xlsx", sheets: tuple[FoundSheet, ...] = ()) -> Found:
    numbered = tuple(replace(each, row=number) for number, each in enumerate(rows, 2))
    return Found(file, numbered, sheets=sheets or (FoundSheet("Plan", False, Layout.LIST),))


@dataclass
class Office:
    """A workspace with three channels, and what its people do with a file."""

    session: db.PlanSession
    workspace: Workspace

    def take_in(self, found: Found, *, choices: Choices = Choices()) -> Intake:
        batch = self.upload(found)
        return imports.apply(self.session, self.workspace, batch, found, choices, by=None, today=TODAY)

    def upload(self, found: Found) -> ImportBatch:
        batch = ImportBatch(workspace_id=self.workspace.id, file_name=found.file, file_hash="0" * 64, content=b"...")
        self.session.add(batch)
        self.session.flush()
        return batch

    def preview(self, found: Found, choices: Choices = Choices()) -> Intake:
        return imports.preview(self.session, self.workspace, found, choices, today=TODAY)

    def batches(self) -> list[ImportBatch]:
        batches = select(ImportBatch).where(ImportBatch.workspace_id == self.workspace.id)
        return list(self.session.scalars(batches.order_by(ImportBatch.id)))

    def undo(self, number: int = -1) -> imports.Undoing:
        return imports.undo(self.session, self.batches()[number], by=None)

    def posts(self) -> list[Post]:
        self.session.flush()
        return list(
            self.session.scalars(
                select(Post).where(Post.workspace_id == self.workspace.id, Post.trashed_at.is_(None)).order_by(Post.day, Post.id)
            )
        )

    def post(self, title: str) -> Post:
        (found,) = [post for post in self.posts() if post.title == title]
        return found

    def plan(self) -> list[str]:
        """Such as `12-01 linkedin Azubi-Woche`."""
        slugs = {channel.id: channel.slug for channel in self.channels()}
        return [f"{post.day:%m-%d} {slugs[post.channel_id]} {post.title}" for post in self.posts()]

    def channels(self) -> list[Channel]:
        return list(self.session.scalars(select(Channel).where(Channel.workspace_id == self.workspace.id).order_by(Channel.id)))

    def topics(self) -> list[Topic]:
        return list(
            self.session.scalars(
                select(Topic).where(Topic.workspace_id == self.workspace.id, Topic.trashed_at.is_(None)).order_by(Topic.id)
            )
        )

    def titles(self) -> list[str]:
        return [topic.title for topic in self.topics()]


def office(session: db.PlanSession) -> Office:
    workspace = make.workspace(session)
    for slug, name in KNOWN.items():
        make.channel(session, workspace, slug, name=name)
    return Office(session, workspace)


def fates(intake: Intake) -> dict[str, int]:
    """Those that occur; the whole is checked to be the sum."""
    counted = {fate.value: intake.fates[fate] for fate in Fate if intake.fates[fate]}
    assert sum(counted.values()) == len(intake.found.rows)
    return counted


def codes(intake: Intake) -> list[str]:
    return [note.code.value for note in intake.notes]
