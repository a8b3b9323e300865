"""The recorded opening: it is the live picture, in every size and theme, and a damaged file is told in a sentence."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPainter
from pytestqt.qtbot import QtBot

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.build.opening import record_opening
from kyphoview.errors import BadInput
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import OPENING
from kyphoview.procedure.scene import scene_at
from kyphoview.resources import asset
from kyphoview.view.frame import Frame
from kyphoview.view.opening.picture import load_opening, paint_opening, read_opening, write_opening
from kyphoview.view.palette import THEMES
from kyphoview.view.picture import paint_body
from kyphoview.view.picture_layout import VIEWS, Layout, View
from tests.view.pixels import difference, painted

SIZES = ((1280, 800, "light"), (900, 620, "dark"), (640, 900, "high-contrast"))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("width", "height", "theme_name"), SIZES)
def test_the_opening_is_the_live_picture(qapp, view: View, width: int, height: int, theme_name: str):
    theme, layout = THEMES[theme_name], Layout.of(width, height)
    scene = scene_at(DEFAULT_CASE, OPENING)

    def paint_live(painter: QPainter) -> None:
        painter.fillRect(0, 0, width, height, QColor(theme.backdrop))
        frame = Frame.of(scene.cameras[view], layout)
        paint_body(painter, frame, load_cut(scene.case.level, view, scene.case.path), scene, theme)

    def paint_recorded(painter: QPainter) -> None:
        painter.fillRect(0, 0, width, height, QColor(theme.backdrop))
        paint_opening(painter, layout, load_opening(view), theme)

    apart = difference(painted(width, height, paint_live), painted(width, height, paint_recorded))
    assert apart.mean() < 0.5
    assert (apart > 48).mean() < 0.01


@pytest.mark.parametrize("view", VIEWS)
def test_the_stored_opening_is_what_recording_gives_now(qapp, view: View, tmp_path: Path):
    path = tmp_path / "again.bin"
    write_opening(path, record_opening(view))
    again, stored = read_opening(path), load_opening(view)
    assert again.rectangle == pytest.approx(stored.rectangle)
    assert len(again.strokes) == len(stored.strokes)
    for one, other in zip(again.strokes, stored.strokes, strict=True):
        assert (one.colour, one.opacity, one.width) == pytest.approx((other.colour, other.opacity, other.width))
        assert one.path.elementCount() == other.path.elementCount()
        first, second = one.path.controlPointRect(), other.path.controlPointRect()
        assert first.getRect() == pytest.approx(second.getRect(), abs=0.01)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _data: b"",
        lambda _data: b"something else",
        lambda data: data[: len(data) // 2],
        lambda data: zlib.compress(zlib.decompress(data)[:-20]),
        lambda data: zlib.compress(zlib.decompress(data) + b"more"),
        lambda data: zlib.compress(b"\0" + zlib.decompress(data)),
    ],
)
def test_a_damaged_opening_is_told(tmp_path: Path, spoil):
    path = tmp_path / "side.bin"
    path.write_bytes(spoil(asset("opening", "side.bin").read_bytes()))
    with pytest.raises(BadInput, match=r"side\.bin: this file of the program is damaged"):
        read_opening(path)


def test_a_missing_opening_is_told(tmp_path: Path):
    with pytest.raises(BadInput, match=r"side\.bin: this file cannot be read"):
        read_opening(tmp_path / "side.bin")


def test_a_view_without_its_opening_waits(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    from kyphoview.view import cut_view

    def fail(_view: View) -> None:
        raise BadInput("gone")

    monkeypatch.setattr(cut_view, "load_opening", fail)
    view = cut_view.CutView("side")
    qtbot.addWidget(view)
    view.resize(400, 300)
    picture = view.grab().toImage()
    assert picture.pixelColor(3, 3) == QColor(THEMES["light"].backdrop)


def test_the_first_picture_needs_neither_arrays_nor_the_model():
    code = (
        "import sys; import kyphoview.view.cut_view; from kyphoview.view.opening.picture import load_opening;"
        "load_opening('side'); load_opening('top');"
        "heavy = ('numpy', 'kyphoview.procedure', 'kyphoview.content');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
