"""What must be told apart stays apart for eyes that lack one kind of cone."""

import numpy as np
import pytest
from numpy.typing import NDArray

from kyphoview.view.palette import THEMES, Theme
from kyphoview.view.softened import softened
from tests.view.test_palette import GRAPHICS_ON_GROUND, NEIGHBOURS, TEXT_ON_GROUND, contrast

# Linear RGB (3, 3) as seen without the long, middle or short cones: Machado, Oliveira and Fernandes, "A Physiologically
# based Model for Simulation of Color Vision Deficiency", 2009, severity 1.
EYES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])  # sRGB, D65
WHITE = TO_XYZ.sum(axis=1)
CLEARLY = 10.0  # a difference in Lab, where 2.3 can just be seen

# What is told apart by its fill alone, also where it does not touch.
APART = [
    ("bone", "muscle"),
    ("bone", "marrow"),
    ("bone", "balloon"),
    ("bone", "cement_set"),
    ("bone_core", "muscle"),
    ("bone_core", "balloon"),
    ("bone_core", "cement_wet"),
    ("bone_core", "cement_set"),
    ("bone_core", "nucleus"),
    ("bone_core", "annulus"),
    ("marrow", "balloon"),
    ("marrow", "cement_set"),
    ("balloon", "muscle"),
    ("balloon", "cement_wet"),
    ("balloon", "cement_set"),
    ("muscle", "cement_set"),
    ("muscle", "fat"),
    ("nerve", "muscle"),
    ("cement_wet", "cement_set"),
    ("vessel_artery", "vessel_vein"),
    ("gauge_fill", "gauge_height"),
    ("gauge_fill", "cement_gauge"),
    ("gauge_height", "cement_gauge"),
    ("warning", "text"),
    ("link", "text"),
]


def linear(colour: str) -> NDArray[np.float64]:
    """The linear RGB (3,), 0 to 1, of "#rrggbb"."""
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def seen_by(eye: str, colour: str) -> str:
    """How an eye sees "#rrggbb"."""
    seen = np.clip(np.array(EYES[eye]) @ linear(colour), 0.0, 1.0)
    channels = np.where(seen <= 0.0031308, 12.92 * seen, 1.055 * seen ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels.tolist())


def lab(colour: str) -> NDArray[np.float64]:
    """CIE L*a*b* (3,) of "#rrggbb", D65."""
    share = TO_XYZ @ linear(colour) / WHITE
    x, y, z = np.where(share > (6 / 29) ** 3, np.cbrt(share), share * (29 / 6) ** 2 / 3 + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(first: str, second: str) -> float:
    """How far two colours lie from each other: CIE 1976."""
    return float(np.linalg.norm(lab(first) - lab(second)))


@pytest.fixture(params=EYES)
def eye(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=[*THEMES.values(), *map(softened, THEMES.values())], ids=lambda theme: theme.name)
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


def test_these_eyes_confuse_what_they_are_known_to_confuse() -> None:
    assert difference(seen_by("deutan", "#ff0000"), seen_by("deutan", "#8f8000")) < 0.5 * difference(
        "#ff0000", "#8f8000"
    )
    assert difference(seen_by("tritan", "#00ff00"), seen_by("tritan", "#00d0ff")) < 0.5 * difference(
        "#00ff00", "#00d0ff"
    )
    assert all(seen_by(name, grey) == grey for name in EYES for grey in ("#000000", "#808080", "#ffffff"))


def test_parts_are_told_apart_by_their_fill(theme: Theme, eye: str) -> None:
    alike = {}
    for names in APART:
        seen = [seen_by(eye, getattr(theme, name)) for name in names]
        if difference(*seen) < CLEARLY:
            alike[names] = difference(*seen)
    assert alike == {}


def test_neighbours_are_told_apart_by_fill_or_outline(theme: Theme, eye: str) -> None:
    alike = []
    for names in NEIGHBOURS:
        first, second, edge = (seen_by(eye, getattr(theme, name)) for name in names)
        has_outline = min(contrast(edge, first), contrast(edge, second)) >= 3.0
        if not has_outline and contrast(first, second) < 3.0 and difference(first, second) < CLEARLY:
            alike.append(names)
    assert alike == []


@pytest.mark.parametrize(("pairs", "least"), [(GRAPHICS_ON_GROUND, 3.0), (TEXT_ON_GROUND, 4.5)])
def test_signs_and_text_stand_out(theme: Theme, eye: str, pairs: list[tuple[str, str]], least: float) -> None:
    seen = {names: contrast(*(seen_by(eye, getattr(theme, name)) for name in names)) for names in pairs}
    assert {names: ratio for names, ratio in seen.items() if ratio < least} == {}
