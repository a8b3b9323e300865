"""The channel that the tools leave in the bone, and the cement in it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.anatomy.cortical_shell import LEAST_SHELL_MM
from kyphoview.anatomy.levels import TREATABLE
from kyphoview.anatomy.solid.vertebra import body_distance, canal_distance, vertebra_distance
from kyphoview.procedure.case import Case
from kyphoview.procedure.instruments.channel import channels_at
from kyphoview.procedure.instruments.needle_axes import axes, axis_places
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS, step_called, step_index

AT = st.floats(0.0, 1.0)
# A channel depends on the level and the sides alone.
CASES = st.builds(
    lambda level, balloons: Case(level, "wedge", 33.0, balloons, 2.0, 2.0, 35.0),
    st.sampled_from(TREATABLE),
    st.sampled_from((1, 2)),
)
DRILLED = step_index("placing") + next(at for at, stop in step_called("placing").tools["drill"] if stop == "in_front")
LAST = step_index("weighing") + 1.0


@given(CASES, st.floats(DRILLED, LAST))
def test_once_drilled_it_leads_from_the_cannula_to_the_front_third_for_ever(case: Case, clock: float) -> None:
    place = axis_places(case.level, case.path)
    channels = channels_at(case, clock)
    assert [channel.side for channel in channels] == list(case.sides)
    for channel in channels:
        assert channel.front_mm == pytest.approx(place.balloon_front_mm)
        assert min(bore.back_mm for bore in channel.bores) <= place.entry_mm
        assert max(bore.radius_mm for bore in channel.bores if bore.front_mm >= place.cannula_tip_mm) > 1.2
        depth = axes(case.level, case.path)[channel.side].point(channel.front_mm)[1]
        assert (
            depth > axes(case.level, case.path)[channel.side].point(place.front_cortex_mm)[1] / 3
        )  # the body's front third


@given(CASES, st.floats(0.0, LAST), st.floats(0.0, LAST))
def test_it_never_closes_again(case: Case, one: float, other: float) -> None:
    before, after = (channels_at(case, clock) for clock in sorted((one, other)))
    assert len(after) >= len(before)
    for old, new in zip(before, after, strict=False):
        assert new.front_mm >= old.front_mm
        assert len(new.bores) >= len(old.bores)


@given(CASES, st.floats(0.0, step_index("access") + 0.36))
def test_there_is_none_before_a_tool_has_come_to_bone(case: Case, clock: float) -> None:
    assert channels_at(case, clock) == ()


@given(CASES, st.floats(step_index("access"), LAST - 1e-9))
def test_a_tool_in_the_bone_lies_in_its_own_hole(case: Case, clock: float) -> None:
    scene = scene_at(case, Moment(_step_at(clock), clock % 1.0))
    for tool in scene.instruments:
        if tool.tip_mm > axis_places(case.level, case.path).entry_mm:
            channel = next(channel for channel in scene.channels if channel.side == tool.side)
            wide = [bore for bore in channel.bores if bore.front_mm >= tool.tip_mm - 1e-9]
            assert max(bore.radius_mm for bore in wide) >= tool.radius_mm


@pytest.mark.parametrize("level", TREATABLE)
def test_it_lies_in_bone_and_never_opens_the_canal(level: str) -> None:
    scene = scene_at(Case(level, "wedge", 33.0, 2, 2.0, 2.0, 35.0), Moment("placing", 0.55))
    for channel in scene.channels:
        for bore in channel.bores:
            s = np.linspace(bore.back_mm + 2 * bore.radius_mm, bore.front_mm, 60)
            wall = axes(level)[channel.side].point(s[:, None], bore.radius_mm, np.linspace(0.0, 6.3, 24)).reshape(-1, 3)
            assert canal_distance(level, wall).min() > 0.5
            at_rest = scene.height_map.inverse(wall)
            assert vertebra_distance(level, at_rest).max() < 0.0
        tip = axes(level)[channel.side].point(channel.front_mm, channel.bores[-1].radius_mm, np.linspace(0.0, 6.3, 24))
        assert body_distance(level, scene.height_map.inverse(tip)).max() < -LEAST_SHELL_MM  # the front wall stays whole


@settings(max_examples=20)
@given(st.from_type(Case), AT)
def test_it_takes_a_little_of_the_cement_and_no_cement_is_lost(case: Case, at: float) -> None:
    for moment in (Moment("cementing", at), Moment("cementing"), Moment("weighing")):
        scene = scene_at(case, moment)
        figures = scene.figures
        assert figures.cement_volume_ml[0] == pytest.approx(scene.progress.cement_ml, rel=1e-3, abs=2e-4)
        for cement, channel, cavity in zip(scene.cements, scene.channels, scene.cavities, strict=False):
            if cement.tail is None:
                continue
            back_mm, front_mm = cement.tail.ends_mm
            assert (
                axis_places(case.level, case.path).cannula_tip_mm < back_mm < front_mm
            )  # the rest of the channel stays open
            assert front_mm == pytest.approx(cavity.ends_mm[0])
            assert cement.tail.radius_mm.max() <= channel.bores[-1].radius_mm + 1e-9
            assert 0.0 < cement.tail.volume_ml < np.pi * channel.bores[-1].radius_mm ** 2 * (front_mm - back_mm) / 1e3
    if _is_full(scene):
        assert all(cement.tail is not None and cement.tail.volume_ml > 0.005 for cement in scene.cements)


def _is_full(scene: Scene) -> bool:
    """Whether cement fills the cavity to its back end."""
    return scene.cements[0].core.volume_ml > 0.9995 * scene.cavities[0].volume_ml


def _step_at(clock: float) -> str:
    return STEPS[int(clock)].id
