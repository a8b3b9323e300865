"""What goes wrong is told in the window in one sentence, and the rest goes on."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kyphoview.anatomy.cuts import cut
from kyphoview.content import labels, load
from kyphoview.errors import BadInput
from kyphoview.procedure.moment import Moment
from kyphoview.shell import app
from kyphoview.shell.errors.error_log import log_error, log_path
from kyphoview.shell.errors.uncaught import error_sentence, tell_errors
from kyphoview.shell.picture.view_pane import BROKEN
from kyphoview.shell.window.window import Window
from tests.shell.conftest import MakeWindow

SENTENCE = "assets/somewhere.toml: line 3: this is not what it should be."


def refuse(*_given: object) -> None:
    raise BadInput(SENTENCE)


def test_words_that_cannot_be_read_are_told_in_their_place(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "load_step", refuse)
    window.player.next_step()
    window.player.advance(1.0)
    shown = [label.text() for label in window.side.words.findChildren(QLabel)]
    assert SENTENCE in shown
    assert window.session.moment.step == "fracture"
    monkeypatch.undo()
    window.player.next_step()
    assert SENTENCE not in [label.text() for label in window.side.words.findChildren(QLabel) if label.isVisible()]


def test_a_picture_that_cannot_be_made_is_told_in_its_place(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "load_cut", refuse)
    window.player.next_step()
    pane = window.picture.panes["side"]
    assert pane.view is not None
    assert pane.problem.isVisible()
    assert pane.problem.text() == SENTENCE
    assert not pane.view.isVisible()
    window.session.set_moment(Moment("access", 0.5))
    assert "way in" in window.top_bar.place.text()
    monkeypatch.undo()
    window.session.set_moment(Moment("access", 0.6))
    assert not pane.problem.isVisible()
    assert pane.view.isVisible()


def test_a_damaged_settings_file_is_told(qtbot: QtBot, make_window: MakeWindow, settings_path: Path) -> None:
    settings_path.write_text('{"theme": "pink"}')
    window = make_window(is_remembered=True)
    assert window.banner.isVisible()
    assert str(settings_path) in window.banner.sentence.text()
    qtbot.mouseClick(window.banner.dismiss, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()


def test_a_fault_is_told_in_one_sentence(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    tell_errors(window.tell)
    try:
        raise ZeroDivisionError("by nothing")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert window.banner.isVisible()
    assert "ZeroDivisionError: by nothing" in window.banner.sentence.text()


def test_a_view_that_breaks_says_so_and_the_rest_goes_on(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = window.picture.panes["side"]
    assert pane.view is not None

    def fail(*_given: object) -> None:
        raise ZeroDivisionError("Mrs Example")

    monkeypatch.setattr(pane.view, "paint_view", fail)
    window.grab()
    QApplication.processEvents()
    assert pane.problem.isVisible()
    assert pane.problem.text() == BROKEN
    assert not pane.view.isVisible()
    log = log_path().read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert "the view side in the step healthy" in log
    assert "Mrs Example" not in log
    window.session.set_moment(Moment("healthy", 0.5))
    assert not pane.view.isVisible()
    monkeypatch.undo()
    window.player.next_step()
    assert pane.view.isVisible()
    assert not pane.problem.isVisible()


def test_a_scene_that_breaks_one_view_leaves_the_other(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.session.set_choice(("side", "top"))
    top = window.picture.panes["top"]
    assert top.view is not None

    def fail(*_given: object) -> None:
        raise KeyError("a part")

    monkeypatch.setattr(top.view, "show_scene", fail)
    window.session.set_moment(Moment("healthy", 0.5))
    assert top.problem.text() == BROKEN
    assert top.instead.isVisible()
    assert window.picture.panes["side"].view.isVisible()  # type: ignore[union-attr]


def test_the_same_fault_again_and_again_fills_no_log(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    tell_errors(window.tell)
    for _ in range(250):
        try:
            raise ZeroDivisionError
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert len(log_path().read_text(encoding="utf-8").splitlines()) == 3


def test_the_log_turns_over_and_holds_no_folders(tmp_path: Path) -> None:
    try:
        (tmp_path / "home" / "anna").read_text()
    except OSError as error:
        for _ in range(1500):
            log_error(error, "reading")
    files = sorted(path.name for path in log_path().parent.iterdir())
    assert files == ["errors.log", "errors.log.1", "errors.log.2"]
    assert sum(path.stat().st_size for path in log_path().parent.iterdir()) <= 300_000
    written = log_path().read_text(encoding="utf-8")
    assert "FileNotFoundError" in written
    assert "anna" not in written
    assert str(Path(__file__).parent) not in written


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("KYPHOVIEW_STATE", str(tmp_path / "taken" / "below"))
    log_error(ValueError(), "anything")
    assert not log_path().exists()


def test_a_foreseen_fault_is_its_own_sentence() -> None:
    assert error_sentence(BadInput(SENTENCE)) == SENTENCE


def test_labels_that_cannot_be_read_leave_the_picture(make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "load_labels", refuse)
    window = make_window()
    assert window.banner.sentence.text() == SENTENCE
    assert window.picture.panes["side"].view.isVisible()  # type: ignore[union-attr]
    window.banner.dismiss.click()
    window.player.next_step()
    window.grab()
    assert not window.banner.isVisible()


def test_a_typeface_that_is_missing_is_told(make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "load_fonts", refuse)
    assert app.make_application() is not None
    assert make_window(is_remembered=True).banner.sentence.text() == SENTENCE


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_long_word_in_a_sentence_does_not_make_the_window_wide(
    make_window: MakeWindow, settings_path: Path, scale: float
) -> None:
    """A wrong value, or the name of a file, without a place to break it."""
    usual = make_window(900, 800, text_scale=scale)
    least = usual.minimumSizeHint().width()
    settings_path.write_text(f'{{"theme": "{"x" * 300}", "text_scale": {scale}}}', encoding="utf-8")
    window = make_window(900, 800, is_remembered=True)
    assert window.banner.isVisible()
    assert "x" * 100 in window.banner.sentence.text()
    QApplication.processEvents()
    assert window.minimumSizeHint().width() == least
    assert window.width() == usual.width()
    window.banner.tell(f"/home/{'y' * 400}.pdf: there is no such file or folder.")
    QApplication.processEvents()
    assert window.minimumSizeHint().width() == least
    assert window.width() == usual.width()


def test_what_went_wrong_keeps_nothing_of_where_it_did(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python would keep all variables of the places that it came through, as of a window that is gone."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    error = ValueError("here")
    monkeypatch.setattr(sys, "last_value", error, raising=False)
    monkeypatch.setattr(sys, "last_traceback", error.__traceback__, raising=False)
    tell_errors(lambda _sentence: None)
    sys.excepthook(ValueError, error, None)
    assert sys.last_value is None
    assert sys.last_traceback is None
