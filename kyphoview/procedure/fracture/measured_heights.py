"""The heights of the broken body, measured on it as a radiologist does."""

import numpy as np

from kyphoview.procedure.fracture.height_map import Crush, crush_field
from kyphoview.procedure.fracture.heights import Heights


def measured_heights(crush: Crush) -> Heights:
    """The heights in mm between the moved landmarks of the broken body, as a radiologist measures them."""
    upper, lower = np.split(crush.carry(crush_field(crush.level).landmarks)[:, 2], 2)
    return Heights(*(upper - lower).tolist())
