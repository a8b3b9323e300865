"""The measurements measure what they say. How fast anything is, is for `kyphoview bench`, not for a test."""

from time import perf_counter

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from kyphoview.bench import child, playing, resting, rows, run, scenes, solid, tour, xrays
from kyphoview.content.pages import PAGE_IDS
from kyphoview.errors import Failure
from kyphoview.procedure.steps import STEPS
from kyphoview.procedure.view_names import VIEW_NAMES
from kyphoview.shell.features import panels

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
    monkeypatch.setattr(playing, "STEPS", [replace(step, duration_s=0.1) for step in FEW_STEPS])
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
    assert 0 < result["asked"] <= result["painted"]
    assert (result["paints"], result["timers_fired"]) == (0, 0)
    assert (result["active_timers"], result["running_animations"]) == (0, 0)


def test_a_turn_that_takes_long_is_found_where_it_was(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 0.01, 0.5, 0.52))
    monkeypatch.setattr(tour, "perf_counter", lambda: next(clock))
    turns = tour.Turns()
    turns._timer.stop()
    turns._on_turn()
    turns.go_to("there")
    turns._on_turn()
    turns._on_turn()
    assert turns.longest_ms == {"the opening": pytest.approx(10), "there": pytest.approx(490)}


def test_the_tour_comes_to_every_step_view_and_panel(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "_STAY_MS", 1)
    result = tour.measure()
    assert result["stops"] >= len(STEPS) + len(VIEW_NAMES) + len(panels.DRAWERS) + len(PAGE_IDS)
    assert result["longest_ms"] > 0


def test_a_measurement_that_breaks_off_is_one_sentence() -> None:
    with pytest.raises(Failure, match=r"The measurement 'nothing' broke off with status 1: ValueError: nothing$"):
        run._child("nothing")
    with pytest.raises(ValueError, match="nothing"):
        child.measure("nothing")


def test_x_rays_count_what_was_painted(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xrays, "FRAMES", 2)
    result = xrays.measure()
    assert set(result["played"]) == {"xray-side", "xray-front", "both X-rays"}
    assert {(figures["asked"], figures["painted"]) for figures in result["played"].values()} == {(2, 2)}
    monkeypatch.setattr(xrays, "expose", QWidget.show)  # under a window manager this is not on the screen at once
    hidden = xrays.measure()
    frames = [row for row in rows.xray_rows(hidden) if "frame" in row.name]
    assert [row.is_met for row in frames] == [False] * 6


def test_without_graphics_there_is_nothing_to_measure_in_3d(qapp: QApplication) -> None:
    assert solid.measure() == {}
