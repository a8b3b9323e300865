"""How a disc bulges, at rest, between the rims of its two bodies."""

from kyphoview.anatomy.geometry.distance import Array
from kyphoview.anatomy.levels import DISC_BULGE_BACK_MM, DISC_BULGE_FRONT_MM

DISC_RIM_MM = 1.3  # from the wall of a body to where the disc leaves its rim


def disc_arch(share: Array) -> Array:
    """How much of its bulge a disc has (...,) at a share of the way from the bone below, 0, to the one above, 1."""
    found: Array = (4 * share * (1 - share)) ** 0.8
    return found


def disc_bulge_mm(forwards: Array) -> Array:
    """How far (...,) in mm a disc bulges midway, to the back (-1), to the sides (0) or to the front (1)."""
    found: Array = DISC_BULGE_BACK_MM + (DISC_BULGE_FRONT_MM - DISC_BULGE_BACK_MM) * (1 + forwards) / 2
    return found
