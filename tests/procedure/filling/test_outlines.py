"""Cement is lobulated and a balloon smooth: how far their outlines bend inwards, in the cuts and across the solid."""

import numpy as np
import pytest

from kyphoview.anatomy.cuts.planes import plane_of
from kyphoview.anatomy.geometry.curves import resampled
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.filling.radial_body import RadialBody
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at

_EVERY_MM, _OVER_MM = 0.5, 2.0


def bent_inwards_deg(loop: np.ndarray) -> float:
    """The sum of all turns the wrong way round along a closed curve (N, 2) in mm, each over 2 mm: 0 for an oval."""
    even = resampled(loop, _EVERY_MM, True)
    runs = np.roll(even, -round(_OVER_MM / _EVERY_MM), axis=0) - even
    ahead = np.roll(runs, -round(_OVER_MM / _EVERY_MM), axis=0)
    turns = np.arctan2(runs[:, 0] * ahead[:, 1] - runs[:, 1] * ahead[:, 0], np.sum(runs * ahead, axis=1))
    turns = turns * np.sign(turns.sum())
    return float(np.degrees(-turns[turns < 0.0].sum()) * _EVERY_MM / _OVER_MM)


def across_deg(body: RadialBody) -> float:
    """The same across the axis, as the mean over its middle half: this is the solid's own surface."""
    count = body.radius_mm.shape[1]
    angle = np.linspace(0.0, 2 * np.pi, count, endpoint=False)
    middle = np.abs(body.s_mm - body.s_mm.mean()) < 0.25 * np.ptp(body.s_mm)
    rings = [np.column_stack((row * np.cos(angle), row * np.sin(angle))) for row in body.radius_mm[middle][::6]]
    return float(np.mean([bent_inwards_deg(ring) for ring in rings]))


@pytest.mark.parametrize("level", ["T10", "L1", "L4"])
def test_cement_has_lobes_and_a_balloon_none(level: str) -> None:
    case = make_case(level)
    balloon = scene_at(case, Moment("inflating", 1.0)).balloons[0].body
    cement = scene_at(case, Moment("weighing", 1.0)).cements[0].body
    for view in ("side", "top"):
        plane = plane_of(level, view, case.path)
        smooth, lobed = (bent_inwards_deg(plane.flatten(body.outline(plane))) for body in (balloon, cement))
        assert smooth < 5.0
        assert lobed > 35.0
    assert across_deg(cement) > 4.0 * across_deg(balloon)
