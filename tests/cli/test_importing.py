"""A plan comes in by a command."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest


@pytest.fixture
def office(acme):
    for name in ("LinkedIn", "Instagram"):
        assert acme("channel", "add", name).exit_code == 0
    return acme


@pytest.fixture
def write(tmp_path: Path):
    """Writes a csv of lines, or a workbook of named sheets with rows; gives its path."""

    def write(name: str, *lines: str, **sheets: list[list[object]]) -> str:
        path = tmp_path / name
        if not sheets:
            path.write_text("\n".join(lines), encoding="utf-8")
            return str(path)
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for sheet, rows in sheets.items():
            made = workbook.create_sheet(sheet)
            for row in rows:
                made.append(row)
        workbook.save(path)
        return str(path)

    return write


HEADER = "Datum;Kanal;Titel;Text;Verantwortlich"
PLAN = (
    HEADER,
    "01.12.2026;LinkedIn, Instagram;Azubi-Woche;Drei Fragen an Lena;Kim Schäfer",
    "31.02.2026;LinkedIn;Unmöglich;;",
    "03.12.2026;TikTok;Tanz;;",
    ";LinkedIn;Jubiläum;;Max Fremd",
)


def document(result) -> dict:
    return json.loads(result.stdout)


def test_the_document_has_all_its_keys_and_every_row(office, write):
    result = office("import", write("plan.csv", *PLAN), "--json")
    said = document(result)
    assert result.exit_code == 0
    notes = said.pop("notes")
    assert said == {
        "file": "plan.csv", "rows": 4, "created": 2, "topics": 1, "updated": 0, "unchanged": 0, "skipped": 1, "failed": 1,
        "channels": {"LinkedIn": 1, "Instagram": 1}, "opened": [], "first": "2026-12-01", "last": "2026-12-01",
    }  # fmt: skip
    assert list(said)[:8] == ["file", "rows", "created", "topics", "updated", "unchanged", "skipped", "failed"]
    assert [(note["code"], note["level"], note["row"]) for note in notes] == [
        ("impossible_date", "error", 3), ("unknown_channel", "warning", 4), ("unknown_person", "warning", 5),
        ("no_date", "info", 5),
    ]  # fmt: skip
    assert notes[0] == {
        "sheet": "", "row": 3, "column": "Datum", "value": "31.02.2026", "level": "error", "code": "impossible_date",
        "text": "“31.02.2026” is not a day of the calendar.",
    }  # fmt: skip


def test_what_comes_in_is_in_the_plan_with_its_source(office, write):
    office("import", write("plan.csv", *PLAN))
    posts = document(office("posts", "--json"))["posts"]
    assert [(post["channel"], post["day"], post["readiness"], post["person"]) for post in posts] == [
        ("instagram", "2026-12-01", "draft", "kim@example.org"),
        ("linkedin", "2026-12-01", "draft", "kim@example.org"),
    ]
    assert posts[0]["source"] == {"file": "plan.csv", "sheet": "", "row": 2}
    assert posts[0]["topic"] == posts[1]["topic"]


def test_a_dry_run_says_the_same_and_changes_nothing(office, write):
    file = write("plan.csv", *PLAN)
    said = document(office("import", file, "--dry-run", "--json"))
    assert document(office("posts", "--json"))["posts"] == []
    assert document(office("import", file, "--json")) == said


def test_the_same_file_again_changes_nothing(office, write):
    file = write("plan.csv", *PLAN)
    office("import", file)
    said = document(office("import", file, "--json"))
    assert [said[fate] for fate in ("created", "updated", "unchanged", "skipped", "failed")] == [0, 0, 2, 1, 1]


def test_unknown_channels_are_opened_on_demand(office, write):
    said = document(office("import", write("plan.csv", *PLAN), "--create-channels", "--json"))
    assert (said["opened"], said["skipped"], said["channels"]["TikTok"]) == (["TikTok"], 0, 1)
    assert "unknown_channel" not in [note["code"] for note in said["notes"]]


def test_rows_without_a_channel_get_the_one_that_is_named(office, write):
    file = write("plan.csv", "Datum;Titel", "01.12.2026;Azubi-Woche")
    assert document(office("import", file, "--json"))["failed"] == 1
    assert document(office("import", file, "--channel", "linkedin", "--json"))["channels"] == {"LinkedIn": 1}


def test_a_channel_that_is_not_there_is_refused(office, write):
    result = office("import", write("plan.csv", *PLAN), "--channel", "nowhere")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no channel “nowhere” in acme." in result.stderr


def test_days_in_doubt_wait_for_a_decision(office, write):
    file = write("plan.csv", "Datum;Kanal;Titel", "03/04/2026;LinkedIn;Eins", "05/06/2026;LinkedIn;Zwei")
    undecided = document(office("import", file, "--json"))
    assert (undecided["failed"], {note["code"] for note in undecided["notes"]}) == (2, {"ambiguous_order"})
    assert document(office("import", file, "--day-first", "--dry-run", "--json"))["first"] == "2026-04-03"
    assert document(office("import", file, "--month-first", "--json"))["first"] == "2026-03-04"


def test_published_posts_count_as_history(office, write):
    file = write("log.csv", "timestamp;channel;result;title", "2026-10-01;linkedin;published;A", "2026-10-05;linkedin;failed;B")
    said = document(office("import", file, "--published", "--json"))
    assert (said["created"], said["skipped"], said["notes"][0]["code"]) == (1, 1, "not_published")
    assert document(office("continuity", "--json"))["channels"][1]["posts"] == 1


def test_one_sheet_is_read_when_it_is_named(office, write):
    header = ["Datum", "Kanal", "Titel"]
    file = write(
        "plan.xlsx",
        November=[header, [date(2026, 11, 30), "LinkedIn", "Eins"]],
        Dezember=[header, [date(2026, 12, 1), "LinkedIn", "Zwei"]],
    )
    assert document(office("import", file, "--sheet", "Dezember", "--json"))["rows"] == 1
    result = office("import", file, "--sheet", "Januar", "--json")
    assert (result.exit_code, document(result)["notes"][0]["code"]) == (1, "unknown_sheet")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.xlsx", b"%PDF-1.7 ...", "This is a PDF"),
        ("leer.csv", b"", "The file is empty."),
        ("rauschen.csv", bytes(range(256)) * 40, "bytes that no text has"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(office, tmp_path, name, content, sentence):
    (tmp_path / name).write_bytes(content)
    result = office("import", str(tmp_path / name))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.startswith(f"{name}: ")
    as_json = office("import", str(tmp_path / name), "--json")
    assert (as_json.exit_code, document(as_json)["rows"], document(as_json)["notes"][0]["code"]) == (1, 0, "unreadable")


def test_a_file_that_is_not_there_gets_one_sentence(office):
    result = office("import", "nowhere.xlsx")
    assert (result.exit_code, result.stderr) == (1, "nowhere.xlsx cannot be read: No such file or directory\n")


def test_without_json_figures_go_out_and_notes_beside(office, write):
    result = office("import", write("plan.csv", *PLAN), LC_ALL="de_DE.UTF-8")
    assert result.stdout.splitlines() == [
        "4 Zeilen: 2 angelegt, 0 geändert, 0 unverändert, 1 übersprungen, 1 fehlgeschlagen",
        "Davon 1 Thema ohne Datum.",
        "  LinkedIn: 1",
        "  Instagram: 1",
    ]
    assert "Fehler: plan.csv, Zeile 3, Datum: „31.02.2026“ ist kein Tag, den der Kalender kennt." in result.stderr.splitlines()
    assert result.stderr.splitlines()[-1] == "--create-channels legt Kanäle an, die es noch nicht gibt."


def test_a_calendar_comes_in(office, tmp_path):
    event = "BEGIN:VEVENT\r\nUID:{n}@x\r\nDTSTART;VALUE=DATE:2026120{n}\r\nSUMMARY:Termin {n}\r\nEND:VEVENT\r\n"
    body = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + "".join(event.format(n=n) for n in (1, 2)) + "END:VCALENDAR\r\n"
    (tmp_path / "plan.ics").write_text(body)
    file = str(tmp_path / "plan.ics")
    assert document(office("import", file, "--channel", "linkedin", "--json"))["created"] == 2
    (tmp_path / "plan.ics").write_text(body.replace("20261201", "20261220"))
    assert document(office("import", file, "--channel", "linkedin", "--json"))["updated"] == 1


def test_a_real_plan_is_fully_accounted_for(acme, samples):
    acme("channel", "add", "Blog")
    file = str(samples / "plans" / "kaschimer_editorial-calendar.csv")
    said = document(acme("import", file, "--channel", "blog", "--json"))
    assert said["rows"] == 157 == sum(said[fate] for fate in ("created", "updated", "unchanged", "skipped", "failed"))
    history = document(acme("continuity", "--json"))["channels"][0]
    assert history["longest_silence"] == {"days": 88, "from": "2025-12-15", "to": "2026-03-13"}
    assert document(acme("import", file, "--channel", "blog", "--json"))["unchanged"] == said["created"]


@pytest.mark.parametrize(
    ("blog", "today", "posts", "silence", "active", "spanned"),
    [
        ("rust_main", "2026-11-23", 386, 45, 284, 623),
        ("homebrew", "2026-11-23", 45, 184, 45, 508),
        ("kaschimer", "2031-03-03", 291, 88, 266, 279),
        ("rust_inside", "2026-11-23", 364, 43, 217, 361),
        ("codeforde_blog", "2026-11-23", 226, 190, 177, 614),
    ],
)
def test_real_histories_have_their_known_figures(acme, samples, blog, today, posts, silence, active, spanned):
    acme("channel", "add", "Blog")
    file = str(samples / "history" / f"blog_dates_{blog}.csv")
    acme("import", file, "--channel", "blog", "--published", PLANNER_TODAY=today)
    (told,) = document(acme("continuity", "--json", PLANNER_TODAY=today))["channels"]
    assert (told["posts"], told["longest_silence"]["days"]) == (posts, silence)
    assert (told["weeks_with_posts"], told["weeks_spanned"]) == (active, spanned)


def test_a_real_publication_log_has_its_known_figures(acme, samples):
    file = str(samples / "history" / "galaxy_social_publication_log.csv")
    acme("import", file, "--published", "--create-channels")
    channels = {told["channel"]: told for told in document(acme("continuity", "--json"))["channels"]}
    linkedin = channels["linkedin-galaxyproject"]
    assert (linkedin["posts"], linkedin["longest_silence"]["days"]) == (200, 104)
