"""The signs: clean drawings on one grid, in the colour that is asked for, crisp at every size."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from kyphoview.errors import BadInput
from kyphoview.view import icons
from kyphoview.view.icons import check_icons, draw_icon, icon_names, icons_folder

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


@pytest.mark.parametrize("name", icon_names())
def test_a_sign_is_on_the_grid_and_has_no_colour_of_its_own(name: str) -> None:
    root = ET.parse(icons_folder() / f"{name}.svg").getroot()
    assert root.get("viewBox") == "0 0 24 24"
    colours = {part.get(key) for part in root.iter() for key in ("fill", "stroke")} - {None}
    assert "currentColor" in colours
    assert colours <= {"currentColor", "none"}


def test_signs_are_drawn_and_no_two_alike(qapp: QApplication) -> None:
    pictures = {name: drawn(name) for name in icon_names()}
    ink = np.array([QColor(INK).blue(), QColor(INK).green(), QColor(INK).red()])
    assert all((picture[..., :3] == ink).all(axis=2).any() for picture in pictures.values())
    assert len({picture.tobytes() for picture in pictures.values()}) == len(pictures)


def test_a_fine_screen_shows_a_sign_as_sharply_as_a_large_one(qapp: QApplication) -> None:
    for name in icon_names():
        assert np.array_equal(drawn(name, 24, 2.0), drawn(name, 48))


def test_every_sign_that_the_code_names_is_there() -> None:
    """Those that stand as the first word of a button or of a drawing."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    named = set(re.findall(r"""\bButton\(\s*"(\w+)"|draw_icon\(\s*painter, "(\w+)\"""", code))
    names = {name for pair in named for name in pair if name}
    assert len(names) > 10
    assert names <= set(icon_names())


def test_every_sign_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "shell").rglob("*.py"))
    assert [name for name in icon_names() if f'"{name}"' not in code and not name.startswith("seen_")] == []


def test_a_damaged_sign_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_icons()
    (tmp_path / "torn.svg").write_text("no drawing")
    monkeypatch.setattr(icons, "icons_folder", lambda: tmp_path)
    with pytest.raises(BadInput, match=r"torn\.svg"):
        check_icons()
