"""What the measurements found, as rows of the table."""

import re
from pathlib import Path
from typing import Any

from kyphoview.bench import rows, targets
from kyphoview.bench.targets import Target

FIGURES = {"cpu_s_per_s": 0.1, "frames_per_s": 30.0, "median_ms": 2.0, "p95_ms": 3.0, "asked": 60, "painted": 60}
RESTING = {
    "memory_mb": 150.0,
    "memory_peak_mb": 190.0,
    "paints": 0,
    "timers_fired": 0,
    "active_timers": 0,
    "running_animations": 0,
    "cpu_percent": 0.02,
    "asked": 12,
    "painted": 12,
}


def solid(**worst: float) -> dict[str, Any]:
    access = {"median_ms": 20.0, "p95_ms": 25.0, "asked": 45, "painted": 45}
    steps = {"access": access, "inflating": {**access, "median_ms": 40.0, "p95_ms": 50.0, **worst}}
    return {"opened_ms": 900.0, "size": [1280, 800], "steps": steps, "worst_step": "inflating", "scale": 0.65}


def test_the_start_is_the_median_of_its_launches() -> None:
    launches = [{"painted_at_s": seconds, "complete_at_s": 2 * seconds} for seconds in (0.1, 0.2, 9.0)]
    first, complete = rows.start_rows(launches, launches)
    assert (first.value, complete.value) == (0.2, 0.4)
    assert (first.ratio, complete.ratio) == (1.0, 1.0)


def test_each_played_step_is_held_against_the_cached_picture_beside_it() -> None:
    most = targets.PLAYING_CPU.at_most
    assert most is not None
    played = {
        "healthy": {"playing": FIGURES, "cached": {**FIGURES, "cpu_s_per_s": 0.1 / (most - 0.1)}},
        "inflating": {"playing": FIGURES, "cached": {**FIGURES, "cpu_s_per_s": 0.1 / (most + 0.1)}},
    }
    found = rows.playing_rows({"worst_step": "inflating", "played": played})
    with_target = {row.name: row.is_met for row in found if row.target is targets.PLAYING_CPU}
    assert with_target == {"CPU a second, healthy playing": True, "CPU a second, inflating playing": False}
    assert any(row.name == "frame of inflating playing, median" for row in found)


def test_a_cached_picture_that_was_not_painted_is_no_measure() -> None:
    played = {"healthy": {"playing": FIGURES, "cached": {**FIGURES, "painted": 0}}}
    row = rows.playing_rows({"worst_step": "healthy", "played": played})[0]
    assert (row.asked, row.painted, row.is_met) == (60, 0, False)


def test_without_graphics_3d_has_no_rows() -> None:
    assert rows.solid_rows({}) == []


def test_3d_is_judged_by_its_slowest_step() -> None:
    found = {row.target: row for row in rows.solid_rows(solid())}
    assert found[targets.SOLID_RATE].value == 25.0
    assert found[targets.SOLID_RATE].is_met is False
    assert found[targets.SOLID_SCALE].is_met is True


def test_3d_that_was_not_painted_is_no_measure() -> None:
    found = {row.target: row for row in rows.solid_rows(solid(median_ms=1.0, painted=3))}
    assert found[targets.SOLID_RATE].value == 1000.0
    assert found[targets.SOLID_RATE].is_met is False


def test_a_window_that_stands_still_misses_its_target() -> None:
    tour = {"longest_ms": 300.0, "longest_at": "the view top", "first_solid_ms": 900.0}
    longest, first_solid = rows.tour_rows(tour)
    assert (longest.is_met, first_solid.is_met) == (False, None)
    assert rows.tour_rows({**tour, "longest_ms": 200.0})[0].is_met is True
    assert longest.name.endswith("the view top")


def test_a_viewer_that_was_not_painted_is_not_paused_either() -> None:
    assert all(row.is_met for row in rows.resting_rows(RESTING) if row.target.at_most is not None)
    assert not any(row.is_met for row in rows.resting_rows({**RESTING, "painted": 0}))


def test_a_system_that_does_not_tell_its_memory_has_no_row_of_it() -> None:
    found = rows.resting_rows({**RESTING, "memory_mb": None})
    assert targets.MEMORY not in [row.target for row in found]


def test_every_target_has_a_row_and_a_reason() -> None:
    """The table holds nothing that is not measured, and no bound without a why."""
    used = set(re.findall(r"targets\.([A-Z]\w+)", Path(rows.__file__).read_text(encoding="utf-8")))
    table = {name: found for name, found in vars(targets).items() if isinstance(found, Target)}
    assert used - {"Target"} == set(table)
    for name, target in table.items():
        is_bound = target.at_most is not None or target.at_least is not None
        assert is_bound == bool(target.why), name
