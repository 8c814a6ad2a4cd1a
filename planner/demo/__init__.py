"""The living example: an agency with two clients, a bank that blogs and a small plumber, planned around today."""

from planner.demo.feeds import DemoFeed
from planner.demo.making import Demo, DemoUser, make_demo, make_demo_once
from planner.demo.people import FIRST_USER

__all__ = ["FIRST_USER", "Demo", "DemoFeed", "DemoUser", "make_demo", "make_demo_once"]
