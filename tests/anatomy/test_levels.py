"""The table of levels: whole, and the one place where a level's name decides anything."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest

from kyphoview.anatomy.levels import (
    ARCHES,
    DISCS,
    FACETS,
    LEVELS,
    RIB_LEVELS,
    TREATABLE,
    TREATMENTS,
    VERTEBRAE,
    neighbours,
)

PACKAGE = Path(__file__).resolve().parents[2] / "kyphoview"
TABLE = Path("anatomy/levels.py")
NAMES = {f"T{number}" for number in range(1, 13)} | {f"L{number}" for number in range(1, 6)} | {"sacrum"}
# Files that may name a level, and why.
EXCEPTIONS = {
    "build/cuts/side_tissues.py": "what runs along the whole spine changes its thickness from level to level",
    "anatomy/cuts/whole_spine.py": "the spine beyond the levels of the table",
    "procedure/case.py": "the usual case",
}


def test_no_level_is_named_outside_the_table():
    found = set()
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in NAMES:
                found.add(place.as_posix())
    assert found - {TABLE.as_posix()} == set(EXCEPTIONS)


def test_every_level_that_is_drawn_has_every_row():
    assert tuple(VERTEBRAE) == tuple(ARCHES) == tuple(FACETS) == LEVELS
    assert tuple(DISCS) == tuple(pairwise(LEVELS))
    assert set(RIB_LEVELS) <= set(LEVELS)


@pytest.mark.parametrize("level", TREATABLE)
def test_two_neighbours_stand_above_and_below_what_can_be_treated(level: str):
    around = neighbours(level)
    assert len(around) == 5
    assert around[2] == level


@pytest.mark.parametrize("row", TREATMENTS.values(), ids=TREATABLE)
def test_a_treatment_is_possible(row):
    assert 0.0 < row.medial_deg < 45.0
    assert 2.0 * row.cannula_radius_mm < min(VERTEBRAE[level].pedicle_width_mm for level in TREATABLE)
    assert 1.0 < row.usual_ml < 4.0
    assert row.cord_radii_mm or row.cauda_rings
