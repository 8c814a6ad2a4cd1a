"""Due days by form: the rule for all posts, what one post says otherwise, a tick; and what the page of the day shows."""

import pytest


@pytest.fixture
def here(acme):
    return f"/w/acme/posts/{acme.post_id}"


@pytest.fixture
def ruled(alice):
    """Texts are wanted three days before; the post of Monday 23 November is of the day before yesterday."""
    alice.submit("/w/acme/settings/due", text="3", picture="", approval="0")


def test_a_rule_shows_at_every_post_and_on_the_day_of_whoever_is_responsible(ruled, bob, alice, here):
    assert "Text overdue since Fri 20 Nov" in bob.see(here).text
    assert "Text : Azubi-Woche" in bob.see("/w/acme/today").text
    assert "Text : Azubi-Woche" not in alice.see("/w/acme/today").text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"how": "before", "days_before": "1"}, "Text overdue since Sun 22 Nov"),
        ({"how": "day", "day": "2026-11-26"}, "Text Thu 26 Nov (tomorrow)"),
        ({"how": "none"}, "No day for: Text , Picture"),
        ({"how": "rule"}, "Text overdue since Fri 20 Nov"),
    ],
)
def test_a_post_says_otherwise(ruled, bob, here, said: dict[str, str], shown: str):
    bob.submit(f"{here}/due/text", **said)
    assert shown in bob.see(here).text


@pytest.mark.parametrize(
    ("said", "reason"),
    [({"how": "before", "days_before": ""}, "Please enter a number."), ({"how": "day"}, "Please choose a day.")],
)
def test_what_is_missing_is_said_at_its_field(bob, here, said: dict[str, str], reason: str):
    assert reason in bob.submit(f"{here}/due/text", status=422, **said).text


def test_a_part_that_is_ticked_is_there_and_is_asked_for_no_more(ruled, bob, here):
    bob.step(here, f"{here}/due/text/state", done="1")
    assert "Text is there" in bob.see(here).text
    assert "Text : Azubi-Woche" not in bob.see("/w/acme/today").text


def test_my_week_holds_parts_that_are_due_and_comments_that_name_me(ruled, alice, bob, here):
    alice.submit(here, f"{here}/comments", comment="@bob: passt das?")
    page = bob.see("/w/acme/week")
    assert "Text due" in page.text
    assert [link for link in page.links if link.startswith(f"{here}#c")]
