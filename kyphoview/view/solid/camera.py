"""The camera: an orbit about a target, made into a pose, and the pose's projection onto pixels. Pure numbers, no Qt.

Azimuth 0 is the patient's right and 90 the front, elevation is above the horizon, in degrees; lying face down, the
horizon is the table's. The rectangle at the target, in mm, is what must be seen whole.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kyphoview.view.picture_layout import Layout

FIELD_DEG = 20.0  # from the lower to the upper edge: a long lens, so that near and far parts keep their proportion
HIGHEST_DEG = 86.0
LEAST_MM, MOST_MM = 26.0, 420.0  # the height that the picture shows at the target
_REACH_MM = (75.0, 75.0, 115.0)  # how far the target may lie from the treated body's centre
_SAME_TURN = 0.9999

Array = NDArray[np.float64]
Horizon = Literal["standing", "lying"]
Triple = tuple[float, float, float]
Turn = tuple[float, float, float, float]

# For each horizon the direction of azimuth 0, of azimuth 90, and up.
_BASES: dict[Horizon, Array] = {
    "standing": np.eye(3),
    "lying": np.array(((1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0))),
}


@dataclass(frozen=True, slots=True)
class Orbit:
    """A camera that looks at a target, and that a person can turn, shift and bring nearer."""

    azimuth_deg: float
    elevation_deg: float
    target: Triple
    width_mm: float
    height_mm: float
    horizon: Horizon = "standing"
    turn_deg: float = 0.0  # of the picture, counter-clockwise

    @property
    def pose(self) -> "Pose":
        """The pose of this camera."""
        return Pose(_turn_of(self.axes), self.target, self.width_mm, self.height_mm)

    @property
    def axes(self) -> Array:
        """The picture's right and up and the direction to the camera, as unit rows (3, 3)."""
        around, above = math.radians(self.azimuth_deg), math.radians(self.elevation_deg)
        first, second, up = _BASES[self.horizon]
        level = math.cos(around) * first + math.sin(around) * second
        back = math.cos(above) * level + math.sin(above) * up
        right = math.cos(around) * second - math.sin(around) * first
        upwards, turn = np.cross(back, right), math.radians(self.turn_deg)
        along, across = math.cos(turn), math.sin(turn)
        return np.stack((along * right - across * upwards, across * right + along * upwards, back))

    def turned(self, azimuth_deg: float, elevation_deg: float) -> "Orbit":
        """Turned round the target by so much, never over the top."""
        elevation = self.elevation_deg + elevation_deg
        return replace(
            self,
            azimuth_deg=(self.azimuth_deg + azimuth_deg) % 360.0,
            elevation_deg=min(HIGHEST_DEG, max(-HIGHEST_DEG, elevation)),
        )

    def nearer(self, factor: float) -> "Orbit":
        """Zoomed in by a factor, within limits."""
        height = min(MOST_MM, max(LEAST_MM, self.height_mm / factor))
        return replace(self, height_mm=height, width_mm=self.width_mm * height / self.height_mm)

    def shifted(self, right_mm: float, up_mm: float) -> "Orbit":
        """With the target moved by so many mm along the picture, never far from the spine."""
        right, up, _ = self.axes
        reach = np.array(_REACH_MM)
        moved = np.clip(np.array(self.target) + right_mm * right + up_mm * up, -reach, reach)
        return replace(self, target=(float(moved[0]), float(moved[1]), float(moved[2])))


@dataclass(frozen=True, slots=True)
class Pose:
    """A turn of the camera as a unit quaternion (w, x, y, z), what it looks at, and the rectangle it must show."""

    turn: Turn
    target: Triple
    width_mm: float
    height_mm: float

    @property
    def axes(self) -> Array:
        """The picture's right and up and the direction to the camera, as unit rows (3, 3)."""
        w, x, y, z = self.turn
        return np.array(
            (
                (1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)),
                (2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)),
                (2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)),
            )
        )


@dataclass(frozen=True, slots=True, eq=False)
class Lens:
    """A pose in a picture of a given size: where the camera stands, and which pixels points are projected to.

    Attributes:
        scale: pixels to a mm at the target.
        position: of the camera, (3,) in mm.
        axes: the picture's right and up and the direction to the camera, as unit rows (3, 3).
    """

    pose: Pose
    layout: Layout
    scale: float
    position: Array
    axes: Array

    @staticmethod
    def of(pose: Pose, layout: Layout) -> "Lens":
        """The lens that shows the pose's rectangle between the layout's columns."""
        scale, x, y = layout.fit((0.0, 0.0), pose.width_mm, pose.height_mm)
        axes = pose.axes
        aside, above = (x - layout.width / 2) / scale, (y - layout.height / 2) / scale
        away = layout.height / (2 * math.tan(math.radians(FIELD_DEG) / 2) * scale)
        position = np.array(pose.target) + away * axes[2] - aside * axes[0] + above * axes[1]
        return Lens(pose, layout, scale, position, axes)

    @property
    def away_mm(self) -> float:
        """How far the camera is from the target's plane, in mm."""
        return float((self.position - np.array(self.pose.target)) @ self.axes[2])

    def to_pixels(self, points: Array) -> Array:
        """Points (N, 3) in mm as pixels (N, 2); those behind the camera are not a number."""
        local = (np.asarray(points, float) - self.position) @ self.axes.T
        depth = np.where(local[:, 2] < -1.0, -local[:, 2], np.nan)
        focal = self.scale * self.away_mm
        x = self.layout.width / 2 + focal * local[:, 0] / depth
        y = self.layout.height / 2 - focal * local[:, 1] / depth
        return np.column_stack((x, y))


def pose_between(first: Pose, second: Pose, share: float) -> Pose:
    """The pose at a share, 0 to 1, of the way from one to another: it turns evenly and zooms by equal factors."""
    height = math.exp(_mix(math.log(first.height_mm), math.log(second.height_mm), share))
    width = math.exp(_mix(math.log(first.width_mm), math.log(second.width_mm), share))
    x, y, z = (_mix(a, b, share) for a, b in zip(first.target, second.target, strict=True))
    return Pose(_turn_between(first.turn, second.turn, share), (x, y, z), width, height)


def _mix(first: float, second: float, share: float) -> float:
    return first + (second - first) * share


def _turn_of(axes: Array) -> Turn:
    """The quaternion of an orthonormal frame given as rows (3, 3), by its largest part."""
    m = axes.T
    squares = np.array(
        (
            1 + m[0, 0] + m[1, 1] + m[2, 2],
            1 + m[0, 0] - m[1, 1] - m[2, 2],
            1 - m[0, 0] + m[1, 1] - m[2, 2],
            1 - m[0, 0] - m[1, 1] + m[2, 2],
        )
    )
    largest = int(np.argmax(squares))
    products = (
        (squares[0], m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]),
        (m[2, 1] - m[1, 2], squares[1], m[1, 0] + m[0, 1], m[0, 2] + m[2, 0]),
        (m[0, 2] - m[2, 0], m[1, 0] + m[0, 1], squares[2], m[2, 1] + m[1, 2]),
        (m[1, 0] - m[0, 1], m[0, 2] + m[2, 0], m[2, 1] + m[1, 2], squares[3]),
    )
    size = 2 * math.sqrt(float(squares[largest]))
    w, x, y, z = (float(part) / size for part in products[largest])
    return w, x, y, z


def _turn_between(first: Turn, second: Turn, share: float) -> Turn:
    a, b = np.array(first), np.array(second)
    cosine = float(a @ b)
    if cosine < 0.0:
        b, cosine = -b, -cosine
    if cosine > _SAME_TURN:
        mixed = a + share * (b - a)
    else:
        angle = math.acos(cosine)
        mixed = (math.sin((1 - share) * angle) * a + math.sin(share * angle) * b) / math.sin(angle)
    mixed = mixed / np.linalg.norm(mixed)
    return float(mixed[0]), float(mixed[1]), float(mixed[2]), float(mixed[3])
