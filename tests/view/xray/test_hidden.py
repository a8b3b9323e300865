"""A hidden X-ray holds nothing, and comes back as it was; one that is waited for says so."""

import weakref

from pytestqt.qtbot import QtBot

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.xray.xray_view import XrayView


def test_what_is_hidden_is_let_go_and_comes_back_alike(qtbot: QtBot) -> None:
    view = XrayView("xray-side")
    qtbot.addWidget(view)
    view.resize(300, 240)
    view.show_scene(scene_at(DEFAULT_CASE, Moment("inflating", 0.5)))
    view.show()
    before = view.grab().toImage()
    kept = weakref.ref(view._painter)
    view.hide()
    assert kept() is None
    view.show()
    assert view.grab().toImage() == before


def test_until_there_is_a_picture_words_stand_in_the_dark(qtbot: QtBot) -> None:
    """A dark picture alone looks like a broken one."""
    view = XrayView("xray-side")
    qtbot.addWidget(view)
    view.resize(400, 320)

    def is_lit(left: int, right: int) -> bool:
        image = view.grab().toImage()
        return any(image.pixelColor(x, y).value() > 150 for x in range(left, right) for y in range(140, 180))

    assert is_lit(100, 300)
    assert not is_lit(0, 40)
