"""The cover of the opened spine, and the drawing that is carried along on the pages."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.levels import TWO_SIDED
from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.solid.shapes.halves import BONE, far_part, near_part
from kyphoview.view.solid.stage.carried_drawing import CarriedDrawing
from kyphoview.view.solid.stage.cut_face_drawing import treated_area
from kyphoview.view.solid.stage.near_half import NearHalf
from kyphoview.view.solid.stage.stage_objects import vector3
from kyphoview.view.solid.stage.treated_cut_face import FARTHEST_MM

_OPENINGS = some.floats(0.0, 1.0)


def test_shut_it_lies_where_it_was_and_open_it_is_gone() -> None:
    points = np.array(((0.0, 0.0, 0.0), (-20.0, 10.0, 30.0)))
    assert np.allclose(NearHalf(0.0).carry(side_plane("L1"), points), points)
    assert NearHalf(0.0).presence == NearHalf(0.5).presence == 1.0
    assert NearHalf(1.0).presence == 0.0
    assert not NearHalf(0.0).is_ajar
    assert not NearHalf(0.02).is_ajar  # the slider's first steps: a crack would look like a fracture
    assert NearHalf(0.02).turn_rad == 0.0
    assert NearHalf(0.03).is_ajar


@given(_OPENINGS)
def test_it_swings_as_one(openness: float) -> None:
    points = np.array(((0.0, 0.0, 0.0), (-20.0, 10.0, 30.0), (5.0, -40.0, -12.0)))
    swung = NearHalf(openness).carry(side_plane("L1"), points)
    for one, other in ((0, 1), (1, 2), (0, 2)):
        before, after = points[one] - points[other], swung[one] - swung[other]
        assert np.linalg.norm(after) == pytest.approx(np.linalg.norm(before))
    turn, place = NearHalf(openness).placed(side_plane("L1"))
    placed = [turn.rotatedVector(vector3(point)) + place for point in points]
    assert np.allclose([point.toTuple() for point in placed], swung, atol=1e-3)


@given(some.floats(0.0, 0.999))
def test_it_swings_without_a_jump(openness: float) -> None:
    points = np.array(((0.0, 25.0, 60.0), (-40.0, 0.0, -60.0)))
    before, after = NearHalf(openness), NearHalf(openness + 0.001)
    assert np.abs(after.carry(side_plane("L1"), points) - before.carry(side_plane("L1"), points)).max() < 0.5
    assert abs(after.presence - before.presence) < 0.01


@given(some.floats(0.05, 1.0))
def test_it_leaves_the_body_it_covered(openness: float) -> None:
    near = near_part("L1", TWO_SIDED, (BONE, "L1"), "light")
    assert near is not None
    in_front = near.vertices[near.vertices[:, 1] > -45.0]
    assert side_plane("L1").height_over(NearHalf(openness).carry(side_plane("L1"), in_front)).min() > 0.0


@settings(max_examples=15)
@given(some.from_type(Case), some.from_type(Moment), some.from_type(Moment))
def test_a_carried_drawing_lies_on_its_bone(case: Case, painted_at: Moment, shown_at: Moment) -> None:
    painted, shown = scene_at(case, painted_at), scene_at(case, shown_at)
    area = CarriedDrawing(painted, treated_area(case.level, case.path, 7.0))
    assert area.at(painted) is area.points
    plane = side_plane(case.level, case.path)
    rest = far_part(case.level, case.path, (BONE, case.level), "light").vertices
    rest = rest[np.abs(plane.height_over(rest)) < 1e-6]
    before, now = (plane.flatten(scene.carry_bone(case.level, rest)) for scene in (painted, shown))
    there = _interpolated(plane.flatten(area.points), plane.flatten(area.at(shown)), before)
    carried_mm = np.abs(np.subtract(shown.height_map.losses_mm, painted.height_map.losses_mm)).max()
    assert np.abs(there - now).max() < 0.1 * max(FARTHEST_MM, carried_mm)


def _interpolated(grid: np.ndarray, moved: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Where points (N, 2) of an upright grid (R, C, 2) come to when the grid's points move."""
    x, y = grid[0, :, 0], grid[:, 0, 1]
    column = np.clip(np.searchsorted(x, at[:, 0]) - 1, 0, len(x) - 2)
    row = np.clip(np.searchsorted(y, at[:, 1]) - 1, 0, len(y) - 2)
    u = ((at[:, 0] - x[column]) / (x[column + 1] - x[column]))[:, None]
    v = ((at[:, 1] - y[row]) / (y[row + 1] - y[row]))[:, None]
    low = (1 - u) * moved[row, column] + u * moved[row, column + 1]
    high = (1 - u) * moved[row + 1, column] + u * moved[row + 1, column + 1]
    return (1 - v) * low + v * high
