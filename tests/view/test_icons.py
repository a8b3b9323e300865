"""The signs: clean drawings on one grid, in the colour that is asked for, crisp at every size."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from kyphoview import resources
from kyphoview.errors import BadInput
from kyphoview.view import icons
from kyphoview.view.icons import ICON_NAMES, check_icons, draw_icon, icons_folder

PACKAGE = Path(icons.__file__).parents[1]
INK, PAPER = "#c06010", "#ffffff"


def drawn(name: str, size: int = 48, ratio: float = 1.0) -> np.ndarray:
    """The sign's pixels, (size * ratio, size * ratio, 4) in blue, green, red and opacity."""
    pixels = round(size * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(PAPER))
    with QPainter(image) as painter:
        draw_icon(painter, name, QRectF(0, 0, size, size), INK)
    return np.frombuffer(bytes(image.constBits()), np.uint8).reshape(pixels, pixels, 4)


@pytest.mark.parametrize("name", ICON_NAMES)
def test_a_sign_is_on_the_grid_and_has_no_colour_of_its_own(name: str) -> None:
    root = ET.parse(icons_folder() / f"{name}.svg").getroot()
    assert root.get("viewBox") == "0 0 24 24"
    colours = {part.get(key) for part in root.iter() for key in ("fill", "stroke")} - {None}
    assert "currentColor" in colours
    assert colours <= {"currentColor", "none"}


def test_signs_are_drawn_and_no_two_alike(qapp: QApplication) -> None:
    pictures = {name: drawn(name) for name in ICON_NAMES}
    ink = np.array([QColor(INK).blue(), QColor(INK).green(), QColor(INK).red()])
    assert all((picture[..., :3] == ink).all(axis=2).any() for picture in pictures.values())
    assert len({picture.tobytes() for picture in pictures.values()}) == len(pictures)


def test_a_fine_screen_shows_a_sign_as_sharply_as_a_large_one(qapp: QApplication) -> None:
    for name in ICON_NAMES:
        assert np.array_equal(drawn(name, 24, 2.0), drawn(name, 48))


def test_every_sign_that_the_code_names_is_there() -> None:
    """Those that stand as the first word of a button or of a drawing."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    named = set(re.findall(r"""\bButton\(\s*"(\w+)"|draw_icon\(\s*painter, "(\w+)\"""", code))
    names = {name for pair in named for name in pair if name}
    assert len(names) > 10
    assert names <= set(ICON_NAMES)


def test_every_sign_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "shell").rglob("*.py"))
    assert [name for name in ICON_NAMES if f'"{name}"' not in code and not name.startswith("seen_")] == []


@pytest.fixture
def pause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of one sign, in a copy of the data files."""
    shutil.copytree(icons_folder(), tmp_path / "icons" / "interface")
    monkeypatch.setattr(resources, "assets_folder", lambda: tmp_path)
    monkeypatch.setattr(icons, "assets_folder", lambda: tmp_path)
    icons._sign.cache_clear()
    yield tmp_path / "icons" / "interface" / "pause.svg"
    icons._sign.cache_clear()


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("no drawing")])
def test_a_sign_that_cannot_be_drawn_is_named_and_leaves_its_square_blank(
    pause: Path, damage: Callable[[Path], object]
) -> None:
    check_icons()
    icons._sign.cache_clear()
    damage(pause)
    with pytest.raises(BadInput, match=r"pause\.svg"):
        check_icons()
    assert (drawn("pause")[..., :3] == 255).all()
    assert not (drawn("play")[..., :3] == 255).all()


def test_all_signs_are_listed() -> None:
    assert sorted(ICON_NAMES) == sorted(path.stem for path in icons_folder().glob("*.svg"))
