"""The shape of a kept report: scripts rely on it."""

import json

import pytest
from sqlalchemy import Engine

from planner import db
from planner.reports import content
from planner.reports.kept import report_as_of
from tests.reports.acme import MONDAY, acme

GAP = {"kind", "first", "last", "missing", "readiness", "severity", "responsible", "reason"}
FINDING = GAP | {"responsible_name", "posts"}


@pytest.fixture
def report(sqlite: Engine):
    session = db.unit(sqlite)
    return report_as_of(session, acme(session), MONDAY)


def test_a_report_comes_back_from_json_as_it_was(report):
    assert content.read(json.loads(json.dumps(content.written(report)))) == report


def test_the_head_of_a_report(report):
    written = content.written(report)
    lists = ("channels", "gaps", "absences", "pauses", "headline")
    assert {name: value for name, value in written.items() if name not in lists} == {
        "format": 1,
        "workspace": "acme",
        "workspace_name": "Acme",
        "language": "de",
        "week": "2026-W48",
        "today": "2026-11-23",
        "from": "2026-11-23",
        "to": "2026-12-21",
        "last_week": "2026-W47",
    }
    news = {"channel": "LinkedIn", "onward": False, "gap": written["channels"][0]["gaps"][1]}
    assert set(news["gap"]) == FINDING
    news["gap"] = {name: value for name, value in news["gap"].items() if name in GAP}
    sums = {"channels": 2, "promised": 12, "empty": 5, "critical": 1, "kept": 2, "missed": 1}
    assert written["headline"] == {**sums, "news": [news]}


def test_a_channel_in_a_report(report):
    linkedin = content.written(report)["channels"][0]
    gaps, last_week = linkedin.pop("gaps"), linkedin.pop("last_week")
    assert linkedin == {
        "channel": "linkedin",
        "name": "LinkedIn",
        "publishes": True,
        "responsible": "Kim Schäfer",
        "cadence": "Mon,Wed 09:00",
        "promised": 8,
        "filled": 2,
        "paused": 2,
        "empty": 4,
        "reach": "2026-11-24",
        "runway_weeks": 0.0,
        "days": "x.o....x.o....o.o....ppppppp",
    }
    assert [gap["kind"] for gap in gaps] == ["runway", "slot", "slot", "slot", "slot"]
    (missed,) = last_week.pop("gaps")
    assert last_week == {"kept": 1, "missed": 1, "published": 1, "adherence": 0.5}
    assert missed == {
        "kind": "slot",
        "first": "2026-11-18",
        "last": "2026-11-18",
        "missing": 1,
        "readiness": "draft",
        "severity": "critical",
        "responsible": "kim@example.org",
        "reason": "missed",
        "responsible_name": "Kim Schäfer",
        "posts": ["Messe"],
    }


def test_absences_and_pauses_in_a_report(report):
    written = content.written(report)
    away = {"person": "Bob Brandt", "first": "2026-12-09", "last": "2026-12-11", "stand_in": None, "uncovered": ["Blog"]}
    assert written["absences"] == [away]
    (pause,) = written["pauses"]
    assert pause.pop("decided_on")
    assert pause == {
        "channel": "LinkedIn",
        "first": "2026-12-14",
        "last": "2027-01-02",
        "reason": "Betriebsferien",
        "decided_by": "Alice Adler",
    }


def test_a_report_of_a_later_format_is_not_guessed_at(report):
    with pytest.raises(content.UnknownFormat):
        content.read(content.written(report) | {"format": 2})
