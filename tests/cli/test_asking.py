"""Gaps, posts and continuity as scripts read them."""

import pytest


def channel(ask, slug="linkedin", **options):
    return next(found for found in ask("gaps", **options)["channels"] if found["channel"] == slug)


def test_an_empty_slot_names_who_is_to_fill_it(acme, ask):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon 09:00", "--responsible", "kim@example.org", "--max-silence", "100")
    found = ask("gaps")
    assert (found["today"], found["from"], found["to"], found["gaps"]) == ("2026-11-23", "2026-11-23", "2026-12-21", [])
    linkedin = found["channels"][0]
    assert {key: linkedin[key] for key in ("promised", "filled", "paused", "empty", "reach", "adherence")} == {
        "promised": 4, "filled": 0, "paused": 0, "empty": 4, "reach": "2026-11-22", "adherence": None,
    }  # fmt: skip
    assert next(gap for gap in linkedin["gaps"] if gap["kind"] == "slot") == {
        "kind": "slot", "first": "2026-11-23", "last": "2026-11-23", "missing": 1, "readiness": None,
        "severity": "critical", "responsible": "kim@example.org", "reason": "no_post",
    }  # fmt: skip


def test_a_pause_turns_gaps_into_a_decision(acme, ask):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon")
    acme("pause", "add", "2026-11-23", "2026-12-20", "--reason", "Betriebsferien")
    assert [channel(ask)[key] for key in ("promised", "paused", "empty", "reach")] == [4, 4, 0, "2026-12-20"]


def test_a_cadence_ended_on_a_day_owes_nothing_from_then_on(acme, ask):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon")
    acme("channel", "cadence", "linkedin", "none", "--from", "2026-12-07")
    assert channel(ask)["promised"] == 2


def test_ending_the_running_cadence_leaves_one_that_begins_later(acme, ask):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon", "--from", "2026-11-02")
    acme("channel", "cadence", "linkedin", "Tue", "--from", "2026-12-14")
    acme("channel", "cadence", "linkedin", "none", "--from", "2026-11-30")
    assert channel(ask)["promised"] == 1 + 1


def test_a_cadence_ended_on_its_first_day_never_was(acme, ask):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon")
    acme("channel", "cadence", "linkedin", "none")
    assert channel(ask)["promised"] == 0


def test_another_stance_drops_a_cadence_that_was_to_begin(acme, ask):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon", "--from", "2026-12-01")
    acme("channel", "set", "linkedin", "--stance", "off")
    assert channel(ask)["promised"] == 0


def test_a_new_cadence_takes_over_on_its_day_and_leaves_what_was_owed(acme, ask):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon", "--from", "2026-11-02")
    acme("channel", "cadence", "linkedin", "Tue,Thu", "--from", "2026-12-01")
    assert channel(ask)["promised"] == 2 + 6
    acme("channel", "cadence", "linkedin", "Fri", "--from", "2026-12-01")
    assert channel(ask)["promised"] == 2 - 1 + 1 + 3


def test_another_stance_ends_the_cadence_today(acme, ask):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon", "--from", "2026-11-02")
    acme("channel", "set", "linkedin", "--stance", "listen")
    assert channel(ask)["promised"] == 0


def test_topics_make_runway(acme, ask):
    acme("channel", "add", "LinkedIn", "--cadence", "2/week")
    acme("topic", "add", "Azubi-Woche")
    acme("topic", "add", "Hausmesse", "--channel", "linkedin", "--evergreen")
    acme("topic", "add", "Blogparade", "--channel", "linkedin")
    assert channel(ask)["runway_weeks"] == 1.5


def test_an_absent_person_without_a_stand_in_is_no_cover(acme, ask):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon", "--responsible", "kim@example.org")
    acme("absence", "add", "kim@example.org", "2026-11-30", "2026-12-04")
    assert [gap["reason"] for gap in channel(ask)["gaps"] if gap["kind"] == "cover"] == ["absent"]
    acme("member", "set", "kim@example.org", "--stand-in", "bo@example.org")
    assert not [gap for gap in channel(ask)["gaps"] if gap["kind"] == "cover"]


def test_holidays_of_the_region_and_of_ones_own_are_skipped(acme, ask, planner):
    planner("workspace", "add", "Bayern", "--region", "DE-BY")
    planner("channel", "add", "Blog", "--workspace", "bayern", "--cadence", "Wed,Thu,Fri skip holidays", "--from", "2026-12-01")
    planner("holiday", "add", "2026-12-24", "Heiligabend", "--workspace", "bayern")
    result = planner("gaps", "--workspace", "bayern", "--from", "2026-12-21", "--to", "2026-12-28", "--json")
    assert '"promised": 1,' in result.stdout


def test_one_channel_can_be_asked_for(acme, ask):
    for name in ("LinkedIn", "Blog"):
        acme("channel", "add", name, "--cadence", "Mon")
    assert [found["channel"] for found in ask("gaps")["channels"]] == ["blog", "linkedin"]
    assert [found["channel"] for found in ask("gaps", "--channel", "blog")["channels"]] == ["blog"]
    assert acme("gaps", "--channel", "nope").exit_code == 1


def test_an_empty_history_has_zeros_and_nulls(acme, ask):
    acme("channel", "add", "Blog")
    assert ask("continuity") == {
        "workspace": "acme",
        "channels": [
            {
                "channel": "blog", "posts": 0, "days": 0, "first": None, "last": None, "longest_silence": None,
                "current_silence": None,
                "weeks_spanned": 0, "weeks_with_posts": 0, "longest_empty_weeks": 0, "longest_active_weeks": 0, "most_in_week": 0,
            }
        ],
    }  # fmt: skip


@pytest.mark.parametrize("command", ["gaps", "posts", "continuity"])
def test_people_are_answered_in_words_too(acme, command):
    acme("channel", "add", "Blog", "--cadence", "Mon")
    assert acme(command).exit_code == 0
