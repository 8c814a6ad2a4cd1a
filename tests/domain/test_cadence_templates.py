"""The cadences that are offered can be set as they stand."""

import pytest

from planner.domain.cadence_templates import Why, templates_for
from planner.domain.cadence_text import parse, text
from planner.web.channels import NETWORKS
from planner.words_of_cadence import why_sentence


@pytest.mark.parametrize("network", NETWORKS)
def test_a_template_is_written_as_cadences_are(network):
    templates = templates_for(network)
    assert 2 <= len(templates) <= 3
    assert [text(parse(each.cadence)) for each in templates] == [each.cadence for each in templates]


def test_every_reason_has_its_sentence():
    assert all(map(why_sentence, Why))
