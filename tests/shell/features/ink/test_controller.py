"""Drawing and pointing in a real window: mouse, finger and keys, and how little is painted for it."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPaintEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.shell.features.ink.controller import InkController, lies_on
from kyphoview.shell.features.ink.ink_layer import InkLayer
from kyphoview.shell.window.window import Window
from kyphoview.view.cut_view import CutView

MIDDLE = QPoint(300, 200)
PEN = QPointingDevice.primaryPointingDevice()


@pytest.fixture
def window(make_window: Callable[..., Window]) -> Window:
    window = make_window(1100, 700, views=("side",))
    window.session.set_moment(Moment("inflating", 0.4))
    return window


@pytest.fixture
def ink(window: Window) -> Iterator[InkController]:
    ink = InkController(window.presentation)
    ink.cover(window.picture, is_handled=True)
    yield ink
    ink.uncover(window.picture)


def layer_of(window: Window, name: str = "side") -> InkLayer:
    pane = window.picture.panes[name]  # type: ignore[index]
    return next(child for child in pane.findChildren(InkLayer) if not child.isHidden())


def draw(layer: InkLayer, *places: QPoint) -> None:
    QTest.mousePress(layer, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[0])
    for place in places[1:]:
        QTest.mouseMove(layer, place)
    QTest.mouseRelease(layer, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[-1])


class Painted(QObject):
    """Which part of a widget is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.areas: list[int] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            box = event.region().boundingRect()
            self.areas.append(box.width() * box.height())
        return False


def test_with_nothing_in_hand_the_sheet_lets_everything_through(window: Window, ink: InkController) -> None:
    layer = layer_of(window)
    assert layer.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ink.tools.take("pen")
    assert not layer.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_the_mouse_draws_and_the_ink_stays_on_its_bone(window: Window, ink: InkController) -> None:
    ink.tools.take("pen")
    layer = layer_of(window)
    draw(layer, MIDDLE, MIDDLE + QPoint(40, 5), MIDDLE + QPoint(80, -5))
    (stroke,) = ink.book.ink
    assert stroke.step == "inflating"
    assert len(stroke.points) == 3
    here = scene_at(window.session.case, window.session.moment)
    window.session.set_moment(Moment("inflating", 1.0))
    there = scene_at(window.session.case, window.session.moment)
    carriers = {carrier for carrier in stroke.points.carriers if carrier.is_bone}
    assert np.isfinite(stroke.points.carried(there)).all()
    assert carriers, [lies_on(stroke.points), stroke.points.carried(here)]


def test_a_drag_without_the_pen_draws_nothing(window: Window, ink: InkController) -> None:
    ink.tools.take("pointer")
    draw(layer_of(window), MIDDLE, MIDDLE + QPoint(50, 0))
    assert ink.book.ink == ()
    assert ink.pointer.spot is not None


def test_a_stroke_ends_where_the_next_step_begins(window: Window, ink: InkController) -> None:
    ink.tools.take("pen")
    layer = layer_of(window)
    layer.put_down(QPointF(MIDDLE))
    window.session.set_moment(Moment("deflating", 0.0))
    layer.draw_to(QPointF(400, 300))
    assert len(ink.book.ink[0].points) == 1


def test_keys_move_the_pen_put_it_down_and_lift_it(window: Window, ink: InkController) -> None:
    ink.tools.take("pen")
    moment, picture = window.session.moment, window.picture
    QTest.keyClick(picture, Qt.Key.Key_Right)
    QTest.keyClick(picture, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(picture, key)
    QTest.keyClick(picture, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(picture, Qt.Key.Key_Return)
    QTest.keyClick(picture, Qt.Key.Key_Down)
    assert [len(stroke.points) for stroke in ink.book.ink] == [5]
    assert window.session.moment == moment
    ink.tools.take("none")
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert window.session.moment.step == "deflating"


def test_the_pointer_fades_and_then_nothing_runs(window: Window, ink: InkController, qtbot: QtBot) -> None:
    ink.tools.take("pointer")
    layer_of(window).point_at(QPointF(MIDDLE))
    pointer = ink.pointer
    assert pointer.strength == 1.0
    pointer._resting.timeout.emit()
    pointer._fading.setCurrentTime(300)
    assert 0.0 < pointer.strength < 1.0
    pointer._fading.setCurrentTime(pointer._fading.duration())
    qtbot.waitUntil(lambda: pointer.spot is None)
    assert not pointer._resting.isActive()
    assert pointer._fading.state() == pointer._fading.State.Stopped


def test_with_reduced_motion_the_pointer_goes_at_once(ink: InkController, window: Window) -> None:
    ink.pointer.is_motion_reduced = True
    ink.tools.take("pointer")
    layer_of(window).point_at(QPointF(MIDDLE))
    ink.pointer._resting.timeout.emit()
    assert ink.pointer.spot is None


def test_a_resting_cut_is_painted_once_however_much_is_pointed(window: Window, ink: InkController) -> None:
    view = window.picture.panes["side"].view
    assert isinstance(view, CutView)
    view.repaint()
    kept = view._kept
    assert kept is not None
    layer_of(window).point_at(QPointF(MIDDLE))
    view.repaint()
    assert view._kept is kept
    window.session.set_moment(Moment("inflating", 0.9))
    view.repaint()
    assert view._kept is not kept
    ink.uncover(window.picture)
    view.repaint()
    assert view._kept is None


def test_pointing_paints_only_about_the_pointer(window: Window, ink: InkController, qtbot: QtBot) -> None:
    ink.tools.take("pointer")
    layer = layer_of(window)
    layer.point_at(QPointF(MIDDLE))
    view = window.picture.panes["side"].view
    assert view is not None
    QApplication.processEvents()
    painted = Painted(view)
    layer.point_at(QPointF(MIDDLE + QPoint(20, 0)))
    qtbot.waitUntil(lambda: bool(painted.areas))
    assert max(painted.areas) < 0.05 * view.width() * view.height()


def test_drawing_paints_only_about_the_ink_and_then_rests(window: Window, ink: InkController, qtbot: QtBot) -> None:
    ink.tools.take("pen")
    layer = layer_of(window)
    view = window.picture.panes["side"].view
    assert view is not None
    QApplication.processEvents()
    painted = Painted(view)
    draw(layer, MIDDLE, MIDDLE + QPoint(30, 0))
    qtbot.waitUntil(lambda: bool(painted.areas))
    assert max(painted.areas) < 0.05 * view.width() * view.height()
    QApplication.processEvents()
    painted.areas.clear()
    QApplication.processEvents()
    assert painted.areas == []


def test_wiping_and_forgetting(window: Window, ink: InkController) -> None:
    ink.tools.take("pen")
    draw(layer_of(window), MIDDLE, MIDDLE + QPoint(30, 0))
    ink.clear()
    assert ink.book.ink == ()
    ink.book.undo()
    assert len(ink.book.ink) == 1
    ink.forget()
    assert (ink.book.ink, ink.tools.tool, ink.pointer.spot) == ((), "none", None)


def test_ink_is_hidden_on_another_vertebra(window: Window, ink: InkController) -> None:
    ink.tools.take("pen")
    draw(layer_of(window), MIDDLE, MIDDLE + QPoint(30, 0))
    scene = scene_at(make_case("L2"), window.session.moment)
    assert not ink.book.ink[0].belongs_to(scene)


def test_a_view_that_opens_later_has_a_sheet_too(window: Window, ink: InkController) -> None:
    window.session.set_choice(("side", "xray-side"))
    ink.tools.take("pen")
    draw(layer_of(window, "xray-side"), QPoint(200, 250), QPoint(230, 260))
    assert len(ink.book.ink) == 1


def test_a_sheet_lies_over_a_view_that_is_laid_out_while_it_comes(window: Window, ink: InkController) -> None:
    pane = window.picture.panes["side"]
    ink.uncover(window.picture)
    before = pane.view.geometry()
    pane.layout().setContentsMargins(0, 30, 0, 0)  # to be laid out anew as soon as something in it is shown
    ink.cover(window.picture, is_handled=True)
    QCoreApplication.processEvents()
    assert pane.view.geometry() != before
    assert layer_of(window).geometry() == pane.view.geometry()


def test_the_sheets_go_when_explaining_ends(window: Window, ink: InkController) -> None:
    ink.uncover(window.picture)
    assert not [child for child in window.picture.findChildren(InkLayer) if not child.isHidden()]


def send_pen(layer: InkLayer, kind: QEvent.Type, place: QPoint, pressure: float) -> QTabletEvent:
    """What a pen tells: it hovers, touches, moves or leaves; pressure from 0 to 1."""
    is_down = pressure > 0.0
    event = QTabletEvent(
        kind, PEN, QPointF(place), QPointF(layer.mapToGlobal(place)), pressure, 0.0, 0.0, 0.0, 0.0, 0.0,
        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton if is_down else Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton if is_down else Qt.MouseButton.NoButton,
    )  # fmt: skip
    QCoreApplication.sendEvent(layer, event)
    return event


def test_a_pen_draws_while_it_touches_and_not_while_it_hovers(window: Window, ink: InkController) -> None:
    ink.tools.take("pen")
    layer = layer_of(window)
    send_pen(layer, QEvent.Type.TabletMove, MIDDLE, 0.0)
    assert ink.book.ink == ()
    assert send_pen(layer, QEvent.Type.TabletPress, MIDDLE, 0.4).isAccepted()  # else Qt tells it once more as a mouse
    send_pen(layer, QEvent.Type.TabletMove, MIDDLE + QPoint(40, 5), 0.6)
    send_pen(layer, QEvent.Type.TabletMove, MIDDLE + QPoint(80, 5), 0.6)
    send_pen(layer, QEvent.Type.TabletRelease, MIDDLE + QPoint(80, 5), 0.0)
    send_pen(layer, QEvent.Type.TabletMove, MIDDLE + QPoint(120, 5), 0.0)
    (stroke,) = ink.book.ink
    assert len(stroke.points) == 3
    assert not layer.is_drawing


def test_a_pen_that_hovers_moves_the_pointer(window: Window, ink: InkController) -> None:
    ink.tools.take("pointer")
    send_pen(layer_of(window), QEvent.Type.TabletMove, MIDDLE, 0.0)
    assert ink.pointer.spot is not None
    assert ink.book.ink == ()


def test_a_finger_draws_and_another_one_adds_nothing(window: Window, ink: InkController) -> None:
    ink.tools.take("pen")
    layer = layer_of(window)
    screen = QTest.createTouchDevice()
    QTest.touchEvent(layer, screen).press(0, MIDDLE, layer).commit()
    QTest.touchEvent(layer, screen).move(0, MIDDLE + QPoint(40, 5), layer).commit()
    QTest.touchEvent(layer, screen).stationary(0).press(1, MIDDLE - QPoint(90, 60), layer).commit()
    QTest.touchEvent(layer, screen).move(0, MIDDLE + QPoint(80, 5), layer).stationary(1).commit()
    QTest.touchEvent(layer, screen).release(0, MIDDLE + QPoint(80, 5), layer).release(
        1, MIDDLE - QPoint(90, 60), layer
    ).commit()
    (stroke,) = ink.book.ink
    assert len(stroke.points) == 3
    assert not layer.is_drawing


def test_a_finger_with_nothing_in_hand_leaves_no_ink(window: Window, ink: InkController) -> None:
    layer = layer_of(window)
    screen = QTest.createTouchDevice()
    QTest.touchEvent(layer, screen).press(0, MIDDLE, layer).commit()
    QTest.touchEvent(layer, screen).release(0, MIDDLE, layer).commit()
    assert ink.book.ink == ()
    assert ink.pointer.spot is None
