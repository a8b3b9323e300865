"""Same fracture, three futures: equal pictures on one line of time, measured, and any two over each other."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kyphoview.content.pages import Columns, load_page
from kyphoview.describe.comparison import state_lines
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.futures.three_futures import FUTURES, WEEKS, Then, future_at
from kyphoview.shell.features.courses.courses_drawer import CoursesDrawer
from kyphoview.shell.features.futures.futures_view import FuturesView
from kyphoview.shell.features.panels import COURSES
from kyphoview.shell.picture.comparison import FUTURE_PAIRS
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.window.window import Window
from tests.shell.conftest import MakeWindow

LEFT = Qt.MouseButton.LeftButton
MOST_OF_A_THIRD = 0.3


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, LEFT, pos=QPoint(20, button.height() // 2))


def opened(window: Window) -> FuturesView:
    window.side.page_wanted.emit("futures")
    return window.side.findChildren(FuturesView)[-1]


def test_it_is_reached_from_the_courses_and_from_a_course_itself(qtbot: QtBot, window: Window) -> None:
    drawer = window.side.show_drawer(COURSES)
    assert isinstance(drawer, CoursesDrawer)
    press(qtbot, next(one for one in drawer.findChildren(LinkLine) if "three futures" in one.text()))
    assert window.side.findChildren(FuturesView)[-1].isVisible()
    for course_id in ("waiting", "vertebroplasty"):
        window.features.courses.show_course(course_id)
        window.player.pause()
        next(one for one in window.side.words.findChildren(LinkLine) if "as far as a year" in one.text()).click()
        assert window.side.findChildren(FuturesView)[-1].isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_they_have_one_size_and_stand_side_by_side(qtbot: QtBot, make_window: MakeWindow, scale: float) -> None:
    view = opened(make_window(text_scale=scale))
    pictures = view.pictures.values()
    qtbot.waitUntil(lambda: len({picture.mapTo(view, QPoint()).y() for picture in pictures}) == 1)

    def spread(sizes: list[int]) -> int:
        return max(sizes) - min(sizes)

    qtbot.waitUntil(lambda: min(picture.width() for picture in pictures) >= MOST_OF_A_THIRD * view.width())
    assert spread([picture.width() for picture in pictures]) <= 1  # what is left over when a width is parted into three
    assert spread([picture.height() for picture in pictures]) <= 1


def test_keys_go_along_the_line_of_time_and_each_has_its_own_figures(qtbot: QtBot, window: Window) -> None:
    view = opened(window)
    view.weeks.setFocus()
    for weeks in WEEKS[1:]:
        qtbot.keyClick(view.weeks, Qt.Key.Key_Right)
        assert view.then == Then(weeks)
        for future in FUTURES:
            lines = state_lines(future_at(DEFAULT_CASE, future, view.then))
            assert view.figures[future].text() == "\n".join(lines)
            assert lines[0].split()[1] in view.pictures[future].accessibleDescription()
    assert view.time.text() in view.weeks.told_description()


def test_sinking_further_is_a_choice_and_changes_what_waits_alone(qtbot: QtBot, window: Window) -> None:
    view = opened(window)
    view.weeks.setValue(len(WEEKS) - 1)
    before = {future: view.figures[future].text() for future in FUTURES}
    view.waiting.choices["sinks"].click()
    assert [before[future] != view.figures[future].text() for future in FUTURES] == [True, False, False]


def test_another_fracture_is_shown_at_once(window: Window) -> None:
    view = opened(window)
    before = view.figures["waiting"].text()
    window.session.set_case(make_case("L3", "crush", 30.0))
    assert view.figures["waiting"].text() != before


@pytest.mark.parametrize("pair", FUTURE_PAIRS)
def test_the_handle_lays_any_two_over_each_other(qtbot: QtBot, window: Window, pair: str) -> None:
    view = opened(window)
    view.weeks.setValue(WEEKS.index(12))
    press(qtbot, view.pairs[pair])
    wipe = window.picture.panes[window.session.views[0]].wipe
    assert wipe is not None
    assert window.comparing.is_on
    assert window.compare_bar.isVisible()
    assert "12 weeks after the break" in window.compare_bar.difference.text()
    at = wipe.value()
    qtbot.keyClick(wipe, Qt.Key.Key_Right)
    assert wipe.value() > at
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.comparing.is_on
    qtbot.mouseClick(window.top_bar.compare, LEFT)
    assert "after the break" not in window.compare_bar.difference.text()


def test_words_are_equal_and_figures_come_from_one_trial_at_a_time() -> None:
    """No column is more than half as long again as another one, and each that cites names one comparison."""
    about, trials = (block for block in load_page("futures").blocks if isinstance(block, Columns))
    for columns in (about, trials):
        lengths = [sum(len(said.text) for said in part.said) for part in columns.parts]
        assert max(lengths) <= 1.5 * min(lengths)
        assert len({len(part.said) for part in columns.parts}) == 1
    cited = [{said.cite.split(":")[0] for said in part.said if said.cite} for part in trials.parts]
    assert all(len(names) == 1 for names in cited)


def test_a_bone_that_cannot_sink_further_says_why_where_that_is_asked_for(window: Window) -> None:
    view = opened(window)
    view.waiting.choices["sinks"].click()
    assert not view.why_not.isVisible()
    window.session.set_case(make_case(loss_percent=55.0))
    view.refresh()
    assert "sinks no further" in view.why_not.text()
    assert view.why_not.isVisible()
    view.waiting.choices["stays"].click()
    assert not view.why_not.isVisible()
