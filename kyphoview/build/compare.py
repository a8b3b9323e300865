"""Whether a file that was built again is the one that is kept: to the byte, or as near as another processor comes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainterPath

from kyphoview.view.opening.picture import Stroke, read_opening

_MOST_OFF_MM = 0.01  # of places kept as floating-point numbers
_MOST_STEPS_OFF = 1  # of places, normals and shades kept in steps
_MOST_TONES_OFF = 0.2  # of 255, the mean over an icon's pixels
_STEPPED = ("vertices", "normals", "openness")  # other whole numbers stand for themselves


@dataclass(frozen=True, slots=True)
class Comparison:
    """`is_same` within the tolerance of its kind; `told` says in a few words how near."""

    is_same: bool
    told: str


def compare(kept: Path, built: Path) -> Comparison:
    """Hold a built file against the kept one of the same name.

    Raises:
        BadInput: one of them is damaged.
    """
    if not kept.exists():
        return Comparison(False, "missing")
    if kept.read_bytes() == built.read_bytes():
        return Comparison(True, "the same to the byte")
    kinds = {".npz": _compare_arrays, ".bin": _compare_openings, ".png": _compare_pictures}
    if built.suffix not in kinds:
        return Comparison(False, "differs")
    return kinds[built.suffix](kept, built)


def _compare_arrays(kept: Path, built: Path) -> Comparison:
    with np.load(kept) as before, np.load(built) as now:
        if set(before) != set(now):
            return Comparison(False, "holds other arrays")
        wrong = [name for name in now if not _is_near(built.stem, name, before[name], now[name])]
    return _within(not wrong, f"differs in {', '.join(wrong)}")


def _is_near(file: str, name: str, before: NDArray[Any], now: NDArray[Any]) -> bool:
    if before.shape != now.shape or before.dtype != now.dtype:
        return False
    is_stepped = name in _STEPPED or file == "shells"
    most = _MOST_OFF_MM if now.dtype.kind == "f" else _MOST_STEPS_OFF if is_stepped else 0
    return bool(np.abs(before.astype(np.float64) - now.astype(np.float64)).max(initial=0.0) <= most)


def _compare_openings(kept: Path, built: Path) -> Comparison:
    before, now = read_opening(kept), read_opening(built)
    if len(before.strokes) != len(now.strokes):
        return Comparison(False, f"has {len(now.strokes)} strokes for {len(before.strokes)}")
    off = max(starmap(_stroke_off_mm, zip(before.strokes, now.strokes, strict=True)), default=0.0)
    frame_off = np.abs(np.subtract(before.rectangle, now.rectangle)).max()
    return _within(max(off, frame_off) <= _MOST_OFF_MM, f"strokes lie up to {max(off, frame_off):.3g} mm off")


def _stroke_off_mm(before: Stroke, now: Stroke) -> float:
    """How far apart two strokes lie; without limit where they are of another kind."""
    one, other = (np.array(list(_places(stroke.path))) for stroke in (before, now))
    is_alike = abs(before.opacity - now.opacity) < 0.01 and abs(before.width - now.width) < 0.01
    if before.colour != now.colour or one.shape != other.shape or not is_alike:
        return float("inf")
    return float(np.abs(one - other).max(initial=0.0))


def _places(path: QPainterPath) -> Iterator[tuple[float, float]]:
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        yield element.x, element.y


def _compare_pictures(kept: Path, built: Path) -> Comparison:
    before, now = _pixels(kept), _pixels(built)
    if before.shape != now.shape:
        return Comparison(False, "has another size")
    off = float(np.abs(before - now).mean())
    return _within(off <= _MOST_TONES_OFF, f"pixels are {off:.2f} of 255 off on average")


def _pixels(path: Path) -> NDArray[np.float64]:
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(bytes(image.constBits()), np.uint8).reshape(image.height(), -1, 4).astype(np.float64)


def _within(is_same: bool, otherwise: str) -> Comparison:
    return Comparison(is_same, "within tolerance" if is_same else otherwise)
