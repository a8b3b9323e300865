"""Figures from publications: each stands in the register under the one in which it was read, or it may not appear."""

import re
from pathlib import Path

import pytest

from kyphoview.content import load_words
from kyphoview.content.lint import check_words
from kyphoview.content.pages import Chance, Page, load_pages
from kyphoview.content.publications import load_publications

PUBLISHED = {publication.cite: set(publication.figures) for publication in load_publications()}
DATES = {"1", "29", "2020", "2026", "2027"}  # of the page about the words


def figures_of(text: str) -> set[str]:
    """Every number of a text, with the letters that belong to it; the hundred that chances are told of aside."""
    return set(re.findall(r"[A-Z]*-?[A-Z]*\d+(?:[.,]\d+)*", text)) - {"100"}


@pytest.fixture(params=load_pages(), ids=lambda page: page.id)
def page(request: pytest.FixtureRequest) -> Page:
    return request.param  # type: ignore[no-any-return]


def test_notes_show_no_other_figure() -> None:
    for step in load_words().steps:
        for note in step.notes:
            if note.kind == "beyond":
                assert figures_of(note.text) <= PUBLISHED[note.cite or ""], note.id


def test_pages_show_no_other_figure(page: Page) -> None:
    for said in page.said:
        if said.cite is not None:
            assert figures_of(said.text) <= PUBLISHED[said.cite], said.text
        elif not said.sources:
            assert figures_of(said.text) <= {"D0", "D4", "X", *DATES} or said.text.startswith("None of this"), said.text


def test_chances_show_no_other_figure(page: Page) -> None:
    for block in page.blocks:
        if isinstance(block, Chance):
            told = " ".join(sentence for group in block.groups for sentence in group.sentences)
            assert figures_of(f"{told} {block.sure} {block.more or ''}") <= PUBLISHED[block.cite], block.title


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("publications.toml", 'cite = "Lai 2012"', 'cite = "Lai 2013"', "there is no publication 'Lai 2012'"),
        ("publications.toml", 'cite = "Lai 2012"', 'cite = "Lai 2013"', "'Lai 2013' is cited nowhere"),
        ("publications.toml", 'cite = "Lai 2012"', 'cite = "Li 2017"', "'Li 2017' stands there twice"),
        ("publications.toml", 'cite = "Lai 2012"', 'cite = "Lai"', "year not seen"),
        ("chances.toml", 'cite = "Wang XR 2020"', 'cite = "Wang 2020"', "there is no publication 'Wang 2020'"),
        ("pages/beyond.toml", 'cite = "KAVIAR', 'cite = "CAVIAR', "there is no publication 'CAVIAR"),
        ("full/weighing.toml", 'cite = "FREE', 'cite = "FREI', "there is no publication 'FREI"),
    ],
)
def test_a_wrong_citation_is_found(text_copy: Path, name: str, old: str, new: str, problem: str) -> None:
    path = text_copy / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [line for line in check_words(text_copy) if problem in line]
