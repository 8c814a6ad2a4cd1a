"""The rules for texts that are kept in a file."""

from planner.data import plain, text_limit, text_limits
from planner.domain.text_limits import measure
from planner.web.channels import NETWORKS


def test_every_rule_names_its_source_and_a_known_network():
    assert [network for network, rules in text_limits().items() if not all(rule.source for rule in rules)] == []
    assert set(text_limits()) - set(NETWORKS) <= {"google"}
    assert plain("text_limits")["checked"] == "2026-11-25"


def test_a_part_has_one_rule():
    for rules in text_limits().values():
        assert len({rule.part for rule in rules}) == len(rules)


def test_a_network_without_rules_has_none():
    assert text_limit("notice_board") is None
    assert text_limit("x", "title") is None


def test_what_fits_on_mastodon_may_be_too_long_for_bluesky():
    text = "Ausbildung " * 30
    assert [measure(text, text_limit(network)).fits for network in ("mastodon", "bluesky", "x")] == [True, False, False]
