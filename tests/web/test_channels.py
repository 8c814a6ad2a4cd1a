"""Channels: what they promise, arranged by form."""

from datetime import date

import pytest
from sqlalchemy import event, select

from planner.domain.plan import Readiness, Stance
from planner.models import Cadence, Channel, Inquiry, Pause, SlotDetail
from tests import make


def channel(unit, slug="linkedin") -> Channel:
    return unit().scalars(select(Channel).where(Channel.workspace_id > 0, Channel.slug == slug)).one()


def place(session) -> Channel:
    return session.scalars(select(Channel).where(Channel.workspace_id > 0, Channel.slug == "linkedin")).one()


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


def test_a_network_brings_its_cadence_along(alice, unit):
    page = alice.see("/w/acme/channels/new?network=instagram")
    assert "Mon,Wed,Fri 18:00 – Three days carry three pillars: one each." in page.text
    alice.submit("/w/acme/channels/new?network=instagram")
    opened = channel(unit, "instagram")
    assert (opened.name, opened.network, opened.cadences[0].text) == ("Instagram", "instagram", "Mon,Wed,Fri 18:00")


@pytest.mark.parametrize(
    ("written", "kept"), [({"suggested": ""}, []), ({"cadence": "2/week"}, ["2/week"]), ({"stance": "listen"}, [])]
)
def test_the_cadence_that_is_suggested_can_be_declined(alice, unit, written, kept):
    alice.submit("/w/acme/channels/new?network=instagram", **written)
    assert [cadence.text for cadence in channel(unit, "instagram").cadences] == kept


def test_a_look_says_what_comes_what_goes_and_which_posts_are_left_over(alice, unit):
    with unit() as session:
        make.post(session, place(session), date(2026, 11, 27), title="Am Freitag", readiness=Readiness.DRAFT)
        session.commit()
    text = " ".join(alice.see("/w/acme/channels/linkedin/cadence?cadence=Tue+10:00").text.split())
    assert "8 promises, 16 so far" in text
    assert "1 post fills no promise any more: Fri 27 Nov: Am Freitag" in text
    assert "No longer: 16" in text


def test_of_two_who_set_a_cadence_the_later_one_sees_what_the_other_set(alice, unit):
    form = alice.see("/w/acme/channels/linkedin/cadence").form("")
    alice.submit("/w/acme/channels/linkedin/cadence", cadence="Mon 08:00")
    late = alice.post("/w/acme/channels/linkedin/cadence", data=form.fields | {"cadence": "Tue 10:00"})
    assert (late.status_code, "Mon 08:00" in late.text, "Tue 10:00" in late.text) == (409, True, True)
    assert [cadence.text for cadence in channel(unit).cadences] == ["Wed,Fri 09:00", "Mon 08:00"]


def test_an_end_or_details_of_a_cadence_that_was_replaced_meanwhile_are_not_taken(alice, acme, unit):
    end = alice.see("/w/acme/channels/linkedin/cadence/end").form("").fields
    path = f"/w/acme/channels/linkedin/cadence/{acme.cadence_id}/slots"
    details = alice.see(path).form("").fields
    alice.submit(path, **{"slots-0-format": "Video"})
    assert alice.post("/w/acme/channels/linkedin/cadence/end", data=end).status_code == 409
    late = alice.post(path, data=details | {"slots-0-format": "Reel"})
    assert (late.status_code, "Video" in late.text, "Reel" in late.text) == (409, True, True)
    assert channel(unit).cadences[0].ended_on is None


def test_the_history_is_drawn_week_by_week(alice, unit):
    with unit() as session:
        make.post(session, place(session), date(2026, 11, 18), readiness=Readiness.PUBLISHED)
        session.commit()
    page = alice.see("/w/acme/channels/linkedin")
    assert "Posts by week" in page.text
    assert 'title="Week 47: nothing promised, 1 post"' in page.html


def test_a_channel_asks_as_often_with_one_post_as_with_three(alice, unit, sqlite, questions):
    counts = []
    for day in (date(2026, 12, 2), date(2026, 12, 4), date(2026, 12, 9)):
        with unit() as session:
            make.post(session, place(session), day)
            session.commit()
        with questions(sqlite) as asked:
            alice.see("/w/acme/channels/linkedin")
        counts.append(len(asked))
    assert len(set(counts)) == 1
