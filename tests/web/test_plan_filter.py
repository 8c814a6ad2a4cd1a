"""The address of the plan: what it asks for, and which posts are shown then."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from planner.domain.plan import Readiness
from planner.models import Channel, Workspace
from planner.queries.layers import Layer
from planner.web.plan_filter import PlanFilter
from tests import make

TODAY = date(2026, 11, 25)


def read(query: str) -> PlanFilter:
    return PlanFilter.read(MultiDict(pair.split("=") for pair in query.split("&") if pair), TODAY)


READ = [
    ("", PlanFilter()),
    ("view=month&from=2026-12-02", PlanFilter(view="month", day=date(2026, 12, 2))),
    ("from=KW 2/2027&weeks=6", PlanFilter(day=date(2027, 1, 11), weeks=6)),
    ("weeks=99", PlanFilter(weeks=8)),
    ("weeks=0", PlanFilter(weeks=2)),
    ("weeks=many&view=nonsense&readiness=nonsense&person=x&behind=nonsense", PlanFilter()),
    ("channel=blog&channel=xing&channel=blog&channel=", PlanFilter(channels=("blog", "xing"))),
    ("person=none&readiness=cancelled&q=  Azubi   Woche ", PlanFilter(person="none", readiness="cancelled", q="Azubi Woche")),
    ("behind=awareness&behind=school", PlanFilter(behind=(Layer.SCHOOL, Layer.AWARENESS))),
    ("from=gestern", PlanFilter(unread="gestern")),
    ("from=9999-12-31", PlanFilter(unread="9999-12-31")),
]


@pytest.mark.parametrize(("query", "asked"), READ)
def test_an_address_is_read_once_and_nonsense_is_left_out(query: str, asked: PlanFilter):
    assert read(query) == asked


def test_an_address_keeps_what_is_not_changed():
    asked = read("view=week&channel=blog&person=2&weeks=6&behind=school")
    assert asked.query(view="board", day=TODAY) == "?from=2026-11-25&weeks=6&channel=blog&person=2&behind=school"
    assert asked.without_filters().query() == "?view=week&weeks=6&behind=school"
    assert PlanFilter().query() == "?view=board"


TITLES = ("Azubi-Woche", "Messe in Ulm", "Fällt aus", "Im Blog")


@pytest.fixture
def planned(acme, unit):
    """Beside Azubi-Woche: a post of the viewer's, a cancelled one, and one on a channel that nobody is responsible for."""
    session = unit()
    linkedin = session.query(Channel).filter(Channel.workspace_id > 0, Channel.id == acme.channel_id).one()
    values = {"pillar": "Ratgeber", "campaign": "Messe 2026", "format": "Video", "readiness": Readiness.REVIEW}
    make.post(session, linkedin, title="Messe in Ulm", person_id=acme.member_id, **values)
    make.post(session, linkedin, title="Fällt aus", cancelled=True, pillar="ratgeber")
    make.post(session, make.channel(session, session.get_one(Workspace, linkedin.workspace_id), "blog"), title="Im Blog")
    acme.bob_id = linkedin.responsible_id
    session.commit()
    return acme


SHOWN = [
    ("", TITLES),
    ("q=messe ulm", ["Messe in Ulm"]),
    ("readiness=review", ["Messe in Ulm"]),
    ("readiness=cancelled", ["Fällt aus"]),
    ("readiness=idea", ["Im Blog"]),
    ("pillar=RATGEBER", ["Messe in Ulm", "Fällt aus"]),
    ("campaign=Messe 2026&format=video", ["Messe in Ulm"]),
    ("person=none", ["Im Blog"]),
    ("channel=blog", ["Im Blog"]),
    ("channel=nowhere", TITLES),
    ("q=nirgends", []),
]


@pytest.mark.parametrize(("query", "titles"), SHOWN)
@pytest.mark.parametrize("view", ["board", "week"])
def test_a_filter_leaves_out_the_other_posts(alice, planned, query: str, titles: list[str], view: str):
    text = alice.see(f"/w/acme/plan?view={view}&{query}").text
    assert [title for title in TITLES if title in text] == list(titles)


def test_posts_without_a_person_are_those_of_whom_the_channel_names(alice, planned):
    assert "Messe in Ulm" in alice.see(f"/w/acme/plan?person={planned.member_id}").text
    text = alice.see(f"/w/acme/plan?person={planned.bob_id}").text
    assert "Azubi-Woche" in text
    assert "Messe in Ulm" not in text


def test_gaps_stay_those_of_the_whole_plan_and_the_page_says_so(alice, planned):
    text = alice.see("/w/acme/plan?q=messe").text
    assert "1 of 4 posts shown. Gaps are those of the whole plan." in text
    assert "Next: LinkedIn Wed 25 Nov: no post" in text


def test_other_channels_go_with_their_gaps(alice, planned):
    page = alice.see("/w/acme/plan?channel=blog")
    assert 'id="ch-blog"' in page.html
    assert 'id="ch-linkedin"' not in page.html
    assert "Nothing is promised in these weeks" in page.text


def test_each_filter_can_be_taken_away(alice, planned):
    links = alice.see("/w/acme/plan?view=week&channel=blog&channel=linkedin&pillar=Ratgeber&weeks=6").links
    assert "/w/acme/plan?view=week&weeks=6&channel=linkedin&pillar=Ratgeber" in links
    assert "/w/acme/plan?view=week&weeks=6&channel=blog&channel=linkedin" in links
    assert "/w/acme/plan?view=week&weeks=6" in links


def test_what_was_typed_for_a_day_is_kept_with_a_sentence(alice):
    page = alice.see("/w/acme/plan?from=gestern&weeks=2")
    assert "Neither a date nor a week." in page.text
    assert page.form("/w/acme/plan").fields["weeks"] == "2"
    assert 'name="from" value="gestern"' in page.html


def test_so_many_weeks_are_shown(alice):
    assert "Week 48 – Week 53" in alice.see("/w/acme/plan?weeks=6").text


@pytest.mark.parametrize("view", ["board", "month", "week", "list"])
def test_layers_lie_behind_every_view_of_days(alice, view):
    assert "Black Friday" not in alice.see(f"/w/acme/plan?view={view}&from=2026-11-27").text
    assert "Black Friday" in alice.see(f"/w/acme/plan?view={view}&from=2026-11-27&behind=awareness").text


def test_what_a_form_sends_empty_does_not_stay_in_the_address(alice):
    sent = alice.get("/w/acme/plan?view=week&weeks=6&channel=linkedin&channel=&person=&readiness=review&q=")
    assert sent.location == "/w/acme/plan?view=week&weeks=6&channel=linkedin&readiness=review"
