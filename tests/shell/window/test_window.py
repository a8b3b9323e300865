"""The window as a person uses it: steps, sliders, drawers, sizes, what is remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture.step_card import StepCard
from kyphoview.shell.state.settings import SPEEDS, Settings
from kyphoview.shell.state.settings_file import load_settings
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.window.display_drawer import DisplayDrawer
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.prose import NoteSpot, Prose
from kyphoview.view.cut_view import CutView
from tests.shell.conftest import MakeWindow, running

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def everything_seen(root: QWidget) -> list[QWidget]:
    return [widget for widget in root.findChildren(QWidget) if widget.isVisible()]


def test_it_opens_simple_and_still(window: Window) -> None:
    assert window.session.moment == Moment("healthy", 0.0)
    assert not window.session.is_playing
    assert window.side.open_drawer is None
    assert not window.banner.isVisible()
    assert window.picture.isVisible()
    assert window.strip.isVisible()
    assert QApplication.focusWidget() is window.picture


def test_ctrl_and_arrows_step_from_everywhere(qtbot: QtBot, window: Window) -> None:
    for widget in (
        window.picture,
        window.player_bar.scrubber,
        window.strip.steps.cards[0],
        window.top_bar.drawers["help"],
    ):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Right, CTRL)
        assert window.session.moment.step == "fracture"
        qtbot.keyClick(widget, Qt.Key.Key_Left, CTRL)
        assert window.session.moment.step == "healthy"


def test_the_buttons_of_the_player(qtbot: QtBot, window: Window) -> None:
    bar = window.player_bar
    qtbot.mouseClick(bar.next, LEFT)
    assert (window.session.moment.step, window.session.is_playing) == ("fracture", True)
    assert bar.play.accessibleName() == "Pause"
    qtbot.mouseClick(bar.play, LEFT)
    assert (window.session.is_playing, bar.play.accessibleName()) == (False, "Play")
    window.player.seek_step(1.0)
    assert bar.play.accessibleName() == "Play again"
    qtbot.mouseClick(bar.frame_back, LEFT)
    assert window.session.moment.at < 1.0
    qtbot.mouseClick(bar.frame_on, LEFT)
    assert window.session.moment.at == 1.0
    qtbot.mouseClick(bar.previous, LEFT)
    assert window.session.moment.step == "healthy"


def test_the_line_of_time_is_pressed_dragged_and_moved_by_keys(qtbot: QtBot, window: Window) -> None:
    slider = window.player_bar.scrubber
    middle = slider.rect().center()
    qtbot.mouseClick(slider, LEFT, pos=middle)
    assert window.player.whole == pytest.approx(0.5, abs=0.01)
    QTest.mousePress(slider, LEFT, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseMove(slider, QPoint(slider.width() - 1, middle.y()))
    QTest.mouseRelease(slider, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(slider.width() - 1, middle.y()))
    assert window.session.moment == Moment(STEPS[-1].id, 1.0)
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert window.session.moment.step == STEPS[-1].id
    assert 0.9 < window.session.moment.at < 1.0
    qtbot.keyClick(slider, Qt.Key.Key_PageDown)
    assert window.session.moment.step == STEPS[-2].id


def test_every_frame_can_be_seen_by_the_line_of_time(window: Window) -> None:
    slider = window.player_bar.scrubber
    for number in (0, 5, 11):
        slider.setValue(round((number + 0.5) / len(STEPS) * slider.maximum()))
        assert window.session.moment.step == STEPS[number].id
        assert window.session.moment.at == pytest.approx(0.5, abs=0.01)
        assert f"Step {number + 1} of 12" in slider.told_description()


def test_the_small_pictures_step_back_while_it_plays(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(1920, 1080)
    card = window.strip.steps.cards[6]
    qtbot.waitUntil(lambda: card._picture is not None)
    place = card.geometry()
    resting = card.grab().toImage()
    window.player.play()
    playing = card.grab().toImage()
    assert card.geometry() == place
    window.player.pause()
    assert playing != resting == card.grab().toImage()


def test_a_card_plays_its_step(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(window.strip.steps.cards[4], LEFT)
    assert (window.session.moment, window.session.is_playing) == (Moment("access", 0.0), True)


def test_arrows_move_among_the_cards(qtbot: QtBot, window: Window) -> None:
    first, second = window.strip.steps.cards[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    assert window.session.moment.step == "healthy"
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert window.session.moment.step == "fracture"


def test_words_and_titles_follow_the_step(window: Window) -> None:
    window.session.set_moment(Moment("cementing", 0.3))
    from kyphoview.content import load_step

    words = load_step("cementing")
    assert words.title in window.top_bar.place.text()
    shown = {label.accessibleName() or label.text() for label in window.side.words.findChildren(QLabel)}
    assert {words.title, words.main} <= shown
    assert all(any(look in text for text in shown) for look in words.looks(window.session.views))
    assert all(statement.text in shown for statement in words.statements)


def test_nothing_runs_while_paused(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: not running(window))
    window.player.play()
    assert running(window)
    window.player.pause()
    qtbot.waitUntil(lambda: not running(window))


def test_the_speed_is_chosen_from_a_menu_and_remembered(qtbot: QtBot, window: Window, settings_path: Path) -> None:
    qtbot.mouseClick(window.player_bar.speed, LEFT)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    assert len(actions) == len(SPEEDS)
    actions["Speed 0.5\N{MULTIPLICATION SIGN}"].trigger()
    menu.close()
    assert window.session.speed == 0.5
    assert load_settings(settings_path).settings.speed == 0.5


@pytest.mark.parametrize(
    ("size", "scale", "direction"),
    [
        ((1280, 800), 1.0, Qt.Orientation.Horizontal),
        ((1920, 1080), 2.0, Qt.Orientation.Horizontal),
        ((1280, 800), 2.0, Qt.Orientation.Horizontal),
        ((760, 720), 1.0, Qt.Orientation.Vertical),
        ((1000, 1400), 1.0, Qt.Orientation.Vertical),
    ],
)
def test_words_stand_below_where_it_is_narrow(
    make_window: MakeWindow, size: tuple[int, int], scale: float, direction: Qt.Orientation
) -> None:
    window = make_window(*size, text_scale=scale)
    assert window.split.orientation() == direction


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (800, 1000)])
def test_nothing_is_cut_off(make_window: MakeWindow, size: tuple[int, int], scale: float) -> None:
    window = make_window(*size, text_scale=scale)
    window.player.seek_step(1.0)
    for part in everything_seen(window):
        parent = part.parentWidget()
        if isinstance(part, Button) and parent is not None:
            assert parent.rect().contains(part.geometry()), part.accessibleName()
            assert part.width() >= part.sizeHint().width(), part.accessibleName()
            assert part.height() >= 44, part.accessibleName()
        if isinstance(part, (Prose, QLabel)) and part.hasHeightForWidth():
            assert part.height() >= part.heightForWidth(part.width()), part.text()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_titles_fit_their_cards(make_window: MakeWindow, scale: float) -> None:
    window = make_window(text_scale=scale)
    window.strip.grab()
    for card in window.strip.findChildren(StepCard):
        assert card.accessibleName().split(": ")[1]
        assert card.lines(card.width(), card.has_picture) <= 2, card.accessibleName()


def test_text_size_reaches_every_text(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    scales: list[float] = []
    monkeypatch.setattr(CutView, "set_text_scale", lambda _view, scale: scales.append(scale))
    for drawer in ("fracture", "display", "help"):
        window.side.toggle_drawer(drawer)

    def sizes() -> dict[int, int]:
        return {id(part): part.font().pixelSize() for part in texts}

    texts = [part for part in window.findChildren(QWidget) if getattr(part, "text", None) and part.text()]  # type: ignore[attr-defined]
    texts += [*window.findChildren(NoteSpot), *window.findChildren(Prose), *window.findChildren(StepCard)]
    assert len(texts) > 60
    before = sizes()
    window.keeper.take(Settings(text_scale=2.0))
    after = sizes()
    for part in texts:
        assert after[id(part)] == pytest.approx(2 * before[id(part)], abs=1), part
    assert scales[-1] == 2.0


def test_keys_change_the_text_size(qtbot: QtBot, window: Window, settings_path: Path) -> None:
    for _ in range(15):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert window.settings.text_scale == 2.0
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert load_settings(settings_path).settings.text_scale == 1.9
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert window.settings.text_scale == 1.0


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_themes_switch_at_once(window: Window, theme: str) -> None:
    window.keeper.take(Settings(theme=theme))  # type: ignore[arg-type]
    assert window.presentation.style.theme.name == theme
    corner = window.grab().toImage().pixelColor(2, 2)
    assert corner.name() == window.presentation.style.theme.panel


def test_escape_closes_the_topmost_thing_first(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    window.side.toggle_drawer("help")
    window.side.popover.show_note(
        window.side.words.findChildren(NoteSpot)[0].note, window.picture, window.picture.rect()
    )
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert (window.side.popover.isVisible(), window.side.open_drawer, window.isFullScreen()) == (False, "help", True)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert (window.side.open_drawer, window.isFullScreen()) == (None, True)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_a_drawer_takes_the_place_of_the_words_and_gives_it_back(qtbot: QtBot, window: Window) -> None:
    button = window.top_bar.drawers["fracture"]
    qtbot.mouseClick(button, LEFT)
    assert (window.side.open_drawer, button.isChecked(), window.side.words.isVisible()) == ("fracture", True, False)
    qtbot.mouseClick(button, LEFT)
    assert (window.side.open_drawer, button.isChecked(), window.side.words.isVisible()) == (None, False, True)


def test_the_help_shows_every_key(qtbot: QtBot, window: Window) -> None:
    from kyphoview.shell.state.shortcuts import KEYS
    from kyphoview.shell.window.help_drawer import KeyCap

    qtbot.keyClick(window, Qt.Key.Key_F1)
    caps = [cap.accessibleName() for cap in window.side.findChildren(KeyCap)]
    assert [cap.split(": ", 1)[1] for cap in caps] == [key.meaning for key in KEYS]


def test_the_display_drawer_changes_the_settings(window: Window, settings_path: Path) -> None:
    window.side.toggle_drawer("display")
    drawer = window.side.currentWidget()
    drawer.text_size.setValue(14)  # type: ignore[attr-defined]
    drawer.theme.choices["dark"].click()  # type: ignore[attr-defined]
    drawer.motion.choices["reduced"].click()  # type: ignore[attr-defined]
    drawer.goes_on.click()  # type: ignore[attr-defined]
    drawer.single_keys.click()  # type: ignore[attr-defined]
    saved = load_settings(settings_path).settings
    assert (saved.text_scale, saved.theme, saved.motion) == (1.4, "dark", "reduced")
    assert (saved.goes_on_by_itself, saved.has_single_keys) == (True, False)
    assert (window.player.goes_on_by_itself, window.player.is_motion_reduced) == (True, True)
    assert not window.picture._input.has_single_keys


def test_the_place_of_the_window_is_remembered(make_window: MakeWindow, settings_path: Path) -> None:
    first = make_window(700, 640)
    first.split.choose_share(0.44)
    first.close()
    saved = load_settings(settings_path).settings
    assert saved.picture_share == pytest.approx(0.44)
    second = Window(saved, settings_path)
    second.fill()
    assert second.size() == first.size()
    second.deleteLater()


def test_the_edge_is_moved_by_keys(qtbot: QtBot, window: Window) -> None:
    handle = window.split.handle(1)
    before = window.split.sizes()[0]
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    assert window.split.sizes()[0] < before


def test_the_edge_is_moved_by_presses_on_a_slider_too(window: Window) -> None:
    window.side.toggle_drawer("display")
    drawer = window.side.currentWidget()
    assert isinstance(drawer, DisplayDrawer)
    drawer.share.setValue(45)
    assert window.split.share == pytest.approx(0.45)
    window.split.choose_share(0.7)
    assert drawer.share.shown_value == 70


def test_reduced_motion_opens_with_the_parts_named(make_window: MakeWindow) -> None:
    assert make_window(motion="reduced").session.moment == Moment("healthy", 1.0)


def test_settings_that_cannot_be_written_are_told(window: Window, settings_path: Path) -> None:
    settings_path.unlink(missing_ok=True)
    settings_path.mkdir()
    window.keeper.take(Settings(theme="dark"))
    assert window.banner.isVisible()
    assert str(settings_path) in window.banner.sentence.text()
    window.banner.dismiss.click()
    assert not window.banner.isVisible()
