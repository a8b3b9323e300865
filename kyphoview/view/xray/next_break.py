"""The next vertebra that breaks, along the rays: bent as the treated one was, then moved with all that lies above."""

from functools import partial

from kyphoview.anatomy.geometry.plane import Plane
from kyphoview.anatomy.geometry.rigid import Points, RigidMotion
from kyphoview.procedure.fracture.height_map import HeightMap
from kyphoview.procedure.fracture.impaction import front_loss_mm
from kyphoview.procedure.fracture.next_break import NextBreak
from kyphoview.view.xray.bones import Carry
from kyphoview.view.xray.crushed_bone import add_crushed_bone, stepped
from kyphoview.view.xray.detector import Detector, Image


def carry_broken(broken: NextBreak, above: RigidMotion) -> Carry:
    """What takes points of its own frame to now; `above` is the motion of all that lies above the treated bone."""
    return partial(_stepped_to, broken.height_map, front_loss_mm(broken.impactions), broken.placement.then(above))


def add_its_crushed_bone(image: Image, detector: Detector, plane: Plane, broken: NextBreak, above: RigidMotion) -> None:
    """Add to the exponents (rows, columns) what its crushed bone adds; the plane is the detector's."""
    own = plane.moved(broken.placement.then(above).inverse())
    add_crushed_bone(image, detector, own, broken.impactions)


def _stepped_to(height_map: HeightMap, front_lost_mm: float, place: RigidMotion, points: Points) -> Points:
    return place.carry(stepped(height_map, front_lost_mm, points))
