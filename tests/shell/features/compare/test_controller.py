"""Healthy, broken and treated over one another: one camera, a handle for mouse, finger and keys, measured words."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyphoview.describe.comparison import difference_in_words, state_lines, state_sentence
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.view_names import VIEW_NAMES, ViewName
from kyphoview.shell.picture.comparison import PAIRS, compare
from kyphoview.shell.picture.wipe import Wipe
from kyphoview.shell.window.window import Window
from tests.shell.conftest import MakeWindow, running

LEFT = Qt.MouseButton.LeftButton
FINGERS = QTest.createTouchDevice
FLAT = [name for name in VIEW_NAMES if name != "3d"]


@pytest.fixture
def wipe(qtbot: QtBot, window: Window) -> Wipe:
    qtbot.mouseClick(window.top_bar.compare, LEFT)
    found = window.picture.panes["side"].wipe
    assert found is not None
    return found


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def test_the_button_begins_and_ends_it(qtbot: QtBot, window: Window, wipe: Wipe) -> None:
    assert wipe.isVisible()
    assert window.compare_bar.isVisible()
    assert not window.player_bar.isVisible()
    assert QApplication.focusWidget() is wipe
    qtbot.mouseClick(window.top_bar.compare, LEFT)
    assert window.picture.panes["side"].wipe is None
    assert window.player_bar.isVisible()
    assert not window.compare_bar.isVisible()
    assert QApplication.focusWidget() is window.picture
    qtbot.waitUntil(lambda: not running(window))


def test_a_key_begins_and_escape_ends_it(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.picture, Qt.Key.Key_C)
    assert window.comparing.is_on
    assert window.top_bar.compare.isChecked()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.comparing.is_on
    assert not window.top_bar.compare.isChecked()


@pytest.mark.parametrize("name", FLAT)
def test_every_view_lays_both_over_each_other(window: Window, name: ViewName) -> None:
    """Left of the handle one state is seen, right of it the other, each as its still has it."""
    window.session.set_choice((name,))
    window.key_actions.do("compare")
    window.compare_bar.pairs.choices["healthy-treated"].click()  # which has no healthy outline over it
    pane = window.picture.panes[name]
    assert pane.wipe is not None
    assert pane.view is not None
    pane.wipe.setValue(500)
    shown, given = pixels(pane.wipe.grab().toImage()), compare(DEFAULT_CASE, "healthy-treated")
    stills = [pixels(pane.view.still_of(state.scene, given.framed_as)) for state in (given.left, given.right)]
    assert (stills[0] != stills[1]).any()
    half = shown.shape[1] // 2
    between = slice(shown.shape[0] * 3 // 5, shown.shape[0] * 3 // 4)  # below the words, above the grip
    assert np.array_equal(shown[between, : half - 4], stills[0][between, : half - 4])
    assert np.array_equal(shown[between, half + 4 :], stills[1][between, half + 4 :])


@pytest.mark.parametrize("name", FLAT)
def test_a_still_takes_the_camera_it_is_given(window: Window, name: ViewName) -> None:
    """Framed as itself it is itself; framed as a moment that is looked at more closely, it is another picture."""
    window.session.set_choice((name,))
    view = window.picture.panes[name].view
    assert view is not None
    scene, close = (scene_at(DEFAULT_CASE, Moment(step, 1.0)) for step in ("finding", "inflating"))
    assert np.array_equal(pixels(view.still_of(scene)), pixels(view.still_of(scene, scene)))
    assert np.abs(pixels(view.still_of(scene)) - pixels(view.still_of(scene, close))).mean() > 4.0


@pytest.mark.parametrize("name", ["side", "top"])
def test_the_healthy_outline_is_the_moved_bone_as_the_camera_frames_it(window: Window, name: ViewName) -> None:
    window.session.set_choice((name,))
    view = window.picture.panes[name].view
    assert view is not None
    given = compare(DEFAULT_CASE, "broken-treated")
    assert given.healthy is not None
    healthy, broken = (view.bone_outlines_of(scene, given.framed_as) for scene in (given.healthy, given.left.scene))
    assert not healthy.isEmpty()
    assert view.rect().toRectF().intersects(healthy.boundingRect())
    if name == "side":
        assert broken.boundingRect().left() < healthy.boundingRect().left()  # what lies above tips forwards


def test_two_views_share_the_handle_and_only_one_has_the_figures(window: Window) -> None:
    window.session.set_choice(("side", "xray-side"))
    window.key_actions.do("compare")
    window.session.set_reading_level("full")
    first, second = (window.picture.panes[name].wipe for name in ("side", "xray-side"))
    assert first is not None
    assert second is not None
    first.setValue(800)
    assert second.value() == 800
    second.setValue(120)
    assert first.value() == 120
    assert first._fitting(first._lines[0])
    assert not second._fitting(second._lines[0])


def test_the_handle_is_dragged(wipe: Wipe) -> None:
    QTest.mousePress(wipe, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(wipe.width() // 2, 60))
    assert wipe.value() == pytest.approx(500, abs=3)
    QTest.mouseMove(wipe, QPoint(wipe.width() // 5, 90))
    assert wipe.value() == pytest.approx(200, abs=3)
    QTest.mouseMove(wipe, QPoint(-50, 90))
    assert wipe.handle_x() == 0.0
    QTest.mouseRelease(wipe, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(wipe.width() // 5, 90))


def test_a_finger_moves_the_handle_and_no_step(window: Window, wipe: Wipe) -> None:
    touches = QTest.touchEvent(wipe, FINGERS())
    touches.press(0, QPoint(wipe.width() // 2, 60), wipe)
    touches.commit()
    touches.move(0, QPoint(wipe.width() // 4, 60), wipe)
    touches.commit()
    touches.release(0, QPoint(wipe.width() // 4, 60), wipe)
    touches.commit()
    assert wipe.value() == pytest.approx(250, abs=3)
    assert window.session.moment == Moment("healthy", 0.0)


def test_keys_move_the_handle(qtbot: QtBot, wipe: Wipe) -> None:
    before = wipe.value()
    for key, change in ((Qt.Key.Key_Right, 20), (Qt.Key.Key_PageUp, 120), (Qt.Key.Key_Left, 100)):
        qtbot.keyClick(wipe, key)
        assert wipe.value() == before + change
    qtbot.keyClick(wipe, Qt.Key.Key_Home)
    assert wipe.value() == 0
    qtbot.keyClick(wipe, Qt.Key.Key_End)
    assert wipe.value() == wipe.maximum()


@pytest.mark.parametrize(("pair", "names"), PAIRS.items())
def test_it_is_named_and_described_by_what_is_measured(window: Window, wipe: Wipe, pair: str, names: tuple) -> None:
    window.compare_bar.pairs.choices[pair].click()
    given = compare(DEFAULT_CASE, pair)
    assert wipe.accessibleName() == f"On the left: {names[0].capitalize()}. On the right: {names[1].capitalize()}."
    for state in (given.left, given.right):
        assert state_sentence(state.title, state.scene) in wipe.accessibleDescription()
    assert ("Dashed" in window.compare_bar.legend.text()) == ("healthy" not in names)


def test_the_figures_are_those_of_the_scene() -> None:
    scene = scene_at(make_case("L2", "crush", 30.0), Moment("fracture", 1.0))
    lines, sentence = state_lines(scene), state_sentence("Broken", scene)
    figures = scene.figures
    for value in (figures.anterior_height_mm, figures.middle_height_mm, figures.posterior_height_mm):
        assert any(f"{round(value, 1):g} mm" in line for line in lines)
        assert f"{round(value, 1):g} mm" in sentence
    for value in (figures.wedge_angle_deg, figures.kyphotic_angle_deg):
        assert any(line.endswith(f" {round(value, 1):g}°") for line in lines)
        assert f"{round(value, 1):g} degrees" in sentence


def test_another_case_shows_at_once(window: Window, wipe: Wipe) -> None:
    before, image = wipe.accessibleDescription(), wipe.grab().toImage()
    window.session.set_case(make_case(loss_percent=50.0))
    assert wipe.accessibleDescription() != before
    assert wipe.grab().toImage() != image


def test_another_view_is_compared_too(window: Window, wipe: Wipe) -> None:
    window.session.set_choice(("top",))
    assert window.picture.panes["top"].wipe is not None
    assert window.picture.panes["side"].wipe is None


def test_time_that_moves_ends_it(window: Window, wipe: Wipe) -> None:
    window.player.next_step()
    assert not window.comparing.is_on
    assert window.picture.panes["side"].wipe is None


def test_beginning_pauses(window: Window) -> None:
    window.player.play()
    window.key_actions.do("compare")
    assert not window.session.is_playing


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_narrow_window_goes_from_pair_to_pair_by_one_button(make_window: MakeWindow, scale: float) -> None:
    window = make_window(620, 900, text_scale=scale)
    window.key_actions.do("compare")
    window.grab()
    bar = window.compare_bar
    if bar.pairs.isVisible():
        assert bar.pairs.width() >= bar.pairs.sizeHint().width()
        return
    said = [bar.next_pair.text()]
    for _ in PAIRS:
        bar.next_pair.click()
        said.append(bar.next_pair.text())
    assert said[0] == said[-1]
    assert len(set(said)) == len(PAIRS)
    assert bar.next_pair.width() >= bar.next_pair.sizeHint().width()


def test_still_and_wipe_follow_the_windows_size(window: Window, wipe: Wipe) -> None:
    window.resize(1500, 900)
    QApplication.processEvents()
    view = window.picture.panes["side"].view
    assert view is not None
    assert wipe.size() == view.size()
    assert wipe._taken()[0].size() == view.size() * view.devicePixelRatio()


def test_an_error_while_it_is_painted_is_told_in_the_views_place(
    qtbot: QtBot, window: Window, wipe: Wipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> QImage:
        raise ValueError("a damaged thing")

    pane = window.picture.panes["side"]
    assert pane.view is not None
    monkeypatch.setattr(pane.view, "still_of", fail)
    wipe.set_style(pane._style)
    qtbot.waitUntil(pane.problem.isVisible)
    assert window.isVisible()


@pytest.mark.parametrize(("width", "height", "has_room"), [(2560, 1440, True), (1280, 800, False)])
def test_of_two_pictures_only_the_first_has_gauges(
    make_window: MakeWindow, qtbot: QtBot, width: int, height: int, has_room: bool
) -> None:
    """In the picture, or as a line below it where two pictures leave letters no room that can be read."""
    window = make_window(width, height)
    window.session.set_choice(("side", "top"))
    window.session.set_moment(Moment("inflating", 0.5))
    panes = [window.picture.panes[name] for name in ("side", "top")]
    views = [pane.view for pane in panes]
    assert [view is not None and view.picture_layout.has_gauges for view in views] == [has_room, False]
    qtbot.waitUntil(lambda: [pane.gauges.isVisible() for pane in panes] == [not has_room, False])
    window.session.set_choice(("top",))
    top = views[1]
    assert top is not None
    qtbot.waitUntil(lambda: top.picture_layout.has_gauges)
    qtbot.waitUntil(panes[1].gauges.isHidden)
    assert not panes[1].gauges.isVisible()


def test_plain_words_say_what_one_has_over_the_other_and_leave_the_bone_free(window: Window, wipe: Wipe) -> None:
    bar = window.compare_bar
    assert bar.difference.text() == "Treated: 3 mm taller, 4 degrees straighter"
    assert bar.difference.isVisible()
    assert not wipe._fitting(wipe._lines[0])
    window.session.set_reading_level("full")
    assert wipe._fitting(wipe._lines[0])
    assert "Slope" in bar.legend.text()
    bar.pairs.choices["healthy-broken"].click()
    assert bar.difference.text() == "Broken: 9 mm lower, 13 degrees more bent"


@pytest.mark.parametrize("regain", [0.0, 35.0, 100.0])
@pytest.mark.parametrize("shape", ["wedge", "biconcave", "crush"])
def test_the_difference_is_the_one_measured(shape: str, regain: float) -> None:
    case = make_case("L2", shape, 30.0, regain_percent=regain)
    broken, treated = (scene_at(case, Moment(step, at)) for step, at in (("fracture", 1.0), ("weighing", 1.0)))
    words = difference_in_words("Treated", treated, broken)
    column = 1 if shape == "biconcave" else 0
    taller = round(treated.heights.columns[column] - broken.heights.columns[column])
    straighter = round(broken.figures.wedge_angle_deg - treated.figures.wedge_angle_deg)
    assert (f"{taller} mm taller" in words) == (taller > 0)
    assert ("as tall" in words) == (taller == 0)
    assert (f"{straighter} degree" in words) == (straighter > 0)
