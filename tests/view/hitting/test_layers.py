"""Skin, muscles and vessels in 3D are called by their names where they are shown, and what they hide is not."""

import numpy as np
import pytest

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.hitting.look import Look
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.cutaway import LAYERS, Layer
from kyphoview.view.solid.preset_cameras import PresetName, preset_orbit
from kyphoview.view.solid.shapes.coverings import covering_at_rest
from kyphoview.view.solid.shapes.leaning import leaning

_LAYOUT = Layout.of(820.0, 560.0)


def _look(scene: Scene, preset: PresetName, openness: float, *layers: Layer) -> Look:
    lens = Lens.of(preset_orbit(preset, scene.case).pose, _LAYOUT)
    return Look(scene, "3d", _LAYOUT, lens, openness, (), frozenset(layers))


def _parts(look: Look, points: np.ndarray) -> set[tuple[str, ...]]:
    return {look.parts_at(x, y) for x, y in look.pixels_of(points)}


@pytest.mark.parametrize("level", TREATABLE)
def test_what_covers_the_spine_is_named_in_its_place(level: str) -> None:
    scene = scene_at(make_case(level=level), Moment("fracture"))
    middle = np.array([[0.0, 5.0, -2.0], [0.0, 0.0, 30.0]])
    assert "vertebral_body" in {part for parts in _parts(_look(scene, "side", 0.0), middle) for part in parts}
    assert _parts(_look(scene, "side", 0.0, *LAYERS), middle) == {("skin",)}
    assert _parts(_look(scene, "back", 1.0, "muscles"), middle + np.array((30.0, 0.0, 0.0))) == {("back_muscle",)}
    opened = _parts(_look(scene, "side", 1.0, *LAYERS), middle)
    assert all(parts and "skin" not in parts for parts in opened)


@pytest.mark.parametrize("preset", ["side", "back", "surgeon"])
def test_a_ray_to_the_outer_side_of_the_skin_meets_it(preset: PresetName) -> None:
    scene = scene_at(make_case(), Moment("recovery"))
    look = _look(scene, preset, 0.0, "skin")
    assert look.lens is not None
    skin = leaning(covering_at_rest("L1", "skin", "light"), scene)
    towards = look.lens.position - skin.vertices
    cosine = (skin.normals * towards).sum(axis=1) / np.linalg.norm(towards, axis=1)
    is_near = (cosine > 0.4) & (np.abs(skin.vertices[:, 2]) < 60.0)
    for x, y in look.pixels_of(skin.vertices[is_near][::67]):
        assert look.parts_at(x, y) == ("skin",)


def test_vessels_hide_the_spine_from_in_front_and_fat_lies_under_the_skin_of_the_cut() -> None:
    scene = scene_at(make_case(), Moment("healthy"))
    look = _look(scene, "three_quarter", 0.0, "vessels")
    assert _parts(look, np.array([[-7.5, 30.0, 0.0]])) == {("aorta",)}
    opened = _look(scene, "side", 1.0, *LAYERS)
    assert opened.lens is not None
    names = {part for x in range(20, 820, 25) for part in opened.parts_at(float(x), 280.0)}
    assert {"back_muscle", "vertebral_body"} <= names
