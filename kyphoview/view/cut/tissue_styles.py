"""How each tissue of a cut is drawn."""

from dataclasses import dataclass
from functools import cache

from kyphoview.view.shading import Rounding


@dataclass(frozen=True, slots=True)
class TissueStyle:
    """How one tissue is drawn: names of colours in the theme, its line's width as a share of an outline's, and how
    round it looks."""

    fill: str
    edge: str
    width: float = 0.6
    rounding: Rounding | None = None


_VESSEL = Rounding(6.0, 0.26, 3)
_FAR_BONE = Rounding(1.2, 0.18, 1)

_STYLES = {
    "cut_bone": TissueStyle("bone", "bone_edge", 1.0),
    "bone_core": TissueStyle("bone_core", "bone_line", 0.5),
    "body_outline": TissueStyle("skin", "skin_edge", 0.42),
    "skin": TissueStyle("skin", "skin_edge", 0.42),
    "fat": TissueStyle("fat", "skin_edge", 0.42),
    "front_fat": TissueStyle("fat", "skin_edge", 0.42),
    "organ": TissueStyle("organ", "skin_edge", 0.42),
    "muscle": TissueStyle("muscle", "muscle_fibre", 0.42),
    "psoas": TissueStyle("muscle", "muscle_fibre", 0.42),
    "crus": TissueStyle("muscle", "muscle_fibre", 0.42),
    "fascia": TissueStyle("", "muscle_fibre", 0.42),
    "fibre": TissueStyle("", "muscle_fibre", 0.42),
    "canal_fat": TissueStyle("fat", "skin_edge", 0.42),
    "canal": TissueStyle("nerve", "outline", 0.42),
    "sac": TissueStyle("annulus", "disc_edge", 0.42),
    "cord": TissueStyle("nerve", "nerve_edge", 0.42),
    "cauda": TissueStyle("nerve", "nerve_edge", 0.42),
    "root": TissueStyle("nerve", "nerve_edge", 0.42),
    "ligament": TissueStyle("ligament", "bone_line", 0.42),
    "aorta": TissueStyle("vessel_artery", "outline", 0.42, _VESSEL),
    "vena_cava": TissueStyle("vessel_vein", "outline", 0.42, _VESSEL),
    "wall_rib": TissueStyle("bone", "bone_line", 0.6, _FAR_BONE),
    "far_bone": TissueStyle("far_bone", "bone_line", 0.42, _FAR_BONE),
}


@cache
def tissue_style(name: str) -> TissueStyle:
    """The style of a tissue: that of the longest name it starts or ends with."""
    fitting = [key for key in _STYLES if name.startswith(key) or name.endswith(key)]
    return _STYLES[max(fitting, key=len)] if fitting else _STYLES["organ"]
