"""The report for a terminal or a letter."""

import unicodedata

from planner.exporting.report_text import WIDTH, report_text


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def test_the_report_answers_on_one_page_the_finding_first(report):
    assert report_text(report).splitlines()[:24] == [
        "KW 48: 5 Lücken, LinkedIn am Mi leer",
        "KW 47: 2 von 3 Zusagen gehalten",
        "Acme · 23. Nov. – 20. Dez. 2026",
        "",
        "WAS IN DEN KOMMENDEN VIER WOCHEN FEHLT",
        "LinkedIn: 4 von 8 leer",
        "  ▲ dringend  Mi 25. Nov.: kein Beitrag → Kim Schäfer: Beitrag einplanen",
        "  △ Warnung   Di 24. Nov.: Plan und Themenvorrat sind aufgebraucht → Kim Schäfer: Themen sammeln",
        "  ◇ offen     Mi 2. Dez., Mo 7. Dez., Mi 9. Dez.: 3 Beiträge fehlen → Kim Schäfer: Beitrag",
        "              einplanen",
        "Blog: 1 von 4 leer",
        "  ◇ offen     Mo 14. Dez. – So 20. Dez.: 1 Beitrag fehlt → Bob Brandt: Beitrag einplanen",
        "  ◇ offen     Mi 9. Dez. – Fr 11. Dez.: niemand da für 1 Beitrag → Bob Brandt: Vertretung",
        "              bestimmen",
        "  ◇ offen     So 13. Dez.: Plan und Themenvorrat sind aufgebraucht → Bob Brandt: Themen sammeln",
        "",
        "                         KW 48   KW 49   KW 50   KW 51",
        "                         MDMDFSS MDMDFSS MDMDFSS MDMDFSS",
        "LinkedIn                 ■·□···· ■·□···· □·□···· ~~~~~~~",
        "Blog                     ···■··· ···■··· ···■··· ······□",
        "■ gefüllt  ◧ nur Idee  □ leer  ~ Pause  · nichts zugesagt",
        "",
        "KANÄLE",
        "Kanal                    geplant bis     Themenvorrat  KW 47 fällig     gehalten    Plantreue",
    ]
    assert report_text(report).splitlines()[24:] == [
        "LinkedIn                 24. Nov. 2026   0 Wochen                 2            1         50\xa0%",
        "Blog                     13. Dez. 2026   0 Wochen                 1            1        100\xa0%",
        "",
        "IN KW 47 VERSÄUMT",
        "LinkedIn",
        "  ▲ dringend  Mi 18. Nov.: 1 Beitrag nicht erschienen (Entwurf): „Messe“ → Kim Schäfer:",
        "              nachholen oder als veröffentlicht eintragen",
        "",
        "ABWESEND",
        "Bob Brandt, 9.–11. Dez. 2026: ohne Vertretung: Blog",
        "",
        "PAUSEN",
        "LinkedIn, 14. Dez. 2026 – 2. Jan. 2027: Betriebsferien (entschieden von Alice Adler am 20. Nov.",
        "2026)",
    ]


def test_the_report_speaks_the_language_of_its_workspace(report_in):
    text = report_text(report_in("en"))
    assert text.startswith("Week 48: 5 gaps, LinkedIn empty on Wed\nWeek 47: 2 of 3 promises kept\n")
    assert "  ▲ critical  Wed 25 Nov: no post → Kim Schäfer: plan a post\n" in text


def test_an_empty_workspace_has_a_short_report(empty):
    assert report_text(empty) == (
        "KW 48: noch kein Kanal, der veröffentlicht\nKW 47: nichts war fällig\nAcme · 23. Nov. – 20. Dez. 2026\n\n"
        "WAS IN DEN KOMMENDEN VIER WOCHEN FEHLT\nEs fehlt nichts.\n"
    )


def test_forty_channels_with_long_names_stay_in_their_columns(wide):
    text = report_text(wide)
    assert max(map(len, text.splitlines())) <= WIDTH
    assert text.count("■·□···· ■·□···· □·□···· ~~~~~~~") == 40
    strips = [line for line in text.splitlines() if line.endswith("~~~~~~~")]
    assert {columns(line) for line in strips} == {25 + 31}
