"""A sender that is killed at any point loses nothing. The long form is benchmarks/kills.py."""

from pathlib import Path

from sqlalchemy import Engine

from tests.mail.kills import POINTS, killed, write_letters


def test_five_kills_lose_nothing_and_repeat_each_at_most_one(sqlite: Engine, tmp_path: Path):
    write_letters(sqlite, 12)
    arrived = killed(sqlite, tmp_path, [(point, 1) for point in POINTS], pause=0)
    assert (arrived.lost, arrived.kills) == (0, 5)
    assert arrived.repeats <= 2  # only a kill after the server's 250 can repeat one
    assert arrived.most <= 3
