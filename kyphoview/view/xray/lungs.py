"""How long the rays run through the lungs."""

from kyphoview.anatomy.levels import REFERENCE_LEVEL
from kyphoview.anatomy.meshes.lungs import lung_surface
from kyphoview.anatomy.stack import placement
from kyphoview.procedure.framing.fluoroscope import XrayView, xray_plane
from kyphoview.view.xray.detector import Detector, Image
from kyphoview.view.xray.surface import Triangles, thickness


def lungs_mm(detector: Detector, view: XrayView, treated: str) -> Image:
    """The thickness (rows, columns) in mm of both lungs."""
    image, plane = detector.empty_image(), xray_plane(view)
    home = placement(REFERENCE_LEVEL, treated).inverse()
    for side in ("left", "right"):
        corners, triangles = lung_surface(side)
        points = home.carry(corners)
        thickness(detector, Triangles(triangles), plane.flatten(points), plane.height_over(points)).add_to(image, 1.0)
    return image
