"""Where labels point."""

import numpy as np
import pytest

from kyphoview.anatomy.cuts.planes import side_plane, top_plane
from kyphoview.anatomy.levels import LEVELS, ONE_SIDED, RIB_LEVELS, TREATABLE, TWO_SIDED, VERTEBRAE
from kyphoview.anatomy.solid.vertebra import canal_distance, vertebra_distance
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS

ALWAYS = {
    "side": {
        "spine", "vertebra_above", "vertebra", "vertebra_below", "upper_endplate", "lower_endplate", "cortex",
        "cancellous", "disc_above", "disc_below", "pedicle", "canal", "nerve_root", "facet", "muscle", "fat", "skin",
        "aorta",
    },
    "top": {
        "body", "pedicle_left", "pedicle_right", "canal", "nerve", "lamina", "spinous", "muscle", "aorta", "vena_cava",
        "skin",
    },
}  # fmt: skip


def scene(step: str, at: float = 1.0, level: str = "L1", balloons: int = 2) -> Scene:
    return scene_at(Case(level, "wedge", 33.0, balloons, 2.0, 2.0, 35.0), Moment(step, at))


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_parts_of_the_body_always_have_an_anchor(level: str, step: str) -> None:
    for view, names in ALWAYS.items():
        found = scene(step, level=level).anchors[view]
        assert names <= found.keys()
        assert all(point.shape == (3,) and np.isfinite(point).all() for point in found.values())


@pytest.mark.parametrize("level", TREATABLE)
def test_anchors_at_rest_lie_in_their_parts(level: str) -> None:
    for view, inside in (
        ("side", ("vertebra", "cancellous", "pedicle", "facet", "upper_endplate", "lower_endplate")),
        ("top", ("body", "pedicle_left", "pedicle_right", "lamina")),
    ):
        anchors = scene("healthy", level=level).anchors[view]
        depth = {name: float(vertebra_distance(level, anchors[name][None])[0]) for name in inside}
        assert all(distance < 0.0 for distance in depth.values()), depth
        beside = anchors["canal"] * (0.0, 1.0, 1.0)  # the canal's ghost is what lies square behind the cut
        assert float(canal_distance(level, beside[None])[0]) < 0.0
    assert abs(float(vertebra_distance(level, scene("healthy", level=level).anchors["side"]["cortex"][None])[0])) < 0.3


@pytest.mark.parametrize("level", TREATABLE)
def test_the_bump_is_named_where_it_lies_under_the_skin(level: str) -> None:
    """In the chest the cut leaves the vertebra's own process at its root, and meets the tip of the one above."""
    point = scene("healthy", level=level).anchors["top"]["spinous"]
    whose = LEVELS[LEVELS.index(level) - 1] if level in RIB_LEVELS else level
    home = placement(level, whose).inverse().carry(point[None])
    assert float(vertebra_distance(whose, home)[0]) < 0.0
    assert abs(float(top_plane(level).height_over(point))) < 0.1
    arch_mm = VERTEBRAE[level].endplate_depth_mm / 2 + VERTEBRAE[level].canal_depth_mm
    assert point[1] < -arch_mm


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("path", [TWO_SIDED, ONE_SIDED])
def test_a_free_pedicle_is_named_in_its_middle(level: str, path: str) -> None:
    """As far from the one surface as from the other, until a tool lies in it."""
    balloons = 2 if path == TWO_SIDED else 1
    free = scene("ready", level=level, balloons=balloons).anchors
    held = scene("access", level=level, balloons=balloons).anchors
    for view, name in (("side", "pedicle"), ("top", "pedicle_left"), ("top", "pedicle_right")):
        depth, beside = (-float(vertebra_distance(level, found[view][name][None])[0]) for found in (free, held))
        assert depth > 1.5, (view, name)
        is_moved = view == "top" and (balloons == 2 or name.endswith("left"))
        assert (depth > beside + 1.0) if is_moved else depth > beside - 1.0, (view, name)


@pytest.mark.parametrize("level", TREATABLE)
def test_anchors_of_bones_lie_in_the_plane_of_their_view(level: str) -> None:
    for view, plane, names in (
        ("side", side_plane(level), ("vertebra", "vertebra_above", "cortex", "pedicle", "facet", "cannula", "balloon")),
        ("top", top_plane(level), ("body", "lamina", "cannula_left", "cannula_right")),
    ):
        anchors = scene("placing", level=level).anchors[view]
        assert max(abs(float(plane.height_over(anchors[name]))) for name in names) < 2.0


@pytest.mark.parametrize(
    ("step", "at", "there", "not_there"),
    [
        (
            "healthy",
            1.0,
            (),
            ("break_front", "crush_band", "opening", "needle", "cannula", "balloon", "cavity", "cement"),
        ),
        ("fracture", 1.0, ("break_front", "crush_band"), ("opening", "cannula")),
        ("access", 0.5, ("opening", "needle", "cannula"), ("balloon",)),
        ("placing", 1.0, ("cannula", "balloon", "marker_front", "marker_back"), ("needle", "compacted", "cavity")),
        ("inflating", 1.0, ("balloon", "compacted"), ("cavity", "cement")),
        ("deflating", 1.0, ("cavity", "compacted", "cannula"), ("balloon", "marker_front")),
        ("cementing", 0.7, ("cement", "cement_tube", "cannula"), ("balloon",)),
        ("closing", 1.0, ("dressing",), ("opening",)),
        ("recovery", 1.0, ("cement",), ("opening", "cannula", "cement_tube")),
    ],
)
def test_an_anchor_exists_while_its_thing_does(
    step: str, at: float, there: tuple[str, ...], not_there: tuple[str, ...]
) -> None:
    found = scene(step, at).anchors["side"]
    assert set(there) <= found.keys()
    assert not set(not_there) & found.keys()


def test_one_balloon_has_labels_on_the_left_only() -> None:
    found = scene("inflating", balloons=1).anchors["top"]
    assert {"balloon_left", "cannula_left"} <= found.keys()
    assert not {"balloon_right", "cannula_right"} & found.keys()


def test_the_cement_anchor_lies_in_the_cement() -> None:
    for at in np.linspace(0.48, 1.0, 12):
        moment = scene_at(make_case(), Moment("cementing", float(at)))
        assert moment.cements[0].body.contains(moment.anchors["side"]["cement"][None]).all()


@pytest.mark.parametrize("level", TREATABLE)
@pytest.mark.parametrize("at", [0.45, 0.55, 0.7, 1.0])
def test_the_hollow_is_named_where_no_tool_lies_before_it(level: str, at: float) -> None:
    now = scene("deflating", at, level)
    for view, name in (("side", "cavity"), ("top", "cavity_left"), ("top", "cavity_right")):
        point, number = now.anchors[view][name], int(name.endswith("right"))
        hollow = now.cavities[number]
        assert hollow.contains(point[None]).all()
        plane = side_plane(level) if view == "side" else top_plane(level)
        beside = plane.flatten(point) - plane.flatten(hollow.axis.point(0.0))
        along = plane.flatten(hollow.axis.point(1.0)) - plane.flatten(hollow.axis.point(0.0))
        off_mm = abs(along[0] * beside[1] - along[1] * beside[0]) / np.hypot(*along)
        assert off_mm > 1.5 * max(tool.radius_mm for tool in now.instruments)
