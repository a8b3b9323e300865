"""What lies where in a whole picture: looked at in every second cell, and closely where parts meet or are thin."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kyphoview.anatomy.geometry.arrays import Mask, Values
from kyphoview.anatomy.nerves import root_paths
from kyphoview.procedure.scene import Scene
from kyphoview.study.naming.solid_parts import PARTS
from kyphoview.study.naming.tasks import is_alike
from kyphoview.view.hitting.look import Look
from kyphoview.view.labels.gauges import gauge_boxes, gauges_opacity
from kyphoview.view.labels.posture_figure import posture_box

_CELLS = 96  # along the longer side of the picture
_STEP = 2  # every cell of so many is looked at in any case
_FINER = (3, 2)  # cells in the place of one along a part's border, and again in the place of one of those
_AT_ONCE = 200  # cells that are worked out in one slice
_AROUND = 3  # cells about one, of which a part's middle has the most of its own
_BLOCK = 9  # a cell and those that touch it
_MARK_PX = 16.0  # from the middle of a mark to its border

Codes = NDArray[np.uint64]
"""What lies in cells: a bit for each part, in the order of `PARTS`."""
Rows = NDArray[np.int64]


class Survey:
    """Cells of a few pixels; `slices` fills them, and only then the rest can be asked."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.left, self.top, width, height = look.box
        self.cell_px = max(look.layout.width, look.layout.height) / _CELLS
        self.columns, self.rows = (max(_STEP, int(along / self.cell_px)) for along in (width, height))
        self._closer: dict[str, list[Mask]] = {}  # by part, its cells in each size that was looked at
        self._codes: Codes = np.zeros((self.rows, self.columns), np.uint64)

    def slices(self) -> Iterator[None]:
        """Work it out: each turn of the iterator does a slice."""
        is_first = np.zeros((self.rows, self.columns), bool)
        is_first[::_STEP, ::_STEP] = True
        is_first |= self._thin()
        yield from self._look_at(is_first)
        coarse = self._codes[::_STEP, ::_STEP]
        shape = self.rows, self.columns
        self._codes = np.where(is_first, self._codes, _spread(coarse, _STEP, shape))
        yield from self._look_at(_spread(_at_border(coarse), _STEP, shape) & ~is_first)

    def _thin(self) -> Mask:
        """The cells in which something thin is seen that could lie between those that are looked at."""
        points = _thin_lines(self.look.scene)
        places = (self.look.pixels_of(points) - (self.left, self.top)) / self.cell_px
        places = places[np.isfinite(places).all(axis=1)].astype(int)
        inside = ((places >= 0) & (places < (self.columns, self.rows))).all(axis=1)
        found = np.zeros((self.rows, self.columns), bool)
        found[places[inside, 1], places[inside, 0]] = True
        return found

    def _look_at(self, is_wanted: Mask) -> Iterator[None]:
        for rows, columns in _in_slices(is_wanted):
            self._codes[rows, columns] = self._codes_at(self._pixels(rows, columns, self.cell_px))
            yield

    def _codes_at(self, pixels: Values) -> Codes:
        masks, is_free = self.look.masks(pixels), self.is_free(pixels)
        found = np.zeros(len(pixels), np.uint64)
        for number, part in enumerate(PARTS):
            found |= (masks[part] & is_free).astype(np.uint64) << np.uint64(number)
        return found

    def _pixels(self, rows: Rows, columns: Rows, cell_px: float) -> Values:
        """The middles (N, 2) of cells of that size."""
        return np.stack((self.left + (columns + 0.5) * cell_px, self.top + (rows + 0.5) * cell_px), axis=1)

    def mask(self, part: str) -> Mask:
        """Which cells (rows, columns) of `cell_px` pixels show a part."""
        return np.asarray(self._codes >> np.uint64(PARTS.index(part)) & np.uint64(1), bool)

    def closest(self, part: str) -> Mask:
        """Which cells (rows, columns) show a part, by the closest look so far: of `cell_px` pixels or less, they fill
        the same box."""
        return self._closer.get(part, [self.mask(part)])[-1]

    def refine(self, part: str) -> Iterator[Mask | None]:
        """Look closer at a part: at its border, in ever smaller cells, down to a sixth of `cell_px` pixels.

        Each turn of the iterator does a slice; where one ends a closer look, it gives its cells (rows, columns).
        """
        looks = self._closer.setdefault(part, [self.mask(part)])
        for done in range(len(looks), len(_FINER) + 1):
            finer, cell_px = _spread_all(looks[-1], _FINER[done - 1]), self.cell_px / math.prod(_FINER[:done])
            for rows, columns in _in_slices(_spread_all(_at_border(looks[-1]), _FINER[done - 1])):
                places = self._pixels(rows, columns, cell_px)
                finer[rows, columns] = self.look.masks(places)[part] & self.is_free(places)
                yield None
            looks.append(finer)
            yield finer

    def is_free(self, pixels: Values) -> Mask:
        """Which pixels (N, 2) no gauge and no small figure stands over."""
        layout = self.look.layout
        found = np.ones(len(pixels), bool)
        if layout.is_bare:
            return found
        has_gauges = layout.has_gauges and gauges_opacity(self.look.scene) > 0.0
        figure = posture_box(layout, self.look.scene.posture.inset)
        for box in (*(gauge_boxes(layout) if has_gauges else ()), figure):
            x, y = pixels.T
            found &= (x < box.left()) | (x > box.right()) | (y < box.top()) | (y > box.bottom())
        return found

    def shown(self, least: int = 1) -> tuple[str, ...]:
        """The parts that at least so many cells show, those that lie highest first."""
        counted = [part for part in PARTS if np.count_nonzero(self.mask(part)) >= least]
        return tuple(sorted(counted, key=lambda part: self.point_of(part)[1]))

    def point_of(self, part: str) -> tuple[float, float]:
        """A pixel well inside a part: the cell of it that lies farthest from its border, and from what is seen before
        it, as a root before the canal; of several the one with the most of its own around it. One whose mark would be
        cut off by the edge of the picture is the last choice."""
        mask = self.mask(part)
        before = [self.mask(other) for other in PARTS[: PARTS.index(part)] if not is_alike(part, other)]
        clear = mask & ~np.logical_or.reduce(before) if before else mask
        mask = clear if clear.any() else mask
        deep = _depth(mask)
        edge = math.ceil(_MARK_PX / self.cell_px)
        whole = np.zeros_like(mask)
        whole[edge:-edge, edge:-edge] = mask[edge:-edge, edge:-edge]
        deep = np.where(whole, deep, 0) if whole.any() else deep
        ties = _around(deep) + (deep > 0)
        own = np.where(deep == deep.max(), ties, -1)
        row, column = np.unravel_index(int(np.argmax(own)), own.shape)
        return self.left + (column + 0.5) * self.cell_px, self.top + (row + 0.5) * self.cell_px


def _depth(mask: Mask) -> Rows:
    """How many cells each cell of a mask lies within its border, 1 at it; 0 beside it. The edge is one, too."""
    deep, left = np.zeros(mask.shape, np.int64), mask
    while left.any():
        deep += left
        left = left & (_around(left.astype(np.int64), 1) == _BLOCK)
    return deep


def _around(cells: Rows, reach: int = _AROUND) -> Rows:
    """The sum of each cell and those around it, within a number of cells; beyond the edge all are 0."""
    rows, columns = cells.shape
    padded, side = np.pad(cells, reach), range(2 * reach + 1)
    found: Rows = sum(padded[down : down + rows, right : right + columns] for down in side for right in side)  # type: ignore[assignment]
    return found


def _thin_lines(scene: Scene) -> Values:
    """Points (N, 3) in mm, close to each other, along nerve roots, tools and the balloons' markers."""
    roots = [scene.carry_tissue(path.points) for path in root_paths(scene.case.level)]
    tools = [scene.axes[tool.side].point(np.arange(tool.tail_mm, tool.tip_mm)) for tool in scene.instruments]
    markers = [scene.axes[balloon.side].point(np.array(balloon.markers_mm)) for balloon in scene.balloons]
    return np.concatenate([*roots, *tools, *markers])


def _in_slices(is_wanted: Mask) -> Iterator[tuple[Rows, Rows]]:
    """The rows and columns (N,) of some cells, as many at once as make a slice."""
    chosen = np.argwhere(is_wanted)
    for first in range(0, len(chosen), _AT_ONCE):
        rows, columns = chosen[first : first + _AT_ONCE].T
        yield rows, columns


def _spread(cells: NDArray[Any], times: int, shape: tuple[int, int]) -> NDArray[Any]:
    """Each cell in the place of several, cut to a number of rows and columns."""
    return np.repeat(np.repeat(cells, times, axis=0), times, axis=1)[: shape[0], : shape[1]].copy()


def _spread_all(cells: Mask, times: int) -> Mask:
    """Each cell in the place of several."""
    rows, columns = cells.shape
    return _spread(cells, times, (times * rows, times * columns))


def _at_border(cells: NDArray[Any]) -> Mask:
    """Which cells (rows, columns) differ from one of those around them."""
    padded = np.pad(cells, 1, mode="edge")
    rows, columns = cells.shape
    around = [padded[down : down + rows, right : right + columns] for down in range(3) for right in range(3)]
    return np.asarray(np.logical_or.reduce([each != cells for each in around]))
