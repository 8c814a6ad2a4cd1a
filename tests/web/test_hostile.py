"""What no browser sends and somebody mean does: it is refused at its field, and nothing breaks."""

from io import BytesIO

import pytest

from planner.db import Base
from tests.web.pages import Page
from tests.web.test_matrix import RULES, address, own

GROWING = "\u0958"  # NFC makes two characters of it
NOTHING = "\0"  # nothing of it is kept
POST, TOPIC, MEMBER = "/w/acme/posts/{post_id}/content", "/w/acme/topics/{topic_id}", "/w/acme/team/{member_id}"
CADENCE, SLOTS = "/w/acme/channels/linkedin/cadence", "/w/acme/channels/linkedin/cadence/{cadence_id}/slots"
ABSENCE, INQUIRY = "/w/acme/absences/new", "/w/acme/channels/linkedin/inquiries/new"
PAUSE, DAYS = "/w/acme/pauses/new", {"first_day": "2026-12-01", "last_day": "2026-12-02"}


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        (POST, {"title": GROWING * 300}),
        (POST, {"title": NOTHING}),
        (POST, {"pillar": GROWING * 80}),
        (POST, {"effort_hours": "sNaN"}),
        (POST, {"effort_hours": "1e308"}),
        (TOPIC, {"title": NOTHING}),
        (TOPIC, {"effort_hours": "nan"}),
        (TOPIC, {"link": "java\tscript:alert(1)"}),
        (MEMBER, {"weekly_hours": "inf"}),
        ("/w/acme/channels/new", {"name": GROWING * 80}),
        ("/w/acme/channels/new", {"name": "Blog", "lead_days": "-1"}),
        ("/w/acme/channels/new", {"name": "Blog", "cadence": "+".join(["Mo-So"] * 140)}),
        (CADENCE, {"cadence": "+".join(["Mo-So"] * 140)}),
        (CADENCE, {"cadence": "Mon", "first_day": "9999-12-31"}),
        (f"{CADENCE}/end", {"day": "0001-01-01"}),
        (ABSENCE, DAYS | {"last_day": "9999-12-31"}),
        (INQUIRY, {"text": " "}),
        (INQUIRY, {"text": "?", "target_day": "0001-01-01"}),
        (PAUSE, DAYS | {"reason": NOTHING}),
        (PAUSE, DAYS | {"reason": "Umbau", "first_day": "0001-01-01"}),
        (SLOTS, {"slots-0-pillar": GROWING * 80}),
        ("/w/acme/settings/holidays", {"day": "2026-12-08", "holiday": NOTHING}),
        ("/w/acme/settings/holidays", {"day": "9999-12-31", "holiday": "Ende"}),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_cannot_be_kept_is_refused_at_its_field(acme, alice, path, fields):
    alice.submit(path.format(**vars(acme)), **fields, status=422)


@pytest.mark.parametrize("path", [POST, TOPIC])
def test_a_link_that_was_a_note_in_the_sheet_may_stay_one(acme, alice, path):
    alice.submit(path.format(**vars(acme)), link="siehe Ordner 3")


@pytest.mark.parametrize(("path", "field"), [("/w/acme/topics/{topic_id}/slot", "person"), (SLOTS, "slots-0-person")])
def test_a_person_that_is_no_number_is_nobody(acme, alice, path, field):
    path = path.format(**vars(acme))
    fields = alice.see(path).form("", path).fields | {"channel": "linkedin", "day": "2026-12-02", field: "²"}
    assert alice.post(path, data=fields).status_code == 303


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/w/{GROWING * 80}/plan", 404),
        (f"/w/acme/channels/{GROWING * 80}", 404),
        (f"/w/acme/topics?q={GROWING * 200}", 200),
        ("/w/acme/topics?q=" + "%25" * 200, 200),
        ("/w/acme/topics?q=" + "x" * 81 + "%00", 200),
        ("/w/acme/import?before=" + "9" * 30, 200),
        ("/w/acme/import?before=-1", 200),
        ("/w/acme/plan?from=0001-01-01", 200),
        ("/w/acme/plan?from=9999-12-31", 200),
        ("/w/acme/posts/new?day=2027-02-29&time=25:00&topic=" + "9" * 30, 200),
        ("/w/acme/posts/new?time=09:00%2B02:00&person=%00&channel=%ED%A0%80", 200),
        ("/w/acme/reports/9999-W52", 404),
        ("/w/acme/pauses/new?from=9999-12-31&to=0000-00-00", 200),
    ],
)
def test_addresses_that_name_nothing_show_what_there_is(alice, path, status):
    alice.see(path, status)


def test_a_channel_with_an_endless_name_is_no_channel(acme, alice):
    fields = {"csrf_token": alice.token(), "channel": "x" * 2000, "day": "2026-12-02"}
    assert alice.post(f"/w/acme/topics/{acme.topic_id}/slot", data=fields).status_code == 422


@pytest.mark.parametrize("page", ["plan", "channels/linkedin", "topics/{topic_id}/slot", "reports/2026-W48"])
def test_a_quota_that_nobody_could_fill_is_a_number(acme, alice, page):
    alice.submit(CADENCE, cadence="999999999/week", first_day="2026-11-23")
    assert len(alice.get(f"/w/acme/{page}".format(**vars(acme))).data) < 100_000


def test_a_slot_of_a_channel_with_an_endless_name_is_not_found(alice):
    alice.see("/w/acme/slots/2026-12-02?channel=" + "x" * 2000, 404)


def test_a_file_or_json_where_text_belongs_is_no_text(alice):
    path, token = "/w/acme/topics/new", {"X-CSRFToken": alice.token()}
    assert alice.post(path, data={"title": (BytesIO(b"?"), "titel.png")}, headers=token).status_code == 422
    assert alice.post(path, json={"title": 1, "effort_hours": {}}, headers=token).status_code == 422
    assert alice.post(path, json=[1], headers=token).status_code == 422


def test_signing_in_with_an_endless_address(anonymous):
    fields = {"csrf_token": anonymous.token(), "email": GROWING * 254, "password": "x"}
    assert anonymous.post("/login", data=fields).status_code == 422


FOREIGN = ("channel_id", "topic_id", "post_id", "member_id", "pause_id", "cadence_id", "feed_id", "import_id", "inquiry_id")
WRITING = [
    rule for rule in RULES if "POST" in (rule.methods or ()) and rule.rule.startswith("/w/") and "removal" not in rule.rule
]


@pytest.mark.parametrize("rule", WRITING, ids=lambda rule: rule.endpoint)
def test_no_field_reaches_into_another_workspace(app, acme, sqlite, alice, rule):
    """Every column of every table as a field, with Rival's ids wherever one could be named."""
    path, theirs = address(app, rule, own(acme, rule)), {name: getattr(acme, f"foreign_{name}") for name in FOREIGN}
    page = alice.get(path)
    forms = Page(page.text).forms if page.status_code == 200 else []
    shown = next((form.fields for form in forms if form.action in ("", path) and form.method == "post"), {"version": "1"})
    columns = {column.key: "2" for table in Base.metadata.tables.values() for column in table.c}
    hostile = columns | theirs | {"workspace_id": "2", "channel": "secret", "person": theirs["member_id"]}
    hostile |= dict.fromkeys(("channels", "only_channels"), theirs["channel_id"]) | {"topic": theirs["topic_id"]}
    before = rows_of(sqlite, 2), outside(sqlite)
    for fields in (
        hostile | shown,
        shown | hostile,
        *(shown | {name: value} for name, value in hostile.items() if name in shown),
    ):
        status = alice.post(path, data=fields | {"csrf_token": alice.token()}).status_code
        assert status in (200, 303, 400, 404, 409, 422)
    assert (rows_of(sqlite, 2), outside(sqlite)) == before


def rows_of(engine, workspace_id):
    """All that the workspace holds."""
    owned = [table for table in Base.metadata.sorted_tables if "workspace_id" in table.c]
    with engine.connect() as connection:
        return {t.name: connection.execute(t.select().where(t.c.workspace_id == workspace_id)).all() for t in owned}


def outside(engine):
    """All users, and the other workspace."""
    users, workspaces = Base.metadata.tables["users"], Base.metadata.tables["workspaces"]
    with engine.connect() as connection:
        people = connection.execute(users.select()).all()
        return people, connection.execute(workspaces.select().where(workspaces.c.id == 2)).all()
