"""Skin and superficial muscles of the trunk, in L1's frame, each as one surface.

What is drawn of the muscles is what lies next under the skin (general knowledge): latissimus dorsi with the
thoracolumbar fascia between its two halves, the lower tip of trapezius over it, the external oblique at the flanks, the
gluteal muscles below the crest of the hip bone; in front the sheath of the straight muscles of the belly. A second
colour is that of tendon and fascia.
"""

import numpy as np

from kyphoview.view.solid.shapes.surfaces import AMBIENT, SECOND, TINT, Array, Solid, plain_tone
from kyphoview.view.solid.shapes.trunk_surface import between, hump, relief_of_back, rise, trunk_grid

_FRONT_MM = 112.0


def skin() -> Solid:
    """The skin of the trunk, open above and below."""
    grid = trunk_grid()
    relief = relief_of_back(grid.points)
    return _solid(grid.raised(relief), _shut_in(relief, 7))


def muscles() -> Solid:
    """The superficial muscles of the trunk, open above and below."""
    grid = trunk_grid()
    x, y, z = (grid.points[..., i] for i in range(3))
    aside = np.abs(x)
    behind = 1.0 - rise(y, -50.0, 10.0)
    skin_relief = relief_of_back(grid.points)
    fat = 9.0 + 5.0 * (1.0 - behind) + 8.0 * (1.0 - rise(z, -240.0, -150.0))

    crest = -95.0 - 52.0 * (1.0 - rise(aside, 34.0, 100.0)) - 25.0 * rise(y, -40.0, 20.0)  # of the hip bone
    over_crest = rise(z - crest, -3.0, 3.0)
    fascia_edge = np.where(z > -60.0, 10.0 + 0.52 * (78.0 - z), 82.0 + 0.12 * (-60.0 - z))
    fascia = behind * over_crest * rise(fascia_edge - aside, -7.0, 7.0) * (1.0 - rise(z, 60.0, 90.0))
    trapezius = behind * rise((z - 34.0) * 0.36 - aside, -2.0, 2.0)
    latissimus_edge = rise(y - (-34.0 + 0.13 * (z + 95.0)), -3.0, 3.0)
    oblique = latissimus_edge * over_crest
    medius_edge = rise(y - (-62.0 + 0.30 * (-z - 110.0)), -4.0, 4.0)

    # Along which bundle a place lies: lines that a muscle's fibres follow.
    to_arm = np.arctan2(z - 265.0, 150.0 - aside) * 210.0
    to_shoulder = np.arctan2(z - 300.0, 125.0 - aside) * 190.0
    downwards = z * 0.80 + 0.60 * y
    to_thigh = z * 0.78 - 0.62 * aside
    fan = np.arctan2(z + 300.0, y + 8.0) * 130.0
    bundles = _mix(to_arm, to_shoulder, trapezius)
    bundles = np.where(oblique > 0.5, downwards, bundles)
    bundles = np.where(over_crest < 0.5, np.where(medius_edge > 0.5, fan, to_thigh), bundles)
    weave = to_arm * (1.0 - trapezius)
    fibre = _strands(np.where(fascia > 0.5, weave, bundles), z + aside)

    thick = (
        3.2 * trapezius
        + 2.6 * (1.0 - latissimus_edge) * over_crest * (1.0 - fascia) * behind
        + 2.2 * oblique
        + 3.5 * (1.0 - over_crest)
    )
    over_spines = 4.0 * behind * hump(x, 14.0) * between(z, -190.0, -160.0, -118.0, -90.0)  # of the lowest vertebrae
    relief = 1.25 * skin_relief - fat + thick + over_spines + 0.16 * fibre * (1.0 - 0.5 * fascia)
    tone = _solid(_without_bust(grid.raised(relief)), _shut_in(1.25 * skin_relief + thick, 4))
    beside = rise(aside - 0.06 * z, 46.0, 62.0)
    sheath = rise(y, 40.0, 74.0) * (1.0 - beside) * (1.0 - rise(z, 70.0, 130.0))  # of the straight muscles in front
    tendon = np.clip(fascia * 0.86 + 0.7 * hump(z - crest, 4.0) * behind * rise(aside, 24.0, 46.0), 0.0, 0.9)
    spine_line = 0.7 * behind * hump(x, 3.0) * (z > crest)
    tone.tone[:, SECOND] = np.maximum(np.maximum(tendon, spine_line), 0.62 * sheath).ravel()
    tone.tone[:, TINT] = np.clip(0.5 + 0.45 * fibre * (1.0 - 0.55 * fascia) * (1.0 - 0.75 * sheath), 0.0, 1.0).ravel()
    return tone


def _without_bust(points: Array) -> Array:
    """No muscle stands out so far in front as the chest's skin does."""
    found = points.copy()
    found[..., 1] = np.minimum(points[..., 1], _FRONT_MM + 0.15 * (points[..., 1] - _FRONT_MM))
    return found


def _mix(one: Array, other: Array, share: Array) -> Array:
    found: Array = np.where(share > 0.5, other, one)
    return found


def _strands(across: Array, along: Array) -> Array:
    """Bundles of fibres, -1 to 1, by how far across them a place lies in mm."""
    wander = 1.5 * np.sin(along / 47.0) + 0.5 * np.sin(along / 19.0 + across / 40.0)
    found: Array = 0.5 * np.sin((across + wander) / 0.95) + 0.5 * np.sin((across + 1.7 * wander) / 2.7 + 1.3)
    return found


def _shut_in(relief: Array, wide: int) -> Array:
    """The ambient light (R, C) that reaches a place: less in a hollow of the relief (R, C) in mm."""
    around = relief
    for _ in range(wide):
        around = (around + np.roll(around, 2, 0) + np.roll(around, -2, 0) + np.roll(around, 2, 1)
                  + np.roll(around, -2, 1)) / 5.0  # fmt: skip
    found: Array = np.clip(0.97 - 0.10 * np.maximum(around - relief, 0.0), 0.55, 1.0)
    return found


def _solid(points: Array, ambient: Array) -> Solid:
    tone = plain_tone(ambient.size)
    tone[:, AMBIENT] = ambient.ravel()
    return Solid.of(points.reshape(-1, 3), trunk_grid().triangles, tone)
