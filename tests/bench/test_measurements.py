"""The measurements measure what they say. How fast anything is, is for `kyphoview bench`, not for a test."""

from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from kyphoview.bench import child, playing, resting, run, scenes, solid, xrays
from kyphoview.errors import Failure
from kyphoview.procedure.timeline import STEPS, Step

FEW_STEPS = STEPS[:2]


@pytest.mark.parametrize("name", ["bare", "viewer"])
def test_the_first_paint_is_seen_after_the_start(name: str) -> None:
    start = perf_counter()
    result = run._child(name)
    assert start < result["painted_at_s"] < perf_counter()
    assert result["platform"] == "offscreen"


def test_playing_measures_every_step_and_the_cached_picture(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playing, "SURVEY_FRAMES", 2)
    monkeypatch.setattr(playing, "STEPS", [Step(step.id, 0.1) for step in FEW_STEPS])
    result = playing.measure()
    assert result["size"] == [1920, 1080]
    assert list(result["survey"]) == [step.id for step in FEW_STEPS]
    assert set(result["played"]) == set(result["survey"])
    assert result["worst_step"] in result["played"]
    beside_each_other = [runs[name] for runs in result["played"].values() for name in ("playing", "cached")]
    for figures in (*result["survey"].values(), *beside_each_other):
        assert set(figures) == {"cpu_s_per_s", "frames_per_s", "median_ms", "p95_ms", "asked", "painted"}
        assert all(value > 0 for value in figures.values())


def test_scenes_names_the_worst_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenes, "_PER_STEP", 2)
    result = scenes.measure()
    assert result["worst_step"] in [step.id for step in STEPS]
    assert 0 < result["median_ms"] <= result["p95_ms"]


def test_the_viewer_at_rest_does_nothing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "_SETTLE_MS", 50)
    monkeypatch.setattr(resting, "_REST_MS", 50)
    monkeypatch.setattr(resting, "_PLACES", (0.5,))
    result = resting.measure()
    assert (result["paints"], result["timers_fired"]) == (0, 0)
    assert (result["active_timers"], result["running_animations"]) == (0, 0)


def test_a_measurement_that_breaks_off_is_one_sentence() -> None:
    with pytest.raises(Failure, match=r"The measurement 'nothing' broke off with status 1: ValueError: nothing$"):
        run._child("nothing")
    with pytest.raises(ValueError, match="nothing"):
        child.measure("nothing")


def test_each_played_step_is_held_against_the_cached_picture_beside_it() -> None:
    figures = {"cpu_s_per_s": 0.1, "frames_per_s": 30.0, "median_ms": 2.0, "p95_ms": 3.0, "asked": 60, "painted": 60}
    played = {
        "healthy": {"playing": figures, "cached": {**figures, "cpu_s_per_s": 0.05}},
        "inflating": {"playing": figures, "cached": {**figures, "cpu_s_per_s": 0.025}},
    }
    rows = run._playing_rows({"worst_step": "inflating", "played": played})
    with_target = {row.name: row.is_met for row in rows if row.target is not None}
    assert with_target == {"CPU a second, healthy playing": True, "CPU a second, inflating playing": False}
    assert any(row.name == "frame of inflating playing, median" for row in rows)


def test_a_cached_picture_that_was_not_painted_is_no_measure() -> None:
    figures = {"cpu_s_per_s": 0.1, "frames_per_s": 30.0, "median_ms": 2.0, "p95_ms": 3.0, "asked": 60, "painted": 60}
    played = {"healthy": {"playing": figures, "cached": {**figures, "painted": 0}}}
    row = run._playing_rows({"worst_step": "healthy", "played": played})[0]
    assert (row.asked, row.painted, row.is_met) == (60, 0, False)


def test_x_rays_count_what_was_painted(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xrays, "FRAMES", 2)
    result = xrays.measure()
    assert set(result["played"]) == {"xray-side", "xray-front", "both X-rays"}
    assert {(figures["asked"], figures["painted"]) for figures in result["played"].values()} == {(2, 2)}
    monkeypatch.setattr(xrays, "expose", QWidget.show)  # under a window manager this is not on the screen at once
    hidden = xrays.measure()
    rows = [row for row in run._xray_rows(hidden) if "frame" in row.name]
    assert [row.is_met for row in rows] == [False] * 6


def test_without_graphics_the_body_in_the_round_has_no_rows(qapp: QApplication) -> None:
    assert solid.measure() == {}
    assert run._solid_rows({}) == []


def test_the_slowest_step_in_the_round_is_the_one_with_a_target() -> None:
    steps = {"access": {"median_ms": 20.0, "p95_ms": 25.0}, "inflating": {"median_ms": 40.0, "p95_ms": 50.0}}
    rows = run._solid_rows({"opened_ms": 900.0, "steps": steps, "worst_step": "inflating", "scale": 1.0})
    with_target = [row for row in rows if row.target is not None]
    assert [row.value for row in with_target] == [40.0]
    assert with_target[0].is_met is False
    assert any(row.value == 25.0 and "frames a second" in row.name for row in rows)
