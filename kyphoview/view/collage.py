"""The body put together from kept pictures of its parts, which are moved where the bones move.

Each picture is laid down in tiles that go by whole pixels to where their middles have gone. So all stands within about
half a pixel of its place, and no stroke of a part is painted again until the part is bent or stretched so much that
the tiles' joints would be seen.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from kyphoview.anatomy.cut import Cut
from kyphoview.anatomy.rigid import Points
from kyphoview.procedure.scene import Scene
from kyphoview.view.body_parts import CLEAR_PARTS, RESTING, BodyPart
from kyphoview.view.drift import bones_drift_px
from kyphoview.view.frame import Frame
from kyphoview.view.layers import Layer, whole_pixels
from kyphoview.view.palette import Theme
from kyphoview.view.plate import laid_at, make_plate
from kyphoview.view.tiles import TILE_PX, Mask, Shifts, filled_tiles, lay_tiles, span, widened

FARTHEST_PX = 40.0  # a picture is moved no farther, so as much must be kept around what is seen
_BAND_TILES = 4  # rows of tiles in a band: bands that have not changed need not be painted again
_STEP_PX, _FAST_STEP_PX = 0.75, 2.5  # the body follows its bones in steps of this size, larger where they go fast
_STEP_FRAMES = 1.5  # as far as they go in so many frames
_BENT_PX, _FAST_BENT_PX = 1.5, 4.5  # by how much tiles side by side may go apart; more where all goes fast
_SOFT_STEP = 2  # pixels by which soft parts go: larger ones make fewer pieces to be laid
_SOFTLY_BENT = 2.0  # so many times as much in soft parts
_BENT_FRAMES = 2.0  # as much as the bones go in so many frames


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """The kept picture of a part, in the collage's pixels.

    Attributes:
        row, column: the collage's tile at which it begins.
        rest: (R, C, 3) mm, where the middle of each tile was at rest.
        home: (R, C, 2) mm in the plane, where it was when the picture was painted.
        has: (R, C) whether something is or may come into the tile.
    """

    part: BodyPart
    pixmap: QPixmap
    row: int
    column: int
    rest: Points
    home: Points
    has: Mask

    @property
    def rows(self) -> slice:
        """Its rows among the collage's."""
        return slice(self.row, self.row + len(self.has))

    def is_spent(self, gone_px: Points, most_px: float) -> bool:
        """Whether it has gone too far, or too far apart between neighbours, to be shown any longer."""
        if np.abs(gone_px).max() > FARTHEST_PX:
            return True
        down = np.abs(np.diff(gone_px, axis=0)).max(axis=2)[self.has[1:] & self.has[:-1]]
        right = np.abs(np.diff(gone_px, axis=1)).max(axis=2)[self.has[:, 1:] & self.has[:, :-1]]
        return bool(max(down.max(initial=0.0), right.max(initial=0.0)) > most_px)


class Collage:
    """The body in one frame, and around it as far as `box` goes; `fineness` pixels to one of the frame's."""

    def __init__(self, frame: Frame, box: QRectF, fineness: float, cut: Cut, scene: Scene, theme: Theme) -> None:
        self._cut, self._theme = cut, theme
        self.plate = make_plate(frame, box, fineness, lambda _painter: None)
        self.scene = scene
        size = self.plate.pixmap.size()
        self._rows, self._columns = -(-size.height() // TILE_PX), -(-size.width() // TILE_PX)
        self._versions = [0] * -(-self._rows // _BAND_TILES)
        self._pieces = [self._piece_of(part, scene) for part in (RESTING, *CLEAR_PARTS)]
        self._shifts: list[Shifts] = [np.zeros((*piece.has.shape, 2), np.intp) for piece in self._pieces]
        self._compose(slice(0, self._rows))

    @property
    def version(self) -> tuple[int, ...]:
        """Another one whenever something in it has moved."""
        return tuple(self._versions)

    def follow(self, scene: Scene, speed_px: float) -> None:
        """Show a Scene, if it has moved so far that the eye would notice; `speed_px` is how far it goes in a frame."""
        step_px = min(max(_STEP_FRAMES * speed_px, _STEP_PX), _FAST_STEP_PX)
        if bones_drift_px(self.scene, scene, self._cut, self.plate.frame) * self.plate.fineness < step_px:
            return
        self.scene = scene
        most_px = min(max(_BENT_FRAMES * speed_px, _BENT_PX), _FAST_BENT_PX)
        changed = np.zeros(self._rows, np.bool_)
        for at, piece in enumerate(self._pieces):
            gone_px = self._gone_px(piece, scene)
            if piece.is_spent(gone_px, most_px * (_SOFTLY_BENT if piece.part.is_soft else 1.0)):
                self._pieces[at] = again = self._piece_of(piece.part, scene)
                self._shifts[at] = np.zeros((*again.has.shape, 2), np.intp)
                changed[piece.rows] = changed[again.rows] = True
            else:
                step = _SOFT_STEP if piece.part.is_soft else 1
                shifts = step * np.rint(gone_px / step).astype(np.intp)
                changed[piece.rows] |= ((shifts != self._shifts[at]).any(axis=2) & piece.has).any(axis=1)
                self._shifts[at] = shifts
        if changed.any():
            self._compose(span(changed))

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

    def _compose(self, rows: slice) -> None:
        """Lay the pieces over each other in these rows of tiles."""
        with QPainter(self.plate.pixmap) as painter:
            for piece, shifts in zip(self._pieces, self._shifts, strict=True):
                first, last = (min(max(row - piece.row, 0), len(piece.has)) for row in (rows.start, rows.stop))
                corner = QPoint(piece.column * TILE_PX, piece.row * TILE_PX)
                lay_tiles(painter, piece.pixmap, corner, shifts, piece.has, slice(first, last))
        for band in range(rows.start // _BAND_TILES, -(-rows.stop // _BAND_TILES)):
            self._versions[band] += 1

    def _piece_of(self, part: BodyPart, scene: Scene) -> _Piece:
        """A part's picture: the resting part fills all of it, others are cut out with a tile to spare on each side."""
        plate, is_clear = self.plate, part is not RESTING

        def draw(painter: QPainter) -> None:
            if not is_clear:
                painter.fillRect(plate.box, QColor(self._theme.backdrop))
            part.paint(painter, plate.frame, self._cut, scene, self._theme)

        pixmap = make_plate(plate.frame, plate.box, plate.fineness, draw, is_clear).pixmap
        rows, columns = slice(0, self._rows), slice(0, self._columns)
        has: Mask = np.ones((self._rows, self._columns), np.bool_)
        if is_clear:
            has = widened(filled_tiles(pixmap))
            if has.any():
                rows, columns = span(np.asarray(has.any(axis=1))), span(np.asarray(has.any(axis=0)))
            sides = columns.start, rows.start, columns.stop - columns.start, rows.stop - rows.start
            pixmap = pixmap.copy(QRect(*(TILE_PX * side for side in sides)))
        middles_mm = self._middles_mm(rows, columns)
        rest = part.at_rest(scene, self._cut.plane.lift(middles_mm))
        home = self._cut.plane.flatten(part.carry(scene, rest))
        return _Piece(part, pixmap, rows.start, columns.start, rest, home, has[rows, columns])

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
