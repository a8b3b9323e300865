"""How deep the shell is, as stored: what would be found now, and refused where it does not fit."""

from pathlib import Path

import numpy as np
import pytest

from kyphoview.anatomy.levels import LEVELS
from kyphoview.anatomy.meshes import shell_depth as module
from kyphoview.anatomy.meshes.mesh import load_mesh
from kyphoview.anatomy.meshes.shell_depth import compute_shell_depth, shell_depth, write_shell_depths
from kyphoview.errors import BadInput


@pytest.mark.parametrize("level", ["T12", "L1", "L4"])
def test_what_is_stored_is_what_is_found(level: str) -> None:
    assert np.abs(shell_depth(level) - compute_shell_depth(level, load_mesh(level))).max() < 0.006


@pytest.mark.parametrize("level", LEVELS)
def test_every_corner_has_its_depth(level: str) -> None:
    depth = shell_depth(level)
    assert depth.shape == (len(load_mesh(level).vertices),)
    assert depth.min() >= 0.1
    assert depth.max() <= 1.8


def test_a_file_that_does_not_fit_its_mesh_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "shells.npz"
    write_shell_depths(path, {level: np.ones(5) for level in LEVELS})
    monkeypatch.setattr(module, "asset", lambda *_: path)
    module._read.cache_clear()
    with pytest.raises(BadInput, match=r"shells\.npz.*'L1' does not fit"):
        shell_depth("L1")
    path.write_bytes(b"no archive")
    module._read.cache_clear()
    with pytest.raises(BadInput, match=r"shells\.npz"):
        shell_depth("L1")
    module._read.cache_clear()
