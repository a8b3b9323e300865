"""The heights of the broken body, measured on it as a radiologist does."""

import numpy as np

from kyphoview.procedure.fracture.height_map import HeightMap, height_field
from kyphoview.procedure.fracture.heights import Heights


def measured_heights(height_map: HeightMap) -> Heights:
    """The heights in mm between the moved landmarks of the broken body, as a radiologist measures them."""
    upper, lower = np.split(height_map.carry(height_field(height_map.level).landmarks)[:, 2], 2)
    return Heights(*(upper - lower).tolist())
