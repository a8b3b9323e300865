"""The body kept as pixels while it plays, so that a frame costs what moves and no more.

`body` is drawn for one frame and laid down, hardly stretched, in the few that follow. While the camera moves over a
body at rest it is scaled from the wider `master`; while the camera rests over a moving body it is drawn on what
`resting` keeps. Each is made anew once it would be off by more than the eye notices in motion.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter, QPixmap

from kyphoview.anatomy.cut import Cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.drift import bones_drift_px, tissues_drift_px
from kyphoview.view.frame import Frame
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_body, paint_resting, paint_stirring
from kyphoview.view.plate import Plate, lay_plate, make_plate, paint_on, picture_box
from kyphoview.view.tissues import detail_of, paint_ghosts

_BONES_OFF_PX, _TISSUES_OFF_PX = 0.9, 2.0
_FAST_PX = 0.3  # in a frame
_DETAIL_OFF = 0.1
_STRETCH = 1.025  # how far the body is stretched by doubling rows before it is scaled anew
_MASTER_STRETCH = 1.16
_MASTER_FINENESS = 1.0
_MASTER_MARGIN, _MARGIN = 0.05, 0.025  # of the width: what is kept beyond the picture's edge for a moving camera


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
            self._body = self._new_body(work)
        lay_plate(painter, self._body.plate, frame)

    def _new_body(self, work: "_Work") -> Kept:
        if work.is_camera_moving and not work.is_body_moving:
            self._resting = None
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
            return body.plate.box == picture_box(self.frame, 0.0) or self.is_camera_moving
        return self.is_camera_moving and 1 / _STRETCH <= body.plate.stretch_in(self.frame) <= _STRETCH

    def can_scale(self, master: Kept) -> bool:
        stretch = master.plate.stretch_in(self.frame)
        is_in_range = 1 / _MASTER_STRETCH <= stretch <= _MASTER_STRETCH
        return is_in_range and self._is_near(master) and master.plate.covers(self.frame)

    def still_rests(self, resting: Resting) -> bool:
        if resting.below.frame != self.frame:
            return False
        off = tissues_drift_px(resting.scene, self.scene, self.cut, self.frame)
        return off <= self._slack * _TISSUES_OFF_PX

    def drawn_master(self) -> Kept:
        return self._drawn(_MASTER_MARGIN, _MASTER_FINENESS * self.ratio)

    def drawn_body(self) -> Kept:
        return self._drawn(_MARGIN, self.ratio)

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

        box = picture_box(self.frame, 0.0)
        below = make_plate(self.frame, box, self.ratio, draw)
        return Resting(below, make_plate(self.frame, box, self.ratio, draw_ghosts, is_clear=True), self.scene)

    def drawn_on(self, resting: Resting) -> Kept:
        """The body in this frame, drawn between what rests."""
        plate = Plate(self.frame, resting.below.box, self.ratio, QPixmap(resting.below.pixmap))

        def draw(painter: QPainter) -> None:
            paint_stirring(painter, self.frame, self.cut, self.scene, self.theme)
            lay_plate(painter, resting.ghosts, self.frame)

        paint_on(plate, draw)
        return Kept(plate, self.scene)

    def _is_near(self, kept: Kept) -> bool:
        """Whether a picture shows the body nearly as it stands now."""
        if abs(detail_of(kept.plate.frame, self.cut) - detail_of(self.frame, self.cut)) > _DETAIL_OFF:
            return False
        return bones_drift_px(kept.scene, self.scene, self.cut, self.frame) <= self._slack * _BONES_OFF_PX

    @property
    def _slack(self) -> float:
        """What moves fast may be off by more: the eye follows it less closely."""
        if self.last_scene is None:
            return 1.0
        return 2.0 if bones_drift_px(self.last_scene, self.scene, self.cut, self.frame) > _FAST_PX else 1.0

    def _drawn(self, margin: float, fineness: float) -> Kept:
        def draw(painter: QPainter) -> None:
            self._clear(painter)
            paint_body(painter, self.frame, self.cut, self.scene, self.theme)

        return Kept(
            make_plate(self.frame, picture_box(self.frame, margin * self.frame.layout.width), fineness, draw),
            self.scene,
        )

    def _clear(self, painter: QPainter) -> None:
        painter.fillRect(self.frame.reach, QColor(self.theme.backdrop))

    def _margin(self, most: float, master: Plate) -> float:
        """As much beyond the edge as the master has, at the most so much of the width."""
        place = master.place_in(self.frame)
        width, height = self.frame.layout.width, self.frame.layout.height
        spare = min(-place.left(), -place.top(), place.right() - width, place.bottom() - height)
        return max(0.0, min(most * width, spare))
