"""A cut that plays, behind one door: `show` takes a moment and says where the picture changes, `paint` paints it there.

The body is one cached picture, painted with every stroke; what is done to it lies over it. While the camera moves, what
rests is in the cached picture too, which is scaled smoothly. While the spine bends, the body is several pieces, each
painted again once it has itself visibly moved. Frames in which nothing would be seen to move are left out.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from kyphoview.anatomy.cuts.cut import Cut, load_cut
from kyphoview.procedure.scene import Scene
from kyphoview.view.caching_painter import CachingPainter, Draw
from kyphoview.view.cut.hand import hand_box, paint_hand
from kyphoview.view.cut.imaging_plane import paint_scan, scan_box
from kyphoview.view.frame import Frame
from kyphoview.view.layers import Layer, changed_places, lay_layers, whole_pixels
from kyphoview.view.moving.cached_picture import CachedPicture
from kyphoview.view.moving.displacement import moved_px
from kyphoview.view.moving.parts import Part, parts_of
from kyphoview.view.moving.pieces import PIECES, Piece, piece_ahead, pieces_due
from kyphoview.view.moving.spine import BendingSpine
from kyphoview.view.moving.tolerances import SEEN_FADE, SEEN_PX
from kyphoview.view.moving.words import MovingWords
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout, View


class MovingPicture:
    """One view's."""

    def __init__(self, view: View) -> None:
        self._view: View = view
        self._words = MovingWords(view)
        self._spine = BendingSpine()
        self._over = CachingPainter()
        self._made_for: Hashable = None
        self.forget()

    def forget(self) -> None:
        """Let go of all that was shown."""
        self._words.forget()
        self._spine.forget()
        self._over.clear()
        self._asked: Scene | None = None
        self._is_bending = False  # the body is shown as it bends: not every stroke of it is exact
        self._last: Scene | None = None
        self._body: dict[Piece, Scene] = {}  # the moments at which its pieces are shown
        self._frame: Frame | None = None
        self._parts: list[Part] = []
        self._has_changed = False  # the lowest part was another one than in the picture before
        self._cached: CachedPicture | None = None
        self._layers: tuple[Layer, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to paint yet."""
        return not self._layers

    def show(self, scene: Scene, layout: Layout, theme: Theme, has_words: bool, ratio: float) -> QRegion:
        """Take a moment, one of many that follow each other.

        Args:
            ratio: the device's pixels to one of the layout's.

        Returns:
            where the picture is now another one, in the layout's pixels; nowhere, if the eye would not notice.
        """
        made_for = scene.case, scene.is_softened, layout, theme.name, has_words, ratio
        if made_for != self._made_for:
            self.forget()
            self._made_for = made_for
        region = self._shown(scene, layout, theme, has_words, ratio)
        self._asked = scene
        return region

    def _shown(self, scene: Scene, layout: Layout, theme: Theme, has_words: bool, ratio: float) -> QRegion:
        cut = load_cut(scene.case.level, self._view, scene.case.path)
        frame = Frame.of(scene.cameras[self._view], layout)
        are_words_due = has_words and self._last is not None and self._words.faded(self._last, scene) >= SEEN_FADE
        body_due = self._body_due(scene, frame, cut, ratio)
        if not body_due and not are_words_due and not self._is_due(scene, frame, ratio):
            return QRegion()
        picture = QRectF(0, 0, layout.width, layout.height).toAlignedRect()
        before, is_first = self._layers, self.is_empty
        self._move_body(body_due, scene, frame, cut, ratio)
        layers = self._picture_layers(scene, frame, cut, theme, ratio)
        if has_words:
            layers += self._words.layers(frame, scene, theme)
        self._layers, self._last, self._frame = tuple(layers), scene, frame
        return QRegion(picture) if is_first else _region(changed_places(before, layers, picture))

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Paint the moment that was shown last, in these places."""
        lay_layers(painter, self._layers, region)

    def _is_due(self, scene: Scene, frame: Frame, ratio: float) -> bool:
        """Whether this moment would look different from the one that is shown, but for the body and the words."""
        last = self._last
        if last is None or self._frame is None or last.moment.step != scene.moment.step:
            return True
        if scan_box(frame, scene) is not None:
            return True
        is_scaled = self._cached is not None and self._cached.frame != self._frame
        if is_scaled and frame == self._goal(scene, frame):
            return True  # the camera has come to rest: now every stroke is exact again
        return ratio * moved_px(last, scene, (self._frame, frame)) >= SEEN_PX

    def _body_due(self, scene: Scene, frame: Frame, cut: Cut, ratio: float) -> Sequence[Piece]:
        """The pieces of the body that are to be painted anew; all of them once it has come to rest."""
        if self._is_bending and self._rests(scene):
            return PIECES
        shown = self._body.get("around")
        if shown is not None and shown.progress.next_sunk != scene.progress.next_sunk:
            return PIECES
        return pieces_due(self._body, scene, cut, frame, ratio)

    def _move_body(self, due: Sequence[Piece], scene: Scene, frame: Frame, cut: Cut, ratio: float) -> None:
        """Take the moments at which these pieces are shown from now on."""
        if not due:
            return
        is_bending = not self._rests(scene)
        if not (self._is_bending and is_bending):
            due = PIECES  # it was one picture, or will be
        for piece in due:
            self._body[piece] = piece_ahead(piece, scene, cut, frame, ratio) if is_bending else scene
        self._is_bending = is_bending

    def _rests(self, scene: Scene) -> bool:
        """Whether the spine has not moved since the moment before, shown or not."""
        return self._asked is None or self._asked.height_map == scene.height_map

    def _picture_layers(self, scene: Scene, frame: Frame, cut: Cut, theme: Theme, ratio: float) -> list[Layer]:
        """Everything but the words."""
        parts = parts_of(scene, self._body, frame, cut, theme, self._spine if self._is_bending else None)
        is_camera_moving = self._frame is not None and frame != self._frame
        before, self._parts = self._parts, parts
        resting = _resting(before, parts)
        has_changed, self._has_changed = self._has_changed, bool(before) and resting == 0
        count = max(1, resting) if is_camera_moving else 1
        if self._is_bending and has_changed and self._has_changed:
            lowest = _painted_layer(parts[0], frame)  # most likely another one again in the next frame
        else:
            self._cached = self._cached_picture(parts[:count], scene, frame, ratio)
            lowest = self._cached.layer(frame)
        layers = [lowest, *self._layers_of(parts[count:], frame)]
        box = scan_box(frame, scene)
        if box is not None:
            layers.append(
                Layer("scan", box.getRect(), whole_pixels(box), lambda on: paint_scan(on, frame, scene, theme))
            )
        hand = hand_box(frame, cut, scene)
        if not hand.isEmpty():
            layers.append(
                Layer(
                    "hand",
                    (hand.getRect(), scene.finger),
                    whole_pixels(hand),
                    lambda on: paint_hand(on, frame, cut, scene, theme),
                )
            )
        return layers

    def _layers_of(self, parts: list[Part], frame: Frame) -> tuple[Layer, ...]:
        """These parts as layers of their own."""
        self._over.start()
        window = QRectF(0, 0, frame.layout.width, frame.layout.height)
        for part in parts:
            self._over.paint(part.name, (part.look, frame), part.box(frame).intersected(window), _in_frame(part, frame))
        return self._over.layers

    def _cached_picture(self, resting: list[Part], scene: Scene, frame: Frame, ratio: float) -> CachedPicture:
        """The picture of the body and what rests: the one there is, if it serves."""
        is_camera_moving = self._frame is not None and frame != self._frame
        cached = self._cached
        if cached is not None and frame == cached.frame and not is_camera_moving and not cached.shows(resting):
            return cached.anew(resting)
        if cached is None or not cached.serves(frame, is_camera_moving) or not cached.shows(resting):
            self._cached = None  # before the next one takes as much room
            return CachedPicture.of(resting, frame, self._goal(scene, frame) if is_camera_moving else None, ratio)
        cached.add(resting[len(cached.parts) :])
        return cached

    def _goal(self, scene: Scene, frame: Frame) -> Frame:
        """Where the camera will next rest."""
        return Frame.of(scene.camera_targets[self._view], frame.layout)


def _resting(before: list[Part], now: list[Part]) -> int:
    """How many of the lowest parts look as they did in the frame before."""
    count = 0
    for old, new in zip(before, now, strict=False):
        if (old.name, old.look) != (new.name, new.look):
            break
        count += 1
    return count


def _painted_layer(part: Part, frame: Frame) -> Layer:
    """The lowest part, painted in place of the cached picture."""
    return Layer("cached", (part.look, frame), whole_pixels(part.box(frame)), _in_frame(part, frame))


def _in_frame(part: Part, frame: Frame) -> Draw:
    return lambda painter: part.paint(painter, frame)


def _region(places: list[QRect]) -> QRegion:
    region = QRegion()
    for place in places:
        region += place
    return region
