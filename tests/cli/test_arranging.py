"""A workspace is arranged by commands."""

import gc

import pytest

from planner.models.user import SHORTEST_PASSWORD

GOOD_PASSWORD = "correct horse battery staple"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["workspace", "add", "Häuser & Co."], "haeuser-co\n"),
        (["workspace", "add", "Acme", "--slug", "acme-ag", "--zone", "Asia/Kolkata", "--region", "AT-9"], "acme-ag\n"),
    ],
)
def test_founding_a_workspace_prints_its_slug(planner, words, said):
    result = planner(*words)
    assert (result.exit_code, result.stdout) == (0, said)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["workspace", "add", "A", "--zone", "Europe/Bonn"], "“Europe/Bonn” is not a time zone"),
        (["workspace", "add", "A", "--zone", "../../etc/passwd"], "is not a time zone"),
        (["workspace", "add", "A", "--region", "DE-XX"], "“DE-XX” is not a region"),
        (["workspace", "add", "A", "--slug", "Not A Slug"], "is not a slug"),
        (["workspace", "add", " "], "The name is empty."),
        (["workspace", "add", "x" * 81], "more than 80 characters"),
        (["user", "add", "nobody", "--name", "N"], "“nobody” is not an e-mail address."),
        (["topic", "add", "A", "--workspace", "nowhere"], "There is no workspace “nowhere”."),
    ],
)
def test_wrong_input_is_one_sentence_and_ends_with_1(planner, words, sentence):
    result = planner(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words", [["gaps"], ["pause", "add", "2026-99-01", "x", "--workspace", "a", "--reason", "r"], ["nonsense"]]
)
def test_wrong_usage_ends_with_2(planner, words):
    assert planner(*words).exit_code == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["channel", "add", "X", "--network", "x" * 41], "The network has more than 40 characters."),
        (["channel", "add", "X", "--cadence", ""], "The cadence is empty."),
        (["channel", "add", "X", "--responsible", ""], " is not a member of acme."),
        (["channel", "add", "X", "--slug", ""], "“” is not a slug"),
        (["pause", "add", "2026-12-24", "2026-12-31", "--reason", "x" * 201], "The reason has more than 200 characters."),
        (["pause", "add", "2026-12-24", "2026-12-31", "--reason", " "], "The reason is empty."),
        (["pause", "add", "2026-12-24", "2026-12-31", "--reason", "x", "--channel", ""], "There is no channel “”"),
        (["posts", "--channel", ""], "There is no channel “”"),
        (["member", "set", "bo@example.org", "--stand-in", ""], " is not a member of acme."),
    ],
)
def test_an_option_that_is_empty_or_too_long_is_told_and_not_passed_over(acme, words, sentence):
    result = acme(*words)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert sentence in result.stderr


def test_days_of_another_age_are_wrong_usage(acme):
    assert acme("gaps", "--from", "9999-12-31").exit_code == 2
    assert "PLANNER_TODAY lies outside" in acme("gaps", PLANNER_TODAY="9999-12-31").stderr


def test_a_taken_slug_gets_a_number(planner):
    assert [planner("workspace", "add", "Acme").stdout for _ in range(2)] == ["acme\n", "acme-2\n"]


def test_a_password_is_read_from_standard_input(planner):
    assert planner("user", "add", "a@example.org", "--name", "A", stdin=GOOD_PASSWORD + "\n").stderr == ""


@pytest.mark.parametrize("password", ["x" * (SHORTEST_PASSWORD - 1), "abab" * 5, "long enough, but " * 10])
def test_a_weak_password_is_refused(planner, password):
    result = planner("user", "add", "a@example.org", "--name", "A", stdin=password + "\n")
    assert (result.exit_code, "password" in result.stderr) == (1, True)


def test_a_user_without_a_password_is_said(planner):
    assert "cannot sign in yet" in planner("user", "add", "a@example.org", "--name", "A").stderr


def test_a_known_user_joins_a_second_workspace(acme, planner):
    planner("workspace", "add", "Other")
    assert planner("user", "add", "kim@example.org", "--name", "Kim", "--workspace", "other").exit_code == 0
    assert "already a member" in planner("user", "add", "kim@example.org", "--name", "Kim", "--workspace", "other").stderr


def test_the_last_owner_stays_an_owner(acme):
    result = acme("member", "set", "kim@example.org", "--role", "editor")
    assert (result.exit_code, "last owner" in result.stderr) == (1, True)


def test_nobody_stands_in_for_themselves(acme):
    assert acme("member", "set", "kim@example.org", "--stand-in", "kim@example.org").exit_code == 1


def test_an_absence_ends_after_it_begins(acme):
    assert "lies before" in acme("absence", "add", "kim@example.org", "2026-12-02", "2026-12-01").stderr


def test_a_channel_that_only_listens_takes_no_cadence(acme):
    acme("channel", "add", "X", "--stance", "listen")
    assert "has no cadence" in acme("channel", "cadence", "x", "3/week").stderr


def test_a_channel_opened_with_another_stance_owes_only_what_lies_before_today(acme):
    assert acme("channel", "add", "X", "--stance", "listen", "--cadence", "Mon", "--from", "2026-11-09").exit_code == 0
    found = acme("gaps", "--from", "2026-11-09", "--to", "2026-12-07", "--json")
    assert '"promised": 2,' in found.stdout


def test_a_cadence_that_is_none_of_ours_names_its_part(acme):
    result = acme("channel", "add", "X", "--cadence", "FREQ=DAILY")
    assert (result.exit_code, "FREQ=DAILY" in result.stderr) == (1, True)


def test_messages_speak_the_language_of_the_terminal(planner):
    from planner import wording

    with wording.speaking("de"):
        spoken = wording.gettext("There is no workspace “%(workspace)s”.", workspace="nirgends")
    assert planner("gaps", "--workspace", "nirgends", LC_ALL="de_DE.UTF-8").stderr == spoken + "\n"
    assert spoken != "There is no workspace “nirgends”."


def test_an_installation_that_cannot_be_used_is_told_in_one_sentence(planner, data_dir):
    (data_dir / "file").write_text("")
    (data_dir / "planner.sqlite").write_bytes(b"no database" * 1000)
    for said in (
        planner("gaps", "--workspace", "acme"),
        planner("init"),
        planner("init", PLANNER_DATA_DIR=str(data_dir / "file" / "below")),
        planner("init", PLANNER_DATABASE_URL="mysql://here/there"),
        planner("init", PLANNER_DATABASE_URL="postgresql://nobody@localhost:1/nothing"),
        planner("gaps", "--workspace", "acme", PLANNER_DATABASE_URL="postgresql://nobody@localhost:1/nothing"),
    ):
        assert (said.exit_code, said.stdout, said.stderr.count("\n"), type(said.exception)) == (1, "", 1, SystemExit)


def test_who_is_removed_is_no_longer_a_member_and_may_come_back(acme, planner):
    assert acme("channel", "add", "Blog", "--responsible", "bo@example.org").exit_code == 0
    assert acme("member", "remove", "bo@example.org", "--heir", "kim@example.org").exit_code == 0
    assert "is not a member of acme" in acme("member", "set", "bo@example.org", "--role", "viewer").stderr
    assert planner("user", "add", "bo@example.org", "--name", "Bo", "--workspace", "acme").exit_code == 0
    assert acme("member", "set", "bo@example.org", "--role", "viewer").exit_code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["kim@example.org"], "is the last owner"),
        (["bo@example.org", "--heir", "bo@example.org"], "cannot take over from themselves"),
        (["bo@example.org", "--heir", ""], " is not a member of acme."),
    ],
)
def test_who_is_not_removed(acme, words, sentence):
    result = acme("member", "remove", *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert sentence in result.stderr


def test_garbage_is_collected_again_once_the_program_is_loaded(planner):
    gc.disable()
    planner("--help")
    assert not gc.isenabled()
    planner("workspace", "add", "Acme")
    assert gc.isenabled()
