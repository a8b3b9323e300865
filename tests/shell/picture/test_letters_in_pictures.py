"""Words in pictures: none under 12 pixels at 100 %, larger with the text, and gauges without room as a line below."""

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.procedure.view_names import Views
from kyphoview.shell.picture.gauges_line import GaugesLine
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.view import lettering
from kyphoview.view.letters_and_lines import LEAST_READ_PX

SIZES = {"1280x800": (777, 431), "1920x1080": (1180, 710), "low": (640, 330), "upright": (800, 620)}
SHOWN: tuple[Views, ...] = (("side",), ("top",), ("side", "top"), ("xray-side",))


def painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], views: Views, text_scale: float
) -> dict[str, int]:
    """Every line of words in every step, with the smallest letters it has."""
    found: dict[str, int] = {}
    write = lettering._write_line

    def note(painter: object, at: object, line: str, chosen: QFont, colour: str) -> None:
        found[line] = min(found.get(line, 1000), chosen.pixelSize())
        write(painter, at, line, chosen, colour)  # type: ignore[arg-type]

    pane = PicturePane()
    qtbot.addWidget(pane)
    pane.has_figures = True
    pane.set_motion_reduced(True)
    apply_style(pane, Style(text_scale=text_scale))
    pane.resize(*size)
    pane.show_views(views)
    pane.show()
    with monkeypatch.context() as noting:
        noting.setattr(lettering, "_write_line", note)
        for step in STEPS:
            pane.show_scene(scene_at(DEFAULT_CASE, Moment(step.id, 0.7)))
            qtbot.waitUntil(lambda: all(pane.panes[name].is_prepared for name in views))
            pane.grab()
    return found


@pytest.mark.parametrize("views", SHOWN, ids="+".join)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_smaller_than_can_be_read(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: str, views: Views
) -> None:
    """Two views stand side by side only where they have room."""
    if len(views) > 1 and size == "low":
        views = views[:1]
    found = painted(qtbot, monkeypatch, SIZES[size], views, 1.0)
    assert len(found) > 5
    assert {line: px for line, px in found.items() if px < LEAST_READ_PX} == {}


@pytest.mark.parametrize("size", SIZES)
def test_letters_grow_with_the_text(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: str) -> None:
    usual = painted(qtbot, monkeypatch, SIZES[size], ("side",), 1.0)
    large = painted(qtbot, monkeypatch, SIZES[size], ("side",), 2.0)
    assert large["Disc"] >= 1.4 * usual["Disc"]
    assert max(large.values()) >= 2 * usual["Disc"] - 2
    assert large["Front"] >= 2 * usual["Front"] - 4


def test_gauges_without_room_are_a_line_below(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = PicturePane()
    qtbot.addWidget(pane)
    pane.has_figures = True
    pane.set_motion_reduced(True)
    pane.resize(777, 431)
    pane.show_views(("side",))
    pane.show()
    line = pane.panes["side"].gauges
    for text_scale, is_below in ((1.0, False), (2.0, True)):
        apply_style(pane, Style(text_scale=text_scale))
        pane.show_scene(scene_at(DEFAULT_CASE, Moment("inflating", 0.8)))
        assert line.isVisible() == is_below
    assert all(unit in line.text() for unit in ("mL", "psi", "%"))
    pane.show_scene(scene_at(DEFAULT_CASE, Moment("ready", 0.5)))
    assert not line.isVisible()


def test_a_line_of_gauges_is_as_large_as_the_pictures_letters_and_moves_nothing(qtbot: QtBot) -> None:
    """Far away the picture has large letters; words that come and go never change the height of the line."""
    line = GaugesLine()
    qtbot.addWidget(line)
    apply_style(line, Style())
    line.set_least_px(32.0)
    assert line.font().pixelSize() == 32
    line.resize(420, 40)
    line.show()
    heights = []
    for at in range(21):
        line.show_scene(scene_at(DEFAULT_CASE, Moment("inflating", at / 20)), True, False)
        heights.append(line.minimumHeight())
        assert line.minimumHeight() >= line.heightForWidth(420)
    assert heights == sorted(heights)
    line.resize(1600, 40)
    assert line.minimumHeight() < heights[-1]
