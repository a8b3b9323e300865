"""The body put together from kept pictures of its parts, which are moved where the bones move.

Each picture is laid down in tiles that go by whole pixels to where their middles have gone. So all stands within about
half a pixel of its place, and no stroke of a part is painted again until the part is bent or stretched so much that
the tiles' joints would be seen.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from kyphoview.anatomy.cuts.cut import Cut
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.scene import Scene
from kyphoview.view.cut.body_parts import CLEAR_PARTS, TISSUES, BodyPart
from kyphoview.view.frame import Frame
from kyphoview.view.layers import Layer, whole_pixels
from kyphoview.view.moving.cached_layer import laid_at, make_plate
from kyphoview.view.moving.displacement import bones_drift_px
from kyphoview.view.moving.tiles import (
    ACROSS,
    DOWN,
    TILE_PX,
    Mask,
    Shifts,
    cell_shifts,
    changed_tiles,
    filled_tiles,
    lay_tiles,
    plain_tiles,
    span,
    widened,
)
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_body

FARTHEST_PX = 80.0  # a picture is moved no farther, so as much must be kept around what is seen
_FARTHEST_CLEAR_PX = 40.0  # and what has clear tiles around it less than a tile: one is kept to spare
_BORDER_MM = 3.0  # what is drawn of a part may lie so far beyond its border
_BAND_TILES = 4  # rows of tiles in a band: bands that have not changed need not be painted again
_STEP_PX, _FAST_STEP_PX = 1.0, 2.5  # the body follows its bones in steps of this size, larger where they go fast
_STEP_FRAMES = 3.9  # as far as they go in so many frames
_BENT_PX = 1.5  # by how much neighbours may go apart


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """The kept picture of a part, in the collage's pixels.

    Attributes:
        row, column: the collage's tile at which it begins.
        rest: (R, C, 3) mm, where the middle of each tile was at rest.
        home: (R, C, 2) mm in the plane, where it was when the picture was painted.
        has: (R, C) whether something is or may come into the tile.
        plain: (R, C) whether the tile looks the same however it is moved.
    """

    part: BodyPart
    pixmap: QPixmap
    row: int
    column: int
    rest: Points
    home: Points
    has: Mask
    plain: Mask

    @property
    def rows(self) -> slice:
        """Its rows among the collage's."""
        return slice(self.row, self.row + len(self.has))

    @property
    def columns(self) -> slice:
        """Its columns among the collage's."""
        return slice(self.column, self.column + self.has.shape[1])

    def is_spent(self, gone_px: Points) -> bool:
        """Whether it has gone too far, or too far apart between neighbours, to be shown any longer.

        What stands side by side or above each other goes apart in the steps of a tile's cells.
        """
        if np.abs(gone_px).max() > (FARTHEST_PX if self.part is TISSUES else _FARTHEST_CLEAR_PX):
            return True
        down = np.abs(np.diff(gone_px, axis=0)).max(axis=2)[self.has[1:] & self.has[:-1]]
        right = np.abs(np.diff(gone_px, axis=1)).max(axis=2)[self.has[:, 1:] & self.has[:, :-1]]
        return bool(max(down.max(initial=0.0) / DOWN, right.max(initial=0.0) / ACROSS) > _BENT_PX)


class Collage:
    """The body in one frame, and around it as far as `box` goes; `fineness` pixels to one of the frame's.

    Attributes:
        scene: the one at which it stands.
        left_px: how far the bones may go from there before it follows them.
    """

    def __init__(
        self, frame: Frame, box: QRectF, fineness: float, cut: Cut, scene: Scene, theme: Theme, is_moving: bool
    ) -> None:
        self._cut, self._theme = cut, theme
        self.scene = scene

        def draw(painter: QPainter) -> None:
            if not is_moving:
                painter.fillRect(box.adjusted(-1, -1, 1, 1), QColor(theme.backdrop))
                paint_body(painter, frame, cut, scene, theme)

        self.plate = make_plate(frame, box, fineness, draw)
        size = self.plate.pixmap.size()
        self._rows, self._columns = -(-size.height() // TILE_PX), -(-size.width() // TILE_PX)
        self._all = slice(0, self._rows), slice(0, self._columns)
        self._versions = [0] * -(-self._rows // _BAND_TILES)
        self._are_soft_due = False  # soft parts stay in the background: while all goes fast, they follow half as often
        self._pieces: list[_Piece] = []  # none as long as the body rests: then the whole of it is painted in one go
        self._shifts: list[Shifts] = []
        self.left_px = _STEP_PX
        if is_moving:
            self._take_apart(scene)

    @property
    def version(self) -> tuple[int, ...]:
        """Another one whenever something in it has moved."""
        return tuple(self._versions)

    def follow(self, scene: Scene, speed_px: float) -> None:
        """Show a Scene, if it has moved so far that the eye would notice; `speed_px` is how far it goes in a frame."""
        step_px = min(max(_STEP_FRAMES * speed_px, _STEP_PX), _FAST_STEP_PX)
        self.left_px = step_px - bones_drift_px(self.scene, scene, self._cut, self.plate.frame) * self.plate.fineness
        if self.left_px > 0.0:
            return
        self.scene, self.left_px = scene, step_px
        if not self._pieces:
            self._take_apart(scene)
            return
        self._are_soft_due = not self._are_soft_due or step_px == _STEP_PX
        changed: Mask = np.zeros((self._rows, self._columns), np.bool_)
        for at, piece in enumerate(self._pieces):
            if piece.part.is_soft and not self._are_soft_due:
                continue
            gone_px = self._gone_px(piece, scene)
            if piece.is_spent(gone_px):
                self._pieces[at] = again = self._piece_of(piece.part, scene, piece.rows, piece.columns)
                self._shifts[at] = _unmoved(again)
                changed[piece.rows, piece.columns] |= piece.has
                changed[again.rows, again.columns] |= again.has
            else:
                shifts = cell_shifts(gone_px, piece.plain)
                changed[piece.rows, piece.columns] |= changed_tiles(self._shifts[at], shifts) & piece.has
                self._shifts[at] = shifts
        if changed.any():
            self._compose(changed)

    def layers(self, frame: Frame, ratio: float) -> list[Layer]:
        """The body in the collage's own frame, in bands from above downwards."""
        place = laid_at(self.plate, frame, ratio)
        pixmap, layers = self.plate.pixmap, []
        for number, version in enumerate(self._versions):
            top = number * _BAND_TILES * TILE_PX
            height = min(_BAND_TILES * TILE_PX, pixmap.height() - top)
            band = QRectF(place.left(), place.top() + top / ratio, pixmap.width() / ratio, height / ratio)
            source = QRectF(0, top, pixmap.width(), height)

            def lay(painter: QPainter, band: QRectF = band, source: QRectF = source) -> None:
                painter.drawPixmap(band, pixmap, source)

            layers.append(Layer(("body", number), (self, version), whole_pixels(band), lay))
        return layers

    def _take_apart(self, scene: Scene) -> None:
        self._pieces = [self._piece_of(part, scene, *self._all) for part in (TISSUES, *CLEAR_PARTS)]
        self._shifts = [_unmoved(piece) for piece in self._pieces]
        self._compose(np.ones((self._rows, self._columns), np.bool_))

    def _compose(self, changed: Mask) -> None:
        """Lay the pieces over each other in these tiles."""
        with QPainter(self.plate.pixmap) as painter:
            for piece, shifts in zip(self._pieces, self._shifts, strict=True):
                corner = QPoint(piece.column * TILE_PX, piece.row * TILE_PX)
                lay_tiles(painter, piece.pixmap, corner, shifts, piece.has & changed[piece.rows, piece.columns])
        rows = np.flatnonzero(changed.any(axis=1))
        for band in np.unique(rows // _BAND_TILES):
            self._versions[band] += 1

    def _piece_of(self, part: BodyPart, scene: Scene, rows: slice, columns: slice) -> _Piece:
        """A part's picture in these tiles; what has clear tiles around it is cut out, with one to spare on each side.

        What is beyond the collage may move into it, so a part that has nothing in it yet keeps all its tiles.
        """
        rows, columns = self._tiles_of(part, scene, rows, columns)
        frame, fineness = self.plate.frame, self.plate.fineness
        size = self.plate.pixmap.size()
        left, top = columns.start * TILE_PX, rows.start * TILE_PX
        right, bottom = min(columns.stop * TILE_PX, size.width()), min(rows.stop * TILE_PX, size.height())
        corner = self.plate.box.topLeft()
        box = QRectF(left / fineness, top / fineness, (right - left) / fineness, (bottom - top) / fineness)
        box.translate(corner)

        def draw(painter: QPainter) -> None:
            if part is TISSUES:
                painter.fillRect(box, QColor(self._theme.backdrop))
            part.paint(painter, frame, self._cut, scene, self._theme)

        pixmap = make_plate(frame, box, fineness, draw, is_clear=part is not TISSUES).pixmap
        has: Mask = np.ones((rows.stop - rows.start, columns.stop - columns.start), np.bool_)
        if part is not TISSUES:
            has = widened(filled_tiles(pixmap))
            kept = (span(np.asarray(has.any(axis=axis))) for axis in (1, 0)) if has.any() else self._all
            down, across = kept
            has = has[down, across]
            sides = (across.start, down.start, has.shape[1], has.shape[0])
            pixmap = pixmap.copy(QRect(*(TILE_PX * side for side in sides)))
            rows = slice(rows.start + down.start, rows.start + down.start + has.shape[0])
            columns = slice(columns.start + across.start, columns.start + across.start + has.shape[1])
        rest = part.at_rest(scene, self._cut.plane.lift(self._middles_mm(rows, columns)))
        home = self._cut.plane.flatten(part.carry(scene, rest))
        plain = plain_tiles(pixmap) if part is TISSUES else np.zeros_like(has)
        return _Piece(part, pixmap, rows.start, columns.start, rest, home, has, plain)

    def _tiles_of(self, part: BodyPart, scene: Scene, rows: slice, columns: slice) -> tuple[slice, slice]:
        """Those of the tiles in which a part may have something, and one to spare; all where that is none."""
        if part.border is None:
            return rows, columns
        points = part.carry(scene, part.border(self._cut))
        if len(points) == 0:
            return rows, columns
        pixels = self.plate.frame.to_pixels(self._cut.plane.flatten(points))
        corner, spare = self.plate.box.topLeft().toTuple(), _BORDER_MM * self.plate.frame.scale
        low = np.floor((pixels.min(axis=0) - spare - corner) * self.plate.fineness / TILE_PX).astype(int) - 1
        high = np.ceil((pixels.max(axis=0) + spare - corner) * self.plate.fineness / TILE_PX).astype(int) + 1
        down = slice(max(rows.start, int(low[1])), min(rows.stop, int(high[1])))
        across = slice(max(columns.start, int(low[0])), min(columns.stop, int(high[0])))
        is_seen = down.start < down.stop and across.start < across.stop
        return (down, across) if is_seen else (rows, columns)

    def _middles_mm(self, rows: slice, columns: slice) -> Points:
        """The middles of tiles (R, C, 2) in the plane."""
        frame, box, fineness = self.plate.frame, self.plate.box, self.plate.fineness
        right = box.left() + (np.arange(columns.start, columns.stop) + 0.5) * TILE_PX / fineness
        down = box.top() + (np.arange(rows.start, rows.stop) + 0.5) * TILE_PX / fineness
        x_mm, y_mm = (right - frame.offset_x) / frame.scale, (frame.offset_y - down) / frame.scale
        return np.stack(np.meshgrid(x_mm, y_mm), axis=-1)

    def _gone_px(self, piece: _Piece, scene: Scene) -> Points:
        """How far the middle of each tile has gone since it was painted, (R, C, 2) pixels right and down."""
        now = self._cut.plane.flatten(piece.part.carry(scene, piece.rest))
        pixels = self.plate.frame.scale * self.plate.fineness
        gone: Points = (now - piece.home) * (pixels, -pixels)
        return gone


def _unmoved(piece: _Piece) -> Shifts:
    rows, columns = piece.has.shape
    return np.zeros((rows * DOWN, columns * ACROSS, 2), np.intp)
