"""Names for arrays in annotations; the shape and the unit of each stand in the docstring of what takes or gives it."""

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]
Triangles = NDArray[np.int32]
