"""Documents while they are read: progress, stopping, and what goes wrong, told calmly."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kyphoview.procedure.steps import step_index
from kyphoview.shell.features.documents.documents_drawer import DocumentsDrawer
from kyphoview.shell.window.window import Window
from tests.documents.apart.stand_in import process_that_dies

from .conftest import change_opening, opened

_READ_BY = """
from kyphoview.documents.apart.reading_process import ReadingProcess
opening_process.ReadingProcess = lambda: ReadingProcess({command})
"""
_GOES_ON = """
from threading import Event
def read(_paths, on_progress, is_stopped, _read):
    on_progress(2, 9)
    while not is_stopped():
        Event().wait(0.001)
    return opening_process.Library(problems=("Stopped.",))
opening_process.open_library = read
"""
_ANSWERS_NEVER = """
from threading import Event
def read(_paths, on_progress, _is_stopped, _read):
    on_progress(0, 1)
    Event().wait()
opening_process.open_library = read
"""


def begun(qtbot: QtBot, window: Window, path: Path, progress: str) -> DocumentsDrawer:
    """The drawer while documents are being read, at the moment when it says so."""
    window.key_actions.do("documents")
    drawer = window.side.currentWidget()
    assert isinstance(drawer, DocumentsDrawer)
    window.features.documents.open([path])
    qtbot.waitUntil(lambda: drawer.progress.text() == progress, timeout=20_000)
    return drawer


def test_bad_files_are_told_and_the_others_shown(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    for number in range(9):
        (leaflet.parent / f"empty{number}.txt").touch()
    drawer = opened(qtbot, window, leaflet.parent)
    lines = drawer.news.text().splitlines()
    assert len(lines) == 5
    assert lines[0].endswith("empty0.txt: there is no text in this file.")
    assert lines[-1] == "5 more could not be used, or not wholly."
    assert drawer.text.isVisible()


def test_reading_shows_progress_and_is_stopped(
    qtbot: QtBot, window: Window, leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that goes on until it is stopped: the window stays its own."""
    change_opening(monkeypatch, _GOES_ON)
    drawer = begun(qtbot, window, leaflet, "Reading document 3 of 9")
    assert drawer.stop.isVisible()
    window.player.next_step()
    assert window.session.step_number == step_index("fracture")
    with qtbot.waitSignal(window.features.documents.library_changed):
        qtbot.mouseClick(drawer.stop, Qt.MouseButton.LeftButton)
    assert not drawer.stop.isVisible()
    assert drawer.news.text() == "Stopped."


def test_stop_ends_a_file_that_would_take_for_ever(
    qtbot: QtBot, window: Window, leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (leaflet.parent / "long.txt").write_text("never read")
    change_opening(monkeypatch, _READ_BY.format(command=process_that_dies()))
    drawer = begun(qtbot, window, leaflet.parent, "Reading document 2 of 2")
    window.player.next_step()
    assert window.session.step_number == step_index("fracture")
    with qtbot.waitSignal(window.features.documents.library_changed):
        qtbot.mouseClick(drawer.stop, Qt.MouseButton.LeftButton)
    assert [document.path for document in window.features.documents.library.documents] == [leaflet]
    assert drawer.news.text() == "Stopped: 1 of 2 documents was left closed."


def test_stop_ends_a_folder_that_answers_never(
    qtbot: QtBot, window: Window, leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_opening(monkeypatch, _ANSWERS_NEVER)
    drawer = begun(qtbot, window, leaflet, "Reading document 1 of 1")
    with qtbot.waitSignal(window.features.documents.library_changed):
        qtbot.mouseClick(drawer.stop, Qt.MouseButton.LeftButton)
    assert drawer.news.text() == "The documents could not be read: reading them broke off."


def test_a_fault_is_told(qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    change_opening(monkeypatch, "def fail(*_): raise MemoryError('too much')\nopening_process.open_library = fail")
    drawer = opened(qtbot, window, Path("any"))
    assert drawer.news.text() == "The documents could not be read (MemoryError: too much)."


def test_a_process_that_ends_by_itself_is_told(qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    change_opening(monkeypatch, "import os\nos.abort()")
    drawer = opened(qtbot, window, Path("any"))
    assert drawer.news.text() == "The documents could not be read: reading them broke off."
