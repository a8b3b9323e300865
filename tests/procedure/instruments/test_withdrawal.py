"""What leaves the bone, and when: the filler as the cavity fills, the cannula once the cement is hard."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kyphoview.describe.cement_state import cement_state
from kyphoview.procedure.case import Case
from kyphoview.procedure.instruments.needle_axes import axis_places
from kyphoview.procedure.instruments.positions import Instrument
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS

AT = st.floats(0.0, 1.0)
IN_CEMENT_MM = 2.0


def tool(scene: Scene, kind: str) -> Instrument | None:
    return next((tool for tool in scene.instruments if tool.kind == kind), None)


@settings(max_examples=25)
@given(st.from_type(Case), st.sampled_from([step.id for step in STEPS]), AT)
def test_the_cannula_stays_until_the_cement_is_hard(case: Case, step: str, at: float) -> None:
    scene = scene_at(case, Moment(step, at))
    if scene.progress.cement_ml <= 0.0 or cement_state(scene.progress.setting) == "hard":
        return
    cannula = tool(scene, "cannula")
    assert cannula is not None
    assert cannula.tip_mm == axis_places(case.level, case.path).cannula_tip_mm


@settings(max_examples=10)
@given(st.from_type(Case))
def test_the_cannula_is_out_in_the_end(case: Case) -> None:
    assert tool(scene_at(case, Moment("closing", 0.5)), "cannula") != tool(
        scene_at(case, Moment("closing", 0.7)), "cannula"
    )
    assert not scene_at(case, Moment("closing")).instruments


@settings(max_examples=25)
@given(st.from_type(Case), AT, AT)
def test_the_filler_draws_back_as_the_cavity_fills(case: Case, one: float, other: float) -> None:
    before, after = (scene_at(case, Moment("cementing", 0.45 + 0.55 * at)) for at in sorted((one, other)))
    old, new = tool(before, "cement_tube"), tool(after, "cement_tube")
    assert old is not None
    assert new is not None
    assert new.tip_mm <= old.tip_mm
    assert new.tip_mm > axis_places(case.level, case.path).cannula_tip_mm  # it ends in the bone, not in the cannula
    for scene, filler in ((before, old), (after, new)):
        if scene.cement_ends_mm is not None:
            shallowest_mm = axis_places(case.level, case.path).cannula_tip_mm
            assert filler.tip_mm <= max(scene.cement_ends_mm[0], shallowest_mm) + IN_CEMENT_MM + 1e-9


@settings(max_examples=25)
@given(st.from_type(Case), AT)
def test_the_filler_leaves_before_the_cannula(case: Case, at: float) -> None:
    scene = scene_at(case, Moment("closing", at))
    filler, cannula = tool(scene, "cement_tube"), tool(scene, "cannula")
    if filler is not None:
        assert cannula is not None
        assert cannula.tip_mm == axis_places(case.level, case.path).cannula_tip_mm
