"""Looking closer at cuts and X-rays: wheel, pinch, drag, keys and buttons; labels follow, and a press stays a press."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.view_names import ViewName
from kyphoview.shell.picture.zooming.zoom_moves import ZoomMoves
from kyphoview.shell.window.window import Window
from kyphoview.view.frame import Frame
from kyphoview.view.hitting.look import Look
from kyphoview.view.scene_view import SceneView
from kyphoview.view.view_frame import camera_of
from kyphoview.view.zoom import WHOLE, Zoom

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def inflating(window: Window) -> Window:
    window.session.set_choice(("side",))
    window.session.set_moment(Moment("inflating", 0.6))
    return window


def _view(window: Window, name: ViewName = "side") -> SceneView:
    view = window.picture.panes[name].view
    assert view is not None
    return view


def _turn_wheel(window: Window, place: QPointF, notches: int = 1) -> None:
    event = QWheelEvent(
        place,
        QPointF(window.picture.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.picture, event)


def _drag(window: Window, start: QPoint, way: QPoint) -> None:
    QTest.mousePress(window.picture, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.5, 1.0):
        QTest.mouseMove(window.picture, start + way * share)
    QTest.mouseRelease(window.picture, LEFT, Qt.KeyboardModifier.NoModifier, start + way)


def test_the_wheel_zooms_and_what_is_under_the_mouse_stays_there(inflating: Window) -> None:
    view, scene = _view(inflating), inflating.presentation.scene
    assert scene is not None
    place = QPointF(view.mapTo(inflating.picture, QPoint(300, 250)))
    before = Frame.of(camera_of(scene, "side"), view.picture_layout).to_mm(300, 250)
    _turn_wheel(inflating, place, 4)
    assert view.zoom.factor == pytest.approx(1.18**4, abs=1e-4)
    assert Frame.of(camera_of(scene, "side"), view.picture_layout).to_mm(300, 250) == pytest.approx(before, abs=0.05)
    _turn_wheel(inflating, place, -9)
    assert view.zoom == WHOLE


def test_what_is_zoomed_is_dragged_and_what_is_whole_is_not(inflating: Window) -> None:
    view, moment = _view(inflating), inflating.session.moment
    start = view.mapTo(inflating.picture, view.rect().center())
    _drag(inflating, start, QPoint(90, 40))
    assert view.zoom == WHOLE
    view.set_zoom(Zoom(3.0))
    _drag(inflating, start, QPoint(90, 40))
    assert view.zoom.right == pytest.approx(90 / view.width(), abs=1e-3)
    assert view.zoom.down == pytest.approx(40 / view.height(), abs=1e-3)
    assert inflating.session.moment == moment  # no press and no swipe
    assert not inflating.session.is_playing


def test_two_fingers_zoom_and_one_finger_then_moves_it_without_stepping(inflating: Window, qtbot: QtBot) -> None:
    view, picture, step = _view(inflating), inflating.picture, inflating.session.moment.step
    device = QTest.createTouchDevice()
    assert isinstance(device, QPointingDevice)
    middle = view.mapTo(picture, view.rect().center())
    QTest.touchEvent(picture, device).press(1, middle - QPoint(40, 0)).commit()
    QTest.touchEvent(picture, device).stationary(1).press(2, middle + QPoint(40, 0)).commit()
    for reach in (60, 120):
        aside = QPoint(reach, 0)
        QTest.touchEvent(picture, device).move(1, middle - aside).move(2, middle + aside).commit()
    QTest.touchEvent(picture, device).release(1, middle - aside).release(2, middle + aside).commit()
    assert view.zoom.factor > 1.5
    before = view.zoom.right
    QTest.touchEvent(picture, device).press(1, middle).commit()
    for x in (-60, -160):
        QTest.touchEvent(picture, device).move(1, middle + QPoint(x, 0)).commit()
    QTest.touchEvent(picture, device).release(1, middle + QPoint(-160, 0)).commit()
    assert view.zoom.right < before
    assert inflating.session.moment.step == step


@pytest.mark.parametrize("views", [("side",), ("top",), ("side", "xray-side")])
def test_keys_look_closer_in_every_view_that_is_shown(
    qtbot: QtBot, window: Window, views: tuple[ViewName, ...]
) -> None:
    window.session.set_choice(views)
    window.session.set_moment(Moment("inflating", 0.6))
    window.picture.setFocus()
    qtbot.keyClick(window.picture, "+")
    qtbot.keyClick(window.picture, "+")
    qtbot.keyClick(window.picture, Qt.Key.Key_J)
    for name in views:
        zoom = _view(window, name).zoom
        assert zoom.factor > 1.5
        assert zoom.right > 0
    qtbot.keyClick(window.picture, Qt.Key.Key_R)
    assert {_view(window, name).zoom for name in views} == {WHOLE}


def test_buttons_look_closer_and_stay_where_they_are(qtbot: QtBot, inflating: Window) -> None:
    qtbot.mouseClick(inflating.player_bar.zoom, LEFT)
    panel = QApplication.activePopupWidget()
    assert isinstance(panel, ZoomMoves)
    places = {action: button.geometry() for action, button in panel.buttons.items()}
    for action, button in panel.buttons.items():
        assert min(button.width(), button.height()) >= 44
        assert button.accessibleName()
        qtbot.mouseClick(button, LEFT)
        if action == "solid_nearer":
            assert _view(inflating).zoom.factor > 1.0
    assert _view(inflating).zoom == WHOLE  # the last one leads back
    assert {action: button.geometry() for action, button in panel.buttons.items()} == places
    panel.close()


def test_parts_are_named_where_they_are_seen(inflating: Window) -> None:
    view, scene = _view(inflating), inflating.presentation.scene
    assert scene is not None
    x, y = view.width() * 0.45, view.height() * 0.5
    parts = Look(scene, "side", view.picture_layout).parts_at(x, y)
    view.set_zoom(Zoom(4.0, 0.3, -0.2))
    moved = view.zoom.place(x, y, view.width(), view.height())
    assert parts
    assert Look(scene, "side", view.picture_layout).parts_at(*moved) == parts


def test_another_step_is_framed_by_its_camera(inflating: Window) -> None:
    _view(inflating).set_zoom(Zoom(3.0))
    inflating.session.set_moment(Moment("inflating", 0.7))
    assert _view(inflating).zoom == Zoom(3.0)
    inflating.session.set_moment(Moment("deflating", 0.0))
    assert _view(inflating).zoom == WHOLE


def test_a_zoomed_picture_is_as_crisp_as_one_of_that_size(inflating: Window) -> None:
    """At rest every stroke is painted anew: no pixel of the smaller picture is stretched."""
    view = _view(inflating)
    view.set_labels_shown(True, has_names=False)
    view.set_zoom(Zoom(4.0))
    near = view.grab().toImage()
    view.set_zoom(WHOLE)
    size = near.size()
    part = (
        view.grab().toImage().copy(size.width() * 3 // 8, size.height() * 3 // 8, size.width() // 4, size.height() // 4)
    )
    stretched = part.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)

    def sharpness(picture: QImage) -> int:
        greys = [picture.pixelColor(x, size.height() // 2).lightness() for x in range(100, size.width() - 100)]
        return max(abs(a - b) for a, b in pairwise(greys))

    assert sharpness(near) > 1.5 * sharpness(stretched)
