"""What lies behind a view of the plan."""

from datetime import date

import pytest

from planner.domain.span import Span, coming
from planner.models import Holiday
from planner.queries.layers import Layer, Note, layers_of
from planner.wording import speaking
from tests import make


def test_each_day_says_what_it_is_in_the_language_of_the_visitor(session):
    acme = make.workspace(session, region="DE-BW")
    span = Span(date(2027, 5, 5), date(2027, 5, 19))
    with speaking("de"):
        found = layers_of(session, acme, set(Layer), span)
    assert found[date(2027, 5, 7)] == (Note(Layer.BRIDGE, "Brückentag"),)
    assert found[date(2027, 5, 18)][0] == Note(Layer.SCHOOL, "Pfingstferien")
    assert [note.name for note in found[date(2027, 5, 9)]] == ["Europatag", "Muttertag"]
    assert found[date(2027, 5, 9)][0].source.startswith("European Council")


def test_holidays_already_begun_say_their_name_on_the_first_day_shown(session):
    acme = make.workspace(session, region="DE-BY")
    with speaking("en"):
        found = layers_of(session, acme, {Layer.SCHOOL}, Span(date(2027, 1, 4), date(2027, 1, 11)))
    assert [(day.day, note.name, note.begins) for day, (note,) in found.items()] == [
        (4, "Christmas holidays", True),
        *((day, "Christmas holidays", False) for day in (5, 6, 7, 8)),
    ]


def test_a_holiday_of_the_workspace_makes_a_bridge_too(session):
    acme = make.workspace(session)
    session.add(Holiday(workspace_id=acme.id, day=date(2026, 12, 1), name="Betriebsausflug"))
    session.flush()
    assert list(layers_of(session, acme, {Layer.BRIDGE}, Span(date(2026, 11, 28), date(2026, 12, 5)))) == [date(2026, 11, 30)]


@pytest.mark.parametrize(
    ("region", "first", "unknown"),
    [("DE-BY", "2029-09-08", [11, 12, 13]), ("DE-BY", "2026-09-28", [28, 29, 30]), ("CH-ZH", "2027-07-01", [1, 2, 3, 4, 5, 6])],
)
def test_days_of_which_nothing_is_known_say_so(session, region, first, unknown):
    acme, day = make.workspace(session, region=region), date.fromisoformat(first)
    with speaking("en"):
        found = layers_of(session, acme, {Layer.SCHOOL}, coming(day, 6))
    silent = {each: note for each, (note,) in found.items() if note.name == "School holidays not known"}
    assert [each.day for each in silent] == unknown
    assert [each.day for each, note in silent.items() if note.begins] == unknown[:1]
