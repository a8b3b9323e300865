"""A calmer set of colours for a softened first pass: flesh and vessels lose most of their red."""

from functools import cache
from typing import Any

from PySide6.QtGui import QColor

from kyphoview.view.palette import Theme

# How much of their colour these lose. Their lightness stays, and with it what tells neighbours apart.
_LOST = {
    "muscle": 0.6,
    "muscle_fibre": 0.6,
    "flesh": 0.6,
    "fat": 0.35,
    "skin": 0.4,
    "organ": 0.65,
    "vessel_artery": 0.62,
    "vessel_vein": 0.4,
    "marrow": 0.4,
    "cavity": 0.4,
}
_LUMINANCE = (0.2126, 0.7152, 0.0722)  # of red, green and blue light, WCAG 2.2


@cache
def softened(theme: Theme) -> Theme:
    """The theme in calmer colours."""
    calmer: dict[str, Any] = {name: _calmed(getattr(theme, name), lost) for name, lost in _LOST.items()}
    return theme._replace(name=f"{theme.name}, softened", **calmer)


def _calmed(colour: str, lost: float) -> str:
    """Mixed, as light mixes, with the grey of the same luminance."""
    shade = QColor(colour)
    light = [_to_light(channel) for channel in (shade.redF(), shade.greenF(), shade.blueF())]
    grey = sum(share * channel for share, channel in zip(_LUMINANCE, light, strict=True))
    mixed = [_to_channel(channel + lost * (grey - channel)) for channel in light]
    return QColor.fromRgbF(*mixed).name()


def _to_light(channel: float) -> float:
    """sRGB's own curve (IEC 61966-2-1), from a channel of 0 to 1 to light."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _to_channel(light: float) -> float:
    return 12.92 * light if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
