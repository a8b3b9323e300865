"""What a step says to look at can be seen in the view that it is said of, whichever views are chosen."""

from collections.abc import Iterator

import numpy as np
import pytest

from kyphoview.anatomy.cuts.planes import side_plane
from kyphoview.content.load import load_step
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, xray_camera
from kyphoview.procedure.framing.label_anchors import anchors_of
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.procedure.view_names import VIEW_NAMES
from kyphoview.view.frame import Frame
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.preset_cameras import step_openness, step_orbit
from kyphoview.view.solid.solid_labels import NOT_DRAWN, cut_face_presence
from kyphoview.view.view_frame import ends_now
from tests.view.labels.named_parts import lies_in_part

_LAYOUT = Layout.of(1280, 800)
_MOMENTS = [n / 20 for n in range(21)]
_CASES = [
    make_case(),
    make_case(balloons=1, regain_percent=0.0),
    make_case(level="L2", shape="biconcave"),
    make_case(level="T12", shape="crush", loss_percent=30.0),
]


def seen(scene: Scene, view: str, names: frozenset[str]) -> Iterator[str]:
    """Which of these parts are in the picture now."""
    if view == "3d":
        yield from _seen_in_3d(scene, names)
        return
    for part, (x_mm, y_mm) in ends_now(scene, view, names).items():
        if view in XRAY_VIEWS:
            camera = xray_camera(next(each for each in XRAY_VIEWS if each == view), scene.moment.clock)
            if np.hypot(x_mm - camera.center[0], y_mm - camera.center[1]) < camera.width_mm / 2:
                yield part
        else:
            x, y = Frame.of(scene.cameras[view], _LAYOUT).pixel(x_mm, y_mm)
            if 0 < x < _LAYOUT.width and 0 < y < _LAYOUT.height:
                yield part


def _seen_in_3d(scene: Scene, names: frozenset[str]) -> Iterator[str]:
    """In the cut face, while it is open and before the camera."""
    lens = Lens.of(step_orbit(scene).pose, _LAYOUT)
    if cut_face_presence(lens, scene.case, step_openness(scene)) < 0.9:
        return
    for part, point in anchors_of(scene, "side", names - NOT_DRAWN).items():
        x, y = lens.to_pixels(np.asarray(point)[None])[0]
        if 0 < x < _LAYOUT.width and 0 < y < _LAYOUT.height:
            yield part


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case.level} {case.shape}")
@pytest.mark.parametrize("view", VIEW_NAMES)
@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_all_that_is_named_is_seen_together(step: str, view: str, case: Case) -> None:
    (look,) = [look for look in load_step(step).look_at if view in look.views]
    names = frozenset(look.names)
    scenes = [scene_at(case, Moment(step, at)) for at in _MOMENTS]
    assert any(names == set(seen(scene, view, names)) for scene in scenes), look.text


# What words in such a sentence mean, among the parts that it names.
_WORDS = {
    "needle": "needle", "balloon": "balloon|marker", "cement": "cement", "tube": "cannula", "canal": "canal",
    "nerves": "nerve|canal", "bridge": "pedicle", "ring of the pedicle": "pedicle", "marks": "marker",
    "muscles": "muscle", "discs": "disc", "bone above": "vertebra_above", "bones above": "vertebra_above",
    "space": "cavity|cement", "bones close": "vertebra_above", "top of the bone": "endplate", "tools": "cannula",
}  # fmt: skip


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_what_a_sentence_speaks_of_is_among_what_it_names(step: str) -> None:
    for look in load_step(step).look_at:
        for word, parts in _WORDS.items():
            if word in look.text:
                assert any(name.startswith(tuple(parts.split("|"))) or parts in name for name in look.names), word


@pytest.mark.parametrize("view", ["side", "3d"])
def test_the_dashed_and_the_hidden_are_not_named(view: str) -> None:
    """Only what stands in the cut itself, or right before it, is named in its views: the canal is the one exception."""
    for step in STEPS:
        (look,) = [look for look in load_step(step.id).look_at if view in look.views]
        for at in _MOMENTS:
            scene = scene_at(_CASES[0], Moment(step.id, at))
            for part, point in anchors_of(scene, "side", frozenset(look.names)).items():
                assert abs(float(side_plane(scene.case.level, scene.case.path).height_over(point))) < 1.5, part
                if part not in ("vertebra_below", "disc_below"):
                    assert lies_in_part(scene, "side", part, np.asarray(point)), (step.id, part)
