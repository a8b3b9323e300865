"""A slider that is dragged: it follows the mouse, and goes in smaller steps the farther the mouse is from it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture.player.time_line import STEP_PARTS
from kyphoview.shell.state.player import FRAME_S
from kyphoview.shell.widgets.slider import Slider


def test_beside_the_line_it_follows_the_mouse_and_far_from_it_it_goes_in_smaller_steps(qtbot: QtBot) -> None:
    slider = Slider("Time")
    qtbot.addWidget(slider)
    slider.setRange(0, 10_000)
    slider.resize(520, 44)
    slider.show()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(100, 22))
    QTest.mouseMove(slider, QPoint(200, 22))
    near = slider.value()
    assert near == slider.value_at(200)
    QTest.mouseMove(slider, QPoint(200, -160))
    assert slider.value() == near  # to go away from it moves nothing
    QTest.mouseMove(slider, QPoint(210, -160))
    assert 0 < slider.value() - near <= 0.25 * (slider.value_at(210) - near)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(210, -160))


def test_the_line_over_all_steps_has_a_value_for_every_frame() -> None:
    assert max(step.duration_s for step in STEPS) / FRAME_S <= STEP_PARTS
