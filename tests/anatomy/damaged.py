"""A damaged copy of one of the program's own files of arrays."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from kyphoview.resources import assets_folder

Harm = Callable[[dict[str, Any]], object]


def damaged_copy(name: str, harm: Harm, folder: Path) -> Path:
    """The file of that name in `assets/anatomy/`, written into `folder` with something done to its arrays."""
    with np.load(assets_folder() / "anatomy" / name) as archive:
        arrays = dict(archive)
    harm(arrays)
    np.savez(folder / name, **arrays)
    return folder / name
