"""The program's icon: as it is kept, it is what the painter draws now."""

import configparser

import numpy as np
import pytest
from PySide6.QtGui import QImage

from kyphoview.build.icons import SIZES_PX, draw_icon
from kyphoview.resources import asset
from kyphoview.shell.app import make_application

pytestmark = pytest.mark.usefixtures("qapp")


def pixels(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.width(), 4).astype(int)


def kept(size_px: int) -> QImage:
    return QImage(str(asset("icons", f"kyphoview-{size_px}.png")))


@pytest.mark.parametrize("size_px", SIZES_PX)
def test_each_size_is_as_it_is_drawn(size_px: int) -> None:
    assert (kept(size_px).width(), kept(size_px).height()) == (size_px, size_px)
    difference = np.abs(pixels(kept(size_px)) - pixels(draw_icon(size_px)))
    assert difference.mean() < 1.0  # other processors smooth edges by a trifle otherwise


@pytest.mark.parametrize("size_px", SIZES_PX)
def test_its_corners_are_clear_and_its_middle_is_not(size_px: int) -> None:
    alpha = pixels(kept(size_px))[..., 3]
    assert alpha[0, 0] < 40
    assert alpha[size_px // 2, size_px // 2] == 255


def test_the_desktop_entry_names_the_program_and_its_icon() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(asset("desktop", "kyphoview.desktop"), encoding="utf-8")
    said = entry["Desktop Entry"]
    assert said["Type"] == "Application"
    assert said["Exec"] == said["Icon"] == said["StartupWMClass"] == "kyphoview"
    assert said["Categories"].endswith(";")


def test_the_window_has_it() -> None:
    application = make_application()
    assert {size.width() for size in application.windowIcon().availableSizes()} == {16, 24, 32, 48, 64, 128}
    image = application.windowIcon().pixmap(64).toImage()
    assert not image.isNull()
    assert image.pixelColor(32, 32).alpha() == 255
