"""Searching the words and the documents, with the results by step."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kyphoview.content import load_words
from kyphoview.content.load import load_step_at
from kyphoview.content.words import READING_LEVELS, ReadingLevel
from kyphoview.procedure.steps import step_called
from kyphoview.search import Hit
from kyphoview.shell.features.documents.documents_drawer import DocumentsDrawer
from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.features.pages.terms_list import TermsList
from kyphoview.shell.features.panels import DOCUMENTS, SEARCH
from kyphoview.shell.features.search.search_drawer import SearchDrawer
from kyphoview.shell.widgets.scrolling.finger_scroll import FingerScroll
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.found_mark import FoundMark


@pytest.fixture
def drawer(window: Window) -> SearchDrawer:
    window.key_actions.do("search")
    found = window.side.currentWidget()
    assert isinstance(found, SearchDrawer)
    return found


def rows(drawer: SearchDrawer) -> list[str]:
    return [row.text for row in drawer.found.rows]


def choose(drawer: SearchDrawer, row: int) -> None:
    drawer.results.activated.emit(drawer.found.index(row))


def test_the_field_is_ready_to_type(drawer: SearchDrawer) -> None:
    assert drawer.field.hasFocus()
    assert rows(drawer) == []


def test_results_stand_below_their_steps(qtbot: QtBot, drawer: SearchDrawer) -> None:
    qtbot.keyClicks(drawer.field, "cement leak")
    found = rows(drawer)
    heading = found.index("Weighing it up")
    assert "leak" in found[heading + 1]
    assert any(row.startswith("cement leak: ") for row in found)


def test_nothing_found_is_said(qtbot: QtBot, drawer: SearchDrawer) -> None:
    qtbot.keyClicks(drawer.field, "xylophone")
    assert drawer.told.text() == "Nothing found."


def test_a_result_leads_to_its_step_by_keys_alone(qtbot: QtBot, window: Window, drawer: SearchDrawer) -> None:
    qtbot.keyClicks(drawer.field, "anaesthesia local")
    qtbot.keyClick(drawer.field, Qt.Key.Key_Return)
    assert drawer.results.hasFocus()
    qtbot.keyClick(drawer.results, Qt.Key.Key_Return)
    assert window.session.moment.step == "ready"
    assert window.side.open_drawer is None


def test_a_result_in_a_document_leads_there(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kyphoplasty of the spine.\nZebra cement fills the cavity.\nA zebra in no step.")
    with qtbot.waitSignal(window.features.documents.library_changed):
        window.features.documents.open([tmp_path / "a.txt"])
    window.key_actions.do("search")
    drawer = window.side.currentWidget()
    assert isinstance(drawer, SearchDrawer)
    qtbot.keyClicks(drawer.field, "zebra")
    assert [row.split(":")[0] for row in rows(drawer)] == [
        "Cement fills the space",
        "a.txt, paragraph 2",
        "Terms, and what is in no step",
        "a.txt, paragraph 3",
    ]
    choose(drawer, 1)
    shown = window.side.currentWidget()
    assert isinstance(shown, DocumentsDrawer)
    assert (window.side.open_drawer, shown.text.paragraph) == (DOCUMENTS, 2)
    assert window.session.moment.step == "cementing"
    window.key_actions.do("search")
    assert window.side.open_drawer == SEARCH


def test_a_term_leads_to_the_glossary(qtbot: QtBot, window: Window, drawer: SearchDrawer) -> None:
    qtbot.keyClicks(drawer.field, "biconcave")
    last = len(drawer.found.rows) - 1
    assert rows(drawer)[last].startswith("biconcave fracture: ")
    choose(drawer, last)
    assert window.side.open_drawer == "look-up"
    (terms,) = window.side.findChildren(TermsList)
    assert [entry.term.name for entry in terms.entries if entry.is_marked] == ["biconcave fracture"]


def test_full_words_are_found_and_shown(qtbot: QtBot, window: Window, drawer: SearchDrawer) -> None:
    qtbot.keyClicks(drawer.field, "polymerisation")
    assert rows(drawer)[1].startswith("In the full words: ")
    choose(drawer, 1)
    assert (window.session.moment.step, window.session.reading_level) == ("cementing", "full")


@pytest.mark.parametrize("level", READING_LEVELS)
def test_every_text_of_a_step_is_in_sight_once_it_is_chosen(window: Window, level: ReadingLevel) -> None:
    """Also the calm sentences that wait behind the sources in the plain words."""
    words = window.side.words
    for text in load_step_at(level, "access").sentences_beside(step_called("access").views):
        words.show_sources(False)
        window.features.documents._go_to_hit(Hit(text, "access", level))
        assert (window.session.moment.step, window.session.reading_level) == ("access", level)
        assert [label for label in words.findChildren(QLabel) if is_in_sight(label, text)], text


def is_in_sight(label: QLabel, text: str) -> bool:
    return text in (label.text() or label.accessibleName()) and not label.visibleRegion().isEmpty()


def test_a_calm_sentence_is_found_and_its_sources_are_shown(qtbot: QtBot, window: Window, drawer: SearchDrawer) -> None:
    (care,) = [s.care for s in load_words().step("recovery").statements if s.id == "gently"]
    assert care
    qtbot.keyClicks(drawer.field, "cement needs the time")
    assert care not in [label.accessibleName() for label in window.side.words.findChildren(QLabel)]
    choose(drawer, 1)
    assert window.session.reading_level == "plain"
    assert [label for label in window.side.words.findChildren(QLabel) if is_in_sight(label, care)]


def test_a_page_is_found_and_opened_at_the_place(qtbot: QtBot, window: Window, drawer: SearchDrawer) -> None:
    qtbot.keyClicks(drawer.field, "brace feels tight")
    assert rows(drawer)[0] == "Your choices side by side"
    choose(drawer, 1)
    (look_up,) = window.side.findChildren(LookUp)
    assert look_up.page is not None
    assert look_up.page.page.id == "choices"


def test_headings_cannot_be_chosen(qtbot: QtBot, window: Window, drawer: SearchDrawer) -> None:
    qtbot.keyClicks(drawer.field, "cement")
    choose(drawer, 0)
    assert window.side.open_drawer == SEARCH


def test_what_was_found_is_marked_where_it_stands(qtbot: QtBot, window: Window, drawer: SearchDrawer) -> None:
    """In a step under its sentence, in a page under its answer; and the mark goes with what comes next."""
    qtbot.keyClicks(drawer.field, "embolism")
    choose(drawer, next(at for at, row in enumerate(drawer.found.rows) if row.hit is not None and row.hit.step))
    panel = window.side.words
    qtbot.waitUntil(lambda: len(marks := panel.findChildren(FoundMark)) == 1 and marks[0].isVisible())
    (mark,) = panel.findChildren(FoundMark)
    scroll = panel.findChild(FingerScroll)
    qtbot.waitUntil(lambda: scroll.viewport().rect().contains(mark.mapTo(scroll.viewport(), mark.rect().center())))
    window.presentation.go_to_step("access")
    window.player.pause()
    qtbot.waitUntil(lambda: not any(mark.isVisible() for mark in panel.findChildren(FoundMark)))

    window.key_actions.do("search")
    drawer.field.setText("second fracture")
    choose(drawer, 1)
    look_up = window.side.currentWidget()
    assert isinstance(look_up, LookUp)
    (mark,) = look_up.findChildren(FoundMark)
    assert mark.isVisible()
    labels = [label.text() for label in mark._part.findChildren(QLabel)]
    assert "Can I have a second break?" in labels
