"""Posts inside one cell of a grid."""

from datetime import time

import pytest

from planner.importing.layouts.cell_text import CellPost, marks_free_day, posts_in
from planner.importing.posts.channels import Channels

CHANNELS = Channels([])


def read(text: str, *, names_channels: bool = True) -> list[tuple[str, str, time | None, str]]:
    return [
        (post.title, post.text, post.time, "+".join(channel.name for channel in post.named.channels) if post.named else "")
        for post in posts_in(text, CHANNELS, names_channels=names_channels)
    ]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Rezept", [("Rezept", "", None, "")]),
        ("Rezept\nHeute gibt es\nSuppe", [("Rezept", "Heute gibt es\nSuppe", None, "")]),
        ("IG: Rezept", [("Rezept", "", None, "Instagram")]),
        ("IG - Rezept", [("Rezept", "", None, "Instagram")]),
        ("Instagram – Rezept", [("Rezept", "", None, "Instagram")]),
        ("[FB] Umfrage", [("Umfrage", "", None, "Facebook")]),
        ("(FB) Umfrage", [("Umfrage", "", None, "Facebook")]),
        ("LinkedIn | Stelle", [("Stelle", "", None, "LinkedIn")]),
        ("IG/FB: Gewinnspiel", [("Gewinnspiel", "", None, "Instagram+Facebook")]),
        ("Rezept (IG)", [("Rezept", "", None, "Instagram")]),
        ("Instagram\nRezept\nSuppe", [("Rezept", "Suppe", None, "Instagram")]),
        ("Facebook-Umfrage", [("Facebook-Umfrage", "", None, "Facebook")]),
        ("IG: A\nFB: B", [("A", "", None, "Instagram"), ("B", "", None, "Facebook")]),
        ("- A\n- B", [("A", "", None, ""), ("B", "", None, "")]),
        ("• IG: A\n• FB: B", [("A", "", None, "Instagram"), ("B", "", None, "Facebook")]),
        ("1. A\n2. B", [("A", "", None, ""), ("B", "", None, "")]),
        ("9:00 Rezept", [("Rezept", "", time(9), "")]),
        ("9 Uhr: IG: Rezept", [("Rezept", "", time(9), "Instagram")]),
        ("IG: 17 Uhr Rezept", [("Rezept", "", time(17), "Instagram")]),
        ("18:00", [("18:00", "", None, "")]),
        ("5 Tipps für den Herbst", [("5 Tipps für den Herbst", "", None, "")]),
        ("Titel: mit Doppelpunkt", [("Titel: mit Doppelpunkt", "", None, "")]),
        ("- nur einer", [("- nur einer", "", None, "")]),
        ("\n  \n", []),
    ],
)
def test_posts_of_a_cell(text: str, posts: list[tuple[str, str, time | None, str]]):
    assert read(text) == posts


@pytest.mark.parametrize("text", ["Blog: Neues", "Rezept (IG)", "Instagram"])
def test_where_the_channel_is_known_its_name_is_part_of_the_title(text: str):
    assert posts_in(text, CHANNELS, names_channels=False) == [CellPost(text)]


@pytest.mark.parametrize(
    "text", ["Feiertag", "Feiertag: Allerheiligen", "gesetzlicher Feiertag", "Betriebsferien", "Ferien", "Holiday", "frei"]
)
def test_words_that_mark_a_free_day(text: str):
    assert marks_free_day(text, names=False)


@pytest.mark.parametrize("text", ["Feiertage richtig nutzen", "Ferienprogramm", "Freitag", "freie Stelle", "Allerheiligen"])
def test_words_that_do_not(text: str):
    assert not marks_free_day(text, names=False)


@pytest.mark.parametrize("text", ["Allerheiligen", "Tag der Deutschen Einheit", "Buß- und Bettag", "1. Weihnachtstag"])
def test_names_of_holidays_as_calendars_print_them(text: str):
    assert marks_free_day(text, names=True)
