"""Explaining: what the patient sees, what the clinician has, and what becomes of it when a screen or a patient goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kyphoview.content.courses import load_course
from kyphoview.content.load import load_full_step, load_step
from kyphoview.content.teach_back import load_teach_backs
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.explain.controller import ExplainController
from kyphoview.shell.features.explain.explain_setup import ExplainSetup
from kyphoview.shell.features.ink.ink_layer import InkLayer
from kyphoview.shell.features.panels import EXPLAIN_SETUP
from kyphoview.shell.features.take_away.drawer import TakeAwayDrawer
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.column_grid import ColumnGrid
from kyphoview.shell.words.prose import Prose
from kyphoview.view.softened import softened
from kyphoview.view.xray.xray_view import XrayView
from tests.shell.features.explain.conftest import CLINIC, DOOR, WALL, ScreensOfTheTest, draw, patient_of, said


def test_the_patient_sees_the_picture_and_its_main_sentence_and_nothing_else(
    window: Window, explaining: ExplainController
) -> None:
    patient = patient_of(explaining)
    assert patient.isVisible()
    assert explaining.placement == WALL
    assert patient.caption.text() == load_step("healthy").main
    assert patient.cursor().shape() == Qt.CursorShape.BlankCursor
    assert [button for button in patient.findChildren(QAbstractButton) if button.isVisible()] == []
    assert not window.isFullScreen()
    window.session.set_choice(("3d", "top"))  # which cannot be had here
    assert [button for button in patient.findChildren(QAbstractButton) if button.isVisible()] == []


def test_both_windows_show_the_same_moment(window: Window, explaining: ExplainController) -> None:
    patient = patient_of(explaining)
    shown: list[object] = []
    window.presentation.scene_shown.connect(shown.append)
    window.session.set_moment(Moment("inflating", 0.5))
    window.session.set_case(make_case(loss_percent=45.0))
    assert [(scene.case, scene.moment) for scene in shown][-1] == (window.session.case, window.session.moment)
    assert patient.caption.text() == load_step("inflating").main
    window.session.set_choice(("side", "xray-side"))
    assert [name for name, pane in patient.picture.panes.items() if pane.isVisible()] == ["side", "xray-side"]


def test_a_view_that_is_opened_again_shows_this_moment(
    qtbot: QtBot, window: Window, explaining: ExplainController
) -> None:
    window.session.set_moment(Moment("placing", 0.5))
    window.session.set_choice(("side", "xray-side"))
    window.session.set_choice(("side",))
    window.session.set_moment(Moment("inflating", 1.0))
    window.session.set_choice(("xray-side",))
    view = patient_of(explaining).picture.panes["xray-side"].view
    assert isinstance(view, XrayView)
    qtbot.waitUntil(lambda: view._scene is not None)  # it is made ready piece by piece
    assert view._scene is not None
    assert view._scene.moment == window.session.moment


def test_the_clinicians_picture_has_the_room_of_what_the_patients_screen_says(
    window: Window, screens: ScreensOfTheTest, explaining: ExplainController
) -> None:
    assert not window.caption.isVisible()
    screens.become(CLINIC)
    assert window.caption.isVisible()
    explaining.stop()
    assert not window.caption.isVisible()


def test_ink_and_pointer_show_in_both(window: Window, explaining: ExplainController) -> None:
    patient = patient_of(explaining)
    window.session.set_moment(Moment("inflating", 0.5))
    before = patient.grab().toImage()
    draw(explaining)
    after = patient.grab().toImage()
    assert before != after
    mine = patient.picture.panes["side"].findChildren(InkLayer)[0]
    assert mine.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # nobody draws there


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_the_clinician_has_all_that_helps_with_a_step(window: Window, explaining: ExplainController, step: str) -> None:
    window.session.set_moment(Moment(step, 0.0))
    told = said(explaining)
    assert load_step(step).main in told
    assert load_teach_backs()[step].ask in told
    assert load_teach_backs()[step].listen_for in told
    full = load_full_step(step)
    assert full.title in told
    number = [each.id for each in STEPS].index(step)
    assert (load_step(STEPS[number + 1].id).title if number < 11 else "time for their questions") in told


def test_the_last_step_has_what_helps_and_what_harms_side_by_side(
    window: Window, explaining: ExplainController
) -> None:
    explaining.start()
    window.session.set_moment(Moment(STEPS[-1].id, 1.0))
    assert explaining.panel.findChild(ColumnGrid) is not None


def test_the_talking_points_are_told_in_full_with_their_sources(window: Window, explaining: ExplainController) -> None:
    window.session.set_moment(Moment("inflating", 0.0))
    prose = explaining.panel.findChildren(Prose)
    full = load_full_step("inflating")
    assert len(prose) >= len(full.statements)
    told = said(explaining)
    for statement in full.statements:
        assert statement.text.split(",")[0][:30] in told
        assert statement.sources[0].document in told


def test_with_one_screen_there_is_no_second_window_and_it_is_said(
    window: Window, screens: ScreensOfTheTest, explaining: ExplainController
) -> None:
    screens.become(CLINIC)
    assert not patient_of(explaining).isVisible()
    assert "One screen" in explaining.panel.seen_where.text()


def test_with_one_screen_what_only_the_clinician_reads_is_apart(
    window: Window, screens: ScreensOfTheTest, explaining: ExplainController
) -> None:
    """Put away until it is asked for, and again with the next step; on a screen of one's own it stands open."""
    panel = explaining.panel

    def is_seen() -> bool:
        texts = [label for label in panel.findChildren(TextLabel) if label.text().startswith("Listen for")]
        return any(label.isVisible() for label in texts)

    assert is_seen()
    screens.become(CLINIC)
    assert not is_seen()
    assert panel.unfold is not None
    panel.unfold.click()
    assert is_seen()
    window.session.set_moment(Moment("access", 0.0))
    assert not is_seen()


def test_with_one_screen_the_patient_reads_the_plain_sentence(
    window: Window, screens: ScreensOfTheTest, explaining: ExplainController
) -> None:
    screens.become(CLINIC)
    window.session.set_reading_level("full")
    window.session.set_moment(Moment("inflating", 1.0))
    plain, full = load_step("inflating").main, load_full_step("inflating").main
    assert window.caption.isVisible()
    assert window.caption.text() == plain
    assert plain in said(explaining)
    explaining.stop()
    assert window.caption.text() == full


def test_a_chosen_screen_is_remembered_and_no_other_takes_its_place(
    window: Window, screens: ScreensOfTheTest, explaining: ExplainController
) -> None:
    screens.become(CLINIC, WALL, DOOR)
    window.keeper.set_one(patient_screen="door")
    assert explaining.placement == DOOR
    screens.become(CLINIC, WALL)
    assert not patient_of(explaining).isVisible()
    assert window.settings.patient_screen == "door"


def test_no_second_screen_can_be_chosen(window: Window, explaining: ExplainController) -> None:
    window.side.toggle_drawer(EXPLAIN_SETUP)
    setup = explaining.setup
    assert isinstance(setup, ExplainSetup)
    assert setup.screens.row is not None
    setup.screens.row.choices["none"].click()
    assert not patient_of(explaining).isVisible()
    assert window.settings.patient_screen == "none"


def test_stopping_brings_the_words_back(window: Window, explaining: ExplainController) -> None:
    draw(explaining)
    explaining.panel.leave.click()
    assert not explaining.is_on
    assert window.side.currentWidget() is window.side.words
    assert not patient_of(explaining).isVisible()
    assert not explaining.bar.isVisible()
    explaining.start()
    assert len(explaining.ink.book.ink) == 1


def test_a_drawer_that_closes_brings_the_panel_back(window: Window, explaining: ExplainController) -> None:
    window.side.toggle_drawer("fracture")
    window.side.close_drawer()
    assert window.side.currentWidget() is explaining.panel


def test_what_may_happen_is_named_as_that_on_the_patients_screen(window: Window, explaining: ExplainController) -> None:
    """Without its name a leak would look like what is going to be done; choosing alone shows nothing of it."""
    patient = patient_of(explaining)
    before = patient.caption.text()
    explaining.panel.courses.click()
    assert (patient.caption.text(), patient.course.isVisible()) == (before, False)
    window.features.courses.show_course("leak-canal")
    window.player.pause()
    assert patient.course.isVisible()
    assert patient.course.text() == "What else can happen: A leak into the spinal canal"
    assert patient.caption.text() == load_course("leak-canal").steps[0].main
    assert patient.course.font().pixelSize() <= patient.caption.font().pixelSize()
    window.features.courses.leave()
    assert (patient.caption.text(), patient.course.isVisible()) == (before, False)


def test_the_patients_window_does_not_close_by_a_stray_key(explaining: ExplainController) -> None:
    patient = patient_of(explaining)
    patient.close()
    assert patient.isVisible()


def test_the_patients_window_leaves_the_keys_to_the_clinician(explaining: ExplainController) -> None:
    assert patient_of(explaining).windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_everything_has_a_name_and_is_large_enough(explaining: ExplainController) -> None:
    buttons = [*explaining.panel.findChildren(QAbstractButton), *explaining.bar.findChildren(QAbstractButton)]
    pressed = [button for button in buttons if button.isVisible() and not isinstance(button.parent(), Prose)]
    assert len(pressed) >= 10
    for button in pressed:
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 44, button.accessibleName()


def test_gentle_colours_and_cameras_are_both_windows(window: Window, explaining: ExplainController) -> None:
    window.session.set_moment(Moment("access", 0.9))
    patient = patient_of(explaining)
    usual = patient.grab().toImage()
    window.side.toggle_drawer(EXPLAIN_SETUP)
    assert explaining.setup is not None
    explaining.setup.gentle.click()
    assert window.session.is_softened
    for picture in (window.picture, patient.picture):
        assert picture._scene is not None
        assert picture._scene.is_softened
        view = picture.panes["side"].view
        assert view is not None
        assert view._theme == softened(window.presentation.style.theme)
    assert patient.grab().toImage() != usual


def test_the_essence_plays_through_all_steps_in_three_minutes(window: Window, explaining: ExplainController) -> None:
    window.side.toggle_drawer(EXPLAIN_SETUP)
    assert explaining.setup is not None
    explaining.setup.length.choices["essence"].click()
    player, session = window.player, window.session
    player._timer.blockSignals(True)
    player.seek_step(0.0)
    player.play()
    steps, seconds = [session.moment.step], 0.0
    while session.is_playing:
        player.advance(0.25)
        seconds += 0.25
        if session.moment.step != steps[-1]:
            steps.append(session.moment.step)
    player._timer.blockSignals(False)
    assert steps == [step.id for step in STEPS]
    assert session.moment == Moment("weighing", 1.0)
    assert seconds == pytest.approx(180.0, abs=6.0)


def test_the_keys_act_only_while_somebody_explains(window: Window) -> None:
    window.key_actions.do("pen")
    assert not window.features.is_explaining
    window.key_actions.do("explain")
    try:
        window.key_actions.do("pen")
        assert window.features.explain.ink.tools.tool == "pen"
        window.key_actions.do("ink_colour")
        assert window.features.explain.ink.tools.colour == 1
        window.key_actions.do("leave")
        assert window.features.explain.ink.tools.tool == "none"
        assert window.features.is_explaining
        assert window.caption.isVisible()
    finally:
        window.key_actions.do("explain")
    assert not window.features.is_explaining


def test_ink_leaves_the_program_only_where_it_is_asked_for(window: Window, explaining: ExplainController) -> None:
    window.session.set_moment(Moment("inflating", 0.5))
    draw(explaining)
    window.side.toggle_drawer("take_away")
    drawer = window.side.currentWidget()
    assert isinstance(drawer, TakeAwayDrawer)
    drawer.copy.click()
    without = QGuiApplication.clipboard().image()
    drawer.with_ink.click()
    drawer.copy.click()
    assert QGuiApplication.clipboard().image() != without
    explaining.start_over()
    window.side.toggle_drawer("take_away")
    drawer = window.side.currentWidget()
    assert isinstance(drawer, TakeAwayDrawer)
    assert not drawer.with_ink.isChecked()
