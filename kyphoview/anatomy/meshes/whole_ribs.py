"""The ribs as far as their bone goes, which X-rays show: the stubs, and from them on round the wall of the chest.

Cut open for the eye, the solid has the stubs alone; whole ribs would hide the spine.
"""

import math

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.anatomy.geometry.rigid import Points
from kyphoview.anatomy.levels import REFERENCE_LEVEL, RIBS
from kyphoview.anatomy.meshes.mesh import Mesh, load_ribs
from kyphoview.anatomy.meshes.rings import capped, capped_triangles
from kyphoview.anatomy.solid.ribs import ANGLE_RADII_MM, END_RADII_MM, rib_line
from kyphoview.anatomy.stack import placement

_JOINED = 0.7  # of the way from the angle to the stub's end: there the shaft goes on
_AROUND = 12
_STEP_MM = 5.0
_PIECE_STEPS = 6
_MIRROR = np.array((-1.0, 1.0, 1.0), np.float32)
_TIP_MM = 30.0  # along which a rib tapers

# The wall of the chest as the ribs run in it, an ellipse in L1's frame, and how far they sink from the spine to the
# front: general knowledge, with the outline of the trunk (`anatomy.trunk`).
_HALF_WIDTH_MM, _HALF_DEPTH_MM, _MIDDLE_Y_MM = 117.0, 84.0, 34.0
_SINKS_MM = 105.0


def load_whole_ribs(level: str) -> tuple[Mesh, ...]:
    """A level's pair of ribs, in that level's frame: the stubs up to where the shafts go on, and the shafts.

    The shafts are in closed pieces, so that what lies out of a picture costs nothing.

    Raises:
        BadInput: that level has no ribs, or the file is missing or damaged.
    """
    course = rib_course(level)
    starts = range(0, len(course) - 1, _PIECE_STEPS)
    right = [_shaft(level, course, start, min(start + _PIECE_STEPS, len(course) - 1)) for start in starts]
    left = [Mesh(part.vertices * _MIRROR, part.normals * _MIRROR, part.triangles[:, ::-1]) for part in right]
    return _shortened(load_ribs(level), level), *right, *left


def _joint(level: str) -> tuple[Values, Values]:
    """Where the right shaft goes on, mm, and which way."""
    *_, angle, end = (np.array(place) for place in rib_line(level))
    return angle + _JOINED * (end - angle), (end - angle) / np.linalg.norm(end - angle)


def _shortened(stubs: Mesh, level: str) -> Mesh:
    """What reaches over the joint is pressed into its plane, normals too: the inside of the shell ends there."""
    place, along = _joint(level)
    mirror = np.where(stubs.vertices[:, :1] < 0.0, -1.0, 1.0) * (1.0, 0.0, 0.0) + (0.0, 1.0, 1.0)
    points, normals = stubs.vertices * mirror, stubs.normals * mirror
    over = (points - place) @ along
    points = points - np.maximum(over, 0.0)[:, None] * along
    normals = normals - np.where(over > 0.0, normals @ along, 0.0)[:, None] * along
    return Mesh((points * mirror).astype(np.float32), (normals * mirror).astype(np.float32), stubs.triangles)


def _shaft(level: str, course: Points, first: int, last: int) -> Mesh:
    """A piece of the right shaft, from one place on its course (N, 3) to another, as rings of the stub's oval, upright,
    that follow it."""
    ahead = np.gradient(course, axis=0)[first : last + 1]
    ahead /= np.linalg.norm(ahead, axis=1)[:, None]
    high = np.array((0.0, 0.0, 1.0)) - ahead[:, 2:] * ahead
    high /= np.linalg.norm(high, axis=1)[:, None]
    thick = np.cross(ahead, high)
    blend = _JOINED * _JOINED * (3 - 2 * _JOINED)
    radii = np.array(ANGLE_RADII_MM) + blend * (np.array(END_RADII_MM) - ANGLE_RADII_MM)
    left_mm = np.linspace(RIBS[level].beyond_mm, 0.0, len(course))[first : last + 1]
    radii = radii * np.sqrt(np.clip(left_mm / _TIP_MM, 0.04, 1.0))[:, None]
    angle = np.linspace(0.0, 2 * np.pi, _AROUND, endpoint=False)
    out = np.cos(angle)[:, None] * high[:, None, :] * radii[:, :1, None]
    out = out - np.sin(angle)[:, None] * thick[:, None, :] * radii[:, 1:, None]
    normals = out / np.linalg.norm(out, axis=2)[..., None]
    return Mesh(
        capped(course[first : last + 1, None, :] + out).astype(np.float32),
        np.vstack((normals.reshape(-1, 3), np.zeros((2, 3)))).astype(np.float32),
        capped_triangles(last - first + 1, _AROUND).astype(np.int32),
    )


def rib_course(level: str) -> Points:
    """The middle line (N, 3) in mm of a level's right rib from where its stub is left to its end, in its own frame.

    It leaves the stub without a kink and comes to lie in the wall of the chest (Hermite's blending).
    """
    start, along = _joint(level)
    home = placement(REFERENCE_LEVEL, level)
    begin, heading = home.carry(start[None])[0], home.carry((start + along)[None])[0] - home.carry(start[None])[0]
    turn = math.atan2(begin[0] / _HALF_WIDTH_MM, -(begin[1] - _MIDDLE_Y_MM) / _HALF_DEPTH_MM)
    t = np.linspace(0.0, 1.0, 400)
    angle = turn + t * (0.9 * math.pi - turn)
    wall = np.column_stack((
        _HALF_WIDTH_MM * np.sin(angle),
        _MIDDLE_Y_MM - _HALF_DEPTH_MM * np.cos(angle),
        begin[2] - _SINKS_MM * t,
    ))  # fmt: skip
    speed = (wall[1] - wall[0]) / (t[1] - t[0])
    blended = wall + ((1 - t) ** 2 * (1 + 2 * t))[:, None] * (begin - wall[0])
    blended += (t * (1 - t) ** 2)[:, None] * (heading * np.linalg.norm(speed) - speed)
    way = np.concatenate(([0.0], np.cumsum(np.linalg.norm(np.diff(blended, axis=0), axis=1))))
    beyond_mm = min(RIBS[level].beyond_mm, float(way[-1]))
    wanted = np.linspace(0.0, beyond_mm, round(beyond_mm / _STEP_MM) + 1)
    even = np.column_stack([np.interp(wanted, way, blended[:, i]) for i in range(3)])
    return home.inverse().carry(even)
