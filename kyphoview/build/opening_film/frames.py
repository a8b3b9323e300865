"""The frames of the opening film: layers laid over each other, with soft edges where one gives way to the next."""

import numpy as np
from PySide6.QtGui import QImage

from kyphoview.build.opening_film.course import HIGH_PX, WIDE_PX, Look, look_at
from kyphoview.build.opening_film.layers import BodyLayers, Pixels
from kyphoview.view.solid.camera import Orbit

_SOFT_MM = 60.0  # how wide the edge is along which a layer gives way
_TALL = 1.35  # it gives way sooner up and down than sideways
_ENDS = 0.16  # of the height, above and below: there everything fades
_SKIN_Y_MM = -92.0  # of the back's skin, behind the treated vertebra


def frame_at(layers: BodyLayers, seconds: float) -> QImage:
    """The frame after so many seconds, clear round the body."""
    look = look_at(seconds)
    away = _away_mm(look.orbit)
    skin_left, muscle_left = _kept(away, look.skin_open_mm), _kept(away, look.muscle_open_mm)
    found = np.zeros((HIGH_PX, WIDE_PX, 4), np.float32)
    if look.skin_shade > 0.0 and not skin_left.all():
        found = look.skin_shade * layers.picture("skin", look.orbit)
    if not muscle_left.all():
        found = _over(_bones(layers, look), found)
    if muscle_left.any() and not skin_left.all():
        found = _over(layers.picture("muscles", look.orbit) * muscle_left, found)
    if skin_left.any():
        found = _over(layers.picture("skin", look.orbit) * skin_left, found)
    return _image(found * _fading_ends())


def _bones(layers: BodyLayers, look: Look) -> Pixels:
    """One vertebra, and as much of the others as there is."""
    if look.other_bones == 1.0:
        return layers.picture("spine", look.orbit)
    one = layers.picture("vertebra", look.orbit)
    if look.other_bones == 0.0:
        return one
    return look.other_bones * layers.picture("spine", look.orbit) + (1.0 - look.other_bones) * one


def _away_mm(orbit: Orbit) -> Pixels:
    """How far each pixel (H, W, 1) lies from the skin behind the treated vertebra, mm; less for those above and below
    it."""
    scale = orbit.height_mm / HIGH_PX
    right, up, _ = orbit.axes
    aside, above = (float((np.array((0.0, _SKIN_Y_MM, 0.0)) - orbit.target) @ axis) for axis in (right, up))
    x = (np.arange(WIDE_PX) + 0.5 - WIDE_PX / 2) * scale - aside
    z = (HIGH_PX / 2 - np.arange(HIGH_PX) - 0.5) * scale - above
    found: Pixels = np.hypot(x, z[:, None] / _TALL)[..., None].astype(np.float32)
    return found


def _kept(away: Pixels, open_mm: float) -> Pixels:
    """How much of a layer is left (H, W, 1)."""
    share = np.clip((away - open_mm) / _SOFT_MM, 0.0, 1.0)
    found: Pixels = (share * share * (3.0 - 2.0 * share)).astype(np.float32)
    return found


def _fading_ends() -> Pixels:
    """How much is seen (H, 1, 1): it fades out above and below."""
    at = (np.arange(HIGH_PX, dtype=np.float32) + 0.5) / HIGH_PX
    share = np.clip(np.minimum(at, 1.0 - at) / _ENDS, 0.0, 1.0)
    found: Pixels = (share * share * (3.0 - 2.0 * share)).astype(np.float32)[:, None, None]
    return found


def _over(upper: Pixels, lower: Pixels) -> Pixels:
    found: Pixels = upper + (1.0 - upper[..., 3:]) * lower
    return found


def _image(pixels: Pixels) -> QImage:
    data = np.ascontiguousarray(np.round(np.clip(pixels, 0.0, 1.0) * 255).astype(np.uint8))
    premultiplied = QImage(data.data, WIDE_PX, HIGH_PX, 4 * WIDE_PX, QImage.Format.Format_RGBA8888_Premultiplied)
    return premultiplied.convertToFormat(QImage.Format.Format_ARGB32)
