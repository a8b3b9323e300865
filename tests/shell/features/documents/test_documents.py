"""Documents beside the picture: opened, marked, gone through, gone to and from, remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kyphoview.content.evidence.claims import load_claims
from kyphoview.content.words import Source
from kyphoview.documents.library import Library
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.documents.document_text import DocumentText
from kyphoview.shell.features.documents.documents_drawer import DocumentsDrawer
from kyphoview.shell.features.panels import CLINIC, DOCUMENTS
from kyphoview.shell.staff.staff_drawer import StaffDrawer
from kyphoview.shell.state.settings_file import load_settings
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.prose import NoteSpot

from .conftest import LINES, MakeWindow, change_opening, opened

_KNOWN = """
from kyphoview.documents import fingerprint_match
known = fingerprint_match.KnownDocument("D0", tuple(map(fingerprint_match.sketch, {lines})))
fingerprint_match.load_known = lambda: (known,)
from kyphoview.documents.library import open_document
opening_process.ReadingProcess.read = lambda _process, path: open_document(path)
"""


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch, leaflet: Path) -> Path:
    """A file that is taken for D0, which has four paragraphs, by the one process that takes it so."""
    lines = [f"Paragraph number {at} of a known document with some words of its own {at}." for at in range(1, 5)]
    change_opening(monkeypatch, _KNOWN.format(lines=lines))
    path = leaflet.parent / "copy.txt"
    path.write_text("\n".join(["A menu above it", *lines]))
    return path


def marked(text: DocumentText) -> list[str]:
    return [selection.cursor.selectedText() for selection in text.extraSelections()]  # type: ignore[attr-defined]


def test_nothing_is_open_at_first(window: Window) -> None:
    window.key_actions.do("documents")
    drawer = window.side.currentWidget()
    assert isinstance(drawer, DocumentsDrawer)
    assert drawer.empty.isVisible()
    assert drawer.open_files.isVisible()
    assert not drawer.text.isVisible()
    assert not drawer.clear.isVisible()


@pytest.mark.parametrize(
    ("size", "picture_share", "has_words"),
    [
        ((1920, 1080), 0.6, True),
        ((1920, 1080), None, False),  # the picture has what the words of a step do not need
        ((1280, 800), None, False),
        ((700, 800), None, False),
    ],
)
def test_the_buttons_say_their_words_where_there_is_room(
    qtbot: QtBot,
    make_window: MakeWindow,
    leaflet: Path,
    size: tuple[int, int],
    picture_share: float | None,
    has_words: bool,
) -> None:
    drawer = opened(qtbot, make_window(*size, picture_share=picture_share), leaflet)
    for button in (drawer.open_files, drawer.open_folder, drawer.clear):
        assert (button.sizeHint().width() == button.width_when(False)) == has_words
    assert drawer.place.isVisible()
    assert drawer.place.geometry().right() <= drawer.width()


def test_the_text_stands_as_it_is_with_this_steps_sentences_marked(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    window.session.set_moment(Moment("inflating", 0.0))
    drawer = opened(qtbot, window, leaflet)
    assert drawer.text.toPlainText() == "\n\n".join(LINES)
    assert drawer.text.isReadOnly()
    assert marked(drawer.text) == ["A balloon is inflated and lifts the vertebra."]
    assert drawer.text.paragraph == 2


def test_marks_follow_the_steps(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    drawer = opened(qtbot, window, leaflet)
    window.session.set_moment(Moment("cementing", 0.0))
    assert marked(drawer.text) == [LINES[3]]
    assert drawer.text.paragraph == 4
    assert drawer.place.text() == "Passage 1 of 1"
    window.session.set_moment(Moment("deflating", 0.0))
    assert marked(drawer.text) == []
    assert drawer.place.text() == "Nothing here belongs to this step."
    assert not drawer.next.isEnabled()


def test_a_passage_that_is_pressed_leads_to_its_step(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    drawer = opened(qtbot, window, leaflet)
    drawer.text.go_to(4)
    QTest.mouseClick(drawer.text.viewport(), Qt.MouseButton.LeftButton, pos=drawer.text.cursorRect().center())
    assert window.session.moment.step == "cementing"
    drawer.text.go_to(3)
    qtbot.keyClick(drawer.text, Qt.Key.Key_Return)
    assert window.session.moment.step == "cementing"  # which belongs to no step
    drawer.text.go_to(2)
    qtbot.keyClick(drawer.text, Qt.Key.Key_Return)
    assert window.session.moment.step == "ready"
    assert not window.side.isHidden()


def test_each_sentence_leads_to_its_own_step(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    text = opened(qtbot, window, leaflet).text
    assert text.step_at(2, 5) == "ready"
    assert text.step_at(2, LINES[1].index("balloon") + 1) in ("placing", "inflating")
    assert text.step_at(3, 0) is None


def test_going_through_the_passages_of_all_documents(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    (leaflet.parent / "more.md").write_text("# Vertebral fracture\n\nThe cement is injected.\n\nThe cement sets hard.")
    window.session.set_moment(Moment("cementing", 0.0))
    drawer = opened(qtbot, window, leaflet.parent)
    seen = set()
    for _ in range(3):
        assert drawer.text.shown is not None
        seen.add((drawer.text.shown.path.name, drawer.text.paragraph))
        qtbot.mouseClick(drawer.next, Qt.MouseButton.LeftButton)
    assert seen == {("leaflet.txt", 4), ("more.md", 2), ("more.md", 3)}
    place = drawer.place.text()
    drawer.go_back()
    drawer.go_on()
    assert drawer.place.text() == place


def test_another_document_is_chosen(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    (leaflet.parent / "more.txt").write_text("Some other words in another file.")
    drawer = opened(qtbot, window, leaflet.parent)
    drawer.choice.setCurrentIndex(1)
    assert drawer.text.toPlainText() == "Some other words in another file."


def names(window: Window) -> list[str]:
    return [document.path.name for document in window.features.documents.library.documents]


def test_opening_adds_to_what_is_open(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    opened(qtbot, window, leaflet)
    more = leaflet.parent / "more.txt"
    more.write_text("Some other words in another file.")
    drawer = opened(qtbot, window, more)
    assert names(window) == ["leaflet.txt", "more.txt"]
    assert drawer.choice.count() == 2
    assert drawer.text.toPlainText() == "Some other words in another file."  # what was just opened is on top


def test_one_that_is_opened_again_is_read_again_and_stays_in_its_place(
    qtbot: QtBot, window: Window, leaflet: Path
) -> None:
    (leaflet.parent / "more.txt").write_text("Some other words in another file.")
    opened(qtbot, window, leaflet.parent)
    leaflet.write_text("Kyphoplasty in words that are new.")
    drawer = opened(qtbot, window, leaflet)
    assert names(window) == ["leaflet.txt", "more.txt"]
    assert drawer.text.toPlainText() == "Kyphoplasty in words that are new."


def test_files_that_cannot_be_used_are_told_and_those_that_are_open_stay(
    qtbot: QtBot, window: Window, leaflet: Path
) -> None:
    opened(qtbot, window, leaflet)
    drawer = opened(qtbot, window, leaflet.parent / "missing.txt")
    assert names(window) == ["leaflet.txt"]
    assert "missing.txt" in drawer.news.text()
    assert drawer.text.isVisible()


def test_more_that_is_opened_while_others_are_read_costs_none_of_them(
    qtbot: QtBot, window: Window, leaflet: Path
) -> None:
    more = leaflet.parent / "more.txt"
    more.write_text("Some other words in another file.")
    window.features.documents.open([leaflet])
    opened(qtbot, window, more)
    assert names(window) == ["leaflet.txt", "more.txt"]


def test_a_source_mark_leads_to_its_paragraph(qtbot: QtBot, window: Window, known: Path) -> None:
    window.session.set_moment(Moment("inflating", 0.0))
    window.side.words.show_sources(True)
    spot = next(s for s in window.side.words.findChildren(NoteSpot) if s.note.heading.startswith("D0"))
    qtbot.mouseClick(spot, Qt.MouseButton.LeftButton)
    assert window.side.open_drawer is None  # its document is not open
    opened(qtbot, window, known)
    window.side.close_drawer()
    qtbot.mouseClick(spot, Qt.MouseButton.LeftButton)
    assert window.side.open_drawer == DOCUMENTS
    drawer = window.side.currentWidget()
    assert isinstance(drawer, DocumentsDrawer)
    cited = [s.paragraph for s in spot.note.sources]
    assert drawer.text.paragraph == cited[0] + 1
    assert drawer.text.hasFocus()


def test_a_known_documents_marks_are_its_sources(qtbot: QtBot, window: Window, known: Path) -> None:
    window.session.set_moment(Moment("closing", 0.0))
    text = opened(qtbot, window, known).text
    cited = {s.paragraph for c in load_claims() if "closing" in c.steps for s in c.says if s.document == "D0"}
    assert len(marked(text)) == len(cited)
    assert window.features.documents.go_to_source(Source("D0", 3))
    assert text.paragraph == 4
    assert not window.features.documents.go_to_source(Source("D1", 1))


def test_documents_are_remembered_only_when_the_clinic_says_so(
    qtbot: QtBot, make_window: MakeWindow, leaflet: Path, settings_path: Path
) -> None:
    first = make_window()
    clinic = first.side.show_drawer(CLINIC) or first.side.currentWidget()
    assert isinstance(clinic, StaffDrawer)
    clinic.documents.click()
    assert "Open the documents first" in first.banner.sentence.text()
    assert not clinic.documents.isChecked()
    opened(qtbot, first, leaflet)
    first.keeper.write()
    assert not settings_path.exists() or leaflet.name not in settings_path.read_text()
    first.side.show_drawer(CLINIC)
    clinic.documents.click()
    assert clinic.documents.isChecked()
    assert leaflet.name in clinic.documents_note.text()
    assert load_settings(settings_path).settings.clinic_documents == (str(leaflet),)
    again = make_window(is_remembered=True)
    qtbot.waitUntil(lambda: len(again.features.documents.library.documents) == 1, timeout=20_000)
    again.side.show_drawer(DOCUMENTS)
    drawer = again.side.currentWidget()
    assert isinstance(drawer, DocumentsDrawer)
    qtbot.mouseClick(drawer.clear, Qt.MouseButton.LeftButton)
    assert again.features.documents.library == Library()
    assert drawer.empty.isVisible()
    again.side.show_drawer(CLINIC)
    clinic = again.side.currentWidget()
    assert isinstance(clinic, StaffDrawer)
    clinic.documents.click()
    assert load_settings(settings_path).settings.clinic_documents == ()


def test_those_that_an_earlier_version_remembered_are_forgotten(make_window: MakeWindow, settings_path: Path) -> None:
    settings_path.write_text('{"theme": "dark", "documents": ["/letters/Example_Anna.txt"]}')
    window = make_window(is_remembered=True)
    assert not window.features.documents.is_reading
    window.close()
    assert "Anna" not in settings_path.read_text()


def test_those_of_the_command_line_are_for_this_time_only(
    qtbot: QtBot, leaflet: Path, settings_path: Path, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Window.fill

    def given(window: Window) -> None:
        original(window)
        window.features.give_documents([leaflet])

    monkeypatch.setattr(Window, "fill", given)
    window = make_window()
    qtbot.waitUntil(lambda: len(window.features.documents.library.documents) == 1)
    assert window.settings.clinic_documents == ()


def test_files_are_dropped_anywhere_on_the_window(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(leaflet)), QUrl("http://example.org/a.txt")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(window.features.documents.library_changed, timeout=20_000):
        window._contents._drop.eventFilter(window, QDropEvent(QPointF(9, 9), copy, data, left, none))
    assert [document.path for document in window.features.documents.library.documents] == [leaflet]
    assert window.side.open_drawer == DOCUMENTS


def test_files_and_folders_are_asked_for(
    qtbot: QtBot, window: Window, leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(leaflet)], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(leaflet.parent))
    window.key_actions.do("documents")
    drawer = window.side.currentWidget()
    assert isinstance(drawer, DocumentsDrawer)
    for button in (drawer.open_files, drawer.open_folder):
        with qtbot.waitSignal(window.features.documents.library_changed, timeout=20_000):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert [document.path for document in window.features.documents.library.documents] == [leaflet]


def test_a_file_that_vanishes_is_told_and_its_text_stays(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    drawer = opened(qtbot, window, leaflet)
    leaflet.unlink()
    qtbot.waitUntil(lambda: "no longer where it was" in drawer.news.text())
    assert drawer.text.toPlainText() == "\n\n".join(LINES)


def test_text_and_marks_keep_their_place_at_twice_the_size(
    qtbot: QtBot, make_window: MakeWindow, leaflet: Path
) -> None:
    window = make_window(text_scale=2.0, theme="high-contrast")
    drawer = opened(qtbot, window, leaflet)
    assert drawer.text.font().pixelSize() == 34
    for part in (drawer.open_files, drawer.next, drawer.choice, drawer.close_button):
        assert drawer.rect().contains(part.geometry()), part
    assert not drawer.foot.isVisible()


def test_no_document_speaks_of_a_step_of_another_course(qtbot: QtBot, window: Window, leaflet: Path) -> None:
    drawer = opened(qtbot, window, leaflet)
    window.session.set_moment(Moment("inflating", 0.5))
    with qtbot.captureExceptions() as raised:
        window.session.set_case(make_case(course="one-side"))
        for step in window.session.place.steps:
            window.session.set_moment(Moment(step.id, 0.5))
    assert raised == []
    assert "step" in drawer.place.text()
    assert not drawer.place.toolTip().endswith(": ")
