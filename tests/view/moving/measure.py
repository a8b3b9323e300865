"""Measures how far moving frames are off, over many of them.

Run it as `python -m tests.view.moving.measure [--frames N] [--seed N]`; the tests do the same for fewer frames.
"""

import argparse
import os
from collections.abc import Iterable

import numpy as np

from kyphoview.view.frame import Frame
from tests.view.moving.outlines import FARTHEST_PX, Off, flat_places_off, outlines_off
from tests.view.moving.playing import Played, Window, random_runs, still_picture

MOST_PX = 0.75
WINDOWS = (Window(1280, 800), Window(1920, 1080), Window(960, 540, 2.0))


def measured(window: Window, seed: int, frames: int, longest: int = 45) -> Iterable[tuple[str, list[Off], float]]:
    """For so many moving frames: which it is, how far its outlines are off, and its plain places in colour."""
    for view, scenes in random_runs(seed, frames, longest):
        shown = Played(window, view).play(scenes)
        scene = scenes[-1]
        exact = still_picture(window, view, scene)
        frame = Frame.of(scene.cameras[view], window.layout())
        name = f"{view} {scene.moment.step} {scene.moment.at:.4f} after {len(scenes)}"
        yield name, outlines_off(exact, shown, scene, view, frame, window.ratio), flat_places_off(exact, shown)


def report(window: Window, seed: int, frames: int) -> None:
    kinds: dict[str, list[np.ndarray]] = {}
    worst: list[tuple[float, float, str]] = []
    for name, offs, colour in measured(window, seed, frames):
        for off in offs:
            kinds.setdefault(off.kind, []).append(off.px)
        px = np.concatenate([off.px for off in offs])
        worst.append((float((px > MOST_PX).mean()) if len(px) else 0.0, colour, name))
    every = np.concatenate([px for found in kinds.values() for px in found])
    print(f"{window}: {frames} frames, {len(every)} places; {_line(every)}")
    for kind, found in sorted(kinds.items()):
        px = np.concatenate(found)
        if len(px):
            print(f"  {kind:32} {len(px):8} {_line(px)}")
    print(f"  plain colour off, worst of a frame: {max(colour for _, colour, _ in worst):.0f}")
    for share, colour, name in sorted(worst, reverse=True)[:8]:
        print(f"    {100 * share:6.2f} % over, colour {colour:3.0f}: {name}")


def _line(px: np.ndarray) -> str:
    lost = 100 * (px >= FARTHEST_PX).mean()
    return (
        f"worst {px.max():.2f} px, 99.9 %: {np.quantile(px, 0.999):.2f}, 99 %: {np.quantile(px, 0.99):.2f}, "
        f"over {MOST_PX}: {100 * (px > MOST_PX).mean():.3f} %, lost {lost:.3f} %"
    )


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    parser = argparse.ArgumentParser()
    parser.add_argument("--frames", type=int, default=200, help="for each size")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    application = QApplication([])
    for each in WINDOWS:
        report(each, given.seed, given.frames)
