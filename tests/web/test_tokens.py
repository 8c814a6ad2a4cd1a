"""The colours: text is legible in both themes, and channels stay apart for eyes that do not see all colours."""

import re
from itertools import combinations

import pytest

from planner.web.assets import FOLDER

CSS = (FOLDER / "planner.css").read_text()
PAIRS = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\)", CSS))
THEMES = {"light": 0, "dark": 1}
HUES = re.findall(r"--hue: light-dark\((#\w{6}), (#\w{6})\)", CSS)

# Machado, Oliveira and Fernandes 2009, full severity, for linear RGB.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    lights = sorted(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(each), strict=True)) for each in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    """CIE L*a*b* under D65."""
    x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047
    y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
    z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883
    f, g, h = (max(t, 0) ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


def seen(colour: str, sight: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    return lab(tuple(sum(w * c for w, c in zip(row, rgb, strict=True)) for row in SIGHT[sight]))


def distance(one: str, other: str, sight: str) -> float:
    return sum((a - b) ** 2 for a, b in zip(seen(one, sight), seen(other, sight), strict=True)) ** 0.5


TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent", "accent-strong") for ground in ("paper", "surface", "sunken")),
    *((ink, f"{kind}-soft") for kind in ("critical", "warning", "open", "good", "accent") for ink in ("ink", "ink-soft")),
    *((kind, ground) for kind in ("critical", "warning", "open", "good") for ground in ("paper", "surface", f"{kind}-soft")),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("accent", "accent-soft"),
    ("accent-strong", "accent-soft"),
    ("accent", "critical-soft"),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT, ids="-on-".join)
def test_text_is_legible(theme, ink, ground):
    colours = [PAIRS[name].split(", ")[THEMES[theme]] for name in (ink, ground)]
    assert contrast(*colours) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_borders_of_controls_are_seen(theme):
    line, surface, paper = (PAIRS[name].split(", ")[THEMES[theme]] for name in ("line-strong", "surface", "paper"))
    assert min(contrast(line, surface), contrast(line, paper)) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_eight_hues_are_seen_on_their_ground(theme):
    surface = PAIRS["surface"].split(", ")[THEMES[theme]]
    assert len(HUES) == 8
    assert min(contrast(pair[THEMES[theme]], surface) for pair in HUES) >= 3


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", THEMES)
def test_eight_hues_stay_apart(theme, sight):
    hues = [pair[THEMES[theme]] for pair in HUES]
    nearest = min((distance(one, other, sight), one, other) for one, other in combinations(hues, 2))
    assert nearest[0] >= 17, nearest
