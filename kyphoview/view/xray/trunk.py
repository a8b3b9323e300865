"""How thick the trunk is along the rays: smooth, from its outline from the side and its outline across."""

from collections.abc import Callable

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.curves import smooth_through
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import REFERENCE_LEVEL
from kyphoview.anatomy.stack import placement
from kyphoview.anatomy.trunk import AXIAL_OUTLINE, front_outline, skin_behind
from kyphoview.procedure.framing.fluoroscope import XrayView, xray_plane
from kyphoview.view.xray.detector import Detector, Image

_REACH_MM = 400.0  # up and down from L1, as far as the front of the trunk is asked for


def trunk_mm(detector: Detector, view: XrayView, treated: str) -> Image:
    """The thickness (rows, columns) in mm. Every cross-section has the shape of the one at L1, as deep as the outline
    from the side says there."""
    image, plane, carry = detector.empty_image(), xray_plane(view), placement(REFERENCE_LEVEL, treated).carry
    thickness = _from_side() if view == "xray-side" else _from_front()
    for rows in detector.bands():
        x, y = np.meshgrid(detector.x_mm(), detector.y_mm()[rows])
        image[rows] = thickness(carry(plane.lift(np.stack((x, y), axis=-1))))
    return image


def _from_side() -> Callable[[Points], Values]:
    """The thickness (...,) in mm from left to right at points (..., 3) in mm of L1's frame."""
    half_width, line = _half_width(), front_line()

    def thickness(home: Points) -> Values:
        back, front = skin_behind(home[..., 2]), np.interp(home[..., 2], *line)
        depth = (home[..., 1] - back) / (front - back)
        return 2.0 * np.interp(depth, *half_width, left=0.0, right=0.0)

    return thickness


def _from_front() -> Callable[[Points], Values]:
    """The thickness (...,) in mm from back to front at points (..., 3) in mm of L1's frame."""
    share, line = _depth(), front_line()

    def thickness(home: Points) -> Values:
        back, front = skin_behind(home[..., 2]), np.interp(home[..., 2], *line)
        return (front - back) * np.interp(np.abs(home[..., 0]), *share, right=0.0)

    return thickness


def across() -> Values:
    """The left half of the outline (N, 2) at L1, from mid back round to mid front: x in mm, y from 0 to 1."""
    half = smooth_through(AXIAL_OUTLINE, False, 1.0)
    half[:, 1] = (half[:, 1] - half[:, 1].min()) / np.ptp(half[:, 1])
    return half


def _half_width() -> tuple[Values, Values]:
    """Half the trunk's width from side to side over the share of its depth; the furrow of the back is filled."""
    half = across()
    hindmost = int(np.argmin(half[:, 1]))
    return half[hindmost:, 1], -half[hindmost:, 0]


def _depth() -> tuple[Values, Values]:
    """The share of the depth that is trunk, over the way from the midline."""
    half = across()
    widest = int(np.argmin(half[:, 0]))
    x = np.linspace(0.0, -half[widest, 0], 200)
    front = np.interp(x, -half[: widest - 1 : -1, 0], half[: widest - 1 : -1, 1])
    return x, front - np.interp(x, -half[: widest + 1, 0], half[: widest + 1, 1])


def front_line() -> tuple[Values, Values]:
    """The front of the trunk in L1's frame: heights (N,) in mm, upwards, and how far forward it is there (N,), mm."""
    line = front_outline(-_REACH_MM, _REACH_MM, 0.0)
    order = np.argsort(line[:, 1])
    return line[order, 1], line[order, 0]
