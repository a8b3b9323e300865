"""Cement that leaves the body: as much as the figures say, and where such cement runs, whatever the case."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import LEVELS, neighbours
from kyphoview.anatomy.nerves import sac_path
from kyphoview.anatomy.solid.vertebra import body_distance, canal_distance, vertebra_distance
from kyphoview.content.courses import load_course_step
from kyphoview.errors import BadInput
from kyphoview.procedure.case import Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.filling.leaks.thread import Thread
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import course_called
from kyphoview.procedure.track import movement
from kyphoview.study.naming.solid_parts import masks_at
from tests.procedure.test_courses import taken
from tests.random_cases import tried

LEAKS = ("leak-disc", "leak-vein", "leak-canal")
AT = st.floats(0.0, 1.0)
THROUGH_WALL_MM = 1.0  # how far from a wall a film may still be within the gap that lets it out


def at(case: Case, part: str, share: float) -> Scene:
    return scene_at(case, Moment(f"{case.course}-{part}", share))


def swept_ml(thread: Thread) -> float:
    """The volume of its sections over the way of their middles (Pappus), which the mesh's faces cut a little."""
    areas = np.pi * thread.wide_mm * thread.thin_mm
    return float(((areas[1:] + areas[:-1]) / 2.0) @ np.diff(thread.lengths_mm)) / 1e3


def outside(scene: Scene, thread: Thread) -> Points:
    """The surface of what has left the body for good, (N, 3) in mm."""
    from_bone = vertebra_distance(scene.case.level, scene.height_map.inverse(thread.points))
    is_out = from_bone > thread.thin_mm + THROUGH_WALL_MM / 10
    first = int(np.argmax(is_out)) if is_out.any() else len(is_out)
    found: Points = thread.rings()[first:].reshape(-1, 3)
    return found


def from_sac_mm(scene: Scene, points: Points) -> float:
    """About how near points (N, 3) in mm come to the sac with the nerves, as it lies now; below 0 inside."""
    path = sac_path(scene.case.level)
    middles = scene.carry_tissue(path.points)
    order = np.argsort(middles[:, 2])
    y, wide, deep = (
        np.interp(points[:, 2], middles[order, 2], part[order]) for part in (middles[:, 1], path.wide_mm, path.deep_mm)
    )
    share = np.hypot(points[:, 0] / wide, (points[:, 1] - y) / deep)
    return float(((share - 1.0) * np.minimum(wide, deep)).min())


@tried(12)
@given(st.data(), st.sampled_from(LEAKS), st.sampled_from(("flows", "after")), AT)
def test_what_is_put_in_is_what_is_in_the_body_and_what_has_left_it(
    data: st.DataObject, course: str, part: str, share: float
) -> None:
    case = data.draw(taken(course))
    scene = at(case, part, share)
    figures, injected_ml = scene.figures, case.cement_ml * movement("injected").at(scene.moment.clock)
    assert sum(figures.cement_volume_ml) + figures.leaked_ml == pytest.approx(
        injected_ml * case.balloons, rel=1e-3, abs=4e-4
    )
    assert sum(swept_ml(thread) for thread in scene.leaks) == pytest.approx(figures.leaked_ml, rel=0.08, abs=1e-4)
    end = at(case, "flows", 1.0)
    assert end.figures.leaked_ml == pytest.approx(course_called(course).leaked_ml, rel=1e-3)
    assert 0.1 * (1.0 - 1e-3) <= end.figures.leaked_ml <= 0.5


@tried(8)
@given(st.data(), st.sampled_from(LEAKS))
def test_a_leak_only_grows_while_it_flows_then_stays_and_never_empties_the_bone(
    data: st.DataObject, course: str
) -> None:
    case = data.draw(taken(course))
    scenes = [at(case, "flows", share) for share in np.linspace(0.0, 1.0, 21)]
    assert not scenes[0].leaks
    for before, now in pairwise(scenes):
        assert now.figures.leaked_ml >= before.figures.leaked_ml - 1e-9
        assert now.progress.cement_ml >= before.progress.cement_ml - 1e-9
    for share in (0.3, 1.0):
        assert at(case, "after", share).figures.leaked_ml == pytest.approx(course_called(course).leaked_ml, rel=1e-6)


@tried(12)
@given(st.data(), st.sampled_from(LEAKS), st.sampled_from(("flows", "after")), AT)
def test_what_has_left_stays_out_of_bone_and_of_the_sac(
    data: st.DataObject, course: str, part: str, share: float
) -> None:
    case = data.draw(taken(course))
    scene = at(case, part, share)
    where = LEVELS.index(case.level)
    for thread in scene.leaks:
        points = outside(scene, thread)
        if not len(points):
            continue
        assert vertebra_distance(case.level, scene.height_map.inverse(points)).min() > -0.3
        for neighbour in (LEVELS[where - 1], LEVELS[where + 1]):
            own = scene.bone_motion(neighbour).inverse().carry(points)
            assert vertebra_distance(neighbour, own).min() > 0.5
        if course != "leak-disc":
            assert from_sac_mm(scene, points) > 0.05


@tried(12)
@given(st.data(), st.sampled_from(LEAKS), AT)
def test_it_ends_where_the_course_says(data: st.DataObject, course: str, share: float) -> None:
    case = data.draw(taken(course))
    scene = at(case, "after", share)
    ends = [scene.height_map.inverse(thread.points[-1:]) for thread in scene.leaks]
    if course == "leak-disc":
        above = LEVELS[LEVELS.index(case.level) - 1]
        floor = vertebra_distance(case.level, ends[0])[0]
        roof = vertebra_distance(above, scene.bone_motion(above).inverse().carry(scene.leaks[0].points[-1:]))[0]
        assert floor == pytest.approx(roof, abs=1.5)  # in the middle of the disc
        return
    assert canal_distance(case.level, ends[0])[0] < -1.0
    for end in ends[1:]:
        assert 0.5 < body_distance(case.level, end)[0] < 3.0  # along the waist, in front
        assert end[0, 1] > 0.0


@tried(6)
@given(st.data(), st.sampled_from(LEAKS))
def test_a_leak_begins_on_cement_that_is_there(data: st.DataObject, course: str) -> None:
    case = data.draw(taken(course))
    begins = next(scene for scene in (at(case, "flows", share) for share in np.linspace(0.5, 0.6, 30)) if scene.leaks)
    for scene in (begins, at(case, "after", 1.0)):
        cement = scene.cements[0].body
        for thread in scene.leaks:
            near = np.linalg.norm(cement.points().reshape(-1, 3) - thread.points[0], axis=1).min()
            assert near < 1.5


@pytest.mark.parametrize("balloons", [1, 2])
@pytest.mark.parametrize("shape", ["wedge", "crush"])
@pytest.mark.parametrize("course", LEAKS)
def test_a_leak_begins_as_a_drop_and_not_at_once_as_wide_as_its_film(course: str, shape: str, balloons: int) -> None:
    case = make_case("L4", shape, 20.0, balloons, course=course)
    first = next(scene for scene in (at(case, "flows", share) for share in np.linspace(0.5, 0.51, 101)) if scene.leaks)
    for thread in first.leaks:
        assert float(np.ptp(thread.rings().reshape(-1, 3), axis=0).max()) < 1.0
    before = at(case, "flows", 0.51)
    after = at(case, "flows", 0.511)
    for one, other in zip(before.leaks, after.leaks, strict=True):
        assert np.abs(one.rings() - other.rings()).max() < 0.3


def test_a_leak_needs_more_cement_than_leaks() -> None:
    with pytest.raises(BadInput, match=r"0\.2 mL of cement leaves the bone, which needs at least 0\.8 mL"):
        make_case(course="leak-disc", balloons=1, cement_ml=0.5)
    assert make_case(course="leak-disc", balloons=2, cement_ml=0.5).cement_ml == 0.5


@tried(6)
@given(st.data(), st.sampled_from(LEAKS), st.sampled_from(("side", "top")))
def test_a_leak_is_named_only_once_it_has_left_the_bone(data: st.DataObject, course: str, view: str) -> None:
    case = data.draw(taken(course))
    step = f"{course}-flows"
    named = [label for label in load_course_step(step).labels.of(view) if label.part.startswith("leak")]
    assert named
    for label in named:
        scene = scene_at(case, Moment(step, label.appears))
        anchor = scene.anchors[view][label.part]
        assert vertebra_distance(case.level, scene.height_map.inverse(anchor[None]))[0] > -0.1


@pytest.mark.parametrize("course", LEAKS)
def test_what_lies_in_a_leak_is_cement_and_what_lies_beside_it_is_not(course: str) -> None:
    case = make_case(course=course)
    scene = at(case, "after", 1.0)
    for thread in scene.leaks:
        middle = slice(4, -6)  # short of the start, in the cement, and of the rounded end
        within, beyond = (
            thread.points[middle] + share * thread.thin_mm[middle, None] * thread.thin_way[middle]
            for share in (0.9, 1.15)
        )
        assert thread.contains(within).all()
        assert not thread.contains(beyond).any()
        assert masks_at(scene, within, neighbours(case.level))["cement"].all()
    for view in ("side", "top"):
        assert scene.leaks[0].contains(scene.anchors[view]["leak"][None])[0]
