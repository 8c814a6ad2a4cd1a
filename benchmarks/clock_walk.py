"""Walks a clock in steps of 15 minutes from 2026 to 2030 over six zones: `python -m benchmarks.clock_walk`.

Each week's report has to come once, at the minute that brute force finds on the wall clock.
"""

import sys
from datetime import UTC, datetime, time
from time import monotonic

from tests.domain.clock_walk import STEP, ZONES, on_the_wall, walked

FIRST, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
CHOICES = ((0, time(8)), (6, time(2, 15)), (6, time(2, 30)), (4, time(0)), (6, time(23, 59)))


def main() -> int:
    wrong = 0
    for zone in ZONES:
        began, weeks = monotonic(), 0
        for weekday, at in CHOICES:
            brought = walked(weekday, at, zone, FIRST, END)
            weeks += len(brought)
            wrong += sum(on_the_wall(weekday, at, zone, week) != moment for week, moment in brought.items())
            wrong += abs(len(brought) - 261) > 1  # so many weeks have five years
        steps = (END - FIRST) // STEP * len(CHOICES)
        print(f"{zone:<22} {steps:>8} steps, {weeks:>5} reports, {monotonic() - began:5.1f} s")
    print(f"wrong, missed or twice: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
