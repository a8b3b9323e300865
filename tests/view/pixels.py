"""Pictures as arrays, to compare what was painted."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

Pixels = NDArray[np.int16]


def painted(width: int, height: int, paint: Callable[[QPainter], None]) -> Pixels:
    """What `paint` paints on white, (height, width, 3)."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)
    return pixels_of(image)


def pixels_of(image: QImage) -> Pixels:
    """An image's colours, (height, width, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4)[..., :3].astype(np.int16)


def difference(first: Pixels, second: Pixels) -> Pixels:
    """For each pixel the largest difference of its colours, (height, width)."""
    return np.abs(first - second).max(axis=2)
