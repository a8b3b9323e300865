"""How far bones have moved between two moments: while a picture moves, what cannot be seen need not be summed again."""

from kyphoview.anatomy.geometry.rigid import RigidMotion
from kyphoview.procedure.fracture.height_map import HeightMap

_REACH_MM = 100.0  # from the origin, about which the bones above turn, to the farthest of them in the picture


def height_map_displacement_mm(one: HeightMap, two: HeightMap) -> float:
    """No point of the treated vertebra stands further apart; without end, where it is another vertebra."""
    if one.level != two.level:
        return float("inf")
    front, bulge, back, lower, retropulsed = (abs(a - b) for a, b in zip(one.losses_mm, two.losses_mm, strict=True))
    return max(front, back) + bulge + lower + retropulsed


def motion_displacement_mm(one: RigidMotion, two: RigidMotion) -> float:
    """No point in the picture of what moves as one stands further apart."""
    rotated = abs(one.angle_rad - two.angle_rad) * _REACH_MM
    return rotated + abs(one.shift_y_mm - two.shift_y_mm) + abs(one.shift_z_mm - two.shift_z_mm)
