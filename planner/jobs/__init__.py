"""What is to be done without anybody asking: is something due, claim it, do it, say so."""

from planner.jobs.worker import nudge, work_until

__all__ = ["nudge", "work_until"]
