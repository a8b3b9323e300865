"""The buttons of a paragraph lie where its letters are painted, whatever has been measured or shown in between."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.card import Card
from kyphoview.shell.words.popover import Note, Popover
from kyphoview.shell.words.prose import NoteSpot, Prose, Span
from kyphoview.view.palette import THEMES, Theme
from tests.shell.conftest import MakeWindow

WHITE = 0xFFFFFFFF


def letters(paragraph: Prose) -> QImage:
    """The paragraph's own painting, black letters on white, without the buttons that lie over it."""
    image = QImage(paragraph.size(), QImage.Format.Format_RGB32)
    image.fill(WHITE)
    paragraph.render(image, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return image


def assert_spots_lie_right(paragraph: Prose) -> None:
    image = letters(paragraph)
    assert paragraph._page.textWidth() == paragraph.width()
    for spot in paragraph.findChildren(NoteSpot):
        whole = QRegion()
        room = 0 if spot.kind == "mark" else 3
        for rect in paragraph._rects(spot.start, spot.end):
            whole += rect.adjusted(-room, 0, room, 0) & paragraph.rect()
        assert spot.geometry() == whole.boundingRect(), spot.note.heading
        place = spot.geometry()
        inked = [
            (x, y)
            for x in range(place.left(), place.right() + 1)
            for y in range(place.top(), place.bottom() + 1)
            if image.pixel(x, y) != WHITE
        ]
        assert bool(inked) == (spot.kind == "term"), (paragraph.accessibleName(), spot.note.heading)


def assert_page_lies_right(window: Window) -> None:
    paragraphs = window.side.words.findChildren(Prose)
    assert any(paragraph.findChildren(NoteSpot) for paragraph in paragraphs)
    for paragraph in paragraphs:
        assert_spots_lie_right(paragraph)


@pytest.fixture
def paragraph(qtbot: QtBot) -> Iterator[Prose]:
    page = QWidget()
    words = "A fracture can start in any of these bones, and in several of them at once. "
    mark = Span("\u00a0\u00a0D2\u00a0\u00a0", "mark", Note("D2", ("A page",)))
    made = Prose([Span(words), mark, Span(f" {words}"), mark, Span(f" {words}"), mark], Popover(page), parent=page)
    apply_style(made, Style())
    made.resize(372, made.heightForWidth(372))
    page.resize(900, 600)
    page.show()
    yield made
    page.close()
    page.deleteLater()


@pytest.mark.parametrize("width", [200, 300, 358, 386, 640])
def test_measuring_moves_nothing(paragraph: Prose, width: int) -> None:
    before = letters(paragraph)
    assert paragraph.heightForWidth(width) != 0
    paragraph.sizeHint()
    paragraph.minimumSizeHint()
    assert letters(paragraph) == before
    assert_spots_lie_right(paragraph)


def test_a_measure_is_the_height_it_gets(paragraph: Prose) -> None:
    for width in (200, 300, 500):
        told = paragraph.heightForWidth(width)
        paragraph.resize(width, told)
        assert told == round(paragraph._page.size().height()) + 1
    told = paragraph.heightForWidth(300)
    paragraph.set_style(Style(text_scale=2.0))
    assert paragraph.heightForWidth(300) > told


@pytest.mark.parametrize("size", [(1920, 1040), (1280, 800), (1100, 1400)])
def test_marks_stand_beside_the_words(qtbot: QtBot, make_window: MakeWindow, size: tuple[int, int]) -> None:
    """The larger the window, the more steps fit without a scroll bar."""
    window = make_window(*size)
    window.side.words.show_sources(True)
    for step in (0, 7, 3, 7, 0):
        window.session.set_moment(Moment(STEPS[step].id, 1.0))
        window.grab()
        assert_page_lies_right(window)


def test_marks_stay_beside_the_words_as_the_window_changes(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(2400, 1600)  # high enough that what stands around the words gets no higher
    window.grab()
    bar = window.side.words._scroll.verticalScrollBar()
    whole = window.height() + bar.maximum()  # all words, without a bar
    has_bar = set()
    for height in (whole, 700, whole, 640):
        window.resize(2400, height)
        qtbot.waitUntil(lambda height=height: window.height() == height)
        window.grab()
        qtbot.waitUntil(lambda: bar.isVisible() == (bar.maximum() > 0))
        has_bar.add(bar.isVisible())
        assert_page_lies_right(window)
    window.hide()
    window.show()
    assert_page_lies_right(window)
    assert has_bar == {True, False}


def test_what_is_told_leaves_the_marks_out_and_is_marked_around_them(paragraph: Prose) -> None:
    words = "A fracture can start in any of these bones, and in several of them at once."
    assert paragraph.told == " ".join([words] * 3).replace("once. ", "once.  ").strip()
    second = paragraph.told.index(words, 5)
    places = list(paragraph._places(second, second + len(words)))
    assert [paragraph._page.toPlainText()[slice(*place)] for place in places] == [words]
    across = list(paragraph._places(0, len(paragraph.told)))
    assert [paragraph._page.toPlainText()[slice(*place)].strip() for place in across] == [words] * 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_what_is_read_aloud_is_seen_on_a_tinted_card(window: Window, theme: Theme) -> None:
    card = Card("calm")
    prose = Prose([Span("Look, then decide with your team.")], window.side.popover)
    card.add(prose)
    apply_style(card, Style(theme))
    card.resize(500, card.heightForWidth(500))
    accent = QColor(theme.accent).rgb()

    def accented() -> int:
        shown = card.grab().toImage()
        inside = prose.geometry()
        return sum(
            shown.pixel(x, y) == accent
            for x in range(inside.left(), inside.right())
            for y in range(inside.top(), inside.bottom())
        )

    before = accented()
    prose.mark(0, len(prose.told))
    assert accented() > before + 200
