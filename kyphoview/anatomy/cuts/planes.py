"""The planes in which the spine is cut: each holds the left needle's axis of the treated level.

The needle of a single balloon has a plane of its own. A side cut is upright, or leans a little towards the middle where
the spine curves so much that it would pass beside the neighbours' pedicles. Across, all needles of a level lie in one
plane.
"""

import math
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.levels import TWO_SIDED
from kyphoview.anatomy.needle_approach import approach
from kyphoview.errors import BadInput
from kyphoview.language import _

VIEWS = ("side", "top")


def plane_of(treated: str, view: str, path: str = TWO_SIDED) -> Plane:
    """The plane of a cut.

    Raises:
        BadInput: there is no such level, view or path.
    """
    if view not in VIEWS:
        raise BadInput(_("There is no cut '{view}'; there are {known}.", view=view, known=", ".join(VIEWS)))
    return side_plane(treated, path) if view == "side" else top_plane(treated)


def _nearest_to_centre(through: Vector, across: Vector, up: Vector) -> Vector:
    """The point of the plane nearest to the body's centre, so that pictures are centred on it."""
    normal = np.cross(across, up)
    return read_only(normal * (through @ normal))


@cache
def side_plane(treated: str, path: str = TWO_SIDED) -> Plane:
    """The plane through the left needle's axis, upwards, seen from the patient's left: front is on the left."""
    needle = approach(treated, path)
    axis, lean = needle.axis("left"), math.radians(needle.cut_leans_deg)
    normal = np.cross((math.sin(lean), 0.0, math.cos(lean)), axis.forward)
    level = np.array([-normal[1], normal[0], 0.0])
    across = read_only(level / np.linalg.norm(level))
    up = read_only(np.cross(normal, across) / np.linalg.norm(normal))
    return Plane(_nearest_to_centre(axis.origin, across, up), across, up)


@cache
def top_plane(treated: str) -> Plane:
    """The plane through all needles' axes, seen from the feet as in CT: front up, the patient's right on the left."""
    return _across(treated, -1.0)


@cache
def drawn_plane(treated: str, view: str, path: str = TWO_SIDED) -> Plane:
    """The plane in whose coordinates a cut is drawn and kept in its file: in the top cut, x is to the patient's right.

    Raises:
        BadInput: there is no such level, view or path.
    """
    return plane_of(treated, view, path) if view != "top" else _across(treated, 1.0)


def _across(treated: str, rightwards: float) -> Plane:
    axis = approach(treated, TWO_SIDED).axis("left")
    along = np.array([0.0, axis.forward[1], axis.forward[2]])
    across = read_only((rightwards, 0.0, 0.0))
    up = read_only(along / np.linalg.norm(along))
    return Plane(_nearest_to_centre(axis.origin, across, up), across, up)
