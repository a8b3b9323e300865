"""The parts of pages: people, cells, the glossary, the table of differences, links."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.content import load_differences, load_documents, load_glossary
from kyphoview.content.pages import Chance, FigureOf, Group, load_page
from kyphoview.shell.features.pages import terms_list
from kyphoview.shell.features.pages.differences_table import difference_parts
from kyphoview.shell.features.pages.people import People
from kyphoview.shell.features.pages.terms_list import TermsList
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.words.column_grid import ColumnGrid
from kyphoview.shell.words.page_spans import PageSpans
from kyphoview.shell.words.popover import Popover
from kyphoview.view.palette import THEMES

pytestmark = pytest.mark.usefixtures("qapp")


def filled_people(people: People) -> int:
    """How many of the rooms have a filled body in the middle."""
    image = QImage(people.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    people.render(image)
    accent = QColor(people._style.theme.accent)
    bodies = [QPointF(room.center().x(), room.top() + 0.67 * room.height()).toPoint() for room in people.rooms]
    return sum(image.pixelColor(body) == accent for body in bodies)


@given(
    count=st.integers(0, 100),
    width=st.integers(150, 700),
    theme=st.sampled_from(sorted(THEMES)),
    of=st.sampled_from(get_args(FigureOf)),
)
def test_as_many_are_filled_as_the_chance_says(count: int, width: int, theme: str, of: FigureOf) -> None:
    people = People(Group("With it", count, "had it", "had none"), of)
    people.set_style(Style(THEMES[theme]))
    people.resize(width, people.heightForWidth(width))
    assert filled_people(people) == count


def test_people_are_told_in_words_too() -> None:
    people = People(Group("With it", 18, "had a leak", "had none"))
    interface = QAccessible.queryAccessibleInterface(people)
    assert interface.text(QAccessible.Text.Name) == "With it: 100 people"
    assert interface.text(QAccessible.Text.Description) == "18 of 100 had a leak. 82 of 100 had none."


def test_bones_are_called_so_and_drawn_otherwise() -> None:
    bones, people = (People(Group("With it", 18, "had a leak", "had none"), of) for of in ("bones", "people"))
    interface = QAccessible.queryAccessibleInterface(bones)
    assert interface.text(QAccessible.Text.Name) == "With it: 100 treated bones"
    assert bones.grab().toImage() != people.grab().toImage()


def test_what_counts_bones_is_drawn_as_bones() -> None:
    chances = [block for block in load_page("beyond").blocks if isinstance(block, Chance)]
    of_bones = [one.title for one in chances if any("ones treated" in group.name for group in one.groups)]
    assert of_bones == [one.title for one in chances if one.of == "bones"] != []


@given(width=st.integers(100, 1600), scale=st.sampled_from([1.0, 1.5, 2.0]))
def test_cells_stand_side_by_side_where_each_has_room(width: int, scale: float) -> None:
    cells = ColumnGrid([QLabel(str(number)) for number in range(4)], (4, 2, 1), 200)
    cells.set_style(Style(text_scale=scale))
    cells.resize(width, 100)
    cells._arrange(cells._columns_for(width))
    assert cells.columns in (4, 2, 1)
    if cells.columns > 1:
        assert width / cells.columns >= 200 * scale
    if cells.columns < 4:
        assert width < 4 * 200 * scale + 3 * 22


@pytest.fixture
def glossary(qtbot: QtBot) -> TermsList:
    made = TermsList()
    qtbot.addWidget(made)
    apply_style(made, Style())
    made.show()
    return made


def names(glossary: TermsList) -> list[str]:
    return [entry.term.name for entry in glossary.entries if not entry.isHidden()]


def test_the_glossary_shows_every_term_in_order(glossary: TermsList) -> None:
    shown = names(glossary)
    assert sorted(shown) == sorted(term.name for term in load_glossary())
    assert shown == sorted(shown, key=str.casefold)


@pytest.mark.parametrize(
    ("sought", "found"),
    [("kypho", "kyphoplasty"), ("  BONE  cement", "bone cement"), ("disks", "disc"), ("pounds on each", "psi")],
)
def test_seeking_finds_names_forms_and_meanings(qtbot: QtBot, glossary: TermsList, sought: str, found: str) -> None:
    qtbot.keyClicks(glossary.search, sought)
    assert found in names(glossary)
    assert len(names(glossary)) < len(glossary.entries)


def test_seeking_what_is_not_there_says_so(qtbot: QtBot, glossary: TermsList, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(terms_list, "announce", lambda _widget, sentence: told.append(sentence))
    qtbot.keyClicks(glossary.search, "zz")
    assert names(glossary) == []
    assert told[-1] == "No word here holds that. Try fewer letters."
    glossary.search.clear()
    assert len(names(glossary)) == len(glossary.entries)
    assert told[-1] == f"{len(glossary.entries)} words"


def test_the_table_tells_of_every_document_at_every_matter(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    steps: list[str] = []
    parts = dict(difference_parts("is silent", PageSpans(load_documents()), Popover(page), steps.append))
    for difference in load_differences():
        told = [label.accessibleName() for label in parts[difference.id].findChildren(QLabel)]
        for document in load_documents():
            (cell,) = [text for text in told if text.startswith(f"{document.id}, ")]
            own = [p.says for p in difference.says if document.id in {s.document for s in p.sources}]
            assert all(text in cell for text in own)
            assert ("is silent" in cell) == (not own)
        assert f"We say: {difference.because}" in told
    parts["step-inflating"].findChild(LinkLine).click()
    assert steps == ["inflating"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_link_is_large_enough_to_press_and_holds_its_words(scale: float) -> None:
    line = LinkLine("A link with quite a few words that need room", "What it is about, in a longer sentence than that.")
    line.set_style(Style(text_scale=scale))
    for width in (200, 400, 800):
        words, about = line._places(width)
        assert line.heightForWidth(width) >= max(44, about.bottom())
        assert words.bottom() < about.top()
        assert about.right() <= width


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_link_is_pressed_by_keys(qtbot: QtBot, key: Qt.Key) -> None:
    line = LinkLine("Go")
    qtbot.addWidget(line)
    line.show()
    with qtbot.waitSignal(line.clicked):
        qtbot.keyClick(line, key)
