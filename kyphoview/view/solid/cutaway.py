"""What is taken away of the body in 3D to look inside, and what is left round the spine. No Qt."""

from dataclasses import dataclass
from typing import Literal

Layer = Literal["skin", "muscles", "vessels"]
LAYERS: tuple[Layer, ...] = ("skin", "muscles", "vessels")
"""What can be shown round the spine, from outside inwards."""
_COVERING = frozenset({"skin", "muscles"})


@dataclass(frozen=True, slots=True)
class Cutaway:
    """How far the spine is open, 0 (whole) to 1, and which layers are shown round it."""

    openness: float
    layers: frozenset[Layer] = frozenset()

    @property
    def is_covered(self) -> bool:
        """Whether something hides the bones from without."""
        return bool(self.layers & _COVERING)
