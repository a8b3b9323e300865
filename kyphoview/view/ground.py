"""The body and what is done to it, kept as pixels while it plays, so that a frame costs what moves and no more.

Three pictures stand behind each frame. `body` is drawn for one frame and laid down, hardly stretched, in the few that
follow; while the camera moves over a body at rest it is scaled from the finer `master`. `whole` is the body with tools,
balloons and cement. Each is made anew once it would be off by more than the eye notices in motion.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter, QPixmap

from kyphoview.anatomy.cut import Cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.drift import bones_drift_px, fillings_drift_px, tissues_drift_px
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_body, paint_fillings, paint_resting, paint_stirring
from kyphoview.view.plate import Plate, lay_plate, make_plate, paint_on
from kyphoview.view.tissues import detail_of

_BONES_OFF_PX, _TISSUES_OFF_PX, _FILLINGS_OFF_PX = 0.75, 2.0, 0.5
_FAST_PX = 0.3  # what moves faster than this in a frame may be off by twice as much
_DETAIL_OFF = 0.06
_STRETCH = 1.018  # how far the body is stretched by doubling rows before it is scaled anew
_MASTER_STRETCH = 1.12
_MASTER_FINENESS = 1.2
_MASTER_MARGIN, _MARGIN = 0.06, 0.025  # of the width: what is kept beyond the picture's edge for a moving camera


@dataclass(frozen=True, slots=True)
class Kept:
    """A plate and the Scene it shows."""

    plate: Plate
    scene: Scene


class Ground:
    """One view's kept pictures."""

    def __init__(self) -> None:
        self._made_for: object = None
        self.clear()

    def clear(self) -> None:
        """Let go of all of them."""
        self._master: Kept | None = None
        self._resting: Kept | None = None
        self._body: Kept | None = None
        self._whole: Kept | None = None
        self._last: tuple[Frame, Scene] | None = None

    def paint(self, painter: QPainter, frame: Frame, cut: Cut, scene: Scene, theme: Theme) -> None:
        """This moment, over a painter in the picture's pixels."""
        ratio = painter.device().devicePixelRatio()
        made_for = (cut.treated, cut.view, scene.case, frame.layout, theme.name, ratio)
        if self._made_for != made_for:
            self.clear()
            self._made_for = made_for
        work = _Work(frame, cut, scene, theme, ratio, *(self._last or (None, None)))
        self._last = frame, scene
        if self._body is None or not work.is_served_by(self._body):
            self._body, self._whole = self._new_body(work), None
        if self._whole is None or not work.has_fillings_of(self._whole):
            self._whole = work.with_fillings(self._body)
        lay_plate(painter, self._whole.plate, frame)

    def _new_body(self, work: "_Work") -> Kept:
        if work.is_camera_moving and not work.is_body_moving:
            if self._master is None or not work.can_scale(self._master):
                self._master = work.drawn_master()
            return work.scaled(self._master)
        self._master = None
        if work.is_camera_moving:
            self._resting = None
            return work.drawn_body()
        if self._resting is None or not work.still_rests(self._resting):
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
    last_frame: Frame | None
    last_scene: Scene | None

    @property
    def is_camera_moving(self) -> bool:
        return self.last_frame is not None and self.last_frame != self.frame

    @property
    def is_body_moving(self) -> bool:
        return self.last_scene is not None and self.last_scene.crush != self.scene.crush

    def is_served_by(self, body: Kept) -> bool:
        if not self._is_near(body) or not body.plate.covers(self.frame):
            return False
        if body.plate.frame == self.frame:
            return body.plate.margin == 0.0 or self.is_camera_moving
        return self.is_camera_moving and 1 / _STRETCH <= body.plate.stretch_in(self.frame) <= _STRETCH

    def can_scale(self, master: Kept) -> bool:
        stretch = master.plate.stretch_in(self.frame)
        is_in_range = 1 / _MASTER_STRETCH <= stretch <= _MASTER_STRETCH
        return is_in_range and self._is_near(master) and master.plate.covers(self.frame)

    def still_rests(self, resting: Kept) -> bool:
        is_same = resting.plate.frame == self.frame
        return is_same and tissues_drift_px(resting.scene, self.scene, self.cut, self.frame) <= _TISSUES_OFF_PX

    def has_fillings_of(self, whole: Kept) -> bool:
        return fillings_drift_px(whole.scene, self.scene, self.frame) <= _FILLINGS_OFF_PX

    def drawn_master(self) -> Kept:
        return self._drawn(_MASTER_MARGIN, _MASTER_FINENESS * self.ratio)

    def drawn_body(self) -> Kept:
        return self._drawn(_MARGIN, self.ratio)

    def scaled(self, master: Kept) -> Kept:
        """The body in this frame, from a finer picture of it."""

        def draw(painter: QPainter) -> None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            lay_plate(painter, master.plate, self.frame, is_smooth=True)

        return Kept(make_plate(self.frame, self._margin(_MARGIN, master.plate), self.ratio, draw), master.scene)

    def drawn_resting(self) -> Kept:
        """What hardly moves with the broken body: soft tissue and all that lies below."""

        def draw(painter: QPainter) -> None:
            self._clear(painter)
            paint_resting(painter, self.frame, self.cut, self.scene, self.theme)

        return Kept(make_plate(self.frame, 0.0, self.ratio, draw), self.scene)

    def drawn_on(self, resting: Kept) -> Kept:
        """The body in this frame, drawn over what rests."""
        plate = Plate(self.frame, 0.0, self.ratio, QPixmap(resting.plate.pixmap))
        paint_on(plate, lambda painter: paint_stirring(painter, self.frame, self.cut, self.scene, self.theme))
        return Kept(plate, self.scene)

    def with_fillings(self, body: Kept) -> Kept:
        scene = self.scene
        if not (scene.instruments or scene.balloons or scene.cavities or scene.compacted or scene.cements):
            return Kept(body.plate, scene)
        plate = Plate(body.plate.frame, body.plate.margin, body.plate.fineness, QPixmap(body.plate.pixmap))
        paint_on(plate, lambda painter: paint_fillings(painter, plate.frame, self.cut, scene, self.theme))
        return Kept(plate, scene)

    def _is_near(self, kept: Kept) -> bool:
        """Whether a picture shows the body nearly as it stands now."""
        if abs(detail_of(kept.plate.frame) - detail_of(self.frame)) > _DETAIL_OFF:
            return False
        off = bones_drift_px(kept.scene, self.scene, self.cut, self.frame)
        if off <= _BONES_OFF_PX or self.last_scene is None:
            return off <= _BONES_OFF_PX
        speed = bones_drift_px(self.last_scene, self.scene, self.cut, self.frame)
        return speed > _FAST_PX and off <= 2 * _BONES_OFF_PX

    def _drawn(self, margin: float, fineness: float) -> Kept:
        def draw(painter: QPainter) -> None:
            self._clear(painter)
            paint_body(painter, self.frame, self.cut, self.scene, self.theme)

        return Kept(make_plate(self.frame, margin * self.frame.layout.width, fineness, draw), self.scene)

    def _clear(self, painter: QPainter) -> None:
        painter.fillRect(self.frame.reach, QColor(self.theme.backdrop))

    def _margin(self, most: float, master: Plate) -> float:
        """As much beyond the edge as the master has, at the most so much of the width."""
        place = master.place_in(self.frame)
        width, height = self.frame.layout.width, self.frame.layout.height
        spare = min(-place.left(), -place.top(), place.right() - width, place.bottom() - height)
        return max(0.0, min(most * width, spare))
