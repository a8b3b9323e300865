"""How the X-ray looks at the patient: from which sides, and how wide.

Both pictures are shown as the surgeon stands: behind the patient who lies face down. In the front picture the
patient's left is on the left; in the side picture the front is on the left, as in the side cut. A plate on a light box,
read from in front, would be mirrored, and so is the cut across, which is seen from the feet as in CT. Each says so.
"""

import math
from typing import Literal

import numpy as np

from kyphoview.anatomy.geometry.axis import read_only
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.procedure.framing.camera_rectangles import Camera
from kyphoview.procedure.track import movement

XrayView = Literal["xray-side", "xray-front"]
XRAY_VIEWS: tuple[XrayView, ...] = ("xray-side", "xray-front")

WIDE_MM, CLOSE_MM = 150.0, 100.0  # across the round field: the whole of it, and enlarged
WIDE_CENTRE = {"xray-side": (15.0, 2.0), "xray-front": (0.0, 2.0)}
CLOSE_CENTRE = {"xray-side": (5.0, 0.0), "xray-front": (0.0, 0.0)}

_NARROWED = movement("xray_narrowed")  # the field: 0 wide, 1 close
_PLANES: dict[XrayView, Plane] = {
    "xray-side": Plane(read_only(np.zeros(3)), read_only((0.0, -1.0, 0.0)), read_only((0.0, 0.0, 1.0))),
    "xray-front": Plane(read_only(np.zeros(3)), read_only((1.0, 0.0, 0.0)), read_only((0.0, 0.0, 1.0))),
}


def xray_plane(view: XrayView) -> Plane:
    """The detector's plane: the rays run along its normal, from behind it towards the viewer or the other way."""
    return _PLANES[view]


def xray_camera(view: XrayView, clock: float) -> Camera:
    """The square around the round field; it narrows for the close work, as the team enlarges its picture."""
    share = _NARROWED.at(clock)
    across_mm = WIDE_MM * math.exp(share * math.log(CLOSE_MM / WIDE_MM))
    zoomed = (across_mm - WIDE_MM) / (CLOSE_MM - WIDE_MM)  # so that one point of the picture stays where it is
    (x, y), (close_x, close_y) = WIDE_CENTRE[view], CLOSE_CENTRE[view]
    return Camera((x + zoomed * (close_x - x), y + zoomed * (close_y - y)), across_mm, across_mm, True)
