"""Which views are shown: as the step offers, or as the person chooses, at the same moment and softly changed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kyphoview.content import xray
from kyphoview.content.load import load_step
from kyphoview.content.xray import load_xray_words
from kyphoview.describe.sentences import describe
from kyphoview.errors import BadInput
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS, offered_views
from kyphoview.procedure.view_names import VIEW_NAMES, ViewName, Views
from kyphoview.shell.picture.view_menu import ViewMenu
from kyphoview.shell.state.settings_file import load_settings
from kyphoview.shell.state.view_captions import CAPTIONS
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.step_page import LookBox
from tests.shell.conftest import MakeWindow, running
from tests.shell.on_screen import description_of

LEFT = Qt.MouseButton.LeftButton
FLAT = [name for name in VIEW_NAMES if name != "3d"]


def seen(window: Window) -> Views:
    """The views to be seen, from left to right."""
    panes = [pane for pane in window.picture.panes.values() if pane.isVisible()]
    return tuple(pane.name for pane in sorted(panes, key=lambda pane: pane.x()))


@pytest.fixture
def menu(qtbot: QtBot, window: Window) -> ViewMenu:
    qtbot.mouseClick(window.top_bar.views, LEFT)
    found = QApplication.activePopupWidget()
    assert isinstance(found, ViewMenu)
    return found


def test_each_step_shows_what_it_offers(window: Window) -> None:
    window.session.lose_solid_view()
    for step in STEPS:
        window.session.set_moment(Moment(step.id, 0.5))
        assert seen(window) == offered_views(step.id, has_solid_view=False)


def looked_at(window: Window) -> str:
    (box,) = window.side.words.findChildren(LookBox)
    return box.findChildren(QLabel)[-1].text()


@pytest.mark.parametrize("step", ["access", "placing", "cementing"])
def test_what_to_look_at_follows_the_views(window: Window, step: str) -> None:
    """One view says its own; two say both, each by its name, or once what is the same in both."""
    words = load_step(step)
    window.session.set_moment(Moment(step, 0.5))
    for name in VIEW_NAMES[:2] + VIEW_NAMES[3:]:
        window.session.set_choice((name,))
        (look,) = words.looks((name,))
        assert looked_at(window) == look
    window.session.set_choice(("side", "xray-side"))
    lines = looked_at(window).splitlines()
    assert lines == [f"{CAPTIONS[name]}: {' '.join(words.looks((name,)))}" for name in ("side", "xray-side")]
    window.session.set_moment(Moment("fracture", 0.5))
    assert looked_at(window) == load_step("fracture").looks(("side",))[0]


def test_a_choice_is_made_remembered_and_given_back(menu: ViewMenu, window: Window, settings_path: Path) -> None:
    assert menu.offered.isChecked()
    menu.lines["xray-side"].click()
    assert seen(window) == window.session.choice == ("side", "xray-side")
    assert not menu.offered.isChecked()
    assert load_settings(settings_path).settings.views == ("side", "xray-side")
    menu.lines["top"].click()
    assert seen(window) == ("side", "top")
    window.session.set_moment(Moment("cementing", 0.5))
    assert seen(window) == ("side", "top")
    menu.offered.click()
    assert seen(window) == offered_views("cementing")
    assert load_settings(settings_path).settings.views == ()


def test_the_last_view_stays(menu: ViewMenu, window: Window) -> None:
    menu.lines["side"].click()
    assert menu.lines["side"].isChecked()
    assert seen(window) == ("side",)


def test_views_are_chosen_by_keys_alone(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.picture, Qt.Key.Key_V)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ViewMenu)
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert seen(window) == ("side", "xray-side")
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_lines_are_large_enough_to_press_and_fit(make_window: MakeWindow, scale: float) -> None:
    window = make_window(700, 720, text_scale=scale)
    window.key_actions.do("views")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ViewMenu)
    for line in (menu.offered, *menu.lines.values()):
        assert line.height() >= 44
        assert line.height() >= line.heightForWidth(line.width())
    menu.close()


def test_remembered_views_open_again(make_window: MakeWindow) -> None:
    window = make_window(views=("xray-front", "top"))
    assert seen(window) == ("xray-front", "top")


@pytest.mark.parametrize("views", [("side", "side"), ("side", "top", "xray-side")])
def test_what_cannot_be_shown_together_is_passed_over(make_window: MakeWindow, views: Views) -> None:
    assert make_window(views=views).session.choice is None


@pytest.mark.parametrize("name", FLAT)
def test_a_view_is_named_and_described(window: Window, name: ViewName) -> None:
    window.session.set_choice((name,))
    window.session.set_moment(Moment("inflating", 0.7))
    scene = scene_at(window.session.case, window.session.moment)
    assert description_of(window.picture) == " ".join(describe(scene, name))
    assert window.picture.accessibleName().startswith("Illustration: ")
    assert window.picture.panes[name].caption.text() == CAPTIONS[name]


def test_two_views_are_told_apart(window: Window) -> None:
    window.session.set_choice(("top", "xray-side"))
    window.session.set_moment(Moment("inflating", 0.7))
    description = description_of(window.picture)
    scene = scene_at(window.session.case, window.session.moment)
    assert description.count(describe(scene, "top")[0]) == 1
    assert "First picture: You see about" in description
    assert "Second picture: You see an X-ray from the side" in description
    assert window.picture.accessibleName() == "Illustration: cut across, seen from the feet and X-ray from the side"


def test_an_x_ray_says_what_its_display_does(window: Window) -> None:
    window.session.set_choice(("xray-side",))
    assert window.picture.panes["xray-side"].note.text() == load_xray_words().display
    window.session.set_choice(("xray-side", "xray-front"))
    QApplication.processEvents()
    assert window.picture.panes["xray-front"].note.text() in (
        load_xray_words().display_short,
        load_xray_words().display,
    )


def test_a_damaged_file_is_told_in_its_own_view_alone(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise BadInput("assets/xray.toml: line 3.")

    monkeypatch.setattr(xray, "load_xray_words", refuse)
    window.session.set_choice(("side", "xray-side"))
    panes = window.picture.panes
    assert panes["xray-side"].problem.text() == "assets/xray.toml: line 3."
    assert panes["xray-side"].problem.isVisible()
    assert panes["side"].view is not None
    assert panes["side"].view.isVisible()
    monkeypatch.undo()
    window.session.set_moment(Moment("healthy", 0.5))
    assert not panes["xray-side"].problem.isVisible()


def test_without_3d_one_sentence_offers_the_cut(qtbot: QtBot, window: Window) -> None:
    window.session.set_choice(("3d", "xray-side"))
    pane = window.picture.panes["3d"]
    assert pane.problem.text().endswith(".")
    qtbot.mouseClick(pane.instead, LEFT)
    assert seen(window) == ("side", "xray-side")
    window.session.set_choice(None)
    window.session.set_moment(Moment("access", 0.5))
    assert seen(window) == ("side", "xray-side")


def test_a_change_of_views_is_soft(qtbot: QtBot, window: Window) -> None:
    fade = window.picture._fade
    window.session.set_moment(Moment("inflating", 0.0))
    assert fade.isVisible()
    qtbot.waitUntil(lambda: not fade.isVisible())
    assert not running(window.picture)
    window.session.set_moment(Moment("inflating", 0.9))
    assert not fade.isVisible()


def test_what_fades_lies_above_a_view_that_is_new(make_window: MakeWindow) -> None:
    window = make_window()
    assert "top" not in window.picture.panes
    window.session.set_choice(("side", "top"))
    assert window.picture.children()[-1] is window.picture._fade


def test_with_reduced_motion_nothing_fades(make_window: MakeWindow) -> None:
    window = make_window(motion="reduced")
    window.session.set_moment(Moment("inflating", 0.0))
    assert not window.picture._fade.isVisible()
    assert seen(window) == ("side", "top")


@pytest.mark.parametrize(
    ("size", "scale", "count"), [((1280, 800), 1.0, 2), ((1280, 800), 2.0, 1), ((700, 1000), 2.0, 1)]
)
def test_a_step_offers_two_only_where_there_is_room(
    make_window: MakeWindow, size: tuple[int, int], scale: float, count: int
) -> None:
    window = make_window(*size, text_scale=scale)
    window.session.set_moment(Moment("inflating", 0.5))
    assert len(seen(window)) == count
    window.session.set_choice(("side", "top"))
    assert len(seen(window)) == 2  # whoever asks for two gets two


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_where_one_is_stays_to_be_read(make_window: MakeWindow, scale: float) -> None:
    window = make_window(700, 1000, text_scale=scale)
    window.player.go_to_step(10)
    window.player.pause()
    bar = window.top_bar
    assert bar.place.isVisible()
    assert "11" in bar.place.text()
    assert "12" in bar.place.text()
    assert bar.place.accessibleName().startswith("Step 11 of 12")
    assert bar.place.width() >= bar.place.fontMetrics().horizontalAdvance(bar.place.text())
    assert bar.rect().contains(bar.place.geometry())
