"""The vertebral body: a kidney in plan with a waist, and hollow endplates inside raised rims."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from kyphoview.anatomy.geometry.distance import Array, rounded_intersection
from kyphoview.anatomy.geometry.radial_curve import RadialCurve, radial_curve_through
from kyphoview.anatomy.levels import VERTEBRAE, VertebraSize

RIM_WIDTH_MM = 2.8  # from the wall to the crest of the rim
_ROUNDING_MM = 2.1  # of the corners; less than the rim's width, so that the crest keeps its exact height
_WAIST_FRONT_MM, _WAIST_SIDE_MM, _WAIST_BACK_MM = 2.9, 2.6, 0.9
_FLARE_MM, _FLARE_BACK_MM = 0.35, 0.2  # beyond the kidney, lost again where the rim's edge is rounded
_LOWER_WIDER = 1.03

# In section (half width, half depth): from the middle of the front round to the middle of the back.
_KIDNEY = (
    (0.0, 1.0), (0.22, 0.985), (0.42, 0.93), (0.60, 0.825), (0.76, 0.67), (0.90, 0.43), (0.985, 0.12), (1.0, -0.12),
    (0.965, -0.42), (0.88, -0.72), (0.74, -0.95), (0.56, -1.055), (0.38, -1.06), (0.20, -1.02), (0.0, -1.0),
)  # fmt: skip

# The hollows' depths (Wang 2012: 1.5 and 0.7 mm) keep their proportion but are scaled so that the height at the middle
# is the one of `levels`; the apexes lie behind the middle, by this share of the half depth.
_HOLLOW_MM = (0.7, 1.5)
_APEX_BACK = (0.22, 0.34)
_HOLLOW_WIDTH = 0.86  # of the half width


@dataclass(frozen=True, slots=True, eq=False)
class BodyShape:
    """One level's body in its own frame, in mm."""

    size: VertebraSize
    kidney: RadialCurve
    hollow_mm: tuple[float, float]

    def height_mm(self, y: Array | float) -> Array | float:
        """The height (...,) in mm between the planes of the rims at `y` (...,) in mm, linear from back to front."""
        size = self.size
        mean = (size.anterior_height_mm + size.posterior_height_mm) / 2
        return mean + (size.anterior_height_mm - size.posterior_height_mm) * y / size.endplate_depth_mm

    def endplate(self, x: Array, y: Array, upper: bool) -> Array:
        """The z (...,) of the upper or lower endplate over (x, y), all in mm, as if it had no rounded edge."""
        which = 0 if upper else 1
        sign = 1.0 if upper else -1.0
        half = self.size.endplate_depth_mm / 2
        crest = half - RIM_WIDTH_MM
        apex = -_APEX_BACK[which] * half
        reach = np.where(y > apex, crest - apex, crest + apex)
        across = np.abs(x) / (_HOLLOW_WIDTH * self.size.endplate_width_mm / 2)
        out = np.minimum(((y - apex) / reach) ** 2 + across**4, 1.0)
        found: Array = sign * (self.height_mm(y) / 2 - self.hollow_mm[which] * _bowl(out))
        return found

    def wall(self, points: Array) -> Array:
        """About the signed distance (...,) in mm of points (..., 3) to the side wall, negative inside."""
        x, y, z = points[..., 0], points[..., 1], points[..., 2]
        share = np.clip(2 * z / self.height_mm(y), -1.4, 1.4)
        cosine = np.cos(np.arctan2(np.abs(x), y))
        is_front = cosine > 0
        waist = _WAIST_SIDE_MM + (np.where(is_front, _WAIST_FRONT_MM, _WAIST_BACK_MM) - _WAIST_SIDE_MM) * cosine**2
        flare = _FLARE_MM + np.where(is_front, 0.0, _FLARE_BACK_MM - _FLARE_MM) * cosine**2
        # A bay with flaring rims: 1 at mid height, 0 at the rims.
        bay = (1 - np.minimum(share * share, 1.0)) ** 1.5
        widening = 1 + (_LOWER_WIDER - 1) * 0.5 * (1 - np.clip(share, -1, 1))
        return self.kidney.distance(x / widening, y, waist * bay - flare)

    def distance(self, points: Array) -> Array:
        """Signed distance (...,) in mm of points (..., 3) to the body without its arch."""
        x, y, z = points[..., 0], points[..., 1], points[..., 2]
        ends = np.maximum(z - self.endplate(x, y, True), self.endplate(x, y, False) - z)
        return rounded_intersection(self.wall(points), ends, _ROUNDING_MM)


def _bowl(out: Array) -> Array:
    """The hollow's profile over the squared way from apex to crest: 1 to 0, level at both ends."""
    bowl: Array = (1 - out) ** 1.35
    return bowl


@cache
def body_shape(level: str) -> BodyShape:
    """The body of one level."""
    size = VERTEBRAE[level]
    half_width, half_depth = size.endplate_width_mm / 2, size.endplate_depth_mm / 2
    kidney = radial_curve_through([(half_width * x, half_depth * y) for x, y in _KIDNEY], 0.0, 11)
    crest = half_depth - RIM_WIDTH_MM
    middle = [(a * half_depth / (crest + a * half_depth)) ** 2 for a in _APEX_BACK]
    mean = (size.anterior_height_mm + size.posterior_height_mm) / 2
    unscaled = sum(h * float(_bowl(np.array(m))) for h, m in zip(_HOLLOW_MM, middle, strict=True))
    scale = (mean - size.middle_height_mm) / unscaled
    return BodyShape(size, kidney, (_HOLLOW_MM[0] * scale, _HOLLOW_MM[1] * scale))
