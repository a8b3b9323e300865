"""The body kept as pixels while it plays, so that a frame costs what moves and no more.

The collage shows it in one frame, and follows the bones. While the camera moves, `scaled` is that picture at nearly
the camera's present scale; it is laid down, hardly stretched, in the few frames that follow. Each is made anew once it
would be off by more than the eye notices in motion.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.timeline import Moment
from kyphoview.view.cut.tissues import detail_of
from kyphoview.view.frame import Frame
from kyphoview.view.layers import Layer
from kyphoview.view.moving.cached_layer import Plate, lay_plate, make_plate, picture_box, plate_layer
from kyphoview.view.moving.camera_motion import Motion
from kyphoview.view.moving.collage import FARTHEST_PX, Collage
from kyphoview.view.moving.displacement import bones_drift_px, frames_between
from kyphoview.view.palette import Theme

_DETAIL_OFF = 0.15
_STRETCH = 1.035  # how far the scaled picture is stretched by doubling rows before it is scaled anew
_SHRUNK = 1.5  # how much larger than it is shown the collage may be made
_ENLARGED_CLOSING, _ENLARGED_BACKING = 1.2, 1.4  # and how much smaller
_AHEAD = (1.0, 0.5, 0.25, 0.125)  # of that: how far ahead of a closing camera it is made, as the inner body lets it
_ROUNDING = 1e-6
_SPARE_PX = 12.0  # around the present picture, where the camera also goes sideways
_COLLAGE_MARGIN, _MARGIN = 0.09, 0.025  # of the width: what is kept beyond the picture's edge for a moving camera


@dataclass(frozen=True, slots=True)
class Still:
    """What rests on the body while the camera moves over it, and is painted onto its picture once and for all."""

    look: Hashable
    paint: Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class _Scaled:
    """A picture of the collage with what rests on it, and what it was made from."""

    plate: Plate
    made_from: Hashable


class Ground:
    """One view's kept pictures.

    Attributes:
        gone: how far the bones have gone since the frame before, to how far they may go before the body follows them.
    """

    def __init__(self) -> None:
        self._made_for: object = None
        self.clear()

    def clear(self) -> None:
        """Let go of all of them."""
        self._collage: Collage | None = None
        self._scaled: _Scaled | None = None
        self._last: Scene | None = None
        self.gone = 0.0

    def show(self, motion: Motion, cut: Cut, scene: Scene, theme: Theme) -> Scene:
        """Bring the body to this moment, nearly; returns the Scene at which it then stands."""
        made_for = (cut.treated, cut.view, scene.case, motion.frame.layout, theme.name, motion.ratio)
        if self._made_for != made_for:
            self.clear()
            self._made_for = made_for
        last, self._last = self._last or scene, scene
        moved_px = bones_drift_px(last, scene, cut, motion.frame) * motion.ratio
        if self._collage is not None and _serves(self._collage.plate, motion, cut):
            self._collage.follow(scene, moved_px / frames_between(last, scene))
        else:
            self._collage = self._scaled = None  # before the next ones take as much room
            frame = _frame_ahead(motion, cut)
            is_backing = frame.scale < motion.frame.scale
            margin = _COLLAGE_MARGIN * frame.layout.width if is_backing else FARTHEST_PX / motion.ratio
            box = _box_for(motion, frame, margin)
            is_stirring = 0.0 < moved_px < FARTHEST_PX or _will_stir(scene)
            self._collage = Collage(frame, box, motion.ratio, cut, scene, theme, is_stirring)
        self.gone = moved_px / self._collage.left_px
        return self._collage.scene

    def layers(self, motion: Motion, still: tuple[Still, ...]) -> list[Layer]:
        """The body as it stands, opaque over the whole picture; with what rests on it, where the camera moves."""
        assert self._collage is not None
        if not motion.is_camera_moving:
            self._scaled = None
            return self._collage.layers(motion.frame, motion.ratio)
        made_from = self._collage.version, tuple(each.look for each in still)
        scaled = self._scaled
        if (
            scaled is None
            or scaled.made_from != made_from
            or not _is_near(scaled.plate, motion.frame, _STRETCH, _STRETCH)
        ):
            self._scaled = scaled = _Scaled(_scaled_plate(self._collage.plate, motion, still), made_from)
        return [plate_layer("body", scaled.plate, motion.frame, motion.ratio)]


def _box_for(motion: Motion, frame: Frame, margin: float) -> QRectF:
    """What must be kept in a frame so that it shows all of the present picture, and so much beyond the frame's own."""
    present = motion.frame.onto(frame).mapRect(picture_box(motion.frame, _SPARE_PX))
    return present.united(picture_box(frame, margin))


def _will_stir(scene: Scene) -> bool:
    """Whether the bones still move in this step, as it plays on."""
    return scene_at(scene.case, Moment(scene.moment.step)).height_map != scene.height_map


def _frame_ahead(motion: Motion, cut: Cut) -> Frame:
    """The frame to make the collage in: as far ahead of a moving camera as it can be shown."""
    farthest = _SHRUNK if motion.is_closing_in else _ENLARGED_BACKING
    frames = (motion.stage(farthest**share) for share in _AHEAD)
    return next((frame for frame in frames if _is_alike(frame, motion.frame, cut)), motion.frame)


def _serves(plate: Plate, motion: Motion, cut: Cut) -> bool:
    """Whether the collage of a frame can be shown in another."""
    if plate.frame == motion.frame:
        return True
    if not motion.is_camera_moving or not _is_alike(plate.frame, motion.frame, cut):
        return False
    return _is_near(plate, motion.frame, _SHRUNK, _ENLARGED_CLOSING if motion.is_closing_in else _ENLARGED_BACKING)


def _is_alike(one: Frame, other: Frame, cut: Cut) -> bool:
    """Whether as much of the inner body is shown in two frames, nearly."""
    return abs(detail_of(one, cut) - detail_of(other, cut)) <= _DETAIL_OFF


def _is_near(plate: Plate, frame: Frame, most_shrunk: float, most_enlarged: float) -> bool:
    stretch = plate.stretch_in(frame)
    return 1 / most_shrunk - _ROUNDING <= stretch <= most_enlarged + _ROUNDING and plate.covers(frame)


def _scaled_plate(whole: Plate, motion: Motion, still: tuple[Still, ...]) -> Plate:
    """The body near the present frame, and as much beyond the edge as the collage has, at the most a little."""
    frame = motion.ahead(_STRETCH)
    margin = _MARGIN * frame.layout.width if frame.scale <= motion.frame.scale else 0.0
    box = _box_for(motion, frame, margin).intersected(whole.place_in(frame))

    def draw(painter: QPainter) -> None:
        lay_plate(painter, whole, frame, is_smooth=True)
        painter.setTransform(motion.frame.onto(frame), combine=True)
        for each in still:
            each.paint(painter)

    return make_plate(frame, box, motion.ratio, draw)
