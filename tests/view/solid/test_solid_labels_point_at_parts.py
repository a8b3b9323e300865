"""In 3D a label points at what it names, and nothing stands between that and the camera: from where the steps look."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.solid.vertebra import canal_distance
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.pinned_points import bone_distance, pin
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.labels.label_painter import Shown
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid import solid_labels
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.preset_cameras import step_openness, step_orbit
from kyphoview.view.solid.solid_labels import SolidLabels
from tests.view.labels.named_parts import lies_in_part

_LAYOUT = Layout.of(1280, 800)
_SHARES = [n / 10 for n in range(11)]
_IN_FACE_MM = 0.5  # from the plane, at rest: a cut face moves with its bone, and so out of the plane
_TOOLS = ("needle", "cannula", "drill", "cement_tube")


def named(scene: Scene, lens: Lens) -> Iterator[tuple[str, Vector]]:
    """What labels name at this moment from the step's camera, and where they point."""
    found: list[Shown] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solid_labels, "paint_placed_labels", lambda _parts, _layout, shown, _theme: found.extend(shown))
        SolidLabels().paint(None, lens, scene, LIGHT, Cutaway(step_openness(scene)), False, True)
    parts = [placed.label.part for placed, _, opacity in found if opacity > 0.5]
    anchors = solid_labels.places_of(scene, False, frozenset(parts))
    return ((part, np.asarray(anchors[part])) for part in parts)


def sees_canal(scene: Scene, toward: Vector, point: Vector) -> bool:
    """Whether the point is in the canal, and behind the cut face no bone is between it and the camera."""
    looks = point + np.arange(0.0, 60.0, 0.5)[:, None] * toward
    left = looks[side_plane(scene.case.level, scene.case.path).height_over(looks) < 0.0]  # the rest is cut away
    at = LEVELS.index(scene.case.level)
    bone = np.min([bone_distance(scene, level, left) for level in LEVELS[at - 1 : at + 2]], axis=0) < 0.0
    return float(canal_distance(scene.case.level, point[None])[0]) < 0.0 and not bone.any()


def is_hidden_by_tool(scene: Scene, toward: Vector, part: str, point: Vector) -> bool:
    """Whether a tool that it is not comes between it and the camera."""
    looks = point + np.arange(1.0, 60.0, 0.5)[:, None] * toward
    for tool in scene.instruments:
        if part != tool.kind:
            axis = scene.axes[tool.side]
            s_mm, off_mm, _ = axis.coordinates(looks)
            if bool(((s_mm > tool.tail_mm) & (s_mm < tool.tip_mm) & (off_mm < tool.radius_mm)).any()):
                return True
    return False


def check(scene: Scene) -> None:
    lens, plane = Lens.of(step_orbit(scene).pose, _LAYOUT), side_plane(scene.case.level, scene.case.path)
    toward = lens.axes[2]
    for part, point in named(scene, lens):
        assert lies_in_part(scene, "side", part, point), part
        if part == "canal":
            assert sees_canal(scene, toward, point)
        elif part not in _TOOLS:
            at_rest = pin(scene, point[None]).rest[0]
            assert abs(float(plane.height_over(at_rest))) < _IN_FACE_MM, part
            assert part in ("balloon", "cement") or not is_hidden_by_tool(scene, toward, part, point), part


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_in_the_usual_case_every_label_points_at_what_it_names(step: str) -> None:
    for at in _SHARES:
        check(scene_at(DEFAULT_CASE, Moment(step, at)))


@pytest.mark.usefixtures("qapp")
@settings(max_examples=25, deadline=None)
@example(case=make_case("T10"), moment=Moment("healthy", 1.0))  # the smallest bones: the next arch is nearest
@example(case=make_case("T11"), moment=Moment("access", 0.25))
@example(case=make_case("T10", balloons=1), moment=Moment("healthy", 1.0))  # the canal, through the slanting cut
@example(case=make_case("L4", balloons=1), moment=Moment("access", 1.0))
@example(case=make_case("L1", loss_percent=20.0, balloons=1), moment=Moment("fracture", 1.0))  # the face above tilts
@given(case=st.from_type(Case), moment=st.from_type(Moment))
def test_in_any_case_every_label_points_at_what_it_names(case: Case, moment: Moment) -> None:
    check(scene_at(case, moment))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("level", "balloons", "is_seen"), [("L2", 1, True), ("L4", 1, False), ("L4", 2, True)])
def test_the_canal_is_named_unless_a_disc_hides_it(level: str, balloons: int, is_seen: bool) -> None:
    """Looked at aslant through the slanting cut, the disc below L4 covers it; square on, it does not."""
    for step, expected in (("healthy", is_seen), ("access", True)):
        scene = scene_at(make_case(level, balloons=balloons), Moment(step, 1.0))
        parts = {part for part, _ in named(scene, Lens.of(step_orbit(scene).pose, _LAYOUT))}
        assert ("canal" in parts) == expected


@pytest.mark.parametrize("balloons", [1, 2])
@pytest.mark.parametrize("level", ["T10", "L1", "L4"])
@pytest.mark.parametrize("course", ["leak-disc", "leak-vein", "leak-canal"])
def test_a_leak_beside_the_cut_is_named_on_the_face_that_shows_it(course: str, level: str, balloons: int) -> None:
    """Looked at aslant, the place where it lies is a label's width away from its drawing on the cut face."""
    scene = scene_at(make_case(level, balloons=balloons, course=course), Moment(f"{course}-flows", 1.0))
    plane, toward = side_plane(level, scene.case.path), Lens.of(step_orbit(scene).pose, _LAYOUT).axes[2]
    places = solid_labels.places_of(scene, False, frozenset({"leak", "leak_ahead"}))
    assert len(places) == len(scene.leaks)
    for point, thread in zip(places.values(), scene.leaks, strict=True):
        wide_mm = float(np.max(thread.wide_mm))
        assert abs(float(plane.height_over(point))) < 1.5 + wide_mm + 1e-6  # nearer is drawn as if in the plane
        off_mm = np.linalg.norm(plane.flatten(thread.points) - plane.flatten(point), axis=1)
        assert off_mm.min() < 0.5
        assert not is_hidden_by_tool(scene, toward, "leak", point)
