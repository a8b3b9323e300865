"""The animated file: Qt reads back each frame, in order, as it was written alone."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage, QImageReader

from kyphoview.build.opening_film.animation import animated, webp_of

_COLOURS = ("#c02020", "#20c020", "#2020c0")


def _picture(colour: str) -> QImage:
    """Half of it clear."""
    image = QImage(48, 32, QImage.Format.Format_ARGB32)
    image.fill(0)
    for x in range(24):
        for y in range(32):
            image.setPixelColor(x, y, QColor(colour))
    return image


@pytest.mark.parametrize("quality", [80, 100])
def test_qt_reads_back_what_was_put_together(quality: int) -> None:
    frames = [webp_of(_picture(colour), quality) for colour in _COLOURS]
    buffer = QBuffer()
    buffer.setData(QByteArray(animated(frames, 48, 32, 40)))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"webp"))
    assert reader.imageCount() == 3
    for colour in _COLOURS:
        image = reader.read()
        assert reader.nextImageDelay() == 40
        seen, wanted = image.pixelColor(10, 16), QColor(colour)
        assert max(abs(seen.red() - wanted.red()), abs(seen.green() - wanted.green())) < 12
        assert image.pixelColor(40, 16).alpha() == 0  # no frame shines through the next
    assert reader.read().isNull()
