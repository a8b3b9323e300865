"""The vertebral arch: pedicles, laminae, articular, transverse and spinous processes, around the canal."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.facet_joint import SINKING_MM, FacetJoint, facet_joint_above, facet_joint_below
from kyphoview.anatomy.geometry.distance import (
    Array,
    polygon,
    smooth_difference,
    smooth_intersection,
    smooth_union,
    tapered_limb,
)
from kyphoview.anatomy.geometry.radial_curve import RadialCurve, radial_curve_through
from kyphoview.anatomy.levels import VERTEBRAE, VertebraSize
from kyphoview.anatomy.needle_approach import pedicle_centre
from kyphoview.anatomy.solid.arch_size import ArchSize, arch_size

_CANAL = (
    (0.0, 0.5), (0.45, 0.50), (0.84, 0.44), (0.99, 0.24), (0.93, -0.04), (0.68, -0.30), (0.34, -0.455), (0.0, -0.5),
)  # fmt: skip
_PEDICLE_INWARDS_MM = 0.8  # the canal is carved out of it, and the fillets outside add as much
_LAMINA_MM = 5.6  # thickness
_LAMINA_SLOPE = 0.22  # backwards per mm downwards

# A hatchet in side view, back and up from the root of the spinous process, in shares of its length and height.
_HATCHET = (
    (0.22, 0.30), (0.0, 0.34), (-0.30, 0.40), (-0.68, 0.46), (-0.90, 0.40), (-1.0, 0.12),
    (-1.0, -0.30), (-0.90, -0.50), (-0.62, -0.47), (-0.28, -0.40), (0.0, -0.40), (0.22, -0.25),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class ArchShape:
    """One level's arch in its own frame, in mm."""

    size: VertebraSize
    arch: ArchSize
    canal: RadialCurve

    def distance(self, points: Array) -> Array:
        """Signed distance (N,) in mm of points (N, 3) to the arch, the pedicles' roots inside the body included."""
        mirrored = points.copy()
        mirrored[:, 0] = (
            np.sqrt(points[:, 0] ** 2 + 0.8**2) - 0.8
        )  # a rounded fold, so that no crease shows in the midline
        lower = smooth_union(self._pillar(mirrored), self._lower_process(mirrored), 4.0)
        upper = self._clear_of_joint_above(self._upper_process(mirrored), mirrored)
        arch = smooth_union(self._lamina(mirrored), self._spinous(mirrored), 5.0)
        arch = self._clear_of_joint_below(smooth_union(arch, lower, 4.0), mirrored)
        arch = smooth_union(arch, upper, 3.5)
        arch = smooth_union(arch, self._transverse(mirrored), 3.5)
        return smooth_difference(smooth_union(arch, self._pedicle(mirrored), 3.5), self.canal_distance(points), 0.8)

    def canal_distance(self, points: Array) -> Array:
        """About the signed distance (...,) in mm of points (..., 3) to the canal, an upright tube, negative inside."""
        return self.canal.distance(points[..., 0], points[..., 1])

    def limb_distances(self, points: Array) -> dict[str, Array]:
        """About the signed distances (N,) in mm of points (N, 3) to each named part of the arch, negative inside: which
        part a point of the arch belongs to is the nearest one. The rounded fillets between them are none's own."""
        mirrored = points.copy()
        mirrored[:, 0] = np.abs(points[:, 0])
        processes = (self._upper_process(mirrored), self._lower_process(mirrored), self._pillar(mirrored))
        return {
            "pedicle": self._pedicle(mirrored),
            "lamina": self._lamina(mirrored),
            "articular_process": np.minimum.reduce(processes),
            "transverse_process": self._transverse(mirrored),
            "spinous_process": self._spinous(mirrored),
        }

    def _pedicle(self, points: Array) -> Array:
        x, y, z = pedicle_centre(self.size.level)
        s = points[:, 1] - y
        front, back = np.maximum(s, 0.0), np.minimum(s, 0.0)
        # Oval, narrowest at its centre; behind it flares to the pillar, in front it bends inwards into the body.
        turn = np.tan(np.radians(self.size.pedicle_angle_deg))
        drift = turn * 0.6 * back + 0.024 * front**2 + max(turn, 0.0) * front * 0.5
        wide = self.size.pedicle_width_mm / 2 * (1 + 0.004 * back**2 + 0.012 * front)
        high = self.size.pedicle_height_mm / 2 * (1 + 0.0015 * s * s)
        aside = (points[:, 0] + x + drift + _PEDICLE_INWARDS_MM) / wide
        above = (points[:, 2] - z) / high
        k = np.sqrt(aside**2 + above**2) + 1e-9
        slope = np.sqrt((aside / wide) ** 2 + (above / high) ** 2) + 1e-9
        return smooth_intersection(k * (k - 1) / slope, np.maximum(s - 11.0, -8.5 - s), 3.5)

    def _pillar(self, points: Array) -> Array:
        """The stout column behind the pedicle, from the upper process to the isthmus (pars)."""
        arch, (x, y, z) = self.arch, pedicle_centre(self.size.level)
        start = (-x + 1.0, y - 8.0, z + 0.5)
        end = (arch.isthmus_x_mm, arch.isthmus_y_mm, arch.isthmus_z_mm)
        return tapered_limb(points, start, end, (4.6, 4.4), (4.4, 3.6), (1.0, -0.4, 0.0))

    def _lamina(self, points: Array) -> Array:
        arch = self.arch
        back = points[:, 1] - _LAMINA_SLOPE * (points[:, 2] - arch.lamina_top_mm)
        shell = np.abs(self.canal.distance(points[:, 0], back) - _LAMINA_MM / 2) - _LAMINA_MM / 2
        # The lower border is an arch between the lower processes.
        bottom = arch.lamina_bottom_mm - 0.35 * np.minimum(points[:, 0], 9.0)
        top = arch.lamina_top_mm - 2.0 * np.clip((points[:, 0] - 2.0) / 5.0, 0.0, 1.0)
        band = smooth_intersection(points[:, 2] - top, bottom - points[:, 2], 2.0)
        below = np.maximum(arch.isthmus_z_mm + 4.0 - points[:, 2], 0.0)
        behind = points[:, 1] - (self.canal.centre_y_mm - 0.5) + 0.6 * np.minimum(below, 9.0)
        return smooth_intersection(smooth_intersection(shell, band, 3.5), behind, 2.0)

    def _lower_process(self, points: Array) -> Array:
        """The lower articular process, from the isthmus down behind the next vertebra's upper one."""
        arch = self.arch
        motion, joint = facet_joint_below(self.size.level)
        isthmus = (arch.isthmus_x_mm, arch.isthmus_y_mm, arch.isthmus_z_mm)
        x, rho = _lower_place(joint)
        back = motion.inverse()
        shoulder = back.carry(np.array(joint.place(x, rho, joint.pivot_z_mm + 8.0)))
        foot = back.carry(np.array(joint.place(x, rho + 0.5, joint.foot_mm + 4.2)))
        wide, thin = _lower_radii(joint)
        upper = tapered_limb(points, isthmus, shoulder, (4.4, 3.6), (wide, thin), (1.0, 0.0, 0.0))
        lower = tapered_limb(points, shoulder, foot, (wide, thin), (wide * 0.82, thin * 0.82), (1.0, 0.0, 0.0))
        return smooth_union(upper, lower, 2.0)

    def _upper_process(self, points: Array) -> Array:
        """The upper articular process."""
        joint = facet_joint_above(self.size.level)
        x, y, z = pedicle_centre(self.size.level)
        root = (-x + 0.8, y - 7.5, z + 2.0)
        if joint.is_flat:
            rho = joint.centre_rho_mm - 3.1
            tip = joint.place(joint.centre_x_mm, rho, joint.tip_mm - 4.0)
            return tapered_limb(points, root, tip, (5.0, 4.2), (joint.half_width_mm, 3.0), (1.0, -0.15, 0.0))
        out = joint.radius_mm + 3.4
        aside, front = np.cos(np.radians(45)), np.sin(np.radians(45))
        tip = joint.place(joint.centre_x_mm + out * aside, joint.centre_rho_mm - out * front, joint.tip_mm - 3.6)
        # Its outer back corner, drawn out along the joint, is the mammillary process.
        return tapered_limb(points, root, tip, (5.6, 4.6), (joint.half_width_mm + 0.4, 3.5), (front, -aside, 0.0))

    def _clear_of_joint_above(self, bone: Array, points: Array) -> Array:
        joint = facet_joint_above(self.size.level)
        # Below the joint's foot the surface means nothing: fade it out there.
        fade = np.maximum(joint.foot_mm - 1.0 - points[:, 2], 0.0) ** 2
        return smooth_intersection(bone, joint.gap_mm / 2 - joint.distance(points) - 0.25 * fade, 1.2)

    def _clear_of_joint_below(self, bone: Array, points: Array) -> Array:
        motion, joint = facet_joint_below(self.size.level)
        moved = motion.carry(points)
        fade = np.maximum(moved[:, 2] - joint.tip_mm - SINKING_MM + 1.0, 0.0) ** 2
        return smooth_intersection(bone, joint.distance(moved, SINKING_MM) + joint.gap_mm / 2 - 0.25 * fade, 1.2)

    def _transverse(self, points: Array) -> Array:
        arch, (x, y, z) = self.arch, pedicle_centre(self.size.level)
        start = (-x + 1.5, y - 7.0, z - 0.5)
        run = np.array(
            [np.cos(np.radians(arch.transverse_back_deg)), -np.sin(np.radians(arch.transverse_back_deg)), 0.0]
        )
        lift = np.tan(np.radians(arch.transverse_up_deg))
        reach = self.size.pedicle_width_mm / 2 + arch.transverse_mm - 1.5 - arch.transverse_tip[1]
        end = np.array(start) + reach * (run + np.array([0.0, 0.0, lift]))
        return tapered_limb(points, start, end, (5.2, 3.6), arch.transverse_tip, (0.0, 0.0, 1.0))

    def _spinous(self, points: Array) -> Array:
        arch = self.arch
        root = self.canal.centre_y_mm - self.size.canal_depth_mm / 2 - 2.0
        drop = np.tan(np.radians(arch.spinous_down_deg))
        rounding = min(3.6, 0.3 * arch.spinous_height_mm)
        high = arch.spinous_height_mm - 2 * rounding
        length = arch.spinous_mm - rounding
        corners = [
            (root + a * length, arch.spinous_z_mm + b * high + min(a, 0.0) * arch.spinous_mm * drop)
            for a, b in _HATCHET
        ]
        side = polygon(points[:, 1:], corners) - rounding
        back = (root - points[:, 1]) / arch.spinous_mm
        end = np.clip((back - 0.55) / 0.4, 0, 1)
        start = np.clip(1 - back / 0.35, 0, 1)
        half = arch.spinous_half_width_mm * (1 + 0.55 * end * end * (3 - 2 * end) + 0.7 * start * start)
        low = np.clip(
            (arch.spinous_z_mm - drop * back * arch.spinous_mm - points[:, 2]) / arch.spinous_height_mm, -0.5, 0.5
        )
        return smooth_intersection(side, points[:, 0] - half * (1 + 0.3 * low), 2.2)


def _lower_place(joint: FacetJoint) -> tuple[float, float]:
    """Where (x, rho) the middle of the upper vertebra's process stands, close behind the joint."""
    if joint.is_flat:
        return joint.centre_x_mm - 0.6, joint.centre_rho_mm + 4.4
    return joint.centre_x_mm - 0.3, joint.centre_rho_mm - 0.4


def _lower_radii(joint: FacetJoint) -> tuple[float, float]:
    """Half width and half thickness of the upper vertebra's process there."""
    return (joint.half_width_mm, 4.4) if joint.is_flat else (joint.radius_mm - 0.6, joint.radius_mm - 1.2)


@cache
def arch_shape(level: str) -> ArchShape:
    """The arch of one level."""
    size = VERTEBRAE[level]
    half_width, depth = size.canal_width_mm / 2, size.canal_depth_mm
    centre = -size.endplate_depth_mm / 2 - depth / 2
    canal = radial_curve_through([(half_width * x, centre + depth * y) for x, y in _CANAL], centre, 9)
    return ArchShape(size, arch_size(level), canal)
