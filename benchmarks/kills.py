"""Kills the sender of letters again and again, at five points in turn: `python -m benchmarks.kills [KILLS] [DATABASE_URL]`.

A database is made in a folder of its own unless an empty one is named. Prints what was lost and repeated.
"""

import random
import sys
import tempfile
from pathlib import Path
from time import monotonic

from planner import db, migrating
from tests.mail.kills import POINTS, killed, write_letters

SEED = 4


def main(kills: int, address: str | None) -> int:
    chance = random.Random(SEED)
    points = (POINTS * kills)[:kills]
    deaths = [(point, chance.randint(1, 1 if "claim" in point else 4)) for point in points]
    with tempfile.TemporaryDirectory() as folder:
        engine = db.connect(address or f"sqlite:///{folder}/planner.sqlite")
        migrating.upgrade(engine)
        write_letters(engine, kills * 3)
        began = monotonic()
        arrived = killed(engine, Path(folder), deaths)
        seconds = monotonic() - began
        engine.dispose()
    dangerous = sum(point in ("after 250", "before commit") for point, _ in deaths)
    print(f"{arrived.kills} kills at {len(POINTS)} points, seed {SEED}, {arrived.letters} letters, {seconds:.0f} s")
    print(f"lost      {arrived.lost:>5}   (0 allowed)")
    print(f"repeated  {arrived.repeats:>5}   ({dangerous} allowed: one for each kill between the server's 250 and our commit)")
    print(f"the same letter came at most {arrived.most} times")
    return 0 if arrived.lost == 0 and arrived.repeats <= dangerous else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100, sys.argv[2] if len(sys.argv) > 2 else None))
