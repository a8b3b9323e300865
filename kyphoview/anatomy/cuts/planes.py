"""The two planes in which the spine is cut: both hold the left needle's axis of the treated level."""

from functools import cache

import numpy as np

from kyphoview.anatomy.approach import approach
from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.errors import BadInput
from kyphoview.language import _

VIEWS = ("side", "top")


def plane_of(treated: str, view: str) -> Plane:
    """The plane of a cut.

    Raises:
        BadInput: there is no such level or view.
    """
    if view not in VIEWS:
        raise BadInput(_("There is no cut '{view}'; there are {known}.", view=view, known=", ".join(VIEWS)))
    return side_plane(treated) if view == "side" else top_plane(treated)


def _nearest_to_centre(through: Vector, across: Vector, up: Vector) -> Vector:
    """The point of the plane nearest to the body's centre, so that pictures are centred on it."""
    normal = np.cross(across, up)
    return read_only(normal * (through @ normal))


@cache
def side_plane(treated: str) -> Plane:
    """The upright plane through the left needle's axis, seen from the patient's left: front is on the left."""
    axis = approach(treated).axis("left")
    level = np.array([axis.forward[0], axis.forward[1], 0.0])
    across = read_only(-level / np.linalg.norm(level))
    up = read_only((0.0, 0.0, 1.0))
    return Plane(_nearest_to_centre(axis.origin, across, up), across, up)


@cache
def top_plane(treated: str) -> Plane:
    """The plane through both needles' axes, seen from above: front is up, the patient's left on the left."""
    axis = approach(treated).axis("left")
    along = np.array([0.0, axis.forward[1], axis.forward[2]])
    across = read_only((1.0, 0.0, 0.0))
    up = read_only(along / np.linalg.norm(along))
    return Plane(_nearest_to_centre(axis.origin, across, up), across, up)
