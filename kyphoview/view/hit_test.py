"""What named part lies under a pixel of a view: of a cut in its plane, of an X-ray along its ray, of 3D what is seen.

Everything is asked of the solid itself (`study/naming/`), never of what was painted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from kyphoview.anatomy.geometry.arrays import Mask, Values
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.scene import Scene
from kyphoview.study.naming.in_cut import masks_in_cut
from kyphoview.study.naming.label_parts import part_of_label
from kyphoview.study.naming.on_rays import masks_in_xray, masks_seen
from kyphoview.study.naming.solid_parts import PARTS, Masks, names_in_order
from kyphoview.view.frame import Frame
from kyphoview.view.labels.gauges import gauge_boxes
from kyphoview.view.labels.label_painter import label_opacity
from kyphoview.view.labels.label_plan import label_plan
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.picture_layout import VIEWS, Layout
from kyphoview.view.solid.camera import Lens
from kyphoview.view.view_frame import camera_of, plane_of

_OPEN_FROM = 0.9  # of the opening of the spine in 3D: from there on the near half is no more than a haze
_CELLS = 32  # of a survey, along the longer side of what is looked at
_FINER = 3  # cells in the place of one, along a part's border
_AT_ONCE = 40  # about how many cells are worked out in one slice


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a picture shows a Scene.

    Attributes:
        view: which view it is.
        layout: of the whole picture, in pixels.
        lens: of 3D.
        openness: how far the spine is open there, 0 to 1.
    """

    scene: Scene
    view: str
    layout: Layout
    lens: Lens | None = None
    openness: float = 0.0

    def masks(self, pixels: Values) -> Masks:
        """What lies under pixels (N, 2), by part."""
        pixels = np.asarray(pixels, float).reshape(-1, 2)
        if self.lens is not None:
            towards = _towards(self.lens, pixels)
            return masks_seen(self.scene, self.lens.position, towards, self.openness >= _OPEN_FROM)
        camera = camera_of(self.scene, self.view)
        frame = Frame.of(camera, self.layout)
        places_mm = (pixels - (frame.offset_x, frame.offset_y)) / (frame.scale, -frame.scale)
        if self.view in VIEWS:
            return masks_in_cut(self.scene, self.view, places_mm)
        found = masks_in_xray(self.scene, self.view, plane_of(self.scene.case, self.view), places_mm)
        in_field = np.hypot(*(places_mm - camera.center).T) <= camera.width_mm / 2
        return {part: inside & in_field for part, inside in found.items()}

    def parts_at(self, x: float, y: float) -> tuple[str, ...]:
        """The parts under one pixel, the most particular first; none beside the body."""
        return names_in_order(self.masks(np.array([[x, y]])))

    def parts_near(self, x: float, y: float, reach_px: float) -> tuple[str, ...]:
        """Those under a pixel, and then those that a fingertip on it touches, the nearer ones first."""
        turns = np.linspace(0.0, 2.0 * np.pi, 8, endpoint=False)
        around = [np.stack((np.cos(turns), np.sin(turns)), axis=1) * share * reach_px for share in (0.5, 1.0)]
        masks = self.masks(np.array((x, y)) + np.concatenate([np.zeros((1, 2)), *around]))
        found = [names_in_order(masks, at) for at in range(17)]
        return tuple(dict.fromkeys(part for each in found for part in each))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The part of the picture that holds what is shown: left, top, width and height in pixels."""
        if self.view not in XRAY_VIEWS:
            return 0.0, 0.0, self.layout.width, self.layout.height
        camera = camera_of(self.scene, self.view)
        frame = Frame.of(camera, self.layout)
        x, y = frame.pixel(*camera.center)
        across = frame.scale * camera.width_mm
        return x - across / 2, y - across / 2, across, across


@dataclass(eq=False)
class Survey:
    """What lies where in a picture, worked out cell by cell.

    Attributes:
        masks: by part, which cells (rows, columns) show it; complete when `slices` has ended.
        fine: by part that was refined, the same in smaller cells.
    """

    look: Look
    masks: dict[str, Mask] = field(default_factory=dict)
    fine: dict[str, Mask] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.left, self.top, width, height = self.look.box
        self.cell_px = max(width, height) / _CELLS
        self.columns, self.rows = (max(1, int(along / self.cell_px)) for along in (width, height))
        self.masks = {part: np.zeros((self.rows, self.columns), bool) for part in PARTS}

    def slices(self) -> Iterator[None]:
        """Work it out: each turn of the iterator does a slice."""
        each = max(1, _AT_ONCE // self.columns)
        for first in range(0, self.rows, each):
            rows = slice(first, min(first + each, self.rows))
            found = self.look.masks(self.middles(rows))
            is_free = self._is_free(self.middles(rows))
            for part, inside in found.items():
                self.masks[part][rows] = (inside & is_free).reshape(-1, self.columns)
            yield

    def middles(self, rows: slice) -> Values:
        """The middles (N, 2) of the cells of some rows, in pixels, row by row."""
        x = self.left + (np.arange(self.columns) + 0.5) * self.cell_px
        y = self.top + (np.arange(rows.start, rows.stop) + 0.5) * self.cell_px
        return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)

    @property
    def fine_px(self) -> float:
        """How large a cell of `fine` is."""
        return self.cell_px / _FINER

    def refine(self, part: str) -> Iterator[None]:
        """Work out `fine` for a part: its border again in smaller cells. Each turn of the iterator does a slice."""
        mask = self.masks[part]
        fine = np.kron(mask, np.ones((_FINER, _FINER), bool)).astype(bool)
        rows, columns = np.nonzero(np.kron(_at_border(mask), np.ones((_FINER, _FINER), bool)))
        places = np.stack((self.left + (columns + 0.5) * self.fine_px, self.top + (rows + 0.5) * self.fine_px), axis=1)
        for first in range(0, len(places), _AT_ONCE):
            now = slice(first, first + _AT_ONCE)
            fine[rows[now], columns[now]] = self.look.masks(places[now])[part] & self._is_free(places[now])
            yield
        self.fine[part] = fine

    def _is_free(self, pixels: Values) -> Mask:
        """Which pixels (N, 2) no gauge and no small figure stands over."""
        layout = self.look.layout
        found = np.ones(len(pixels), bool)
        if layout.is_bare:
            return found
        for box in (*gauge_boxes(layout), posture_box(layout)):
            x, y = pixels.T
            found &= (x < box.left()) | (x > box.right()) | (y < box.top()) | (y > box.bottom())
        return found

    def shown(self, least: int = 1) -> tuple[str, ...]:
        """The parts that at least so many cells show, those that lie highest first."""
        counted = [part for part in PARTS if np.count_nonzero(self.masks[part]) >= least]
        return tuple(sorted(counted, key=lambda part: self.point_of(part)[1]))

    def point_of(self, part: str) -> tuple[float, float]:
        """A pixel well inside a part: the cell of it with the most of its own around it."""
        mask = self.masks[part].astype(np.int64)
        padded = np.pad(mask, 3)
        around = sum(
            padded[3 + down : 3 + down + self.rows, 3 + right : 3 + right + self.columns]
            for down in range(-3, 4)
            for right in range(-3, 4)
        )
        own = np.where(mask > 0, around, -1)
        row, column = np.unravel_index(int(np.argmax(own)), own.shape)
        return self.left + (column + 0.5) * self.cell_px, self.top + (row + 0.5) * self.cell_px


def part_of_label_at(look: Look, x: float, y: float) -> str:
    """The part whose label stands at a pixel of a cut or an X-ray; "" where there is none."""
    if look.lens is not None or look.layout.is_bare or not look.layout.has_names:
        return ""
    scene = look.scene
    plan = label_plan(scene.case, scene.moment.step, look.view, look.layout, scene.is_softened)
    for placed in plan:
        place = placed.place
        is_inside = place.x <= x <= place.x + place.width and place.y <= y <= place.y + place.height
        if is_inside and label_opacity(placed.label, scene.moment.at) > 0.0:
            return part_of_label(placed.label.part)
    return ""


def _at_border(mask: Mask) -> Mask:
    """Which cells (rows, columns) differ from one of those around them."""
    padded = np.pad(mask, 1, mode="edge")
    rows, columns = mask.shape
    around = [padded[down : down + rows, right : right + columns] for down in range(3) for right in range(3)]
    return np.asarray(np.logical_or.reduce(around) & ~np.logical_and.reduce(around))


def _towards(lens: Lens, pixels: Values) -> Values:
    """The directions (N, 3) of the rays from the camera through pixels (N, 2)."""
    focal = lens.scale * lens.away_mm
    right = (pixels[:, :1] - lens.layout.width / 2) / focal
    up = (lens.layout.height / 2 - pixels[:, 1:]) / focal
    found: Values = right * lens.axes[0] + up * lens.axes[1] - lens.axes[2]
    return found
