"""The other courses in the window: every way in and back, nothing of them kept, and no harm shown unasked."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.content.courses import load_course, load_courses
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.procedure.steps import OTHER_COURSE_IDS, course_called
from kyphoview.shell.features.courses.courses_drawer import CoursesDrawer
from kyphoview.shell.features.fracture.drawer import FractureDrawer
from kyphoview.shell.features.panels import COURSES, FRACTURE, STUDY, WEIGHING_PAGE
from kyphoview.shell.features.study.study_drawer import StudyDrawer
from kyphoview.shell.state.last_place import last_place
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.end_offers import EndOffers
from tests.shell.conftest import MakeWindow
from tests.shell.features.explain.conftest import said
from tests.shell.on_screen import description_of

LEFT = Qt.MouseButton.LeftButton
WAITING = load_course("waiting")


def press(qtbot: QtBot, button: QWidget) -> None:
    """Where a finger would, in sight."""
    qtbot.mouseClick(button, LEFT, pos=QPoint(20, button.height() // 2))


def line(root: QWidget, words: str) -> LinkLine:
    return next(one for one in root.findChildren(LinkLine) if one.text() == words and one.isVisibleTo(root))


def drawer_of(window: Window) -> CoursesDrawer:
    drawer = window.side.show_drawer(COURSES)
    assert isinstance(drawer, CoursesDrawer)
    return drawer


def shows(window: Window) -> str:
    return window.session.place.course.id


def test_each_course_is_chosen_by_a_press_and_left_by_one(qtbot: QtBot, window: Window) -> None:
    """Player, line of time, cards, words, labels and description are the course's, and then the procedure's again."""
    window.session.set_moment(left := Moment("placing", 0.5))
    titles = [card.accessibleName() for card in window.strip.steps.cards]
    for words in load_courses():
        press(qtbot, drawer_of(window).lines[words.id])
        assert shows(window) == words.id == window.session.case.course
        assert window.session.is_playing
        window.player.pause()
        cards = window.strip.steps.cards
        assert [card.isVisible() for card in cards] == [n < len(words.steps) for n in range(len(cards))]
        assert window.strip.steps.place_in_words() == f"Step 1 of {len(words.steps)}"
        for number, step in enumerate(words.steps):
            press(qtbot, cards[number])
            window.player.seek_step(1.0)
            assert window.presentation.text is not None
            assert window.presentation.text.main == step.main
            assert step.title in cards[number].accessibleName()
            assert window.player.whole == pytest.approx((number + 1) / len(words.steps))
            assert description_of(window.picture)
        press(qtbot, window.features.courses.bar.back)
        assert window.session.moment == left
        assert window.session.case is DEFAULT_CASE
        assert [card.accessibleName() for card in cards] == titles
        assert all(card.isVisible() for card in cards)


def test_it_is_reached_from_the_last_step_and_from_what_speaks_of_it(qtbot: QtBot, window: Window) -> None:
    window.session.set_moment(Moment("weighing"))
    press(qtbot, window.side.words.findChildren(EndOffers)[-1].buttons["courses"])
    assert window.side.open_drawer == COURSES
    window.side.close_drawer()
    for place in WAITING.told_at:
        window.session.set_moment(Moment(place.split("#")[0]))
        line(window.side.words, f"See it: {WAITING.title}").click()
        assert shows(window) == "waiting"
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert shows(window) == "kyphoplasty"


def test_a_page_leads_to_each_course_once(window: Window) -> None:
    window.session.set_moment(Moment("weighing"))
    led = [one.accessibleName() for one in window.side.words.findChildren(LinkLine)]
    seen = [name for name in led if name.startswith("See it: ")]
    assert len(seen) > 3
    assert len(seen) == len(set(seen))


def test_it_is_reached_from_helps_harms_choices(window: Window) -> None:
    window.side.page_wanted.emit(WEIGHING_PAGE)
    line(window.side, WAITING.title).click()
    assert shows(window) == "waiting"
    assert window.side.open_drawer is None
    assert window.picture.isVisible()


def test_it_is_reached_from_study_and_from_explaining(qtbot: QtBot, window: Window) -> None:
    study = window.side.show_drawer(STUDY)
    assert isinstance(study, StudyDrawer)
    study.courses.click()
    assert window.side.open_drawer == COURSES
    window.side.close_drawer()
    qtbot.keyClick(window.picture, Qt.Key.Key_F5)
    press(qtbot, window.features.explain.panel.courses)
    press(qtbot, drawer_of(window).lines["waiting"])
    assert shows(window) == "waiting"
    told = said(window.features.explain)
    assert WAITING.steps[0].main in told
    assert WAITING.steps[0].said[0].full in told


def test_all_of_it_goes_by_keys(qtbot: QtBot, window: Window) -> None:
    drawer = drawer_of(window)
    for _ in range(20):
        if QApplication.focusWidget() is drawer.lines["waiting"]:
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert shows(window) == "waiting"
    assert QApplication.focusWidget() is window.picture
    qtbot.keyClick(window.picture, Qt.Key.Key_PageDown)
    assert window.session.moment.step == "waiting-sinks"
    qtbot.keyClick(window.picture, Qt.Key.Key_Escape)
    assert shows(window) == "kyphoplasty"


def test_no_harm_is_shown_unasked(qtbot: QtBot, window: Window) -> None:
    """The gentle pass tells a course in words, and shows it when asked; when it or explaining begins, a course ends."""
    window.session.set_softened(True)
    drawer = drawer_of(window)
    press(qtbot, drawer.lines["waiting"])
    assert shows(window) == "kyphoplasty"
    assert drawer.show_picture is not None
    press(qtbot, drawer.show_picture)
    assert shows(window) == "waiting"
    window.session.set_softened(False)
    window.session.set_softened(True)
    assert shows(window) == "kyphoplasty"
    window.session.set_softened(False)
    window.features.courses.show_course("waiting")
    qtbot.keyClick(window.picture, Qt.Key.Key_F5)
    assert window.features.is_explaining
    assert shows(window) == "kyphoplasty"


def test_nothing_of_it_is_kept(window: Window) -> None:
    """Not by the progress, not for the next start, not for the next patient; a step that is sought leads back."""
    keeper = window.features.study.keeper
    window.session.set_moment(left := Moment("placing", 0.5))
    window.features.courses.show_course("waiting")
    window.player.seek_step(1.0)
    assert not keeper.progress.seen
    keeper.pin("About waiting")
    assert [note.step for note in keeper.progress.notes.values()] == [left.step]
    window.beginning.keep()
    assert last_place() == left
    window.presentation.go_to_step("inflating")
    assert (shows(window), window.session.case) == ("kyphoplasty", DEFAULT_CASE)
    window.features.courses.show_course("waiting")
    window.presentation.start_over()
    assert (window.session.case, window.session.moment) == (DEFAULT_CASE, OPENING)
    assert not window.features.courses.bar.isVisible()


@pytest.mark.parametrize("course_id", OTHER_COURSE_IDS)
def test_what_a_course_decides_cannot_be_changed_and_says_why(window: Window, course_id: str) -> None:
    """The rest can, and is kept on the way back."""
    window.features.courses.show_course(course_id)
    drawer, course = window.side.show_drawer(FRACTURE), course_called(course_id)
    assert isinstance(drawer, FractureDrawer)
    title = load_course(course_id).title
    for control, name, is_free in (
        (drawer.balloons, "balloons", course.has_treatment and course.balloons is None),
        (
            drawer.regain,
            "regain_percent",
            course.has_balloon and course.has_treatment and course.regain_percent is None,
        ),
        (drawer.cement_volume, "cement_ml", course.has_treatment),
    ):
        assert control.isEnabled() == is_free
        assert (title in drawer.reasons[name].text()) == (title in control.accessibleDescription()) == (not is_free)
    drawer.level.chosen.emit("L2")
    assert shows(window) == course_id
    window.features.courses.leave()
    case = window.session.case
    assert (case.level, case.balloons, case.regain_percent) == (
        "L2",
        DEFAULT_CASE.balloons,
        DEFAULT_CASE.regain_percent,
    )


def test_with_large_letters_everything_has_room(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(text_scale=2.0)
    press(qtbot, drawer_of(window).lines["waiting"])
    window.player.pause()
    bar = window.features.courses.bar
    for part in (bar.others, bar.back):
        assert part.height() >= 44
        assert bar.rect().contains(QRect(part.mapTo(bar, QPoint(0, 0)), part.size()))
        assert part.width() >= part.width_when(part.is_compact)
    assert not bar.back.is_compact
    assert window.picture.height() > window.height() // 4
