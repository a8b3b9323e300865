"""One word for one chance: with a figure within its bounds behind it, or a document that uses the word itself."""

from pathlib import Path

import pytest

from kyphoview.content.evidence.chances import load_chances
from kyphoview.content.evidence.publications import load_publications
from tests.content.conftest import assert_is_told

SPOILS = [
    (
        "steps/weighing.toml",
        "Not everyone has less pain.",
        "Most people have less pain.",
        "nothing stands behind 'most'",
    ),
    ("steps/weighing.toml", "A leak may do no harm.", "A leak rarely does harm.", "nothing stands behind 'rarely'"),
    ("full/recovery.toml", "Complete recovery can", "Complete recovery will often", "nothing stands behind 'often'"),
    ("differences.toml", "The proper shape.", "The proper shape, usually.", "nothing stands behind 'usually'"),
    ("chances.toml", "count = 73", "count = 7", "7.0 of 100 is not 'common'"),
    ("chances.toml", '"small leaks are common"', '"small leaks are so common"', "is said nowhere"),
    ("chances.toml", '"small leaks are common"', '"small leaks"', "it holds one chance word"),
    ("chances.toml", 'source = "D2 8"', 'source = "D2 7"', "D2 7: this paragraph is left out of use"),
]


@pytest.mark.parametrize(("name", "old", "new", "problem"), SPOILS, ids=[spoil[3] for spoil in SPOILS])
def test_a_problem_is_found_with_its_file(text_copy: Path, name: str, old: str, new: str, problem: str) -> None:
    assert_is_told(text_copy, name, old, new, problem)


@pytest.mark.parametrize(
    ("text", "unfounded"),
    [
        ("Small leaks are common.", ()),
        ("Large leaks are common.", ("common",)),
        ('Problems are called "very rare".', ()),
        ("Problems are rare.", ("rare",)),
        ("How likely is it, and how often?", ()),
        ("It is not likely, and most often it is mostly rare.", ("likely", "most", "often", "mostly", "rare")),
        ("The foremost, a commoner and fewer rarities.", ()),
        ("For a few weeks at most.", ()),
    ],
)
def test_a_chance_word_needs_something_behind_it(text: str, unfounded: tuple[str, ...]) -> None:
    assert load_chances().unfounded(text) == unfounded


def test_the_bounds_of_the_words_are_in_order() -> None:
    words = load_chances().words
    assert all(word.least < word.below for word in words)
    assert [word.least for word in words] == sorted(word.least for word in words)


def test_every_figure_was_read_in_its_publication() -> None:
    cites = {figure.cite for figure in load_chances().figures}
    assert cites <= {publication.cite for publication in load_publications()}
