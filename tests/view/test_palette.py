"""Every theme keeps text readable and neighbouring parts apart (WCAG 2.2: 4.5 to 1 for text, 3 to 1 for graphics)."""

import pytest
from PySide6.QtGui import QColor

from kyphoview.view.palette import DARK, LIGHT, THEMES, Theme
from kyphoview.view.softened import softened

TEXT_ON_GROUND = [
    ("text", "window"),
    ("text", "panel"),
    ("text", "panel_raised"),
    ("text_quiet", "window"),
    ("text_quiet", "panel"),
    ("text_quiet", "panel_raised"),
    ("link", "panel"),
    ("link", "panel_raised"),
    ("warning", "panel"),
    ("on_accent", "accent"),
    ("label_text", "label"),
    ("label_text", "gauge"),
    ("text_quiet", "gauge"),
    ("text_quiet", "label"),
]

GRAPHICS_ON_GROUND = [
    ("focus", "window"),
    ("focus", "panel"),
    ("accent", "panel"),
    ("accent", "accent_soft"),  # the line under what is read aloud, on a tinted card
    ("border", "panel"),
    ("leader", "label"),
    ("gauge_fill", "gauge_track"),
    ("gauge_height", "gauge_track"),
    ("cement_gauge", "gauge_track"),
    ("marker", "balloon_light"),
    ("steel_light", "marker"),
]

# Two parts that touch in a picture, and the outline drawn between them.
NEIGHBOURS = [
    ("bone", "muscle", "bone_edge"),
    ("bone", "fat", "bone_edge"),
    ("bone", "annulus", "bone_edge"),
    ("bone", "nucleus", "bone_edge"),
    ("annulus", "muscle", "disc_edge"),
    ("annulus", "fat", "disc_edge"),
    ("balloon", "bone_core", "balloon_edge"),
    ("balloon_light", "bone_core", "balloon_edge"),
    ("balloon", "compacted", "balloon_edge"),
    ("balloon", "cavity", "balloon_edge"),
    ("cement_wet", "bone_core", "cement_edge"),
    ("cement_set", "bone_core", "cement_edge"),
    ("cement_set", "compacted", "cement_edge"),
    ("cement_wet", "cavity", "cement_edge"),
    ("cavity", "bone_core", "bone_edge"),
    ("cavity", "compacted", "bone_edge"),
    ("steel", "muscle", "steel_dark"),
    ("steel", "fat", "steel_dark"),
    ("steel", "bone_core", "steel_dark"),
    ("steel", "lumen", "steel_dark"),
    ("shaft", "lumen", "steel_dark"),
    ("handle", "backdrop", "steel_dark"),
    ("nerve", "fat", "nerve_edge"),
    ("nerve", "muscle", "nerve_edge"),
    ("vessel_artery", "fat", "outline"),
    ("vessel_vein", "fat", "outline"),
    ("vessel_artery", "vessel_vein", "outline"),
    ("fat", "skin", "skin_edge"),
    ("skin", "backdrop", "skin_edge"),
    ("fat", "muscle", "skin_edge"),
]


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb", WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[*THEMES.values(), *map(softened, THEMES.values())], ids=lambda theme: theme.name)
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


def test_contrast_of_black_on_white_is_the_standards_figure():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_is_readable(theme: Theme, text: str, ground: str):
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), GRAPHICS_ON_GROUND)
def test_signs_stand_out(theme: Theme, mark: str, ground: str):
    assert contrast(getattr(theme, mark), getattr(theme, ground)) >= 3.0


@pytest.mark.parametrize(("first", "second", "edge"), NEIGHBOURS)
def test_neighbours_are_told_apart_by_fill_or_outline(theme: Theme, first: str, second: str, edge: str):
    a, b, line = (getattr(theme, name) for name in (first, second, edge))
    assert contrast(a, b) >= 3.0 or (contrast(line, a) >= 3.0 and contrast(line, b) >= 3.0)


@pytest.mark.parametrize("name", ["muscle", "organ", "vessel_artery", "marrow"])
def test_softened_colours_are_calmer_and_as_light(theme: Theme, name: str):
    before, after = QColor(getattr(theme, name)), QColor(getattr(softened(theme), name))
    assert after.hsvSaturationF() < 0.75 * before.hsvSaturationF() or before.hsvSaturationF() < 0.02
    assert contrast(before.name(), after.name()) < 1.1


def test_a_softened_theme_is_another_one_to_the_painters():
    assert {softened(theme).name for theme in THEMES.values()}.isdisjoint(THEMES)


@pytest.mark.parametrize("name", ["bone", "bone_core", "marrow", "far_bone", "compacted"])
def test_bone_stays_bone_in_the_dark(name: str):
    """Of one hue with that of the light theme, no more coloured and hardly darker: neither mustard nor mud."""
    light, dark = QColor(getattr(LIGHT, name)), QColor(getattr(DARK, name))
    assert abs(light.hueF() - dark.hueF()) <= 0.03
    assert dark.saturationF() <= light.saturationF() + 0.02
    assert luminance(dark.name()) >= 0.7 * luminance(light.name())
