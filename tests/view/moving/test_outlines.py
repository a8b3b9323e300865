"""No torn edge: along every outline a moving frame lies within 0.75 px of the exact picture of its moment.

More frames: `python -m tests.view.moving.measure --frames 216`.
"""

import numpy as np
import pytest

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.view.frame import Frame
from kyphoview.view.moving import parts
from kyphoview.view.picture_layout import View
from tests.view.moving.measure import MOST_PX, WINDOWS, measured
from tests.view.moving.outlines import FARTHEST_PX, Off, flat_places_off, outlines_off
from tests.view.moving.playing import Played, Window, scenes_of, still_picture
from tests.view.pixels import Pixels

FRAMES = (48, 32, 32)  # of each size
LONGEST = 24  # frames before the one that is measured
STRAY = 2e-4  # the share of places where a profile crosses a dash's end or a corner, and finds another edge
STRAY_OF_A_KIND = 1e-2
PLAIN_COLOUR = 8  # of 255: what is plain in the exact picture has the same colour in the moving one
SEEN = {
    *("skin", "fat", "muscle_superficial", "aorta", "bone", "treated bone", "beyond_far_bone", "disc", "sac"),
    *("instrument", "balloon", "cavity", "rim", "cement"),
}
SMALL = Window(640, 400)


@pytest.mark.parametrize(("window", "frames"), list(zip(WINDOWS, FRAMES, strict=True)), ids=str)
def test_moving_outlines_lie_where_the_exact_ones_do(qapp, window: Window, frames: int):
    kinds: dict[str, list[np.ndarray]] = {}
    for name, offs, colour in measured(window, seed=7, frames=frames, longest=LONGEST):
        assert colour <= PLAIN_COLOUR, name
        for off in offs:
            kinds.setdefault(off.kind, []).append(off.px)
    every = {kind: np.concatenate(found) for kind, found in kinds.items()}
    assert over(np.concatenate(list(every.values()))) <= STRAY
    for kind, px in every.items():
        assert over(px) <= max(STRAY_OF_A_KIND, 1 / max(len(px), 1)), kind
    assert {"skin", "fat", "aorta", "bone", "treated bone", "beyond_far_bone", "disc", "sac", "instrument"} <= set(
        every
    )
    assert {"balloon", "cavity", "rim", "cement", "muscle_superficial"} <= set(every)


def over(px: np.ndarray) -> float:
    """The share of outlines that are too far off."""
    return float((px > MOST_PX).mean()) if len(px) else 0.0


def offs_of(shown: Pixels, scene: Scene, view: View, window: Window) -> dict[str, Off]:
    frame = Frame.of(scene.cameras[view], window.layout())
    exact = still_picture(window, view, scene)
    return {off.kind: off for off in outlines_off(exact, shown, scene, view, frame, window.ratio)}


@pytest.mark.parametrize("view", ["side", "top"])
def test_the_measure_finds_nothing_off_in_the_exact_picture(qapp, view: View):
    scene = scene_at(DEFAULT_CASE, Moment("inflating", 0.7))
    offs = offs_of(still_picture(SMALL, view, scene), scene, view, SMALL)
    assert len(offs["balloon"].px) > 20
    assert max(off.px.max(initial=0.0) for off in offs.values()) == 0.0


def test_the_measure_finds_a_shift_of_one_pixel(qapp):
    scene = scene_at(DEFAULT_CASE, Moment("healthy", 1.0))  # the artery stands upright, square to the shift
    shown = np.roll(still_picture(SMALL, "side", scene), 1, axis=1)
    offs = offs_of(shown, scene, "side", SMALL)
    assert np.median(offs["aorta"].px) == pytest.approx(1.0, abs=0.26)
    assert over(offs["aorta"].px) > 0.9


@pytest.mark.parametrize("view", ["side", "top"])
def test_the_measure_finds_a_missing_balloon(qapp, monkeypatch: pytest.MonkeyPatch, view: View):
    monkeypatch.setattr(parts, "balloons_of", lambda _scene, _cut: [])
    scenes = scenes_of("inflating", 0.7, 4)
    shown = Played(SMALL, view).play(scenes)
    balloon = offs_of(shown, scenes[-1], view, SMALL)["balloon"].px
    assert (balloon == FARTHEST_PX).mean() > 0.2
    assert flat_places_off(still_picture(SMALL, view, scenes[-1]), shown) > PLAIN_COLOUR
