"""The channel in the bone is seen in every view from drilling on, and its cement is."""

import numpy as np
import pytest

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.cuts.planes import plane_of
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView, xray_plane
from kyphoview.procedure.instruments.needle_axes import axis_places
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.frame import Frame
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture import paint_anatomy
from kyphoview.view.picture_layout import VIEWS, Layout, View
from kyphoview.view.solid.stage.cut_face_drawing import paint_treated, treated_area
from kyphoview.view.xray.attenuation import Attenuation
from tests.view.pixels import difference, painted

# While nothing lies in it between the cannula and the hollow.
OPEN = [
    Moment("placing", 0.57), Moment("deflating", 1.0), Moment("cementing", 0.02), Moment("closing", 1.0),
    Moment("recovery", 0.5), Moment("weighing", 1.0),
]  # fmt: skip
BEFORE_CANNULA_MM = 1.0
WIDTH, HEIGHT = 700, 500


def open_place(scene: Scene) -> np.ndarray:
    """A point (1, 3) in mm in the middle of the left channel, just in front of the cannula's place."""
    return scene.axes["left"].point(
        np.array([axis_places(scene.case.level, scene.case.path).cannula_tip_mm + BEFORE_CANNULA_MM])
    )


def without_channel(scene: Scene) -> Scene:
    """The same moment, as if nothing had been opened."""
    other = scene_at(scene.case, scene.moment)
    other.__dict__["channels"] = ()
    return other


def seen(scene: Scene, view: View) -> tuple[np.ndarray, Frame]:
    layout = Layout.of(WIDTH, HEIGHT, labels=False)
    frame = Frame.of(scene.cameras[view], layout)
    return painted(WIDTH, HEIGHT, lambda on: paint_anatomy(on, frame, scene, view, LIGHT)), frame


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("moment", OPEN, ids=lambda moment: f"{moment.step} {moment.at}")
def test_both_cuts_show_it(moment: Moment, view: View) -> None:
    scene = scene_at(DEFAULT_CASE, moment)
    with_it, frame = seen(scene, view)
    changed = difference(with_it, seen(without_channel(scene), view)[0])
    x, y = (
        frame.to_pixels(plane_of(scene.case.level, view, scene.case.path).flatten(open_place(scene)))[0]
        .round()
        .astype(int)
    )
    assert changed[y - 1 : y + 2, x - 1 : x + 2].max() > 20
    assert changed.max(axis=None) > 20


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("moment", OPEN, ids=lambda moment: f"{moment.step} {moment.at}")
def test_the_cut_face_in_3d_has_a_hole_for_it(moment: Moment) -> None:
    scene = scene_at(DEFAULT_CASE, moment)
    area = treated_area(scene.case.level, scene.case.path, 6.0)
    x, y = load_cut(scene.case.level, "side", scene.case.path).plane.flatten(open_place(scene))[0]
    column, row = round((x - area.left) * area.fineness), round((area.top - y) * area.fineness)
    assert paint_treated(scene, area, LIGHT).pixelColor(column, row).alpha() == 0
    assert paint_treated(without_channel(scene), area, LIGHT).pixelColor(column, row).alpha() == 255


@pytest.mark.parametrize("view", XRAY_VIEWS)
def test_xrays_sum_it_and_its_cement(view: XrayView) -> None:
    scene = scene_at(DEFAULT_CASE, Moment("weighing"))
    tail = scene.cements[0].tail
    assert tail is not None
    sums = Attenuation(view, pitch_mm=0.5)
    row, column = _nearest(sums, view, open_place(scene))
    assert sums.of(scene)[row, column] < sums.of(without_channel(scene))[row, column]
    row, column = _nearest(sums, view, tail.axis.point(np.array([np.mean(tail.ends_mm)])))
    empty = scene_at(scene.case, scene.moment)
    empty.__dict__["cements"] = ()
    assert sums.of(scene)[row, column] > sums.of(empty)[row, column] + 0.4


def _nearest(sums: Attenuation, view: XrayView, point: np.ndarray) -> tuple[int, int]:
    """The detector's pixel (row, column) that sees a point (1, 3)."""
    x, y = xray_plane(view).flatten(point)[0]
    detector = sums.detector
    return int(np.abs(detector.y_mm() - y).argmin()), int(np.abs(detector.x_mm() - x).argmin())
