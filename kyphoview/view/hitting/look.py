"""What named part lies under a pixel of a view: of a cut in its plane, of an X-ray along its ray, of 3D what is seen.

Everything is asked of the solid itself (`study/naming/`), never of what was painted.
"""

from dataclasses import dataclass

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS
from kyphoview.procedure.scene import Scene
from kyphoview.study.naming.in_cut import masks_in_cut
from kyphoview.study.naming.on_rays import masks_in_xray, masks_seen
from kyphoview.study.naming.solid_parts import Masks, names_in_order
from kyphoview.view.frame import Frame
from kyphoview.view.hitting.layers import add_layers
from kyphoview.view.labels.label_plan import Placed
from kyphoview.view.picture_layout import VIEWS, Layout
from kyphoview.view.solid.camera import Lens
from kyphoview.view.solid.cutaway import Cutaway, Layer
from kyphoview.view.view_frame import camera_of, plane_of

_OPEN_FROM = 0.9  # of the opening of the spine in 3D: from there on the near half is no more than a haze


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a picture shows a Scene.

    Attributes:
        view: which view it is.
        layout: of the whole picture, in pixels.
        lens: of 3D.
        openness: how far the spine is open there, 0 to 1.
        solid_labels: the labels that are painted there, which stand where they do also by how it was turned before.
        layers: what is shown there round the spine.
    """

    scene: Scene
    view: str
    layout: Layout
    lens: Lens | None = None
    openness: float = 0.0
    solid_labels: tuple[Placed, ...] = ()
    layers: frozenset[Layer] = frozenset()

    def masks(self, pixels: Values) -> Masks:
        """What lies under pixels (N, 2), by part."""
        pixels = np.asarray(pixels, float).reshape(-1, 2)
        if self.lens is not None:
            towards = _towards(self.lens, pixels)
            found = masks_seen(self.scene, self.lens.position, towards, self.openness >= _OPEN_FROM)
            add_layers(found, self.scene, self.lens.position, towards, Cutaway(self.openness, self.layers))
            return found
        camera = camera_of(self.scene, self.view)
        frame = Frame.of(camera, self.layout)
        places_mm = (pixels - (frame.offset_x, frame.offset_y)) @ np.linalg.inv(frame.matrix)
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

    def pixels_of(self, points: Points) -> Values:
        """Where points (N, 3), in mm of now, are seen: pixels (N, 2)."""
        if self.lens is not None:
            return self.lens.to_pixels(points)
        frame = Frame.of(camera_of(self.scene, self.view), self.layout)
        return frame.project(plane_of(self.scene.case, self.view), points)

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


def _towards(lens: Lens, pixels: Values) -> Values:
    """The directions (N, 3) of the rays from the camera through pixels (N, 2)."""
    focal = lens.scale * lens.away_mm
    right = (pixels[:, :1] - lens.layout.width / 2) / focal
    up = (lens.layout.height / 2 - pixels[:, 1:]) / focal
    found: Values = right * lens.axes[0] + up * lens.axes[1] - lens.axes[2]
    return found
