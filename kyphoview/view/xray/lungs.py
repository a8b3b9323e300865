"""How long the rays run through the lungs."""

from functools import cache

from kyphoview.anatomy.levels import REFERENCE_LEVEL
from kyphoview.anatomy.meshes.lungs import lung_surface
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.framing.fluoroscope import XrayView, xray_plane
from kyphoview.view.xray.detector import Detector, Image
from kyphoview.view.xray.surface import Triangles, thickness


def lungs_mm(detector: Detector, view: XrayView, treated: str) -> Image:
    """The thickness (rows, columns) in mm of both lungs; the right one is taken for the left one's mirror image."""
    image, plane = detector.empty_image(), xray_plane(view)
    points = placement(REFERENCE_LEVEL, treated).inverse().carry(lung_surface()[0])
    left = thickness(detector, _triangles(), plane.flatten(points), plane.height_over(points))
    left.add_to(image, 1.0)
    (left if view == "xray-side" else left.mirrored(detector.columns)).add_to(image, 1.0)
    return image


@cache
def _triangles() -> Triangles:
    return Triangles(lung_surface()[1])
