"""`planner demo`: who signs in how, for people and for scripts."""

import json

from planner.demo.people import FIRST_USER


def test_it_says_who_signs_in_how(planner):
    said = planner("demo")
    assert said.exit_code == 0
    first = said.stdout.splitlines()[0]
    assert all(word in first for word in (FIRST_USER.name, FIRST_USER.email, "bank-am-see: owner", "sanitaer-krause: owner"))
    assert FIRST_USER.password in said.stdout


def test_a_repetition_says_the_same(planner):
    first = json.loads(planner("demo", "--json").stdout)
    assert json.loads(planner("demo", "--json").stdout) == first
    assert (len(first["users"]), len(first["workspaces"]), len(first["feeds"])) == (9, 2, 8)


def test_its_gaps_are_those_of_the_day_it_was_made_on(planner):
    planner("demo", PLANNER_TODAY="2027-06-15")
    found = json.loads(planner("gaps", "--workspace", "bank-am-see", "--json", PLANNER_TODAY="2027-06-15").stdout)
    kinds = {gap["kind"] for channel in found["channels"] for gap in channel["gaps"]} | {gap["kind"] for gap in found["gaps"]}
    assert len(kinds) == 10
