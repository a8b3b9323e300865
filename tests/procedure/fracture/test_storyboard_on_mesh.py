"""The storyboard measured once more: on the moved surface of the bone itself, as one would measure it on a picture."""

import numpy as np
import pytest

from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import VERTEBRAE
from kyphoview.anatomy.meshes.mesh import load_mesh
from kyphoview.anatomy.solid.vertebra import body_distance
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.fracture.heights import healthy_heights
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from tests.procedure.fracture.test_heights import STORYBOARD

LEVEL = DEFAULT_CASE.level
HALF_DEPTH_MM = VERTEBRAE[LEVEL].endplate_depth_mm / 2
DEPTH_MM = 34.0
# Where heights are measured, from front to back: from so far to so far forward in mm, near the midline.
PLACES = ((HALF_DEPTH_MM - 1.2, 99.0), (-0.8, 0.8), (-HALF_DEPTH_MM - 1.0, -HALF_DEPTH_MM + 1.5))
NEAR_MIDLINE_MM, ON_BODY_MM = 4.0, 0.1


def ends(surface: Points, first_mm: float, last_mm: float) -> tuple[int, int]:
    """The highest and the lowest corner of the body's surface between two places, as numbers."""
    y = surface[:, 1]
    near = (y >= first_mm) & (y <= last_mm) & (np.abs(surface[:, 0]) < NEAR_MIDLINE_MM)
    there = np.flatnonzero(near & (np.abs(body_distance(LEVEL, surface)) < ON_BODY_MM))
    return int(there[surface[there, 2].argmax()]), int(there[surface[there, 2].argmin()])


def measured_mm(step: str) -> np.ndarray:
    """Front, middle and back height (3,) in mm at the end of a step: those of the whole bone, less what the marked
    corners of its surface have come nearer."""
    surface = load_mesh(LEVEL).vertices.astype(float)
    moved = scene_at(DEFAULT_CASE, Moment(step)).carry_bone(LEVEL, surface)
    marks = [ends(surface, *place) for place in PLACES]
    nearer = [(surface[high, 2] - surface[low, 2]) - (moved[high, 2] - moved[low, 2]) for high, low in marks]
    return np.array(healthy_heights(LEVEL).columns) - nearer


def test_every_step_has_a_row() -> None:
    assert list(STORYBOARD) == [step.id for step in STEPS]


@pytest.mark.parametrize("step", STORYBOARD)
def test_the_surface_has_the_heights_and_the_angle_of_the_storyboard(step: str) -> None:
    """Within 0.6 mm and 1.5 degrees, and at the end of recovery within 0.25 mm and 0.4 degrees."""
    within_mm, within_deg = (0.25, 0.4) if step in ("recovery", "weighing") else (0.6, 1.5)
    heights = measured_mm(step)
    assert heights == pytest.approx(STORYBOARD[step][:3], abs=within_mm)
    angle_deg = np.degrees(np.arctan2(heights[2] - heights[0], DEPTH_MM))
    assert angle_deg == pytest.approx(STORYBOARD[step][3], abs=within_deg)


def test_the_wedge_stays_corrected_by_four_degrees() -> None:
    broken, late = (measured_mm(step) for step in ("fracture", "recovery"))
    angles_deg = [np.degrees(np.arctan2(heights[2] - heights[0], DEPTH_MM)) for heights in (broken, late)]
    assert angles_deg[0] - angles_deg[1] == pytest.approx(4.0, abs=0.4)
