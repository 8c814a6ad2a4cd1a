"""Posts move by form: one or several, asked about quiet days, warned about the past, never over somebody's change."""

from datetime import date

import pytest

from tests import make
from tests.web.pages import Page

TO = "/w/acme/posts/day"


def places(posts) -> list[tuple[str, str]]:
    return [(post.day.isoformat()[5:], post.time.isoformat()[:5] if post.time else "") for post in posts]


def test_several_move_by_days_and_keep_their_times(send, posts):
    assert send(posts(), shift="7").location == "/w/acme/plan?from=2026-11-30"
    assert places(posts()) == [("11-30", "09:00"), ("12-04", "09:00"), ("12-03", "")]


def test_several_move_onto_one_day(send, posts):
    send(posts(), day="2026-12-02")
    assert places(posts()) == [("12-02", "09:00"), ("12-02", "09:00"), ("12-02", "")]


def test_into_a_week_on_the_same_weekday(send, posts):
    send(posts(), week="2026-W51")
    assert places(posts()) == [("12-14", "09:00"), ("12-18", "09:00"), ("12-17", "")]


def test_a_drop_says_what_it_does_and_leads_back(bob, send, posts):
    messe = posts()[1]
    answer = send([messe], day="2026-12-04", channel="linkedin", next="/w/acme/plan?weeks=3")
    assert answer.location == "/w/acme/plan?weeks=3"
    text = bob.see("/w/acme/plan").text
    assert "“Messe” now lies on Fri 4 Dec." in text
    assert "Opens a gap on Fri 27 Nov on LinkedIn. Closes the gap on Fri 4 Dec on LinkedIn. Undo" in text


@pytest.mark.parametrize(
    ("day", "why"), [("2026-12-25", "Fri 25 Dec, LinkedIn: Pause: Betriebsferien"), ("2026-12-07", "Holiday: Betriebsausflug")]
)
def test_onto_a_quiet_day_is_asked_with_the_reason(send, posts, day, why):
    asked = send(posts()[:1], day=day)
    assert (asked.status_code, posts()[0].day) == (422, make.MONDAY)
    assert why in Page(asked.text).text
    assert send(posts()[:1], day=day, sure="1").status_code == 303
    assert posts()[0].day == date.fromisoformat(day)


def test_the_question_is_answered_by_a_button(bob, acme, posts):
    path = f"{TO}?post={acme.post_id}"
    asked = bob.submit(path, day="2026-12-25", status=422)
    form = Page(asked.text).form("")
    assert ("sure", "1") in form.buttons
    assert bob.post(path, data=form.fields | {"sure": "1"}).status_code == 303


def test_into_the_past_is_warned_of(bob, send, posts):
    send(posts()[:1], day="2026-11-18")
    assert "Wed 18 Nov is over already." in bob.see("/w/acme/plan").text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "Please choose a day."),
        ({"day": "2026-02-31"}, "Not a valid date value."),
        ({"day": "9999-12-31"}, "A day between 2000 and 2099."),
        ({"shift": "99999"}, "Number must be between"),
        ({"week": "2026-W99"}, "Not a valid choice."),
        ({"channel": "secret", "day": "2026-12-02"}, "Not a valid choice."),
        ({"time": "25:00", "day": "2026-12-02"}, "Not a valid time"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(send, posts, fields, why):
    answer = send(posts(), **fields)
    assert (answer.status_code, why in answer.text) == (422, True)
    assert places(posts())[0] == ("11-23", "09:00")


def test_the_input_is_kept(bob, acme):
    asked = bob.submit(f"{TO}?post={acme.post_id}", day="9999-12-31", time="11:30", status=422)
    fields = Page(asked.text).form("").fields
    assert (fields["day"], fields["time"]) == ("9999-12-31", "11:30")


def test_no_foreign_and_no_missing_post(bob, send, posts, acme):
    for other in (acme.foreign_post_id, 999_999):
        data = {"csrf_token": bob.token(), "post": [f"{posts()[0].id}:1", f"{other}:1"], "shift": "1"}
        assert bob.post(TO, data=data).status_code == 404
    assert send([], shift="1").status_code == 422


def test_too_many_at_once_are_refused_with_a_sentence(bob):
    many = {"csrf_token": bob.token(), "post": [f"{number}:1" for number in range(1, 502)], "shift": "1"}
    refused = bob.post(TO, data=many)
    assert (refused.status_code, "Too many posts at once" in refused.text) == (422, True)


def test_who_comes_too_late_sees_both_and_decides(alice, bob, send, posts):
    seen = posts()[:2]
    send(seen[:1], day="2026-12-02")
    late = send(seen, visitor=alice, day="2026-12-09")
    assert (late.status_code, places(posts())[1]) == (409, ("11-27", "09:00"))
    text = Page(late.text).text
    assert "Wed 2 Dec · 9:00 · LinkedIn · draft (saved by Bob Adler)" in text
    assert "wanted: Wed 9 Dec · 9:00 · LinkedIn" in text

    form = Page(late.text).form("")
    again = form.fields | {"post": [f"{post.id}:{post.version}" for post in posts()[:2]]}
    assert (form.fields["day"], alice.post(TO, data=again).status_code) == ("2026-12-09", 303)
    assert [day for day, _ in places(posts())[:2]] == ["12-09", "12-09"]


def test_the_dialog_offers_empty_slots(bob, acme, posts):
    path = f"{TO}?post={acme.post_id}"
    page = bob.see(path)
    assert "Empty slots on LinkedIn" in page.text
    first = [form for form in page.forms if "post" in form.fields][1]
    bob.post(path, data=first.fields)
    assert places(posts())[0] == (first.fields["day"][5:], first.fields["time"]) == ("11-25", "09:00")
