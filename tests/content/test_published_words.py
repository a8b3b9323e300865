"""Citations: each names a publication of the register, and each publication is cited."""

from pathlib import Path

import pytest

from kyphoview.content.lint.words import check_words
from tests.content.conftest import spoil_file


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
    spoil_file(path, old, new)
    assert [line for line in check_words(text_copy) if problem in line]
