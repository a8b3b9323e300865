"""The program's signs: SVG files on a grid of 24 by 24, drawn in the colour that is asked for."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.resources import asset, assets_folder

ICON_NAMES = (
    "again", "call", "clean", "close", "colours", "compare", "copy", "courses", "delete", "document", "down",
    "explain", "eye", "film", "folder", "fracture", "frame_back", "frame_on", "full_screen", "help", "home", "larger",
    "layers", "leave_full_screen", "listen", "lock", "look_up", "more", "move", "next", "next_person", "notice",
    "pause", "pen", "play", "pointer", "previous", "print", "put_away", "save", "search", "seen_above", "seen_back",
    "seen_close", "seen_side", "seen_surgeon", "seen_three_quarter", "smaller", "speed", "study", "take_away", "text",
    "tick", "touch", "undo", "up", "views", "weigh", "wipe", "zoom",
)  # fmt: skip
"""All of them, so that one whose file is gone is missed."""


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw one sign into a square, as lines and areas: crisp at every size. The painter's state is left as it was.

    One whose file cannot be used leaves its square blank, so that the words beside it are painted; `check_icons` names
    the file.

    name: one of `ICON_NAMES`; colour: as "#rrggbb".
    """
    sign = _sign(name, colour)
    if sign.isValid():
        sign.render(painter, rect)


def check_icons() -> None:
    """Read every sign.

    Raises:
        BadInput: one of them is missing or cannot be drawn.
    """
    for name in ICON_NAMES:
        path = asset("icons", "interface", f"{name}.svg")
        if not _sign(name, "#000000").isValid():
            raise BadInput(_("{path}: this is no drawing; install kyphoview again.", path=path))


def icons_folder() -> Path:
    """Where their files lie."""
    return assets_folder() / "icons" / "interface"


@lru_cache(maxsize=256)  # all signs in the few colours of a theme
def _sign(name: str, colour: str) -> QSvgRenderer:
    try:
        drawing = (icons_folder() / f"{name}.svg").read_bytes()
    except OSError:
        return QSvgRenderer()
    return QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode())))
