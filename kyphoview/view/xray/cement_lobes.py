"""Cement as the rays see it: where its rim is thick it is a lobe of cement, where it is thin there is bone alone."""

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.procedure.filling.bodies import Cement
from kyphoview.procedure.filling.cement import RIM_SHARE
from kyphoview.procedure.filling.radial_body import RadialBody, volume_ml

_SOFT = 0.25  # of the rim's thickest: the rise from bone to lobe
_HALVINGS = 16


def lobed(cement: Cement) -> RadialBody:
    """The cavity's part with lobes that fill as much of the rim as cement does: within the rim, and as much in all."""
    assert cement.core is not None
    body, core = cement.body, _radii_at(cement.core, cement.body.s_mm)
    depth = np.maximum(body.radius_mm - core, 0.0)
    wanted = cement.core.volume_ml + RIM_SHARE * (body.volume_ml - cement.core.volume_ml)
    thickest = float(depth.max())
    low, high = -_SOFT, 1.0  # the share of the thickest from which a lobe begins: all of the rim, none of it
    found = body.radius_mm
    for _ in range(_HALVINGS):
        begins = (low + high) / 2
        share = np.clip((depth / max(thickest, 1e-9) - begins) / _SOFT, 0.0, 1.0)
        found = core + share * depth
        if volume_ml(body.s_mm, found) > wanted:
            low = begins
        else:
            high = begins
    return RadialBody(body.axis, body.s_mm, found)


def _radii_at(body: RadialBody, s_mm: Values) -> Values:
    """A body's radii (S, A) in mm at other stations (S,), 0 beyond its ends."""
    row = np.clip(np.searchsorted(body.s_mm, s_mm) - 1, 0, len(body.s_mm) - 2)
    share = (s_mm - body.s_mm[row]) / (body.s_mm[row + 1] - body.s_mm[row])
    inside = ((share >= 0.0) & (share <= 1.0))[:, None]
    share = np.clip(share, 0.0, 1.0)[:, None]
    found: Values = np.where(inside, body.radius_mm[row] * (1.0 - share) + body.radius_mm[row + 1] * share, 0.0)
    return found
