"""Terms and source marks explain themselves, on hover, on focus and by touch."""

import re
from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QEnterEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kyphoview.content import load_documents, load_step
from kyphoview.content.when_to_get_help import load_help
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.prose import NoteSpot, Prose, Span
from kyphoview.shell.words.statement_spans import SpanMaker
from kyphoview.shell.words.words_panel import DISCLAIMER
from tests.shell.conftest import MakeWindow

DOCUMENTS = {document.id: document for document in load_documents()}


def spots(window: Window) -> list[NoteSpot]:
    return window.side.words.findChildren(NoteSpot)


def popover_text(window: Window) -> str:
    return " ".join(label.text() for label in window.side.popover.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_the_marks_of_each_sentence_stand_behind_it(step: str) -> None:
    maker = SpanMaker(load_documents())
    for statement in load_step(step).statements:
        told = [(is_told, list(spans)) for is_told, spans in groupby(maker.statement(statement), _is_told)]
        assert [is_told for is_told, _ in told] == [True, False] * len(statement.sentences)
        for sentence, (_, words), (_, marks) in zip(statement.sentences, told[::2], told[1::2], strict=True):
            assert "".join(span.text for span in words).strip() == sentence.text
            notes = [span.note for span in marks if span.note]
            assert {source for note in notes for source in note.sources} == set(sentence.sources)
            for note in notes:
                document = DOCUMENTS[note.sources[0].document]
                assert note.heading.startswith(f"{document.id}: ")
                assert document.kind[1:] in note.text
                assert (document.date if document.updated else "no date") in note.text
                assert all(re.search(rf"\b{source.paragraph}\b", note.text) for source in note.sources)


def _is_told(span: Span) -> bool:
    return span.is_told


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_care_stands_in_sight_with_what_each_document_says(window: Window, step: str) -> None:
    window.session.set_moment(Moment(step, 1.0))
    window.side.words.show_sources(True)
    shown = [label.accessibleName() for label in window.side.words.findChildren(QLabel)]
    maker = SpanMaker(load_documents())
    for statement in load_step(step).statements:
        if statement.care:
            assert statement.care in shown
            marks = [span for span in maker.care(statement) if span.kind == "mark"]
            assert len(marks) == (1 if statement.matters else 0)


def test_a_term_is_explained_once(window: Window) -> None:
    for step in STEPS:
        window.session.set_moment(Moment(step.id, 1.0))
        terms = [spot.note.heading for spot in spots(window) if not spot.note.heading.startswith("D")]
        assert len(terms) == len(set(terms))


def test_focus_shows_the_note_and_moving_on_the_next(qtbot: QtBot, window: Window) -> None:
    window.session.set_moment(Moment("cementing", 1.0))
    first, second = spots(window)[:2]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.side.popover.isVisible()
    assert first.note.heading in popover_text(window)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert second.note.heading in popover_text(window)
    window.picture.setFocus()
    qtbot.waitUntil(lambda: not window.side.popover.isVisible())


def test_the_tab_key_scrolls_and_the_note_comes_along(qtbot: QtBot, window: Window) -> None:
    window.session.set_moment(Moment("weighing", 1.0))
    places = spots(window)
    bar = window.side.words._scroll.verticalScrollBar()
    places[0].setFocus()
    for spot in places[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        while isinstance(QApplication.focusWidget(), LinkLine):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is spot
        assert window.side.popover.isVisible()
        assert window.side.popover.asker is spot
        shown = window.side.popover.geometry()
        edge = spot.mapTo(window, spot.rect().topLeft()).y()
        assert shown.top() - 4 <= edge + spot.height() + 4
        assert shown.bottom() + 4 >= edge - 4
    assert bar.value() > 0


def test_a_hovered_note_goes_when_the_words_scroll(window: Window) -> None:
    window.session.set_moment(Moment("weighing", 1.0))
    spots(window)[0].click()
    assert window.side.popover.isVisible()
    window.side.words._scroll.verticalScrollBar().setValue(400)
    assert not window.side.popover.isVisible()


def stroke(window: Window, start: QPoint, end: QPoint) -> None:
    viewport = window.side.words._scroll.viewport()
    touches = QTest.touchEvent(viewport, QTest.createTouchDevice())
    touches.press(0, start, viewport).commit()
    for part in range(1, 9):
        touches.move(0, start + (end - start) * (part / 8), viewport).commit()
    touches.release(0, end, viewport).commit()


@pytest.fixture
def small(make_window: MakeWindow) -> Window:
    """Wholly on the screen of the offscreen platform, beyond which no touch is felt."""
    return make_window(780, 780)


def test_a_finger_moves_the_words(small: Window) -> None:
    small.session.set_moment(Moment("weighing", 1.0))
    bar = small.side.words._scroll.verticalScrollBar()
    stroke(small, QPoint(200, 110), QPoint(200, 20))
    assert bar.value() == pytest.approx(90, abs=2)
    stroke(small, QPoint(200, 20), QPoint(200, 50))
    assert bar.value() == pytest.approx(60, abs=2)
    assert small.side.popover.asker is None


def test_a_tap_shows_the_note(small: Window) -> None:
    small.session.set_moment(Moment("cementing", 1.0))
    small.side.words.show_sources(True)
    spot = next(spot for spot in spots(small) if spot.kind == "mark")
    small.side.words._scroll.ensureWidgetVisible(spot)
    place = spot.mapTo(small.side.words._scroll.viewport(), spot.rect().center())
    stroke(small, place, place + QPoint(1, 1))
    assert small.side.popover.asker is spot


def test_hover_shows_the_note(window: Window) -> None:
    spot = spots(window)[0]
    middle = spot.rect().center().toPointF()
    QApplication.sendEvent(spot, QEnterEvent(middle, middle, middle))
    assert window.side.popover.asker is spot
    assert all(line in popover_text(window) for line in spot.note.lines)


def test_escape_puts_the_note_away_and_keeps_the_focus(qtbot: QtBot, window: Window) -> None:
    spot = spots(window)[0]
    spot.setFocus()
    qtbot.keyClick(spot, Qt.Key.Key_Escape)
    assert not window.side.popover.isVisible()
    assert QApplication.focusWidget() is spot


def test_notes_stay_inside_the_window(window: Window) -> None:
    for step in ("access", "weighing"):
        window.session.set_moment(Moment(step, 1.0))
        for spot in spots(window):
            window.side.words._scroll.ensureWidgetVisible(spot)
            spot.setFocus()
            assert window.rect().contains(window.side.popover.geometry()), spot.note.heading


def room_of(spot: NoteSpot) -> QRegion:
    """In its paragraph's coordinates."""
    return QRegion(spot.geometry()) if spot.mask().isEmpty() else spot.mask().translated(spot.pos())


def test_each_place_lies_in_its_paragraph_and_on_no_other(window: Window) -> None:
    for step in STEPS:
        window.session.set_moment(Moment(step.id, 1.0))
        for paragraph in window.side.words.findChildren(Prose):
            taken = QRegion()
            for spot in paragraph.findChildren(NoteSpot):
                assert paragraph.rect().contains(spot.geometry())
                assert not room_of(spot).intersects(taken)
                taken += room_of(spot)


def test_the_disclaimer_stays_in_sight(window: Window) -> None:
    seen = [label for label in window.side.words.findChildren(QLabel) if label.text() == DISCLAIMER]
    seen = [label for label in seen if label.isVisible()]
    assert len(seen) == 1
    assert seen[0].visibleRegion().boundingRect() == seen[0].rect()


def test_a_step_begins_at_the_top_of_its_words(window: Window) -> None:
    window.session.set_moment(Moment("weighing", 1.0))
    bar = window.side.words._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    window.session.set_moment(Moment("recovery", 1.0))
    assert bar.value() == 0


def test_sources_wait_until_they_are_asked_for(qtbot: QtBot, window: Window) -> None:
    window.session.set_moment(Moment("weighing", 1.0))
    words, statement = window.side.words, load_step("weighing").statements[0]
    assert statement.text in shown_words(window)
    assert statement.care not in shown_words(window)
    assert [spot for spot in spots(window) if spot.kind == "mark"] == []
    bar = words._scroll.verticalScrollBar()
    (line,) = [line for line in words.findChildren(LinkLine) if line.text() == "Show the sources"]
    words._scroll.ensureWidgetVisible(line)
    place = bar.value()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert statement.care in shown_words(window)
    assert [spot for spot in spots(window) if spot.kind == "mark"]
    assert bar.value() == place
    assert isinstance(again := QApplication.focusWidget(), LinkLine)
    assert again.text() == "Hide the sources"
    window.session.set_moment(Moment("recovery", 1.0))
    assert [spot for spot in spots(window) if spot.kind == "mark"]
    words.show_sources(False)
    assert [spot for spot in spots(window) if spot.kind == "mark"] == []


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_plain_words_show_no_mark_and_no_quibble_unasked(window: Window, step: str) -> None:
    window.session.set_moment(Moment(step, 1.0))
    cares = {statement.care for statement in load_step(step).statements}
    assert cares.isdisjoint(shown_words(window))
    assert [spot for spot in spots(window) if spot.kind == "mark"] == []


def test_the_full_words_always_show_their_sources(window: Window) -> None:
    window.session.set_moment(Moment("weighing", 1.0))
    window.session.set_reading_level("full")
    assert [spot for spot in spots(window) if spot.kind == "mark"]
    assert "Show the sources" not in [line.text() for line in window.side.words.findChildren(LinkLine)]


@pytest.mark.parametrize("step_id", ["closing", "recovery", "weighing"])
def test_when_to_get_help_comes_before_all_else(window: Window, step_id: str) -> None:
    window.session.set_moment(Moment(step_id, 1.0))
    shown, signs = shown_words(window), load_help()
    at = shown.index(signs.at_once.heading)
    assert at < shown.index("Look at the picture") < shown.index(signs.same_day.heading)
    assert [word for word in shown[at:] if word in signs.at_once.signs] == list(signs.at_once.signs)
    assert [word for word in shown if word in signs.same_day.signs] == list(signs.same_day.signs)


def test_other_steps_do_not_alarm(window: Window) -> None:
    window.session.set_moment(Moment("inflating", 1.0))
    assert load_help().at_once.heading not in shown_words(window)
    window.session.set_moment(Moment("fracture", 1.0))
    shown = shown_words(window)
    assert shown.index("Look at the picture") < shown.index(load_help().at_once.heading)


def shown_words(window: Window) -> list[str]:
    """Everything in the words, from above downwards."""
    labels = window.side.words.findChildren(QLabel)
    labels.sort(key=lambda label: label.mapTo(window.side.words, QPoint(0, 0)).y())
    return [label.text() or label.accessibleName() for label in labels]
