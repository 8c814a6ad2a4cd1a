"""Deciding 10,000 channels x 1 year on day numbers, the load from the database included.

    python -m benchmarks.deciding [channels]

Makes a SQLite file with the product's tables: clients with 100 channels each, three promises a week, 150 posts a channel.
Then, a client at a time: load its cadences and the days of its posts, expand, fill, count the empty promises. Beside it
dateutil only expands the same rules, and the full rules fill the first client's plan, which must come to the same count.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from benchmarks.rules import compare
from planner.db import Base, connect, unit
from planner.domain.cadence import Line, Rule, Slots, Term, Weekly
from planner.domain.cadence_text import parse, text
from planner.domain.daynumbers import count_empty
from planner.domain.filling import fill
from planner.domain.pauses import Paused
from planner.domain.span import Span
from planner.models import Cadence, Channel, Post, Workspace
from planner.queries.plan import plan_of

YEAR = Span(date(2026, 1, 5), date(2027, 1, 4))
FIRST, END = YEAR.first.toordinal(), YEAR.end.toordinal()
CHANNELS_A_CLIENT, POSTS_A_CHANNEL = 100, 150
NO_PAUSES = Paused((), ())


def make(engine: Engine, channels: int, random: Random) -> None:
    Base.metadata.create_all(engine)
    cadences = [text(Slots((Line(Weekly(days)),))) for days in combinations(range(7), 3)]
    days = list(YEAR)
    with engine.begin() as connection:
        for client in range(1, channels // CHANNELS_A_CLIENT + 1):
            owned = {"workspace_id": client, "version": 1}
            ids = range((client - 1) * CHANNELS_A_CLIENT + 1, client * CHANNELS_A_CLIENT + 1)
            lines = [{"channel_id": id_, "first_day": YEAR.first, "text": random.choice(cadences)} for id_ in ids]
            posts = [{"channel_id": id_, "day": day} for id_ in ids for day in random.choices(days, k=POSTS_A_CHANNEL)]
            random.shuffle(posts)  # as they come: not in order of channel or day
            named = {"name": "N", "zone": "Europe/Berlin"}
            connection.execute(insert(Workspace), [named | {"id": client, "slug": f"w{client}", "version": 1}])
            connection.execute(insert(Channel), [owned | named | {"id": id_, "slug": f"c{id_}"} for id_ in ids])
            connection.execute(insert(Cadence), [{"workspace_id": client} | line for line in lines])
            connection.execute(
                insert(Post), [owned | post | {"title": "T", "uid": f"{client}-{n}"} for n, post in enumerate(posts)]
            )


class Numbers(dict[str, int]):
    """Day numbers of ISO dates, each worked out once."""

    def __missing__(self, day: str) -> int:
        self[day] = date.fromisoformat(day).toordinal()
        return self[day]


NUMBERS = Numbers()
parsed = lru_cache(maxsize=None)(parse)


def load(session: Session, workspace_id: int) -> Iterator[tuple[Term, Counter[int]]]:
    """The cadence of each channel, and how many posts stand on each day of the year."""
    in_a_line = (
        select(Post.channel_id, func.aggregate_strings(Post.day, ","))
        .where(Post.workspace_id == workspace_id, Post.day >= YEAR.first, Post.day < YEAR.end)
        .where(~Post.cancelled, Post.trashed_at.is_(None))
        .group_by(Post.channel_id)
    )
    days = dict(session.execute(in_a_line).all())
    cadences = select(Cadence.channel_id, Cadence.first_day, Cadence.ended_on, Cadence.text)
    for channel, first, end, line in session.execute(cadences.where(Cadence.workspace_id == workspace_id)):
        posts = days[channel].split(",") if channel in days else ()
        yield Term(first, end, parsed(line)), Counter(map(NUMBERS.__getitem__, posts))


def decide(session: Session, clients: range) -> tuple[int, float]:
    """How many promises are empty, and the seconds that loading took."""
    empty, loading = 0, 0.0
    for client in clients:
        began = perf_counter()
        loaded = list(load(session, client))
        loading += perf_counter() - began
        empty += sum(count_empty((term,), posts, FIRST, END, NO_PAUSES, ()) for term, posts in loaded)
    return empty, loading


def rules_of(session: Session, clients: range) -> list[Rule]:
    cadences = (term.cadence for client in clients for term, _ in load(session, client))
    return [line.rule for cadence in cadences if isinstance(cadence, Slots) for line in cadence.lines]


def decide_fully(session: Session, client: int) -> int:
    workspace = session.get_one(Workspace, client)
    plan = plan_of(session, workspace, until=YEAR.end)
    return sum(fill(channel, plan.holidays, YEAR).empty for channel in plan.channels)


def main(channels: int = 10_000) -> None:
    clients = range(1, channels // CHANNELS_A_CLIENT + 1)
    with TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{Path(folder) / 'benchmark.sqlite'}")
        make(engine, channels, Random(1))
        for _ in range(3):
            began = perf_counter()
            empty, loading = decide(unit(engine, reading=True), clients)
            spent = perf_counter() - began
            print(
                f"day numbers {channels:7,} channels {channels * POSTS_A_CHANNEL:10,} posts {empty:8,} empty"
                f" {spent:7.2f} s ({loading:.2f} s of it loading) {channels / spent:10,.0f} channels/s"
            )
        compare("the same rules, expanded", rules_of(unit(engine, reading=True), clients))
        began = perf_counter()
        full = decide_fully(unit(engine, reading=True), 1)
        spent = perf_counter() - began
        assert full == decide(unit(engine, reading=True), range(1, 2))[0]
        print(
            f"full rules  {CHANNELS_A_CLIENT:7,} channels {CHANNELS_A_CLIENT * POSTS_A_CHANNEL:10,} posts {full:8,} empty"
            f" {spent:7.2f} s {'':24} {CHANNELS_A_CLIENT / spent:10,.0f} channels/s"
        )
        engine.dispose()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
