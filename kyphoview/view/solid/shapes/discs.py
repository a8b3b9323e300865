"""The discs in 3D: closed cushions between two endplates, bulging as the side cut draws them."""

import numpy as np

from kyphoview.anatomy.meshes.shaded_mesh import Detail
from kyphoview.anatomy.solid.body import body_shape
from kyphoview.anatomy.solid.disc import DISC_RIM_MM, disc_arch, disc_bulge_mm
from kyphoview.anatomy.stack import placement
from kyphoview.view.solid.shapes.kept import kept_for_levels
from kyphoview.view.solid.shapes.surfaces import AMBIENT, SHARE, TINT, Array, Solid, grid_triangles, plain_tone

_AROUND: dict[Detail, int] = {"light": 44, "fine": 112}
_RINGS = (0.0, 0.85, 1.0)  # of the way from the middle to the rim, on either endplate
_WALL: dict[Detail, Array] = {"light": np.linspace(0.0, 1.0, 8), "fine": np.linspace(0.0, 1.0, 19)}
_UNDER_BONE_MM = 0.35
_SHUT_IN = 0.62  # how little light reaches the wall where it meets the rims


@kept_for_levels
def disc_at_rest(treated: str, above: str, below: str, detail: Detail) -> Solid:
    """A disc in the treated level's frame; `tone`'s share says how far each point goes with the bone above."""
    around, rows_up = _AROUND[detail], _WALL[detail]
    low, high = (_endplate(treated, level, around, is_upper=level == below) for level in (below, above))
    wall = _wall(low[-1], high[-1], rows_up)
    rows = np.concatenate((low, wall[1:-1], high[::-1]))
    share = np.concatenate((np.zeros(len(low)), rows_up[1:-1], np.ones(len(high))))
    tone = plain_tone(rows.shape[0] * around)
    tone[:, SHARE] = np.repeat(share, around)
    tone[:, AMBIENT] = _SHUT_IN + (1.0 - _SHUT_IN) * np.repeat(4 * share * (1 - share), around) ** 0.7
    tone[:, TINT] = np.repeat(0.5 + 0.14 * np.cos(9 * np.pi * share), around)  # the layers of the annulus
    return Solid.of(rows.reshape(-1, 3), grid_triangles(len(rows), around), tone)


def _endplate(treated: str, level: str, around: int, is_upper: bool) -> Array:
    """Rings (R, A, 3) just inside an endplate, from its middle to where the disc leaves the bone."""
    shape = body_shape(level)
    rim = shape.kidney.points(around, DISC_RIM_MM)
    middle = np.array((0.0, shape.kidney.centre_y_mm))
    flat = middle + np.array(_RINGS)[:, None, None] * (rim - middle)
    x, y = flat[..., 0], flat[..., 1]
    inwards = -_UNDER_BONE_MM if is_upper else _UNDER_BONE_MM
    z = shape.endplate(x.ravel(), y.ravel(), is_upper).reshape(x.shape) + inwards
    placed: Array = placement(treated, level).carry(np.stack((x, y, z), axis=-1))
    return placed


def _wall(low: Array, high: Array, rows_up: Array) -> Array:
    """Rows (W, A, 3) from one rim to the other, bowed outwards."""
    between = low + rows_up[:, None, None] * (high - low)
    out = (low + high) / 2 - (low + high).mean(axis=0) / 2
    out[:, 2] = 0.0
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    bulge = disc_bulge_mm(out[:, 1])
    bowed: Array = between + disc_arch(rows_up)[:, None, None] * (bulge[:, None] * out)
    return bowed
