"""Documents that are put away are gone: from the list, the text, this step and the later ones, and the search."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kyphoview.content.load import load_step
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.features.documents.documents_drawer import DocumentsDrawer
from kyphoview.shell.features.panels import DOCUMENTS, SEARCH
from kyphoview.shell.features.search.search_drawer import SearchDrawer
from kyphoview.shell.window.window import Window

STEP_IDS = [step.id for step in STEPS]
WORD = "zebra"  # which no text of the program holds


@pytest.fixture
def leaflets(tmp_path: Path) -> Path:
    """Two documents; something in them belongs to each step."""
    folder = tmp_path / "leaflets"
    folder.mkdir()
    for number in range(2):
        lines = [f"{' '.join(load_step(step).sentences)} {WORD} {number}." for step in STEP_IDS]
        (folder / f"{number}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def search(qtbot: QtBot, window: Window) -> SearchDrawer:
    """With the word of the documents in its field."""
    window.side.toggle_drawer(SEARCH)
    drawer = window.side.currentWidget()
    assert isinstance(drawer, SearchDrawer)
    qtbot.keyClicks(drawer.field, WORD)
    return drawer


@pytest.fixture
def opened(qtbot: QtBot, window: Window, search: SearchDrawer, leaflets: Path) -> Callable[[], DocumentsDrawer]:
    """Opens the documents."""

    def open_again() -> DocumentsDrawer:
        with qtbot.waitSignal(window.features.documents.library_changed, timeout=20_000):
            window.features.documents.open([leaflets])
        if window.side.open_drawer != DOCUMENTS:
            window.side.toggle_drawer(DOCUMENTS)
        drawer = window.side.currentWidget()
        assert isinstance(drawer, DocumentsDrawer)
        assert drawer.choice.count() == 2
        assert len(search.found.rows) > 0
        return drawer

    return open_again


def traces(drawer: DocumentsDrawer, search: SearchDrawer) -> list[object]:
    """Whatever is still there of documents."""
    kept = [
        drawer.text.toPlainText(),
        drawer.text.extraSelections(),
        drawer.text.step_at(1, 0),
        drawer.text.shown,
        drawer.choice.count(),
        drawer.choice.toolTip(),
        len(search.found.rows),
        "" if drawer.text.accessibleName() == "The document" else drawer.text.accessibleName(),
        *(part for part in (drawer.choice, drawer.place, drawer.next, drawer.text) if part.isVisible()),
    ]
    return [trace for trace in kept if trace]


def test_in_every_step_nothing_is_left(
    qtbot: QtBot, window: Window, search: SearchDrawer, opened: Callable[[], DocumentsDrawer]
) -> None:
    for step in STEP_IDS:
        window.session.set_moment(Moment(step, 0.0))
        drawer = opened()
        assert all(document.passages[step] for document in window.features.documents.library.documents), step
        qtbot.mouseClick(drawer.clear, Qt.MouseButton.LeftButton)
        assert traces(drawer, search) == [], step
        assert drawer.empty.isVisible()


def test_they_do_not_come_again_at_later_steps(
    qtbot: QtBot, window: Window, search: SearchDrawer, opened: Callable[[], DocumentsDrawer]
) -> None:
    drawer = opened()
    drawer.go_on()
    qtbot.mouseClick(drawer.clear, Qt.MouseButton.LeftButton)
    for step in STEP_IDS:
        window.session.set_moment(Moment(step, 0.0))
        drawer.go_on()
        assert traces(drawer, search) == [], step


def test_nothing_that_was_put_away_comes_back_with_others(
    qtbot: QtBot, window: Window, opened: Callable[[], DocumentsDrawer], tmp_path: Path
) -> None:
    drawer = opened()
    qtbot.mouseClick(drawer.clear, Qt.MouseButton.LeftButton)
    other = tmp_path / "other.txt"
    other.write_text("Some other words.")
    with qtbot.waitSignal(window.features.documents.library_changed, timeout=20_000):
        window.features.documents.open([other])
    assert [document.path for document in window.features.documents.library.documents] == [other]
    assert drawer.text.toPlainText() == "Some other words."


def test_they_can_be_opened_again(qtbot: QtBot, search: SearchDrawer, opened: Callable[[], DocumentsDrawer]) -> None:
    first = opened()
    words = first.text.toPlainText()
    qtbot.mouseClick(first.clear, Qt.MouseButton.LeftButton)
    again = opened()
    assert again.text.toPlainText() == words
    assert again.text.extraSelections()
