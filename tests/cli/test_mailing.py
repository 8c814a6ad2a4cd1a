"""Sending from the command line, and what the doctor says of it."""

import json

from tests.smtp import Sink, sink

MONDAY = "2026-11-23"


def test_on_a_monday_planners_get_the_report_once(planner, acme):
    with sink(Sink()) as server:
        first = json.loads(planner("send-reports", "--json", PLANNER_TODAY=MONDAY, PLANNER_MAIL_URL=server.url).stdout)
        again = json.loads(planner("send-reports", "--json", PLANNER_TODAY=MONDAY, PLANNER_MAIL_URL=server.url).stdout)
    assert first["due"] == 2
    assert again["due"] == 0
    assert sorted(server.to) == sorted(set(server.to))


def test_without_a_server_it_says_where_letters_lie(planner, acme):
    said = planner("send-reports")
    assert said.exit_code == 0
    assert "PLANNER_MAIL_URL" in said.stderr


def test_the_doctor_tells_of_mail_and_jobs_and_no_password(planner):
    with sink(Sink()) as server:
        good = planner("check", PLANNER_MAIL_URL=server.url)
    assert f"ok   mail         {server.url}" in good.output
    assert "ok   outbox       0 waiting, 0 parked" in good.output
    assert "ok   jobs         sqlite" in good.output
    bad = planner("check", PLANNER_MAIL_URL=server.url.replace("//", "//kim:geheim@"))
    assert bad.exit_code == 1
    assert "BAD  mail" in bad.output
    assert "geheim" not in bad.output


def test_a_mail_that_is_no_report_is_passed_over_quietly(planner, tmp_path):
    (tmp_path / "answer.eml").write_bytes(b"Subject: Re: Plan\r\n\r\nDanke!\r\n")
    said = planner("bounce", str(tmp_path / "answer.eml"))
    assert (said.exit_code, said.stdout) == (0, "")
    assert planner("bounce", str(tmp_path / "none.eml")).exit_code == 2
