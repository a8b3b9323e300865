"""What things are made of in the round: the colours of the theme and how they take the light."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QVector4D

from kyphoview.view.palette import Theme
from kyphoview.view.strokes import mix


@dataclass(frozen=True, slots=True)
class Matter:
    """Two colours as "#rrggbb", the second one of what a cut opens or of a handle, and a share of gloss."""

    colour: str
    second: str
    gloss: float = 0.1

    def properties(self) -> dict[str, object]:
        """As a body's properties."""
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


def bone(theme: Theme) -> Matter:
    return Matter(theme.bone, theme.bone_core, gloss=0.10)


def disc(theme: Theme) -> Matter:
    return Matter(theme.annulus, theme.annulus, gloss=0.34)


def nerve(theme: Theme) -> Matter:
    return Matter(theme.nerve, theme.nerve, gloss=0.42)


def steel(theme: Theme) -> Matter:
    return Matter(mix(theme.steel, theme.steel_light, 0.45).name(), theme.handle, gloss=0.5)


def plastic(theme: Theme) -> Matter:
    return Matter(theme.shaft, theme.shaft, gloss=0.3)


def marker(theme: Theme) -> Matter:
    return Matter(theme.marker, theme.marker, gloss=0.5)


def cavity(theme: Theme, lit: float) -> Matter:
    """Dark when it is empty (0), pale bone where a full balloon lets light through to its wall (1)."""
    colour = mix(theme.cavity, theme.compacted, lit).name()
    return Matter(colour, colour, gloss=0.0)


def cement(theme: Theme, setting: float) -> Matter:
    """Wet and shining at first (0), matt when it has set (1)."""
    colour = mix(theme.cement_wet, theme.cement_set, setting).name()
    return Matter(colour, colour, gloss=0.75 * (1.0 - setting) + 0.03)
