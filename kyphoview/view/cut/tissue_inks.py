"""How each tissue of a cut is drawn."""

from dataclasses import dataclass
from functools import cache

from kyphoview.view.shading import Rounding


@dataclass(frozen=True, slots=True)
class Ink:
    """How one tissue is drawn: names of colours in the theme, its line's width as a share of an outline's, and how
    round it looks."""

    fill: str
    edge: str
    width: float = 0.6
    rounding: Rounding | None = None


_VESSEL = Rounding(6.0, 0.26, 3)
_FAR_BONE = Rounding(1.2, 0.18, 1)

_INKS = {
    "body_outline": Ink("skin", "skin_edge", 0.42),
    "skin": Ink("skin", "skin_edge", 0.42),
    "fat": Ink("fat", "skin_edge", 0.42),
    "front_fat": Ink("fat", "skin_edge", 0.42),
    "organ": Ink("organ", "skin_edge", 0.42),
    "muscle": Ink("muscle", "muscle_fibre", 0.42),
    "psoas": Ink("muscle", "muscle_fibre", 0.42),
    "crus": Ink("muscle", "muscle_fibre", 0.42),
    "fascia": Ink("", "muscle_fibre", 0.42),
    "fibre": Ink("", "muscle_fibre", 0.42),
    "canal_fat": Ink("fat", "skin_edge", 0.42),
    "canal": Ink("nerve", "outline", 0.42),
    "sac": Ink("annulus", "disc_edge", 0.42),
    "cord": Ink("nerve", "nerve_edge", 0.42),
    "cauda": Ink("nerve", "nerve_edge", 0.42),
    "root": Ink("nerve", "nerve_edge", 0.42),
    "ligament": Ink("ligament", "bone_line", 0.42),
    "aorta": Ink("vessel_artery", "outline", 0.42, _VESSEL),
    "vena_cava": Ink("vessel_vein", "outline", 0.42, _VESSEL),
    "far_bone": Ink("far_bone", "bone_line", 0.42, _FAR_BONE),
}


@cache
def ink_of(name: str) -> Ink:
    """The ink of a tissue: that of the longest name it starts or ends with."""
    fitting = [key for key in _INKS if name.startswith(key) or name.endswith(key)]
    return _INKS[max(fitting, key=len)] if fitting else _INKS["organ"]
