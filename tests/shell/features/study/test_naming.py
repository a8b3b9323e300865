"""Parts named and pressed in a window: the solid says what is right, by mouse and by keys alone."""

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from kyphoview.content.parts import load_parts, meaning_of
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.panels import PARTS, STUDY
from kyphoview.shell.features.study.c_arm_card import CArmCard
from kyphoview.shell.features.study.naming.name_card import NameCard
from kyphoview.shell.features.study.naming.parts_drawer import PartsDrawer
from kyphoview.shell.features.study.study_drawer import StudyDrawer
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import TARGET_PX
from kyphoview.shell.window.window import Window
from kyphoview.study.c_arm import found_in_words

_LONG_MS = 60_000


@pytest.fixture
def drawer(window: Window) -> StudyDrawer:
    drawer = window.side.show_drawer(STUDY)
    assert isinstance(drawer, StudyDrawer)
    return drawer


@pytest.fixture
def card(qtbot: QtBot, drawer: StudyDrawer) -> NameCard:
    """The first picture has been looked at."""
    drawer.kinds.choices["name"].click()
    qtbot.waitUntil(lambda: drawer.name.task is not None, timeout=_LONG_MS)
    return drawer.name


def ask(card: NameCard, way: str) -> str:
    """Go on to a part that is asked for like this; which one it is."""
    while card.task is not None and card.task.way != way:
        card._answer(card.task.part)
        card.next.click()
    assert card.task is not None
    return card.task.part


def test_a_part_that_lights_up_is_named_by_choice(window: Window, card: NameCard) -> None:
    part = ask(card, "name")
    assert not window.presentation.names.are_shown
    assert window.session.moment == card.picture.moment
    assert card.written.isVisibleTo(window)
    name = load_parts()[part].name
    other = next(words for words in card.answers if words != name)
    card.answers[other].click()
    assert [words for words, line in card.answers.items() if line.isChecked()] == [other]
    assert card.verdict.text().startswith("Not so. It is: ")
    assert name in card.verdict.text()
    assert card.meaning.text() == meaning_of(part)


def test_the_right_name_stays_marked_too(card: NameCard) -> None:
    name = load_parts()[ask(card, "name")].name
    card.answers[name].click()
    assert [words for words, line in card.answers.items() if line.isChecked()] == [name]
    assert card.verdict.text().startswith("Right: ")


def test_its_name_may_be_written_with_a_slip(qtbot: QtBot, card: NameCard) -> None:
    part = ask(card, "name")
    card.written.setText(load_parts()[part].name.upper())
    qtbot.keyClick(card.written, Qt.Key.Key_Return)
    assert card.verdict.text().startswith("Right: ")


def test_a_name_that_is_too_wide_is_asked_back(qtbot: QtBot, card: NameCard) -> None:
    while not load_parts()[ask(card, "name")].wide:
        card._answer("")
        card.next.click()
    card.written.setText(load_parts()[ask(card, "name")].wide[0])
    qtbot.keyClick(card.written, Qt.Key.Key_Return)
    assert card.verdict.text().endswith("Which one is it?")
    assert card.written.isEnabled()
    assert card._is_right is None


def test_a_wrong_one_comes_again_in_the_sitting(card: NameCard) -> None:
    part = ask(card, "name")
    count = len(card._sitting.waiting)
    card._answer("")
    card.next.click()
    assert len(card._sitting.waiting) == count
    assert part in card._sitting.waiting


def test_a_part_is_lit_at_once_and_nothing_is_when_another_is_to_be_pressed(card: NameCard) -> None:
    ask(card, "name")
    overlay = card.shown.overlay
    assert overlay is not None
    assert overlay.is_lit
    card._answer("")
    card.next.click()
    ask(card, "press")
    assert not overlay.is_lit
    assert not card.shown._work.is_running


def test_a_named_part_is_pressed_in_the_picture(window: Window, card: NameCard) -> None:
    part = ask(card, "press")
    assert load_parts()[part].name in card.stem.text()
    survey = card.shown.survey
    assert survey is not None
    view = window.picture.panes[card.picture.view].view
    assert view is not None
    place = view.mapTo(window.picture, QPointF(*survey.point_of(part)))
    window.picture.pressed.emit(place)
    assert card.verdict.text().startswith("Right: ")


def test_a_press_beside_it_says_what_was_pressed(window: Window, card: NameCard) -> None:
    part = ask(card, "press")
    survey = card.shown.survey
    assert survey is not None
    look = survey.look
    other = next(each for each in survey.shown() if part not in look.parts_near(*survey.point_of(each), 12.0))
    view = window.picture.panes[card.picture.view].view
    assert view is not None
    window.picture.pressed.emit(view.mapTo(window.picture, QPointF(*survey.point_of(other))))
    assert card.verdict.text().startswith("That is: ")
    assert load_parts()[part].name in card.verdict.text()


def test_marks_stand_in_for_pressing(qtbot: QtBot, card: NameCard) -> None:
    ask(card, "press")
    qtbot.keyClick(card.marks, Qt.Key.Key_Space)
    lines = list(card.answers.values())
    assert len(lines) == 4
    assert len({line.accessibleName() for line in lines}) == 4
    assert lines[0].hasFocus()
    right = next(line for line in lines if line.accessibleName().startswith("Mark"))
    qtbot.keyClick(right, Qt.Key.Key_Space)
    assert card.verdict.text()
    assert card.next.hasFocus() or not card.isVisible()


def test_closed_it_lets_the_picture_name_its_parts_again(window: Window, card: NameCard) -> None:
    window.side.close_drawer()
    assert window.presentation.names.are_shown
    assert card.shown.survey is None


def test_another_moment_ends_the_picture_and_it_can_be_shown_again(
    qtbot: QtBot, window: Window, card: NameCard
) -> None:
    window.session.set_moment(Moment("recovery", 1.0))
    assert card.again.isVisibleTo(window)
    card.again.click()
    qtbot.waitUntil(lambda: card.shown.is_complete, timeout=_LONG_MS)
    assert window.session.moment == card.picture.moment


def test_names_are_hidden_and_shown_by_a_key_and_nothing_else_moves(window: Window) -> None:
    view = window.picture.panes["side"].view
    assert view is not None
    before = view.picture_layout
    window.key_actions.do("names")
    assert not view.picture_layout.has_names
    assert view.picture_layout.fit((0.0, 0.0), 100.0, 80.0) == before.fit((0.0, 0.0), 100.0, 80.0)
    assert window.top_bar.names.isChecked()
    sign = next(button for button in window.picture.findChildren(Button) if "hidden" in button.accessibleName())
    assert sign.isVisibleTo(window)
    sign.click()
    assert view.picture_layout == before
    assert not sign.isVisibleTo(window)


def test_names_that_a_person_hid_stay_hidden_where_no_question_has_hidden_them(window: Window) -> None:
    window.key_actions.do("names")
    window.side.show_drawer(STUDY)
    window.side.close_drawer()
    assert not window.presentation.names.are_shown


def test_a_part_is_pressed_for_its_meaning(window: Window) -> None:
    window.session.set_choice(("side",))
    window.session.set_moment(Moment("inflating", 0.6))
    view = window.picture.panes["side"].view
    assert view is not None
    scene = window.presentation.scene
    assert scene is not None
    from kyphoview.view.frame import Frame
    from kyphoview.view.view_frame import camera_of, ends_now

    end = ends_now(scene, "side", frozenset({"balloon"}))["balloon"]
    x, y = Frame.of(camera_of(scene, "side"), view.picture_layout).pixel(*end)
    window.picture.pressed.emit(view.mapTo(window.picture, QPointF(x, y)))
    assert window.side.popover.isVisibleTo(window)
    assert window.side.popover.asker is window.picture
    window.session.set_moment(Moment("inflating", 0.9))
    assert not window.side.popover.isVisibleTo(window)


def test_all_that_is_in_the_picture_can_be_chosen_from_a_list(qtbot: QtBot, window: Window) -> None:
    window.session.set_choice(("top",))
    window.session.set_moment(Moment("inflating", 0.6))
    drawer = window.side.show_drawer(PARTS)
    assert isinstance(drawer, PartsDrawer)
    qtbot.waitUntil(lambda: "balloon" in drawer.lines, timeout=_LONG_MS)
    line = drawer.lines["balloon"]
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert drawer.told.text() == f"balloon. {meaning_of('balloon')}"
    qtbot.waitUntil(lambda: line.height() >= TARGET_PX)  # when it has its place
    drawer.names.click()
    assert not window.presentation.names.are_shown


@pytest.fixture
def arm(drawer: StudyDrawer) -> CArmCard:
    drawer.kinds.choices["arm"].click()
    return drawer.arm


def test_the_arm_is_turned_by_keys_and_checked(qtbot: QtBot, window: Window, arm: CArmCard) -> None:
    assert arm.view.isVisibleTo(window)
    before = arm.arm
    qtbot.keyClick(arm.orbital, Qt.Key.Key_Left)
    qtbot.keyClick(arm.tilt, Qt.Key.Key_PageDown)
    assert arm.arm != before
    arm.check.click()
    assert arm.verdict.text() == found_in_words(arm.reading)
    assert "off." in arm.verdict.text()


def test_it_can_be_shown_and_then_all_is_square(arm: CArmCard) -> None:
    for view in ("xray-side", "xray-front"):
        arm.views.choices[view].click()
        assert not arm.reading.is_square
        arm.show_it.click()
        assert arm.reading.is_square
        assert arm.verdict.text().endswith("Square on.")


def test_at_rest_all_pixels_are_shown_and_what_they_show_is_told(qtbot: QtBot, arm: CArmCard) -> None:
    arm.tilt.setValue(arm.tilt.value() - 1)
    qtbot.waitUntil(lambda: arm.view.is_at_rest, timeout=_LONG_MS)
    qtbot.waitUntil(lambda: "endplate" in arm.view.accessibleName(), timeout=_LONG_MS)


def test_every_person_lies_differently_and_the_picture_comes_back(window: Window, arm: CArmCard) -> None:
    starts = {arm.arm}
    for _time in range(3):
        arm.next.click()
        starts.add(arm.arm)
    assert len(starts) > 2
    window.side.close_drawer()
    assert not arm.view.isVisibleTo(window)


def test_what_is_pressed_is_large_enough_and_has_a_name(qtbot: QtBot, window: Window, arm: CArmCard) -> None:
    for part in (arm.orbital, arm.tilt, arm.check, arm.show_it, arm.next):
        qtbot.waitUntil(lambda part=part: part.height() >= TARGET_PX)  # type: ignore[misc]
        assert part.accessibleName()
