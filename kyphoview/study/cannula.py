"""How near the cannula passes by the spinal canal."""

import numpy as np

from kyphoview.anatomy.geometry.axis import Vector
from kyphoview.anatomy.solid.vertebra import canal_distance
from kyphoview.procedure.scene import Scene


def canal_clearance_mm(scene: Scene) -> float:
    """The least distance from the left cannula's surface to the spinal canal, in mm."""
    return float(canal_distance(scene.case.level, nearest_to_canal(scene)))


def nearest_to_canal(scene: Scene) -> Vector:
    """The place (3,) in mm on the left cannula's surface that is nearest to the canal."""
    cannula = next(one for one in scene.instruments if one.kind == "cannula" and one.side == "left")
    along_mm = np.linspace(-40.0, cannula.tip_mm, 200)
    around = np.linspace(0.0, 2.0 * np.pi, 36)
    surface = scene.axes["left"].point(along_mm[:, None], cannula.radius_mm, around).reshape(-1, 3)
    nearest: Vector = surface[int(np.argmin(canal_distance(scene.case.level, surface)))]
    return nearest
