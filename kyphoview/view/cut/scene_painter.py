"""Paints a Scene into a window: exactly while it stands still, from kept pictures while it moves."""

import math
from functools import partial

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.caching_painter import CachingPainter, DirectPainter
from kyphoview.view.cut.imaging_plane import paint_scan, scan_box
from kyphoview.view.cut.wound import wound_look
from kyphoview.view.frame import Frame
from kyphoview.view.labels.gauges import PacedReading, gauges_opacity, paint_gauges
from kyphoview.view.labels.labels import paint_labels
from kyphoview.view.labels.leader_ends import Pointing
from kyphoview.view.labels.orientation import paint_orientation
from kyphoview.view.labels.posture_figure import paint_posture, posture_box
from kyphoview.view.layers import Layer, changed_places, lay_layers, whole_pixels
from kyphoview.view.moving.body_layer import Ground
from kyphoview.view.moving.camera_motion import Motion
from kyphoview.view.moving.frame_pacing import SEEN_PX, Pace
from kyphoview.view.moving.treatment_layers import MovingFillings
from kyphoview.view.moving.wound_layers import MovingWounds
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_anatomy, paint_words
from kyphoview.view.picture_layout import Layout, View

_SEEN_FADE = 0.12  # what appears or fades by less is not worth a frame
_HALF_TURN = 1.5  # how far the small figure's ends go when it lies down, in its box's heights


class ScenePainter:
    """Paints one cut; holds the pictures that it keeps."""

    def __init__(self, view: View) -> None:
        self._view: View = view
        self._ground = Ground()
        self._wounds = MovingWounds()
        self._fillings = MovingFillings()
        self._words = CachingPainter()
        self._pace = Pace()
        self._reading = PacedReading()
        self._pointing = Pointing()
        self.forget()

    def forget(self) -> None:
        """Let go of all kept pictures, and of what was painted last."""
        self._ground.clear()
        self._wounds.clear()
        self._fillings.clear()
        self._words.clear()
        self._pace.clear()
        self._reading.forget()
        self._pointing.forget()
        self._motion: Motion | None = None
        self._layers: tuple[Layer, ...] = ()
        self._last: Scene | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no moving picture to paint yet."""
        return not self._layers

    def is_due(self, scene: Scene) -> bool:
        """Whether this moment would look different from the moving picture as it is."""
        return self._pace.is_due(scene)

    def paint_still(self, painter: QPainter, layout: Layout, scene: Scene, theme: Theme, has_words: bool) -> None:
        """This moment, every stroke of it."""
        self.forget()
        frame = Frame.of(scene.cameras[self._view], layout)
        painter.fillRect(QRectF(0, 0, layout.width, layout.height), QColor(theme.backdrop))
        paint_anatomy(painter, frame, scene, self._view, theme)
        if has_words:
            paint_words(DirectPainter(painter), frame, scene, self._view, theme)

    def move_to(self, layout: Layout, scene: Scene, theme: Theme, has_words: bool, ratio: float) -> list[QRect]:
        """Take this moment, one of many that follow each other, as the moving picture.

        Args:
            ratio: the device's pixels to one of the layout's.

        Returns:
            the places that differ from the moving picture before.
        """
        cut = load_cut(scene.case.level, self._view)
        cameras = scene.cameras[self._view], scene.camera_targets[self._view]
        motion = Motion.after(self._motion, *cameras, layout, ratio)
        frame = motion.frame
        body = self._ground.show(motion, cut, scene, theme)
        wounds = self._wounds.sorted_out(motion, cut, scene, body, theme)
        fillings = self._fillings.sorted_out(motion, cut, scene, theme)
        layers = [
            *self._ground.layers(motion, (*wounds[0], *fillings[0])),
            *wounds[1],
            *fillings[1],
        ]
        box = scan_box(frame, scene)
        if box is not None:
            look = box.getRect(), layout, theme.name
            layers.append(Layer("scan", look, whole_pixels(box), lambda on: paint_scan(on, frame, scene, theme)))
        if has_words:
            layers += self._word_layers(frame, scene, body, theme)
        before, self._layers, self._motion = self._layers, tuple(layers), motion
        self._pace.note(scene, self._moved_px(motion, scene))
        self._last = scene
        return changed_places(before, layers, QRectF(0, 0, layout.width, layout.height).toAlignedRect())

    def paint_moving(self, painter: QPainter, region: QRegion) -> None:
        """The moving picture, where it must be painted."""
        lay_layers(painter, self._layers, list(region))  # type: ignore[call-overload]  # the stubs do not know that it is iterable

    def _moved_px(self, motion: Motion, scene: Scene) -> float:
        """How far anything has gone since the picture before; infinite where something comes, goes or changes."""
        last = self._last
        if last is None or wound_look(last) != wound_look(scene):
            return math.inf
        if scan_box(motion.frame, scene) is not None:
            return math.inf
        turned_px = abs(scene.lying - last.lying) * _HALF_TURN * posture_box(motion.frame.layout).height()
        faded_px = self._words.faded / _SEEN_FADE * SEEN_PX
        return max(motion.moved_px, self._ground.gone * SEEN_PX, faded_px, self._fillings.moved_px, turned_px)

    def _word_layers(self, frame: Frame, scene: Scene, body: Scene, theme: Theme) -> tuple[Layer, ...]:
        self._words.start()
        paint_posture(self._words, frame.layout, scene.lying, theme)
        paint_orientation(self._words, frame.layout, scene, self._view, theme)
        if gauges_opacity(scene) > 0.0:
            paint_gauges(self._words, frame.layout, scene, theme, self._reading.at(scene))
        paint_labels(self._words, frame, scene, self._view, theme, partial(self._pointing.ends, body))
        return self._words.layers
