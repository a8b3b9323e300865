"""The tables of levels: whole, and the only places where a level's name decides anything."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest

from kyphoview.anatomy.levels import (
    ARCHES,
    DISCS,
    FACETS,
    LEVELS,
    MOVABLE,
    RIB_LEVELS,
    TREATABLE,
    TREATABLE_LEVELS,
    VERTEBRAE,
    neighbours,
)
from kyphoview.anatomy.needle_approach import LONE_NEEDLES, NEEDLE_ANGLES
from kyphoview.procedure.instruments.sizes import CANNULA_RADIUS_MM

PACKAGE = Path(__file__).resolve().parents[2] / "kyphoview"
TABLES = {"anatomy/levels.py", "anatomy/needle_approach.py", "procedure/instruments/sizes.py"}
NAMES = {f"T{number}" for number in range(1, 13)} | {f"L{number}" for number in range(1, 6)} | {"S1", "sacrum"}
# Files that may name a level, and why.
EXCEPTIONS = {
    "build/cuts/side_tissues.py": "what runs along the whole spine changes its thickness from level to level",
    "anatomy/cuts/whole_spine.py": "the spine beyond the levels of the table",
    "procedure/case.py": "the usual case",
    "anatomy/vessels.py": "the vertebra before which the large vessels part and meet",
    "study/naming/solid_parts.py": "a part that a person is asked to name",
}


def test_no_level_is_named_outside_the_tables():
    found = set()
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in NAMES:
                found.add(place.as_posix())
    assert found - TABLES == set(EXCEPTIONS)


def test_every_level_that_is_drawn_has_every_row():
    assert tuple(VERTEBRAE) == tuple(FACETS) == LEVELS
    assert tuple(ARCHES) == MOVABLE
    assert tuple(DISCS) == tuple(pairwise(LEVELS))
    assert set(RIB_LEVELS) <= set(LEVELS)
    assert tuple(NEEDLE_ANGLES) == tuple(LONE_NEEDLES) == tuple(CANNULA_RADIUS_MM) == TREATABLE


@pytest.mark.parametrize("level", TREATABLE)
def test_two_neighbours_stand_above_and_below_what_can_be_treated(level: str):
    around = neighbours(level)
    assert len(around) == 5
    assert around[2] == level


@pytest.mark.parametrize("level", TREATABLE)
def test_a_treatment_is_possible(level: str):
    row = TREATABLE_LEVELS[level]
    assert 0.0 < NEEDLE_ANGLES[level].medial_deg < 45.0
    assert 2.0 * CANNULA_RADIUS_MM[level] < min(VERTEBRAE[each].pedicle_width_mm for each in TREATABLE)
    assert 1.0 < row.usual_ml < 4.0
    assert row.cord_radii_mm or row.cauda_rings
