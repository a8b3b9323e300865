"""The arm of the X-ray machine: which way it looks at the broken bone, and how square on that is.

Square on means: an endplate is seen as one line, and the pedicles stand alike about the spinous process; from the side
they lie over each other. All of it is measured on the solid as it lies there. Angles are degrees.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Literal

import numpy as np

from kyphoview.anatomy.geometry.axis import Vector, read_only
from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.needle_approach import pedicle_centre
from kyphoview.anatomy.solid.body import RIM_WIDTH_MM, body_shape
from kyphoview.language import _, ngettext, number
from kyphoview.procedure.case import Case
from kyphoview.procedure.framing.fluoroscope import XrayView, xray_plane
from kyphoview.procedure.framing.xray_anchors import xray_anchors
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene, scene_at
from kyphoview.procedure.steps import ENTERED

MOST_DEG = 30  # the arm turns so far either way, about both axes
AIMED_AT = Moment(ENTERED, 0.0)
ONE_LINE_DEG, ALIKE_MM, OVER_MM, SQUARE_DEG = 2.5, 1.5, 2.0, 3.0  # within these it is called right
_MOST_LAID_DEG = 8  # how far a person may lie turned on the table
_LEAST_OFF_DEG = 10
_TOGETHER_DEG = 6.0  # endplates no farther from parallel are both made lines, else the lower one, which is not broken
_RIM_POINTS = 48

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Arm:
    """How the arm is turned: `orbital` round the person's long axis, `tilt` towards the head."""

    orbital_deg: float
    tilt_deg: float


@dataclass(frozen=True, slots=True)
class Exercise:
    """A person who lies turned by `laid` on the table, and the arm as it is found."""

    view: XrayView
    laid: Arm
    start: Arm

    def plane(self, arm: Arm) -> Plane:
        """The detector's plane in the person's frame."""
        return turned_plane(self.view, self.relative(arm))

    def relative(self, arm: Arm) -> Arm:
        """How the arm is turned as seen from the person."""
        return Arm(arm.orbital_deg - self.laid.orbital_deg, arm.tilt_deg - self.laid.tilt_deg)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a picture shows.

    Attributes:
        upper_deg, lower_deg: how far each endplate is from being one line.
        nearer: the pedicle that stands nearer to the spinous process, and by how many mm; from the side how far the
            pedicles lie apart.
        lower_pedicle: which pedicle stands lower in the picture from the front, and by how many mm.
        off_deg: the angle between this ray and the one that looks square on.
        is_tilted: whether the break has tilted the upper endplate against the lower one, so that never both are lines.
    """

    view: XrayView
    upper_deg: float
    lower_deg: float
    nearer: tuple[Side, float]
    lower_pedicle: tuple[Side, float]
    off_deg: float
    is_tilted: bool = False

    @property
    def is_square(self) -> bool:
        """Whether it is as good as it can be."""
        return self.off_deg <= SQUARE_DEG


def exercise_of(view: XrayView, number: int) -> Exercise:
    """The exercise of this number: the same person and start each time it is asked for."""
    random = Random(f"{view} {number}")  # noqa: S311 - no secret
    laid = Arm(*(random.randint(-_MOST_LAID_DEG, _MOST_LAID_DEG) for _axis in range(2)))
    while True:
        start = Arm(*(random.randint(-MOST_DEG, MOST_DEG) for _axis in range(2)))
        if math.hypot(start.orbital_deg - laid.orbital_deg, start.tilt_deg - laid.tilt_deg) >= _LEAST_OFF_DEG:
            return Exercise(view, laid, start)


def turned_plane(view: XrayView, arm: Arm) -> Plane:
    """The detector's plane when the arm is turned from where a view looks: first round the long axis, then tilted."""
    base, orbital, tilt = xray_plane(view), math.radians(arm.orbital_deg), math.radians(arm.tilt_deg)
    cosine, sine = math.cos(orbital), math.sin(orbital)
    turn = np.array(((cosine, -sine, 0.0), (sine, cosine, 0.0), (0.0, 0.0, 1.0)))
    across, normal = turn @ base.across, turn @ base.normal
    up = math.cos(tilt) * base.up + math.sin(tilt) * normal
    return Plane(base.origin, read_only(across), read_only(up))


def reading_of(case: Case, view: XrayView, plane: Plane) -> Reading:
    """What a detector in this plane shows of the broken bone."""
    scene = scene_at(case, AIMED_AT)
    upper, lower = _rims(case)
    places = plane.flatten(np.stack((*_pedicles(scene), xray_anchors(scene, view)["bump"])))
    left, right, middle = places
    if view == "xray-side":
        nearer: tuple[Side, float] = ("left", float(np.linalg.norm(left - right)))
    else:
        apart = abs(right[0] - middle[0]) - abs(left[0] - middle[0])
        nearer = ("left" if apart > 0.0 else "right", abs(float(apart)))
    drop = float(right[1] - left[1])
    ideal = square_ray(case, view)
    return Reading(
        view,
        _opened_deg(upper, plane.normal),
        _opened_deg(lower, plane.normal),
        nearer,
        ("left" if drop > 0.0 else "right", abs(drop)),
        math.degrees(math.acos(min(1.0, abs(float(plane.normal @ ideal))))),
        view == "xray-front" and not _are_together(upper, lower),
    )


def square_ray(case: Case, view: XrayView) -> Vector:
    """The unit direction (3,) of the rays that look square on: along the endplates in the midline, or across."""
    if view == "xray-side":
        return read_only((1.0, 0.0, 0.0))
    upper, lower = _rims(case)
    both = upper + lower if _are_together(upper, lower) else lower
    along = np.array((0.0, both[2], -both[1]))
    return read_only(along / np.linalg.norm(along))


def _are_together(upper: Vector, lower: Vector) -> bool:
    return math.degrees(math.acos(min(1.0, float(upper @ lower)))) <= _TOGETHER_DEG


def square_arm(case: Case, exercise: Exercise) -> Arm:
    """How the arm is turned when it looks square on."""
    ray = square_ray(case, exercise.view)
    tilt = 0.0 if exercise.view == "xray-side" else math.degrees(math.atan2(float(ray[2]), abs(float(ray[1]))))
    base = xray_plane(exercise.view).normal
    signed = tilt if float(ray[1] * base[1]) >= 0.0 else -tilt
    return Arm(exercise.laid.orbital_deg, exercise.laid.tilt_deg - signed)


def asked(view: XrayView) -> str:
    """What is to be done."""
    if view == "xray-side":
        return _("Turn the arm until endplates are single lines and the two pedicles lie over each other.")
    return _(
        "Turn the arm until endplates are single lines and the spinous process stands midway between level pedicles. "
        "Where the break has tilted the upper endplate, the lower one counts."
    )


def found_in_words(reading: Reading) -> str:
    """What is right and what is not, and how far it is off."""
    degrees = ngettext("{count} degree off.", "{count} degrees off.", round(reading.off_deg))
    verdict = _("Square on.") if reading.is_square else degrees
    upper = _upper_in_words(reading)
    return " ".join((upper, _lower_in_words(reading), *_bones(reading), verdict))


def seen_in_words(reading: Reading) -> str:
    """The same without figures, for those who do not see the picture while they turn the arm."""
    upper = _("Upper endplate: one line.") if reading.upper_deg <= ONE_LINE_DEG else _("Upper endplate: two edges.")
    lower = _("Lower endplate: one line.") if reading.lower_deg <= ONE_LINE_DEG else _("Lower endplate: two edges.")
    return " ".join((upper, lower, *_bones(reading)))


def _upper_in_words(reading: Reading) -> str:
    if reading.upper_deg <= ONE_LINE_DEG:
        return _("The upper endplate is one line.")
    degrees = number(reading.upper_deg, 0)
    if reading.is_tilted:
        return _(
            "The upper endplate, tilted by the break, shows both its edges, {degrees} degrees apart.", degrees=degrees
        )
    return _("The upper endplate shows both its edges, {degrees} degrees apart.", degrees=degrees)


def _lower_in_words(reading: Reading) -> str:
    if reading.lower_deg <= ONE_LINE_DEG:
        return _("The lower endplate is one line.")
    degrees = number(reading.lower_deg, 0)
    return _("The lower endplate shows both its edges, {degrees} degrees apart.", degrees=degrees)


def _bones(reading: Reading) -> tuple[str, ...]:
    side, apart_mm = reading.nearer
    if reading.view == "xray-side":
        if apart_mm <= OVER_MM:
            return (_("The two pedicles lie over each other."),)
        return (_("The two pedicles lie {apart} mm apart.", apart=number(apart_mm, 0)),)
    if reading.lower_pedicle[1] <= ALIKE_MM:
        level = _("The pedicles are level.")
    elif reading.lower_pedicle[0] == "left":
        level = _("The left pedicle stands lower.")
    else:
        level = _("The right pedicle stands lower.")
    if apart_mm <= ALIKE_MM:
        return level, _("The spinous process stands midway between them.")
    if side == "left":
        return level, _("The spinous process stands nearer to the left one.")
    return level, _("The spinous process stands nearer to the right one.")


def _opened_deg(normal: Vector, ray: Vector) -> float:
    """The angle between a ray and an endplate."""
    return math.degrees(math.asin(min(1.0, abs(float(normal @ ray)))))


def _pedicles(scene: Scene) -> tuple[Vector, Vector]:
    """The middles of the left and the right pedicle, (3,) in mm of now."""
    left = pedicle_centre(scene.case.level)
    both = scene.carry_bone(scene.case.level, np.stack((left, left * (-1.0, 1.0, 1.0))))
    return both[0], both[1]


@lru_cache(maxsize=8)
def _rims(case: Case) -> tuple[Vector, Vector]:
    """The normals (3,), upwards, of the planes through the rims of the upper and of the lower endplate, as they lie."""
    scene, shape = scene_at(case, AIMED_AT), body_shape(case.level)
    xy = shape.kidney.points(_RIM_POINTS, RIM_WIDTH_MM)
    found = []
    for is_upper in (True, False):
        rim = np.column_stack((xy, shape.endplate(xy[:, 0], xy[:, 1], is_upper)))
        now = scene.carry_bone(case.level, rim)
        normal = np.linalg.svd(now - now.mean(axis=0))[2][2]
        found.append(read_only(normal * np.sign(normal[2])))
    return found[0], found[1]
