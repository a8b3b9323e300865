"""What things in the 3D scene are made of: the theme's colours, how much they shine, how much they let through."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QVector4D

from kyphoview.view.palette import Theme
from kyphoview.view.strokes import mix

BALLOON_OPACITY = (0.38, 0.58)
"""Of the light behind the balloon its middle keeps back so much: empty, and filled. It rises towards the outline."""


_CHALK, _CHALK_SHARE = "#fff6e6", 0.55  # of cement's colour
_WET_GLOSS = 0.35
_PALER_SKIN, _DEEPER_MUSCLE = 0.24, 0.2
_PALER_WITHIN, _DARKER_BLOOD = 0.3, 0.08


@dataclass(frozen=True, slots=True)
class Material:
    """Two colours as "#rrggbb", the second one of what a cut opens or of a handle, and a share of gloss."""

    colour: str
    second: str
    gloss: float = 0.1

    def properties(self) -> dict[str, object]:
        """As properties of Tissue.qml, HollowTissue.qml and Instrument.qml."""
        return {
            "colour": vector(self.colour),
            "second": vector(self.second),
            "gloss": self.gloss,
        }


@cache
def vector(colour: str) -> QVector4D:
    """A colour as shares of red, green, blue and opacity."""
    found = QColor(colour)
    return QVector4D(found.redF(), found.greenF(), found.blueF(), found.alphaF())


def bone(theme: Theme) -> Material:
    """Bone; a cut shows its core."""
    return Material(theme.bone, theme.bone_core, gloss=0.10)


def disc(theme: Theme) -> Material:
    """A disc, moist and so a little glossy."""
    return Material(theme.annulus, theme.annulus, gloss=0.34)


def nerve(theme: Theme) -> Material:
    """The sac and the nerve roots."""
    return Material(theme.nerve, theme.nerve, gloss=0.42)


def skin(theme: Theme) -> Material:
    """The skin of the trunk; paler than in the cuts, where it is a thin line."""
    colour = mix(theme.skin, theme.gleam, _PALER_SKIN).name()
    return Material(colour, colour, gloss=0.10)


def muscle(theme: Theme) -> Material:
    """Muscles, with tendon as the second colour; deeper than in the cuts, where they stay behind all else."""
    return Material(mix(theme.muscle, theme.vessel_artery, _DEEPER_MUSCLE).name(), theme.ligament, gloss=0.16)


def covering(theme: Theme, name: str) -> dict[str, object]:
    """The properties of Covering.qml: skin with fat on its inner side, or muscles."""
    within = theme.fat if name == "skin" else mix(theme.muscle, theme.fat, _PALER_WITHIN).name()
    material = skin(theme) if name == "skin" else muscle(theme)
    return {**material.properties(), "within": vector(within)}


def vessel(theme: Theme, name: str) -> dict[str, object]:
    """The properties of Covering.qml for an artery or a vein; a cut shows the blood in it."""
    colour = theme.vessel_artery if name == "aorta" else theme.vessel_vein
    blood = mix(colour, "#000000", _DARKER_BLOOD).name()
    return {**Material(colour, blood, gloss=0.8).properties(), "within": vector(blood)}


def steel(theme: Theme) -> Material:
    """Steel, with handles of the second colour."""
    return Material(mix(theme.steel, theme.steel_light, 0.45).name(), theme.handle, gloss=0.5)


def plastic(theme: Theme) -> Material:
    """The balloon's shaft."""
    return Material(theme.shaft, theme.shaft, gloss=0.3)


def marker(theme: Theme) -> Material:
    """The balloon's markers for X-ray."""
    return Material(theme.marker, theme.marker, gloss=0.5)


def balloon(theme: Theme, fill: float) -> dict[str, object]:
    """The properties of Balloon.qml: transparent, with the contrast fluid in it; `fill` is 0 (empty) to 1."""
    empty, full = BALLOON_OPACITY
    return {
        "colour": vector(theme.balloon),
        "deep": vector(theme.contrast),
        "bright": vector(theme.balloon_light),
        "fill": float(fill),
        "opacityInside": empty + (full - empty) * float(fill),
    }


def cavity(theme: Theme, lit: float) -> Material:
    """The cavity's wall: dark when it is empty (0), pale bone where a full balloon lets light through to it (1)."""
    colour = mix(theme.cavity, theme.compacted, lit).name()
    return Material(colour, colour, gloss=0.0)


def cement(theme: Theme, setting: float) -> Material:
    """Cement: wet and shining at first (0), matt when it has set (1); paler than in the cuts, since its lumps shade it,
    and grey lumps look like metal."""
    colour = mix(mix(theme.cement_wet, theme.cement_set, setting).name(), _CHALK, _CHALK_SHARE).name()
    return Material(colour, colour, gloss=_WET_GLOSS * (1.0 - setting) + 0.02)
