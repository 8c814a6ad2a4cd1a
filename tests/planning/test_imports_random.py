"""Random plans that change and change: the same file again is no change, and taking all back leaves nothing behind."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine

from planner import db
from planner.domain.found import FoundSheet, Layout, Row
from planner.planning import imports
from tests.planning.foreign import Office, fates, office, plan, row

SHEETS = tuple(FoundSheet(name, False, Layout.LIST) for name in ("Plan", "Ideen"))
TITLES = ("Azubi", "Bilanz", "Chronik", "Serie", "Serie")


def written(chance: Random) -> Row:
    day = chance.choice([None, *[f"{chance.choice((11, 12))}-{chance.randrange(1, 29):02}"] * 4])
    channels = " ".join(chance.sample(["linkedin", "xing", "blog"], chance.choice((1, 1, 2))))
    identity = f"https://example.org/{chance.random()}" if chance.random() < 0.2 else None
    text, sheet = chance.choice(("", "x", "y")), chance.choice(("Plan", "Plan", "Ideen"))
    return row(chance.choice(TITLES), day, channels, text=text, sheet=sheet, identity=identity)


def changed(chance: Random, rows: list[Row]) -> list[Row]:
    rows = list(rows)
    for _ in range(chance.randrange(3)):
        index, new = chance.randrange(len(rows)), written(chance)
        match chance.randrange(5):
            case 0:
                rows[index] = replace(rows[index], day=new.day and rows[index].day and new.day)
            case 1:
                rows[index] = replace(rows[index], title=chance.choice((new.title, "Neu")))
            case 2:
                rows[index] = replace(rows[index], text=new.text)
            case 3:
                rows[index] = new
            case 4:
                rows.append(new)
    return distinct(rows)


def distinct(rows: list[Row]) -> list[Row]:
    """As recognition hands them on: no post twice."""
    seen: set[Any] = set()
    found = []
    for each in rows:
        appearances = {(each.title, each.day, channel.slug) for channel in each.channels}
        if not appearances & seen:
            found.append(each)
        seen |= appearances
    return found


def content(here: Office) -> list[tuple[Any, ...]]:
    posts = [(post.day, post.channel_id, post.title, post.text, post.readiness.word) for post in here.posts()]
    topics = [(topic.title, topic.notes, *sorted(channel.slug for channel in topic.channels)) for topic in here.topics()]
    return sorted(posts) + sorted(topics)


@pytest.mark.parametrize("seed", range(40))
def test_files_come_and_go_without_a_trace(sqlite: Engine, seed: int):
    chance, here = Random(seed), office(db.unit(sqlite))
    rows, before = distinct([written(chance) for _ in range(chance.randrange(1, 9))]), [content(here)]
    for _ in range(chance.randrange(1, 5)):
        file = plan(*rows, sheets=SHEETS, file=chance.choice(("plan.xlsx", "plan.xlsx", "plan-v2.xlsx")))
        assert fates(here.preview(file)) == fates(here.take_in(file))
        before.append(content(here))
        assert fates(here.take_in(file)).keys() <= {"unchanged", "skipped"}
        assert content(here) == before[-1]
        rows = changed(chance, rows)
    for batch in reversed(here.batches()):
        assert imports.undo(here.session, batch, by=None).stay == []
    assert content(here) == before[0]
