"""The program's signs: SVG files on a grid of 24 by 24, drawn in the colour that is asked for."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.resources import assets_folder


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw one sign into a square, as lines and areas: crisp at every size. The painter's state is left as it was.

    name: a file of `icons_folder()` without its ending; colour: as "#rrggbb".
    """
    _sign(name, colour).render(painter, rect)


def icon_names() -> tuple[str, ...]:
    """The names of all signs."""
    return tuple(sorted(path.stem for path in icons_folder().glob("*.svg")))


def check_icons() -> None:
    """Read every sign.

    Raises:
        BadInput: one of them cannot be drawn.
    """
    for name in icon_names():
        if not _sign(name, "#000000").isValid():
            path = icons_folder() / f"{name}.svg"
            raise BadInput(_("{path}: this is no drawing.", path=path))


def icons_folder() -> Path:
    """Where their files lie."""
    return assets_folder() / "icons" / "interface"


@lru_cache(maxsize=256)  # all signs in the few colours of a theme
def _sign(name: str, colour: str) -> QSvgRenderer:
    drawing = (icons_folder() / f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode())))
