"""The trabeculae that a balloon has pressed aside."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.solid.stage.packed_bone import packed


@settings(max_examples=25)
@given(some.from_type(Case), some.floats(0.25, 1.0), some.integers(0, 2**32 - 1))
def test_bone_is_pressed_out_of_the_hollow_and_stays_inside_the_rim(case: Case, at: float, seed: int) -> None:
    scene = scene_at(case, Moment("inflating", at))
    if not scene.cavities:
        return
    hollow, rim = scene.cavities[0], scene.compacted[0]
    random = np.random.default_rng(seed)
    s = random.uniform(*rim.ends_mm, 300)
    angle = random.uniform(0.0, 2 * np.pi, 300)
    far, share = rim.radius_at(s, angle), random.uniform(0.0, 1.6, 300)
    there = rim.axis.point(s, share * far, angle)
    at_s, radius, _ = rim.axis.coordinates(packed(there, hollow, rim))
    inner = hollow.radius_at(s, angle)
    assert at_s == pytest.approx(s, abs=1e-9)  # within its own section
    assert (radius >= np.minimum(inner, far) - 1e-9).all()
    assert (radius[share < 1.0] <= far[share < 1.0] + 1e-9).all()
    is_beyond = share >= 1.0
    assert radius[is_beyond] == pytest.approx((share * far)[is_beyond])


@given(some.floats(0.01, 0.99), some.floats(0.01, 0.99))
def test_every_part_gives_up_the_same_share_of_its_area(one: float, other: float) -> None:
    scene = scene_at(DEFAULT_CASE, Moment("inflating", 1.0))
    hollow, rim = scene.cavities[0], scene.compacted[0]
    s, angle = np.full(2, sum(hollow.ends_mm) / 2), np.full(2, 1.3)
    far = rim.radius_at(s, angle)
    near = np.array((min(one, other), max(one, other)))
    _, radius, _ = rim.axis.coordinates(packed(rim.axis.point(s, near * far, angle), hollow, rim))
    assert radius[0] <= radius[1] + 1e-12
    kept = (radius**2 - hollow.radius_at(s, angle) ** 2) / (near * far) ** 2
    assert kept[0] == pytest.approx(kept[1])
    assert 0.0 < kept[0] < 1.0
