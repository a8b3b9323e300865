"""A clinic's logo, read from the file that the clinic named."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from kyphoview.errors import BadInput
from kyphoview.language import _

SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")
_MOST_BYTES = 10_000_000
_MOST_PX = 1600  # the longer side, as it is kept


def load_logo(path: Path) -> QImage:
    """The picture, no larger than a sheet needs it.

    Raises:
        BadInput: it cannot be read, is too large, or is no PNG, JPEG or SVG.
    """
    try:
        is_small = path.stat().st_size <= _MOST_BYTES
    except OSError as error:
        reason = error.strerror
        raise BadInput(_("{path}: the logo cannot be read ({reason}).", path=path, reason=reason)) from None
    if not is_small or path.suffix.lower() not in SUFFIXES:
        raise BadInput(_("{path}: a logo is a PNG, JPEG or SVG file of at most 10 MB.", path=path))
    reader = QImageReader(str(path))
    size = reader.size()
    if size.isValid():
        is_drawing = path.suffix.lower() == ".svg"
        within = size.scaled(QSize(_MOST_PX, _MOST_PX), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(within if is_drawing else size.boundedTo(within))
    image = reader.read()
    if image.isNull():
        raise BadInput(_("{path}: the logo cannot be read ({reason}).", path=path, reason=reader.errorString()))
    return image
