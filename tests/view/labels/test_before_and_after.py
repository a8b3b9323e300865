"""Before and after: the dashed outline is the broken bone's own, over the present bone, and no outline elsewhere."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.frame import Frame
from kyphoview.view.labels.before_and_after import paint_broken_outline, paint_gain
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture import paint_words
from kyphoview.view.picture_layout import Layout, View

LAYOUT = Layout.of(1280, 800)


class Collected:
    """Takes the names and the boxes of a picture's parts."""

    def __init__(self) -> None:
        self.boxes: dict[object, QRectF] = {}

    def paint(self, name, _key, box, _draw, opacity=1.0, is_fleeting=False) -> None:  # noqa: ARG002
        if opacity > 0.0:
            self.boxes[name] = box


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("step", "at", "view", "wanted"),
    [
        ("weighing", 1.0, "side", {"broken outline", "gain"}),
        ("recovery", 1.0, "side", {"broken outline", "gain"}),
        ("weighing", 1.0, "top", {"gain"}),
        ("recovery", 0.5, "side", set()),
        ("closing", 1.0, "side", set()),
    ],
)
def test_steps_end_on_before_and_after(step: str, at: float, view: View, wanted: set[str]) -> None:
    scene, parts = scene_at(DEFAULT_CASE, Moment(step, at)), Collected()
    paint_words(parts, Frame.of(scene.cameras[view], LAYOUT), scene, view, LIGHT)
    assert {"broken outline", "gain"} & parts.boxes.keys() == wanted


@pytest.mark.usefixtures("qapp")
def test_the_outline_is_that_of_the_broken_bone_and_lower_than_the_present_one() -> None:
    scene, parts = scene_at(DEFAULT_CASE, Moment("weighing")), Collected()
    plane = load_cut("L1", "side").plane
    frame = Frame.of(scene.cameras["side"], LAYOUT)
    paint_broken_outline(parts, LAYOUT, scene, LIGHT, frame.projection(plane))
    broken = scene_at(DEFAULT_CASE, Moment("fracture"))
    bones = [bone for bone in load_cut("L1", "side").bones if bone.level in ("T12", "L1") and not bone.is_rib]
    loops = [(bone.level, loop) for bone in bones for loop in bone.outlines]
    then, now = (
        np.concatenate([frame.project(plane, at.carry_bone(level, loop)) for level, loop in loops])
        for at in (broken, scene)
    )
    assert parts.boxes["broken outline"].top() == pytest.approx(then[:, 1].min(), abs=12.0)
    assert parts.boxes["broken outline"].left() == pytest.approx(then[:, 0].min(), abs=12.0)
    lower_mm = (then - now)[:, 1] / frame.scale
    assert lower_mm.max() > 2.0  # in front it was lower by what was gained


@pytest.mark.usefixtures("qapp")
def test_behind_the_camera_there_is_no_outline() -> None:
    scene, parts = scene_at(DEFAULT_CASE, Moment("weighing")), Collected()
    paint_broken_outline(parts, LAYOUT, scene, LIGHT, lambda points: np.full((len(points), 2), np.nan))
    assert not parts.boxes


@pytest.mark.usefixtures("qapp")
def test_of_two_pictures_only_one_says_it() -> None:
    scene, parts = scene_at(DEFAULT_CASE, Moment("weighing")), Collected()
    paint_gain(parts, Layout.of(640, 480, has_gauges=False), scene, LIGHT, True)
    assert not parts.boxes
