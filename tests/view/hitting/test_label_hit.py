"""A label that is pressed says which part it names, in every view."""

import pytest

from kyphoview.anatomy.levels import has_cord
from kyphoview.content.parts import load_parts
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.study.naming.label_parts import part_of_label
from kyphoview.view.hitting.label_hit import part_of_label_at
from kyphoview.view.hitting.look import Look
from kyphoview.view.labels.label_painter import label_opacity
from kyphoview.view.labels.label_plan import Placed, label_plan
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import VIEWS, Layout
from kyphoview.view.solid import solid_labels
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.preset_cameras import step_orbit
from kyphoview.view.solid.solid_labels import SolidLabels

_LAYOUT = Layout.of(820.0, 560.0)
_STEPS = ("healthy", "access", "inflating", "cementing")


def _middle(placed: Placed) -> tuple[float, float]:
    return placed.place.x + placed.place.width / 2, placed.place.y + placed.place.height / 2


def _solid_look(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Look:
    """What the 3D view painted of its labels."""
    monkeypatch.setattr(solid_labels, "paint_placed_labels", lambda *_given: None)
    lens, labels = Lens.of(step_orbit(scene).pose, _LAYOUT), SolidLabels()
    labels.paint(None, lens, scene, LIGHT, Cutaway(1.0), False, True)  # type: ignore[arg-type]
    return Look(scene, "3d", _LAYOUT, lens, 1.0, labels.shown)


@pytest.mark.parametrize("step", _STEPS)
@pytest.mark.parametrize("level", ["T11", "L3"])
def test_a_label_in_3d_says_its_part(qapp: object, monkeypatch: pytest.MonkeyPatch, step: str, level: str) -> None:
    look = _solid_look(scene_at(make_case(level=level), Moment(step, 1.0)), monkeypatch)
    assert len(look.solid_labels) >= 2
    for placed in look.solid_labels:
        found = part_of_label_at(look, *_middle(placed))
        assert found == part_of_label(placed.label.part, level)
        assert found in load_parts()
    assert part_of_label_at(look, -5.0, -5.0) == ""


@pytest.mark.parametrize("step", _STEPS)
@pytest.mark.parametrize("view", [*VIEWS, *XRAY_VIEWS])
def test_a_label_in_a_cut_or_an_xray_says_its_part(qapp: object, step: str, view: str) -> None:
    scene = scene_at(make_case(), Moment(step, 1.0))
    look, plan = Look(scene, view, _LAYOUT), label_plan(scene.case, step, view, _LAYOUT, False)
    for placed in plan:
        if label_opacity(placed.label, 1.0) > 0.0:
            assert part_of_label_at(look, *_middle(placed)) == part_of_label(placed.label.part, scene.case.level)


def test_the_nerves_are_called_by_what_runs_there() -> None:
    assert {part_of_label("nerve", level) for level in ("T9", "L3")} == {"cord", "cauda"}
    assert has_cord("T9")
