"""The body kept as pixels while it plays, so that a frame costs what moves and no more.

`body` is drawn for one frame and laid down, hardly stretched, in the few that follow. While the camera moves over a
body at rest it is scaled from the wider `master`; while the camera rests over a moving body it is drawn on what
`resting` keeps. Each is made anew once it would be off by more than the eye notices in motion.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter

from kyphoview.anatomy.cut import Cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.drift import bones_drift_px, tissues_drift_px
from kyphoview.view.frame import Frame
from kyphoview.view.layers import Layer
from kyphoview.view.motion import Motion
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_body, paint_resting, paint_stirring
from kyphoview.view.plate import Plate, lay_plate, make_plate, picture_box, plate_layer
from kyphoview.view.tissues import detail_of, ghosts_box, paint_ghosts

_BONES_OFF_PX, _FAST_BONES_OFF_PX = 1.2, 7.0  # what moves fast may be off by more: the eye follows it less closely
_FRAMES_OFF, _TISSUES_FRAMES_OFF = 3.0, 8.0  # by as much as the bones go in so many frames
_TISSUES_OFF_PX, _FAST_TISSUES_OFF_PX = 3.5, 14.0
_SLOW_PX = 0.06  # in a frame: a body that moves no faster rests nearly
_DETAIL_OFF = 0.13
_STRETCH = 1.025  # how far the body is stretched by doubling rows before it is scaled anew
_RESTING_STRETCH = 1.08
_MASTER_STRETCH = 1.2
_MASTER_FINENESS = 1.0
_MASTER_MARGIN, _MARGIN = 0.09, 0.025  # of the width: what is kept beyond the picture's edge for a moving camera


@dataclass(frozen=True, slots=True)
class Kept:
    """A plate and the Scene it shows."""

    plate: Plate
    scene: Scene


@dataclass(frozen=True, slots=True)
class Resting:
    """What hardly moves with the broken body: below its bones, and the ghosts over them."""

    below: Plate
    ghosts: Plate
    scene: Scene


class Ground:
    """One view's kept pictures."""

    def __init__(self) -> None:
        self._made_for: object = None
        self.clear()

    def clear(self) -> None:
        """Let go of all of them."""
        self._master: Kept | None = None
        self._resting: Resting | None = None
        self._body: Kept | None = None
        self._last: Scene | None = None

    def layer(self, motion: Motion, cut: Cut, scene: Scene, theme: Theme) -> Layer:
        """The body at this moment, opaque over the whole picture."""
        made_for = (cut.treated, cut.view, scene.case, motion.frame.layout, theme.name, motion.ratio)
        if self._made_for != made_for:
            self.clear()
            self._made_for = made_for
        speed_px = 0.0 if self._last is None else bones_drift_px(self._last, scene, cut, motion.frame)
        work = _Work(motion.frame, cut, scene, theme, motion.ratio, motion.is_camera_moving, speed_px)
        self._last = scene
        if self._body is None or not work.is_served_by(self._body):
            self._body = self._new_body(work)
        return plate_layer("body", self._body.plate, motion.frame, motion.ratio)

    def _new_body(self, work: "_Work") -> Kept:
        if work.is_camera_moving and work.speed_px < _SLOW_PX:
            self._resting = None
            if self._master is None or not work.can_scale(self._master):
                self._master = None  # before the next one takes as much room
                self._master = work.drawn_master()
            return work.scaled(self._master)
        self._master = None
        if self._resting is None or not work.still_rests(self._resting):
            self._resting = None
            self._resting = work.drawn_resting()
        return work.drawn_on(self._resting)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is asked for in one frame, and what the frame before it showed."""

    frame: Frame
    cut: Cut
    scene: Scene
    theme: Theme
    ratio: float
    is_camera_moving: bool
    speed_px: float  # of the bones, in a frame

    def is_served_by(self, body: Kept) -> bool:
        if not self._is_near(body) or not body.plate.covers(self.frame):
            return False
        if body.plate.frame == self.frame:
            return body.plate.box == picture_box(self.frame, 0.0) or self.is_camera_moving
        return self.is_camera_moving and 1 / _STRETCH <= body.plate.stretch_in(self.frame) <= _STRETCH

    def can_scale(self, master: Kept) -> bool:
        stretch = master.plate.stretch_in(self.frame)
        is_in_range = 1 / _MASTER_STRETCH <= stretch <= _MASTER_STRETCH
        return is_in_range and self._is_near(master) and master.plate.covers(self.frame)

    def still_rests(self, resting: Resting) -> bool:
        below = resting.below
        if below.frame != self.frame:
            is_in_range = 1 / _RESTING_STRETCH <= below.stretch_in(self.frame) <= _RESTING_STRETCH
            if not (self.is_camera_moving and is_in_range and below.covers(self.frame)):
                return False
        if self._is_other_detail(below):
            return False
        most = min(max(_TISSUES_FRAMES_OFF * self.speed_px, _TISSUES_OFF_PX), _FAST_TISSUES_OFF_PX)
        return tissues_drift_px(resting.scene, self.scene, self.cut, self.frame) <= most

    def drawn_master(self) -> Kept:
        def draw(painter: QPainter) -> None:
            self._clear(painter)
            paint_body(painter, self.frame, self.cut, self.scene, self.theme)

        box = picture_box(self.frame, _MASTER_MARGIN * self.frame.layout.width)
        return Kept(make_plate(self.frame, box, _MASTER_FINENESS * self.ratio, draw), self.scene)

    def scaled(self, master: Kept) -> Kept:
        """The body in this frame, from a finer picture of it."""

        def draw(painter: QPainter) -> None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            lay_plate(painter, master.plate, self.frame, is_smooth=True)

        box = picture_box(self.frame, self._margin(_MARGIN, master.plate))
        return Kept(make_plate(self.frame, box, self.ratio, draw), master.scene)

    def drawn_resting(self) -> Resting:
        def draw(painter: QPainter) -> None:
            self._clear(painter)
            paint_resting(painter, self.frame, self.cut, self.scene, self.theme)

        def draw_ghosts(painter: QPainter) -> None:
            paint_ghosts(painter, self.frame, self.cut, self.scene, self.theme)

        margin = _MASTER_MARGIN * self.frame.layout.width if self.is_camera_moving else 0.0
        box = picture_box(self.frame, margin)
        below = make_plate(self.frame, box, self.ratio, draw)
        ghosts = make_plate(
            self.frame, box.intersected(ghosts_box(self.frame, self.cut, self.scene)), self.ratio, draw_ghosts, True
        )
        return Resting(below, ghosts, self.scene)

    def drawn_on(self, resting: Resting) -> Kept:
        """The body in this frame, drawn between what rests."""

        def draw(painter: QPainter) -> None:
            lay_plate(painter, resting.below, self.frame, is_smooth=True)
            paint_stirring(painter, self.frame, self.cut, self.scene, self.theme)
            lay_plate(painter, resting.ghosts, self.frame)

        margin = self._margin(_MARGIN, resting.below) if self.is_camera_moving else 0.0
        return Kept(make_plate(self.frame, picture_box(self.frame, margin), self.ratio, draw), self.scene)

    def _is_near(self, kept: Kept) -> bool:
        """Whether a picture shows the body nearly as it stands now."""
        if self._is_other_detail(kept.plate):
            return False
        return bones_drift_px(kept.scene, self.scene, self.cut, self.frame) <= self._bones_off_px

    def _is_other_detail(self, plate: Plate) -> bool:
        return abs(detail_of(plate.frame, self.cut) - detail_of(self.frame, self.cut)) > _DETAIL_OFF

    @property
    def _bones_off_px(self) -> float:
        return min(max(_FRAMES_OFF * self.speed_px, _BONES_OFF_PX), _FAST_BONES_OFF_PX)

    def _clear(self, painter: QPainter) -> None:
        painter.fillRect(self.frame.reach, QColor(self.theme.backdrop))

    def _margin(self, most: float, master: Plate) -> float:
        """As much beyond the edge as the master has, at the most so much of the width."""
        place = master.place_in(self.frame)
        width, height = self.frame.layout.width, self.frame.layout.height
        spare = min(-place.left(), -place.top(), place.right() - width, place.bottom() - height)
        return max(0.0, min(most * width, spare))
