"""Channels: what they promise, arranged by form."""

from datetime import date

import pytest
from sqlalchemy import event, select

from planner.domain.plan import Stance
from planner.models import Cadence, Channel, Inquiry, Pause, SlotDetail


def channel(unit, slug="linkedin") -> Channel:
    return unit().scalars(select(Channel).where(Channel.workspace_id > 0, Channel.slug == slug)).one()


def test_the_list_says_cadence_reach_and_gaps(alice):
    page = alice.see("/w/acme/channels")
    assert page.headings == ["Channels"]
    assert "Wed,Fri 09:00" in page.text
    assert "not planned ahead" in page.text


def test_a_channel_shows_its_gaps_pauses_and_inquiries(alice):
    text = alice.see("/w/acme/channels/linkedin").text
    assert "Betriebsferien" in text
    assert "Gibt es Parkplätze?" in text
    assert "overdue" in text


def test_a_new_channel_takes_its_cadence_in_words(alice, acme, unit):
    response = alice.submit(
        "/w/acme/channels/new", name="Häuser-Blog", network="blog", cadence="3/Woche", responsible=str(acme.member_id)
    )
    assert response.location == "/w/acme/channels/haeuser-blog"
    opened = channel(unit, "haeuser-blog")
    assert ([cadence.text for cadence in opened.cadences], opened.responsible_id) == (["3/week"], acme.member_id)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": ""}, "Please enter a name."),
        ({"name": "X", "cadence": "every blue moon"}, "is not understood"),
        ({"name": "X", "cadence": "Mon", "stance": "listen"}, "has no cadence"),
        ({"name": "X", "lead_days": "-1"}, "between 0 and 365"),
    ],
)
def test_wrong_input_is_said_at_its_field_and_kept(alice, values, sentence):
    response = alice.submit("/w/acme/channels/new", status=422, **values)
    assert sentence in response.text
    assert values.get("cadence", "") in response.text


def test_a_foreign_person_is_not_responsible(alice, acme, unit):
    alice.submit("/w/acme/channels/linkedin/edit", responsible=str(acme.foreign_member_id), status=422)
    assert channel(unit).responsible_id != acme.foreign_member_id


def test_another_stance_ends_the_cadence(alice, unit):
    alice.submit("/w/acme/channels/linkedin/edit", stance="listen", max_per_day="2")
    found = channel(unit)
    assert (found.stance, found.max_per_day, found.cadences[0].ended_on) == (Stance.LISTEN, 2, date(2026, 11, 25))


def test_a_look_at_a_cadence_sets_nothing(alice, unit):
    response = alice.submit("/w/acme/channels/linkedin/cadence", cadence="Di 10:00", look="1", status=200)
    assert "Tue 1 Dec 10:00" in " ".join(response.text.split())
    assert [cadence.text for cadence in channel(unit).cadences] == ["Wed,Fri 09:00"]


def test_a_cadence_is_set_from_a_day(alice, unit):
    alice.submit("/w/acme/channels/linkedin/cadence", cadence="Di 10:00 innerhalb von 1 Tag", first_day="2026-12-01")
    assert [(cadence.first_day, cadence.text) for cadence in channel(unit).cadences] == [
        (date(2026, 11, 23), "Wed,Fri 09:00"),
        (date(2026, 12, 1), "Tue 10:00 within 1 day"),
    ]


def test_a_cadence_is_ended(alice, unit):
    alice.submit("/w/acme/channels/linkedin/cadence/end", day="2026-12-01")
    assert channel(unit).cadences[0].ended_on == date(2026, 12, 1)


def test_a_slot_gets_format_and_person(alice, acme, unit):
    fields = {"slots-0-line": "0", "slots-0-format": "Video", "slots-0-pillar": "Ratgeber", "slots-0-person": str(acme.member_id)}
    alice.submit(f"/w/acme/channels/linkedin/cadence/{acme.cadence_id}/slots", **fields)
    detail = unit().scalars(select(SlotDetail).where(SlotDetail.workspace_id > 0)).one()
    assert (detail.line, detail.format, detail.pillar, detail.person_id) == (0, "Video", "Ratgeber", acme.member_id)
    assert "Video, Ratgeber" in alice.see("/w/acme/channels/linkedin").text


def test_an_editor_accepts_a_gap_for_all_channels_and_lifts_it(bob, unit):
    bob.submit("/w/acme/pauses/new", first_day="2026-12-22", last_day="2027-01-05", reason="Winterpause")
    pause = unit().scalars(select(Pause).where(Pause.workspace_id > 0, Pause.reason == "Winterpause")).one()
    assert (pause.channel_id, pause.decided_by.name) == (None, "Bob Adler")
    bob.submit(f"/w/acme/pauses/{pause.id}/removal")
    assert "Winterpause" not in bob.see("/w/acme/channels/linkedin").text


def test_a_gap_that_ends_before_it_begins_is_not_accepted(bob):
    response = bob.submit("/w/acme/pauses/new", first_day="2027-01-05", last_day="2026-12-22", reason="x", status=422)
    assert "lies before the first" in response.text


def test_an_inquiry_is_noted_and_answered(bob, acme, unit):
    bob.submit("/w/acme/channels/linkedin/inquiries/new", text="Wann öffnet die Filiale?", target_day="2026-12-01")
    assert "Wann öffnet die Filiale?" in bob.see("/w/acme/channels/linkedin").text
    bob.step("/w/acme/channels/linkedin", f"/w/acme/inquiries/{acme.inquiry_id}/answer")
    answered = unit().scalars(select(Inquiry).where(Inquiry.workspace_id > 0, Inquiry.id == acme.inquiry_id)).one()
    assert answered.answered_at is not None


def test_a_channel_moves_up_in_the_list(alice, unit):
    alice.submit("/w/acme/channels/new", name="Blog")
    alice.submit("/w/acme/channels", "/w/acme/channels/blog/position", to="up")
    assert (channel(unit, "blog").position, channel(unit).position) == (0, 1)


def test_the_list_asks_as_often_for_one_channel_as_for_three(alice, sqlite):
    asked: list[str] = []
    event.listen(sqlite, "before_cursor_execute", lambda *args: asked.append(args[2]))
    counts = []
    for name in ("Blog", "Xing"):
        asked.clear()
        alice.see("/w/acme/channels")
        counts.append(len(asked))
        alice.submit("/w/acme/channels/new", name=name, cadence="Mon")
    asked.clear()
    alice.see("/w/acme/channels")
    assert {*counts, len(asked)} == {counts[0]}


def test_the_cadences_of_a_foreign_channel_are_not_here(alice, acme, unit):
    foreign = unit().scalars(select(Cadence).where(Cadence.workspace_id > 0, Cadence.id == acme.foreign_cadence_id)).one()
    alice.see(f"/w/acme/channels/linkedin/cadence/{foreign.id}/slots", status=404)


def test_a_network_that_an_import_knows_has_its_word_in_the_form(alice, unit):
    alice.submit("/w/acme/channels/new", name="Aushang", network="notice_board")
    assert channel(unit, "aushang").network == "notice_board"
