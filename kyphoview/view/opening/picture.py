"""The picture that the program opens with, recorded ahead: it needs neither arrays nor the model to be painted.

A recording is a list of strokes in the order in which they are painted. Paths are in millimetres of the cut's plane (x
right, y up), colours are names of a theme's colours, widths are shares of an ordinary outline's; so one recording
serves every size and theme. In the file it is a QDataStream, compressed.
"""

import zlib
from functools import cache
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.resources import asset
from kyphoview.view.palette import LIGHT, Theme
from kyphoview.view.picture_layout import Layout, View
from kyphoview.view.strokes import faded, fill, stroke

_MAGIC = 0x6B76_6F70
_MOST_STROKES = 10_000
_GLEAM = "gleam"  # the light of soft depth, which not every theme has


class Stroke(Struct, frozen=True):
    """One path filled, or drawn as a line of `width` outlines' widths (0: filled). `colour` is a name in a theme."""

    path: QPainterPath
    colour: str
    opacity: float
    width: float


class Opening(Struct, frozen=True):
    """The strokes, and the rectangle in mm (centre x, centre y, width, height) that must be seen whole."""

    rectangle: tuple[float, float, float, float]
    strokes: tuple[Stroke, ...]


def paint_opening(painter: QPainter, layout: Layout, opening: Opening, theme: Theme) -> None:
    """Paint the body into a picture of this layout."""
    x, y, width_mm, height_mm = opening.rectangle
    scale, left, top = layout.fit((x, y), width_mm, height_mm)
    to_pixels = QTransform(scale, 0.0, 0.0, -scale, left, top)
    for each in opening.strokes:
        if each.colour == _GLEAM and not theme.has_depth:
            continue
        colour = faded(getattr(theme, each.colour), each.opacity)
        path = to_pixels.map(each.path)
        if each.width > 0.0:
            stroke(painter, path, colour, each.width * layout.line_px)
        else:
            fill(painter, path, colour)


@cache
def load_opening(view: View) -> Opening:
    """The recorded opening of a cut.

    Raises:
        BadInput: its file is missing or damaged.
    """
    return read_opening(asset("opening", f"{view}.bin"))


def read_opening(path: Path) -> Opening:
    """An opening from its file.

    Raises:
        BadInput: the file cannot be read, or is damaged.
    """
    try:
        data = QByteArray(zlib.decompress(path.read_bytes()))
    except OSError as error:
        raise BadInput(_("{path}: this file cannot be read ({reason}).", path=path, reason=error.strerror)) from None
    except zlib.error:
        raise _damaged(path) from None
    stream = _stream(data, QIODevice.OpenModeFlag.ReadOnly)
    if stream.readUInt32() != _MAGIC:
        raise _damaged(path)
    rectangle = (stream.readDouble(), stream.readDouble(), stream.readDouble(), stream.readDouble())
    count = stream.readUInt32()
    if not 0 < count <= _MOST_STROKES or not (rectangle[2] > 0.0 and rectangle[3] > 0.0):
        raise _damaged(path)
    strokes = tuple(_read_stroke(stream) for _ in range(count))
    if stream.status() != QDataStream.Status.Ok or not stream.atEnd():
        raise _damaged(path)
    if not all(isinstance(getattr(LIGHT, each.colour, None), str) for each in strokes):
        raise _damaged(path)
    return Opening(rectangle, strokes)


def write_opening(path: Path, opening: Opening) -> None:
    """An opening into its file."""
    data = QByteArray()
    stream = _stream(data, QIODevice.OpenModeFlag.WriteOnly)
    stream.writeUInt32(_MAGIC)
    for number in opening.rectangle:
        stream.writeDouble(number)
    stream.writeUInt32(len(opening.strokes))
    for each in opening.strokes:
        stream.writeString(each.colour)
        stream.writeDouble(each.opacity)
        stream.writeDouble(each.width)
        stream << each.path
    path.write_bytes(zlib.compress(data.data(), 9))


def _read_stroke(stream: QDataStream) -> Stroke:
    colour, opacity, width = stream.readString() or "", stream.readDouble(), stream.readDouble()
    path = QPainterPath()
    stream >> path
    return Stroke(path, colour, opacity, width)


def _stream(data: QByteArray, mode: QIODevice.OpenModeFlag) -> QDataStream:
    stream = QDataStream(data, mode)
    stream.setVersion(QDataStream.Version.Qt_6_0)
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.SinglePrecision)
    return stream


def _damaged(path: Path) -> BadInput:
    return BadInput(_("{path}: this file of the program is damaged; install kyphoview again.", path=path))
