"""What counts as the same file: to the byte, or within the tolerance of its kind."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from kyphoview.build.compare import compare
from kyphoview.resources import asset
from kyphoview.view.opening.picture import Opening, Stroke, read_opening, write_opening

pytestmark = pytest.mark.usefixtures("qapp")
MESH = {
    "vertices": np.zeros((3, 3), np.float32),
    "normals": np.zeros((3, 3), np.int16),
    "triangles": np.zeros((1, 3), np.uint16),
}


def is_same(tmp_path: Path, **changed: np.ndarray) -> bool:
    """Whether a mesh with some of its arrays changed counts as the one it was."""
    np.savez(tmp_path / "kept.npz", **MESH)
    np.savez(tmp_path / "mesh.npz", **(MESH | changed))
    return compare(tmp_path / "kept.npz", tmp_path / "mesh.npz").is_same


def test_the_same_bytes_are_the_same(tmp_path: Path) -> None:
    assert is_same(tmp_path)
    assert "to the byte" in compare(tmp_path / "kept.npz", tmp_path / "mesh.npz").told


def test_a_file_that_is_missing_differs(tmp_path: Path) -> None:
    assert compare(tmp_path / "none.npz", asset("anatomy", "mesh_L1.npz")).told == "missing"


@pytest.mark.parametrize(
    ("name", "off", "expected"),
    [
        ("vertices", 0.005, True), ("vertices", 0.02, False), ("vertices", -0.02, False),
        ("normals", 1, True), ("normals", -1, True), ("normals", 2, False), ("triangles", 1, False),
    ],
)  # fmt: skip
def test_places_may_lie_a_trifle_off_and_indices_may_not(tmp_path: Path, name: str, off: float, expected: bool) -> None:
    moved = MESH[name].copy()
    moved[0, 0] += moved.dtype.type(off)
    assert is_same(tmp_path, **{name: moved}) == expected


def test_another_number_of_corners_differs(tmp_path: Path) -> None:
    assert not is_same(tmp_path, vertices=np.zeros((4, 3), np.float32))


@pytest.mark.parametrize(("off_mm", "expected"), [(0.004, True), (0.05, False)])
def test_strokes_may_lie_a_trifle_off(tmp_path: Path, off_mm: float, expected: bool) -> None:
    kept = read_opening(asset("opening", "top.bin"))
    moved = [Stroke(each.path.translated(off_mm, 0.0), each.colour, each.opacity, each.width) for each in kept.strokes]
    write_opening(tmp_path / "top.bin", Opening(kept.rectangle, tuple(moved)))
    assert compare(asset("opening", "top.bin"), tmp_path / "top.bin").is_same == expected


def test_a_stroke_of_another_colour_differs(tmp_path: Path) -> None:
    kept = read_opening(asset("opening", "top.bin"))
    first, *others = kept.strokes
    painted = Stroke(first.path, "gleam" if first.colour != "gleam" else "skin", first.opacity, first.width)
    write_opening(tmp_path / "top.bin", Opening(kept.rectangle, (painted, *others)))
    assert not compare(asset("opening", "top.bin"), tmp_path / "top.bin").is_same


@pytest.mark.parametrize(("changed", "expected"), [(1, True), (400, False)])
def test_pixels_may_differ_by_a_trifle(tmp_path: Path, changed: int, expected: bool) -> None:
    image = QImage(str(asset("icons", "kyphoview-32.png")))
    for at in range(changed):
        image.setPixelColor(at % 32, at // 32, "red")
    image.save(str(tmp_path / "icon.png"))
    assert compare(asset("icons", "kyphoview-32.png"), tmp_path / "icon.png").is_same == expected
