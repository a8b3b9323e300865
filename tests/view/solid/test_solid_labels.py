"""What is named in 3D from each side, and that no words lie over a tool's handle."""

import numpy as np
import pytest

from kyphoview.anatomy.levels import TWO_SIDED
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.labels.label_painter import Shown, label_opacity
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture_layout import Layout
from kyphoview.view.solid import solid_labels
from kyphoview.view.solid.camera import Lens, Orbit
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.preset_cameras import PresetName, preset_orbit, step_orbit
from kyphoview.view.solid.solid_labels import SolidLabels
from kyphoview.view.solid.stage.body_outline import figure_presence

_LAYOUT = Layout.of(1280, 800)


@pytest.fixture
def named(qapp, monkeypatch: pytest.MonkeyPatch):
    """Paints the labels of a moment from a place, and returns those that are fully seen."""

    def paint(scene: Scene, place: PresetName | Orbit) -> list[Shown]:
        found: list[Shown] = []
        monkeypatch.setattr(
            solid_labels, "paint_placed_labels", lambda _parts, _layout, shown, _theme: found.extend(shown)
        )
        orbit = place if isinstance(place, Orbit) else preset_orbit(place, scene.case)
        lens = Lens.of(orbit.pose, _LAYOUT)
        SolidLabels().paint(None, lens, scene, LIGHT, Cutaway(1.0), True, True)
        return [each for each in found if each[2] > 0.9]

    return paint


@pytest.mark.parametrize("step", ["healthy", "fracture", "access", "placing", "inflating", "cementing", "weighing"])
def test_from_behind_what_is_seen_there_is_named(named, step: str) -> None:
    scene = scene_at(make_case(), Moment(step, 1.0))
    parts = {placed.label.part for placed, _, _ in named(scene, "back")}
    assert parts
    assert parts <= {"spinous", "nerve", "needle_left", "cannula_left", "cannula_right"}
    before = {placed.label.part for placed, _, _ in named(scene, "side")}
    assert before
    assert not before & {"spinous", "nerve"}


@pytest.mark.parametrize("step", ["healthy", "weighing"])
def test_no_nerve_is_named_through_the_bodies_in_front_of_it(named, step: str) -> None:
    scene = scene_at(make_case(), Moment(step, 1.0))
    from_other_side = preset_orbit("side", DEFAULT_CASE).turned(-120.0, 5.0)
    assert Lens.of(from_other_side.pose, _LAYOUT).axes[2][1] > 0.3  # from the front, on the patient's other side
    assert "nerve" not in {placed.label.part for placed, _, _ in named(scene, from_other_side)}


@pytest.mark.parametrize("step", ["access", "placing", "inflating"])
def test_no_words_lie_over_a_handle_seen_from_behind(named, step: str) -> None:
    scene = scene_at(make_case(), Moment(step, 1.0))
    lens = Lens.of(preset_orbit("back", DEFAULT_CASE).pose, _LAYOUT)
    handles = []
    for tool in scene.instruments:
        if tool.kind in ("needle", "cannula"):
            along = np.linspace(tool.tail_mm - 26.0, tool.tail_mm, 9)
            handles.append(lens.to_pixels(scene.axes[tool.side].point(along)))
    assert handles
    for placed, _, _ in named(scene, "back"):
        box, away = placed.place, 4.0 * lens.scale
        for x, y in np.concatenate(handles):
            is_over = box.x - away < x < box.x + box.width + away and box.y - away < y < box.y + box.height + away
            assert not is_over, placed.lines


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("balloons", [1, 2])
@pytest.mark.parametrize("level", ["T10", "L1", "L4"])
@pytest.mark.parametrize("step", ["access", "placing", "closing"])
def test_no_words_lie_over_a_handle_where_the_step_looks_from(level: str, balloons: int, step: str) -> None:
    """However wide its wings: the words that follow others in a place of their own must not be pushed onto it."""
    case = make_case(level, balloons=balloons)
    plan = solid_labels._step_plan(case, step, _LAYOUT)
    assert plan
    for at in np.linspace(0.0, 1.0, 41):
        scene = scene_at(case, Moment(step, float(at)))
        lens = Lens.of(step_orbit(scene).pose, _LAYOUT)
        away = 14.0 * lens.scale
        for tool in scene.instruments:
            x, y = lens.to_pixels(scene.axes[tool.side].point(np.array([tool.tail_mm - 12.0])))[0]
            for placed in plan:
                box = placed.place
                is_over = box.x - away < x < box.x + box.width + away and box.y - away < y < box.y + box.height + away
                assert not is_over or label_opacity(placed.label, float(at)) <= 0.0, (placed.lines, at)


def test_the_first_picture_shows_the_whole_body_and_the_later_ones_do_not() -> None:
    first, last = (scene_at(make_case(), Moment("healthy", at)) for at in (0.0, 1.0))
    lens = Lens.of(step_orbit(first).pose, _LAYOUT)
    assert lens.pose.height_mm > 800.0
    assert figure_presence(lens, "L1", TWO_SIDED) == 1.0
    assert figure_presence(Lens.of(step_orbit(last).pose, _LAYOUT), "L1", TWO_SIDED) == 0.0


@pytest.mark.usefixtures("qapp")
def test_balloon_and_mark_are_named_from_two_sides_where_their_leaders_would_share_a_line() -> None:
    case, layout = make_case("T12", balloons=1), Layout.of(960, 680)
    placed = {each.label.part: each for each in solid_labels._step_plan(case, "inflating", layout)}
    for at in (0.4, 0.6, 0.8):
        scene = scene_at(case, Moment("inflating", at))
        parts = ("balloon", "marker_back")
        points = solid_labels.places_of(scene, False, frozenset(parts))
        ends = Lens.of(step_orbit(scene).pose, layout).to_pixels(np.stack([points[part] for part in parts]))
        for part, own, other in zip(parts, ends, ends[::-1], strict=True):
            along = own - placed[part].place.start
            share = np.clip((other - placed[part].place.start) @ along / (along @ along), 0.0, 1.0)
            assert np.linalg.norm(placed[part].place.start + share * along - other) > 5.0, (part, at)
