"""The sheet as a page for a browser: what it tells those who hear it, and that it fetches and runs nothing."""

import re
from base64 import b64decode
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from selectolax.lexbor import LexborHTMLParser as Page

from kyphoview.content.clinic import Clinic
from kyphoview.content.sheet import Handout, Hundreds, Items, Section, SideBySide, sheet_of
from kyphoview.errors import BadInput
from kyphoview.export.handout.paper_sizes import find_paper
from kyphoview.export.handout.pdf_sheet import handout_page, write_handout
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.view.people import WIDE_ROW, rooms_of_people

HANDOUT = Handout(DEFAULT_CASE, date(2026, 11, 30))

pytestmark = pytest.mark.usefixtures("qapp")


def read(handout: Handout = HANDOUT) -> Page:
    return Page(handout_page(handout).decode("utf-8"))


def listed(sections: tuple[Section, ...]) -> list[str]:
    """Every line of every list, in order."""
    found: list[str] = []
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Items):
                found += block.texts
            elif isinstance(block, SideBySide):
                found += listed(block.sections)
    return found


def test_it_has_a_language_a_title_and_headings_without_a_gap() -> None:
    page = read()
    root = page.css_first("html")
    assert (root.attributes["lang"], root.attributes["dir"]) == ("en", "ltr")
    assert page.css_first("title").text() == page.css_first("h1").text() == sheet_of(HANDOUT).title
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_its_lists_are_the_sheets_in_its_order() -> None:
    sheet = sheet_of(HANDOUT)
    said = [node.text().strip() for node in read().css("li")]
    assert said == listed((*sheet.front, *sheet.back))


def test_every_picture_says_what_it_shows_and_has_its_labels() -> None:
    images, pictures = read().css("figure:not(.hundred) img"), sheet_of(HANDOUT).pictures
    assert len(images) == len(pictures) == 3
    for image, picture in zip(images, pictures, strict=True):
        alternative = image.attributes["alt"] or ""
        assert alternative.startswith(picture.alternative)
        assert all(label.text in alternative for label in picture.labels)
        assert (image.attributes["src"] or "").startswith("data:image/png;base64,")


def test_what_is_filled_in_has_a_name() -> None:
    page = read()
    names = {node.attributes["id"] for node in page.css("h2")}
    assert {node.attributes["aria-labelledby"] for node in page.css("textarea, section")} <= names
    assert all(box.parent is not None and box.parent.text().strip() for box in page.css("input"))


def test_it_fetches_and_runs_nothing_whatever_a_clinic_is_called() -> None:
    name = '<script>alert(1)</script> & "Sons"'
    page = handout_page(replace(HANDOUT, clinic=Clinic(name=name))).decode("utf-8")
    assert "<script" not in page
    assert name in {node.text() for node in Page(page).css("dd")}
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []
    assert "http:" not in page
    assert "https:" not in page


@pytest.mark.usefixtures("pseudo_language")
def test_it_speaks_the_language_of_the_program() -> None:
    assert read().css_first("html").attributes["lang"] == "en-XA"


def test_the_name_of_the_file_says_which_it_is(tmp_path: Path) -> None:
    write_handout(HANDOUT, find_paper("A4"), tmp_path / "sheet.HTML")
    assert (tmp_path / "sheet.HTML").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    with pytest.raises(BadInput, match=r"\.pdf or \.html"):
        write_handout(HANDOUT, find_paper("A4"), tmp_path / "sheet.doc")


def people_in(image: QImage) -> tuple[int, int]:
    """How many stand in a drawing, by what is painted at each place, and how many of them are filled."""

    def is_painted(x: float, y: float) -> bool:
        return image.pixelColor(round(x), round(y)).lightness() < 200

    rooms = rooms_of_people(WIDE_ROW, image.width() / WIDE_ROW)
    stand = [
        room
        for room in rooms
        if any(is_painted(room.left() + at * room.width() / 20, room.center().y()) for at in range(4, 17))
    ]
    filled = [room for room in rooms if is_painted(room.center().x(), room.top() + 0.66 * room.height())]
    return len(stand), len(filled)


def test_a_chance_is_drawn_as_a_hundred_of_whom_as_many_are_filled_as_its_words_say() -> None:
    weighed = next(section for section in sheet_of(HANDOUT).front for b in section.blocks if isinstance(b, Hundreds))
    (hundreds,) = (block for block in weighed.blocks if isinstance(block, Hundreds))
    figures = read().css("figure.hundred")
    assert len(figures) == len(hundreds.drawings) == 2
    for figure, drawing in zip(figures, hundreds.drawings, strict=True):
        source = figure.css_first("img").attributes["src"] or ""
        image = QImage.fromData(b64decode(source.partition(",")[2]))
        assert people_in(image) == (100, drawing.count)
        told = re.findall(r"\d+", figure.css_first("figcaption").text())
        assert told == [str(drawing.count), "100", str(100 - drawing.count)]
