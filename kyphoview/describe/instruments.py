"""Where the instruments are, in words."""

from dataclasses import dataclass
from itertools import groupby

from kyphoview.anatomy.trunk import skin_s_mm
from kyphoview.describe.numbers import listed
from kyphoview.procedure.instruments import Instrument
from kyphoview.procedure.needle_axes import places
from kyphoview.procedure.scene import Scene

BONE_MM = -14.0  # where the needles' axes come to bone; a test holds it to the model

_NAMES = {  # in the order of saying; a balloon's shaft goes with its balloon
    "cannula": "a thin tube",
    "needle": "a needle",
    "cement_tube": "a thinner one for the cement",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """What one instrument does there, and what several do."""

    one: str
    several: str


_OUTSIDE = _Place("is outside the body", "are outside the body")
_TISSUE = _Place("has its tip in the soft tissue of the back", "have their tips in the soft tissue of the back")
_BRIDGE = _Place(
    "has its tip in the bridge of bone behind the vertebral body",
    "have their tips in the bridge of bone behind the vertebral body",
)
_BODY = _Place("leads into the vertebral body", "lead into the vertebral body")
_TUBE = _Place("is inside it", "are inside it")  # it: the tube, which has been named just before


def instruments(scene: Scene) -> str:
    """One sentence about the needle and the tubes; empty while there are none. Both sides move alike."""
    left = {instrument.kind: instrument for instrument in scene.instruments if instrument.side == "left"}
    found = [(name, _place(scene, left[kind])) for kind, name in _NAMES.items() if kind in left]
    clauses = []
    for place, group in groupby(found, key=lambda pair: pair[1]):
        names = [name for name, _ in group]
        clauses.append(f"{listed(names)} {place.one if len(names) == 1 else place.several}")
    return f"{on_sides(scene).capitalize()}, {', and '.join(clauses)}." if clauses else ""


def on_sides(scene: Scene) -> str:
    """Where everything is that comes once for each treated side."""
    return "on the left" if scene.case.balloons == 1 else "on each side"


def is_in_tube(scene: Scene, place_mm: float) -> bool:
    """Whether a place along the left axis is within the tube that leads into the bone."""
    tubes = [i for i in scene.instruments if i.kind == "cannula" and i.side == "left"]
    return any(tube.tail_mm <= place_mm <= tube.tip_mm for tube in tubes)


def _place(scene: Scene, instrument: Instrument) -> _Place:
    tip_mm = instrument.tip_mm
    if instrument.kind != "cannula" and is_in_tube(scene, tip_mm):
        return _TUBE
    if tip_mm < skin_s_mm(scene.case.level):
        return _OUTSIDE
    if tip_mm < BONE_MM:
        return _TISSUE
    return _BRIDGE if tip_mm < places(scene.case.level).back_wall_mm else _BODY
