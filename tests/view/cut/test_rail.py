"""A rail is the axis itself, seen through the frame; its box holds all that lies along it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.anatomy.cuts.planes import side_plane, top_plane
from kyphoview.anatomy.levels import TREATABLE
from kyphoview.procedure.instruments.needle_axes import axes
from kyphoview.view.cut.rail import Rail
from kyphoview.view.frame import Frame
from kyphoview.view.picture_layout import Layout

FRAME = Frame(Layout.of(1280, 800), 6.5, 610.0, 377.0)
MM = st.floats(-90.0, 90.0)


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize(("plane_of", "side"), [(side_plane, "left"), (top_plane, "left"), (top_plane, "right")])
@given(along=MM, across=MM)
def test_a_rail_leads_where_the_axis_leads(level: str, plane_of, side: str, along: float, across: float):
    axis, plane = axes(level)[side], plane_of(level)
    rail = Rail.of(axis, plane, FRAME)
    on_axis = FRAME.to_pixels(plane.flatten(axis.point(along))[None, :])[0]
    assert np.abs(np.subtract(rail.point(along), on_axis)).max() < 1e-6
    beside = np.subtract(rail.point(along, across), on_axis)
    assert np.hypot(*beside) == pytest.approx(abs(across) * FRAME.scale, abs=1e-9)
    assert np.dot(beside, rail.forward) == pytest.approx(0.0, abs=1e-5)
    assert beside[1] * across <= 1e-9  # across is upwards
    assert np.abs(rail.points([(along, across)])[0] - rail.point(along, across)).max() < 1e-9


@given(back=MM, length=st.floats(0.0, 120.0), radius=st.floats(0.0, 20.0), share=st.floats(0.0, 1.0))
def test_its_box_is_the_least_that_holds_what_lies_along_it(back: float, length: float, radius: float, share: float):
    rail = Rail.of(axes("L1")["left"], side_plane("L1"), FRAME)
    box = rail.box(back, back + length, radius)
    corners = rail.points([(at, out) for at in (back, back + length) for out in (-radius, radius)])
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    assert box.getCoords() == pytest.approx((left, top, right, bottom), abs=1e-6)
    wider = rail.box(back, back + length, radius, share)
    assert wider.getCoords() == pytest.approx((left - share, top - share, right + share, bottom + share), abs=1e-6)
