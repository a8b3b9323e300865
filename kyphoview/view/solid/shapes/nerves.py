"""The sac with the nerves in it, and the roots that leave it under the pedicles. At rest, in the treated frame."""

import numpy as np

from kyphoview.anatomy.meshes.shaded_mesh import Detail
from kyphoview.anatomy.nerves import root_paths, sac_path
from kyphoview.view.solid.shapes.kept import kept_for_levels
from kyphoview.view.solid.shapes.surfaces import Solid, joined, tube

_ACROSS, _FORWARDS = np.array((1.0, 0.0, 0.0)), np.array((0.0, 1.0, 0.0))
# Of the sac and of a root: corners around, and rings from one knot to the next.
_SAC: dict[Detail, tuple[int, int]] = {"light": (18, 6), "fine": (40, 14)}
_ROOT: dict[Detail, tuple[int, int]] = {"light": (12, 5), "fine": (20, 10)}


@kept_for_levels
def sac_at_rest(treated: str, detail: Detail) -> Solid:
    """The sac through all five levels, a little beyond both ends."""
    around, each = _SAC[detail]
    sac = sac_path(treated, each)
    return tube(sac.points, sac.wide_mm, sac.deep_mm, _ACROSS, around)


@kept_for_levels
def roots_at_rest(treated: str, detail: Detail) -> Solid:
    """The pair of roots of each level, from the sac through the opening under the pedicle and on."""
    around, each = _ROOT[detail]
    return joined(
        [tube(root.points, root.wide_mm, root.deep_mm, _FORWARDS, around) for root in root_paths(treated, each)]
    )
