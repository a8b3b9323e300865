"""After "Next patient", and after a kiosk's visit, what the last one typed, opened or made is nowhere any more."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.shell.features.documents.documents_drawer import DocumentsDrawer
from kyphoview.shell.features.panels import (
    DOCUMENTS,
    FRACTURE,
    LOOK_UP,
    PROGRESS,
    QUESTIONS,
    SEARCH,
    SHEET,
    STUDY,
    TAKE_AWAY,
)
from kyphoview.shell.features.questions.questions_drawer import QuestionsDrawer
from kyphoview.shell.features.search.search_drawer import SearchDrawer
from kyphoview.shell.features.study.study_drawer import StudyDrawer
from kyphoview.shell.features.take_away.drawer import TakeAwayDrawer
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.side_panel import SidePanel
from tests.display import RunOnDisplay, display, on_display  # noqa: F401 - fixtures

MakeWindow = Callable[..., Window]
_BACKWARDS = "nnamretsumannaqx"  # so that the test itself does not hold what it looks for


def marker() -> str:
    return _BACKWARDS[::-1]


def holders() -> list[str]:
    """Every object that still holds the marker, in Python or in a property, a text or a model of Qt's."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        gc.collect()
    found = [f"{type(thing).__name__} {str(thing)[:200]}" for thing in gc.get_objects() if _holds(thing)]
    return found + [f"{type(part).__name__}: {name}" for part in _parts() for name in _names_of_texts(part)]


def _holds(thing: object) -> bool:
    sought = marker()  # in no closure, which would be found
    for held in gc.get_referents(thing):
        if (isinstance(held, str) and sought in held) or (isinstance(held, bytes) and sought.encode() in held):
            return True
    return False


def _names_of_texts(part: QObject) -> list[str]:
    """Those that hold the marker."""
    return [name for name, text in _texts(part) if marker() in text]


def _parts() -> Iterator[QObject]:
    for top in (*QApplication.topLevelWidgets(), QApplication.instance()):
        assert top is not None
        yield top
        yield from top.findChildren(QObject)


def _texts(part: QObject) -> Iterator[tuple[str, str]]:
    about = part.metaObject()
    for at in range(about.propertyCount()):
        value = about.property(at).read(part)
        yield about.property(at).name(), str(value)
    if isinstance(part, QPlainTextEdit):
        yield "text", part.toPlainText()
        if part.document().isUndoAvailable():
            part.undo()
            yield "undone text", part.toPlainText()
    if isinstance(part, QLineEdit) and part.isUndoAvailable():
        part.undo()
        yield "undone line", part.text()
    if isinstance(part, QAbstractItemView) and (model := part.model()) is not None:
        for row in range(model.rowCount()):
            for role in Qt.ItemDataRole:
                yield f"row {row}", str(model.index(row, 0).data(role))


def files_with_the_marker(folder: Path) -> list[Path]:
    sought = marker().encode()
    return [path for path in folder.rglob("*") if path.is_file() and sought in path.read_bytes()]


def live_for_a_while(qtbot: QtBot, window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody does who explains: opens a letter, searches, draws, changes the case, saves, copies."""
    letters = folder / "letters"
    letters.mkdir()
    letter = letters / f"{marker()}.txt"
    letter.write_text(f"Kyphoplasty for {marker()}.\nThe balloon is inflated in {marker()}.")
    window.features.toggle_explaining()
    window.side.show_drawer(DOCUMENTS)
    with qtbot.waitSignal(window.features.documents.library_changed, timeout=30_000):
        window.features.documents.open([letters])
    documents = window.side.currentWidget()
    assert isinstance(documents, DocumentsDrawer)
    documents.text.selectAll()
    documents.text.copy()
    window.side.show_drawer(SEARCH)
    search = window.side.currentWidget()
    assert isinstance(search, SearchDrawer)
    QTest.keyClicks(search.field, marker())
    assert search.found.rowCount() > 0
    QTest.keyClicks(search.field, " more")
    for name in (FRACTURE, LOOK_UP):
        window.side.show_drawer(name)
    window.session.set_case(make_case(level="T12", loss_percent=41.0))
    window.session.set_moment(Moment("inflating", 0.5))
    window.features.use_tool("pen")
    assert window.features.explain.ink.tools.tool == "pen"
    window.side.show_drawer(TAKE_AWAY)
    take_away = window.side.currentWidget()
    assert isinstance(take_away, TakeAwayDrawer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / f"{marker()}.svg"), ""))
    take_away.save.click()
    assert marker() in window.banner.sentence.text()
    take_away.copy.click()
    window.side.show_drawer(PROGRESS)
    window.features.study.keeper.pin(marker())
    window.comparing.toggle()


def write_questions_and_answers(side: SidePanel) -> None:
    """A question that is kept, so that it stands on the sheet, another half written, and an answer in study."""
    side.show_drawer(QUESTIONS)
    questions = side.currentWidget()
    assert isinstance(questions, QuestionsDrawer)
    QTest.keyClicks(questions.line, f"Does {marker()} hurt?")
    questions.add.click()
    QTest.keyClicks(questions.line, marker())
    side.show_drawer(SHEET)
    if STUDY in side._makers:
        side.show_drawer(STUDY)
        study = side.currentWidget()
        assert isinstance(study, StudyDrawer)
        study.kinds.chosen.emit("explain")
        QTest.keyClicks(study.explain.told, f"{marker()} fell.")
        study.explain.told.selectAll()
        study.explain.told.cut()
        study.explain.told.paste()
        assert marker() in study.explain.told.toPlainText()
    assert holders()


def test_next_patient_puts_questions_and_answers_away(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    window.features.toggle_explaining()
    write_questions_and_answers(window.side)
    window.features.explain.panel.next_patient.click()
    window.features.explain.panel.question.forget.click()
    assert holders() == []
    for name in (QUESTIONS, SHEET, STUDY):
        window.side.show_drawer(name)
    assert holders() == []
    window.close()
    assert files_with_the_marker(tmp_path) == []


def test_next_patient_puts_everything_away(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    live_for_a_while(qtbot, window, tmp_path, monkeypatch)
    assert holders()
    window.features.explain.panel.next_patient.click()
    window.features.explain.panel.question.forget.click()
    assert holders() == []
    assert window.session.case == DEFAULT_CASE
    assert window.session.moment == OPENING
    assert window.features.explain.ink.book.ink == ()
    assert window.features.explain.ink.tools.tool == "none"
    assert not window.comparing.is_on
    assert window.side.open_drawer is None
    for name in (SEARCH, DOCUMENTS, TAKE_AWAY):  # made anew
        window.side.show_drawer(name)
    assert holders() == []
    window.close()
    for path in (tmp_path / "letters").iterdir():
        path.unlink()
    assert files_with_the_marker(tmp_path) == []


_COPY = """
import sys
from PySide6.QtGui import QClipboard, QGuiApplication
from kyphoview.shell.app import make_application, make_window
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.state.settings import Settings
application = make_application()
clipboard = QGuiApplication.clipboard()
modes = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)

def copy():
    for mode in modes:
        clipboard.setText("of ours", mode)
    return [clipboard.text(mode) for mode in modes]

window = make_window()
print(copy())
window.presentation.start_over()
print([clipboard.text(mode) for mode in modes])
kiosk = KioskWindow(Settings())
kiosk.open()
kiosk.begin_visit()
copy()
kiosk.begin_visit()
print([clipboard.text(mode) for mode in modes])
"""


def test_nobody_can_paste_what_the_last_one_copied_or_selected(on_display: RunOnDisplay) -> None:  # noqa: F811
    """On a display, where a program knows whether what can be pasted is its own."""
    done = on_display("-c", _COPY)
    assert done.stdout.splitlines() == [str(["of ours"] * 2), str(["", ""]), str(["", ""])], done.stderr


def test_what_others_copied_stays(make_window: MakeWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("of another program")  # for without a display nothing is known to be our own
    make_window().presentation.start_over()
    assert clipboard.text() == "of another program"


def test_the_clinics_documents_are_there_for_the_next_patient(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaflet = tmp_path / "leaflet.txt"
    leaflet.write_text("Kyphoplasty for everyone.")
    window = make_window(clinic_documents=(str(leaflet),))
    live_for_a_while(qtbot, window, tmp_path, monkeypatch)
    with qtbot.waitSignals([window.features.documents.library_changed] * 2, timeout=30_000):
        window.features.explain.panel.next_patient.click()
        window.features.explain.panel.question.forget.click()
    assert [document.path for document in window.features.documents.library.documents] == [leaflet]
    assert holders() == []


def test_a_visit_leaves_nothing_in_the_kiosk(qtbot: QtBot, settings_path: Path) -> None:
    kiosk = KioskWindow(Settings())
    qtbot.addWidget(kiosk)
    kiosk.open()
    kiosk.begin_visit()
    assert isinstance(kiosk.stage, Visit)
    kiosk.stage.tell(marker())
    write_questions_and_answers(kiosk.stage.side)
    kiosk.begin_visit()  # the next one touches at once
    assert holders() == []
    kiosk.stage.tell(marker())
    kiosk.start_over()
    assert holders() == []
    kiosk.leave(False)
    assert files_with_the_marker(settings_path.parent) == []


_CHOOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from kyphoview.shell.app import make_application
application = make_application()
dialog = QFileDialog(None, "Open", sys.argv[1])
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
def choose():
    dialog.selectFile("letter.txt")
    dialog.accept()
QTimer.singleShot(0, choose)
assert dialog.exec()
"""


@pytest.mark.linux
def test_qts_own_dialogs_write_no_history(tmp_path: Path) -> None:
    places = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME")}
    folder = tmp_path / "letters" / marker()
    folder.mkdir(parents=True)
    (folder / "letter.txt").touch()
    subprocess.run([sys.executable, "-c", _CHOOSE, str(folder)], env={**os.environ, **places}, check=True, timeout=60)
    assert files_with_the_marker(tmp_path) == []
