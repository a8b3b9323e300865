"""Cuts played as a window plays them: at 30 frames a second, each frame painted over the last."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QImage, QPainter

from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.view.moving.moving_picture import MovingPicture
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture import paint_exactly
from kyphoview.view.picture_layout import Layout, View
from tests.view.pixels import Pixels, pixels_of

FRAMES_PER_S = 30


@dataclass(frozen=True, slots=True)
class Window:
    """The size of a window in its own pixels, and the device's pixels to one of them."""

    width: int
    height: int
    ratio: float = 1.0

    def layout(self, has_words: bool = False) -> Layout:
        return Layout.of(self.width, self.height, labels=has_words)

    def blank(self) -> QImage:
        image = QImage(round(self.width * self.ratio), round(self.height * self.ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.ratio)
        image.fill(0xFFFF00FF)
        return image


class Played:
    """A cut of a window that plays."""

    def __init__(self, window: Window, view: View, has_words: bool = False) -> None:
        self._layout, self._ratio, self._has_words = window.layout(has_words), window.ratio, has_words
        self._moving = MovingPicture(view)
        self._image = window.blank()

    def show(self, scene: Scene) -> bool:
        """Ask for a moment; whether anything was painted for it."""
        region = self._moving.show(scene, self._layout, LIGHT, self._has_words, self._ratio)
        if region.isEmpty():
            return False
        with QPainter(self._image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._moving.paint(painter, region)
        return True

    @property
    def moving(self) -> MovingPicture:
        """What paints it."""
        return self._moving

    def play(self, scenes: list[Scene]) -> Pixels:
        """Ask for one moment after another; what is seen at last."""
        for scene in scenes:
            self.show(scene)
        return self.picture

    @property
    def picture(self) -> Pixels:
        return pixels_of(self._image)


def still_picture(window: Window, view: View, scene: Scene, has_words: bool = False) -> Pixels:
    """The exact picture of a moment."""
    image = window.blank()
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_exactly(painter, window.layout(has_words), scene, view, LIGHT, has_words)
    return pixels_of(image)


def scenes_of(step: str, start: float, frames: int, case: Case = DEFAULT_CASE) -> list[Scene]:
    """So many frames of a step from a moment on, or until it ends."""
    duration_s = next(each.duration_s for each in STEPS if each.id == step)
    moments = start + np.arange(frames) / (FRAMES_PER_S * duration_s)
    return [scene_at(case, Moment(step, float(at))) for at in moments if at <= 1.0]


def random_runs(seed: int, count: int, longest: int = 45) -> list[tuple[View, list[Scene]]]:
    """Runs of frames that begin anywhere in any step, of any length up to the longest, in either cut."""
    random = np.random.default_rng(seed)
    runs: list[tuple[View, list[Scene]]] = []
    for at in range(count):
        step = STEPS[at % len(STEPS)]
        view: View = "side" if at // len(STEPS) % 2 == 0 else "top"
        start, frames = random.uniform(0.0, 1.0), int(random.integers(2, longest))
        runs.append((view, scenes_of(step.id, start, frames)))
    return runs
