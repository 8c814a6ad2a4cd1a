"""What is to be done without anybody asking: is something due, claim it, do it, say so."""

from planner.jobs.worker import work_until

__all__ = ["work_until"]
