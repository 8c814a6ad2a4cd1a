"""Channels as cells name them."""

import pytest

from planner.importing.posts.channels import Channels, Known

CHANNELS = Channels(
    [
        Known("instagram", "Instagram", "instagram"),
        Known("li-karriere", "LinkedIn Karriere", "linkedin"),
        Known("fb-bank", "Bank am See", "facebook"),
        Known("fb-stiftung", "Stiftung", "facebook"),
        Known("haeuser-co", "Häuser & Co.", ""),
        Known("druck-und-web", "Druck und Web", ""),
    ]
)


def read(text: str) -> list[str]:
    return [channel.slug or f"?{channel.name}" for channel in CHANNELS.named(text).channels]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Instagram", ["instagram"]),
        ("instagram", ["instagram"]),
        ("IG", ["instagram"]),
        ("Insta ", ["instagram"]),
        ("📷 Instagram", ["instagram"]),
        ("li-karriere", ["li-karriere"]),
        ("LinkedIn Karriere", ["li-karriere"]),
        ("LI", ["li-karriere"]),  # the only one of its network
        ("Bank am See", ["fb-bank"]),
        ("Häuser & Co.", ["haeuser-co"]),
        ("druck und web", ["druck-und-web"]),
    ],
)
def test_the_workspaces_channels_by_slug_name_or_synonym(text: str, slugs: list[str]):
    assert read(text) == slugs


def test_a_synonym_of_two_channels_is_neither_of_them():
    assert read("FB") == ["?Facebook"]


@pytest.mark.parametrize(
    "text",
    ["IG, LI", "IG & LI", "IG + LI", "IG/LI", "IG\nLI", "IG und LI", "Insta and LinkedIn", "IG; LI", "IG | LI", "IG, LI, Insta"],
)
def test_several_channels_in_one_cell(text: str):
    assert read(text) == ["instagram", "li-karriere"]


@pytest.mark.parametrize(
    ("text", "name", "network"),
    [
        ("X/Twitter", "X", "x"),
        ("X", "X", "x"),
        ("Twitter", "X", "x"),
        ("Xing", "Xing", "xing"),
        ("YT", "YouTube", "youtube"),
        ("Newsletter", "Newsletter", "newsletter"),
        ("Schwarzes Brett", "Aushang", "notice_board"),
        ("mastodon-galaxy", "mastodon-galaxy", "mastodon"),
        ("Flurfunk", "Flurfunk", ""),
        ("Müller & Söhne", "Müller & Söhne", ""),
    ],
)
def test_an_unknown_channel_as_it_may_be_created(text: str, name: str, network: str):
    (channel,) = CHANNELS.named(text).channels
    assert (channel.slug, channel.name, channel.network, channel.written) == (None, name, network, text)


def test_a_known_channel_beside_an_unknown_one():
    assert read("Instagram & Kundenportal") == ["instagram", "?Kundenportal"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("IG Story", "Story"),
        ("Instagram (Reel)", "Reel"),
        ("Story auf IG", "Story"),
        ("IG-Post", "Post"),
        ("IG", ""),
        ("IG Neu", ""),
    ],
)
def test_a_format_beside_the_channel(text: str, form: str):
    assert CHANNELS.named(text).format == form


def test_everywhere_is_every_channel_of_the_workspace():
    assert len(read("alle Kanäle")) == 6
    assert Channels([]).named("alle").channels == ()


@pytest.mark.parametrize("text", ["", "  ", "–", "&", ",,"])
def test_signs_name_no_channel(text: str):
    assert CHANNELS.named(text).channels == ()


def test_a_text_with_a_great_many_parts_is_no_list_of_channels():
    assert len(CHANNELS.named(", ".join(f"K{number}" for number in range(31))).channels) == 1


def test_two_ways_to_write_an_unknown_channel_are_one():
    one, other = (CHANNELS.named(text).channels[0] for text in ("Flurfunk", "FLURFUNK"))
    assert one.key == other.key


def test_a_text_is_familiar_when_all_its_channels_are():
    assert [bool(CHANNELS.familiar(text)) for text in ("IG, YT", "IG, Flurfunk", "Rezept", "")] == [True, False, False, False]


def test_a_lone_x_in_a_heading_is_a_tick():
    assert (CHANNELS.headed("x"), CHANNELS.familiar("x") is None) == (None, False)
