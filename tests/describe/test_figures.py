"""Figures for programs and for people."""

import json
import re

import pytest

from kyphoview.describe.figures import figures_json, figures_lines, pressure
from kyphoview.language import rounded
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS

KEYS = [
    "anterior_height_mm", "middle_height_mm", "posterior_height_mm", "wedge_angle_deg", "kyphotic_angle_deg",
    "height_regained_percent", "balloon_volume_ml", "balloon_pressure_psi", "cavity_volume_ml", "cement_volume_ml",
    "posture_percent", "balloon_percent", "leaked_ml",
]  # fmt: skip


@pytest.mark.parametrize("step", [step.id for step in STEPS])
@pytest.mark.parametrize("balloons", [1, 2])
def test_the_json_has_every_figure_unrounded(step: str, balloons: int) -> None:
    scene = scene_at(make_case(balloons=balloons), Moment(step, 0.5))
    figures = figures_json(scene)
    assert list(figures) == KEYS
    assert json.loads(json.dumps(figures, allow_nan=False)) == figures
    for name in KEYS[6:10]:
        assert figures[name] == list(getattr(scene.figures, name))
        assert len(getattr(scene.figures, name)) == balloons
    assert all(type(figures[name]) is float for name in (*KEYS[:6], *KEYS[10:]))


def test_lines_are_rounded_and_have_units() -> None:
    lines = figures_lines(scene_at(DEFAULT_CASE, Moment("inflating")))
    assert len(lines) == 8
    assert "In the balloon on each side: 2.4 mL" in lines
    assert all(re.search(r": .*\d.* ?(mm|degrees|%|mL|atm\))$", line) for line in lines)
    assert not any(re.search(r"\d\.\d\d", line) for line in lines)


@pytest.mark.parametrize(("moment", "is_lost"), [(Moment("healthy", 0.5), False), (Moment("fracture", 1.0), True)])
def test_height_that_is_back_is_told_only_where_height_was_lost(moment: Moment, is_lost: bool) -> None:
    scene = scene_at(DEFAULT_CASE, moment)
    assert any("Lost front height that is back" in line for line in figures_lines(scene)) == is_lost
    assert "height_regained_percent" in figures_json(scene)


def test_one_balloon_has_no_sides() -> None:
    lines = figures_lines(scene_at(make_case(balloons=1), Moment("inflating")))
    assert "In the balloon: 2.4 mL" in lines


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(17.4499, 1, "17.4"), (26.0, 1, "26"), (-0.04, 1, "0"), (-0.3, 0, "0"), (100.0, 0, "100"), (0.0, 1, "0")],
)
def test_numbers_are_rounded_for_people(value: float, places: int, text: str) -> None:
    assert rounded(value, places) == text


def test_pressure_is_given_in_both_units() -> None:
    assert pressure(147.0) == "147 psi (10 atm)"
    assert pressure(6.0) == "6 psi (0.4 atm)"
    assert pressure(0.0) == "0 psi (0 atm)"


def test_who_waits_is_told_of_the_bone_and_not_of_what_is_never_put_in() -> None:
    lines = figures_lines(scene_at(make_case(course="waiting"), Moment("waiting-sinks", 1.0)))
    assert [line.split(":")[0] for line in lines] == [
        "Height in front, in the middle, at the back",
        "Slope of the vertebra's top (wedge angle)",
        "Forward bend over three vertebrae (kyphotic angle)",
    ]
