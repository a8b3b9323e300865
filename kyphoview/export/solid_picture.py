"""The 3D view as a picture in a file. It is the one picture that needs a display."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kyphoview import __version__
from kyphoview.errors import BadInput, Failure
from kyphoview.export.file_types import find_picture_type
from kyphoview.language import N_, _
from kyphoview.procedure.scene import Scene
from kyphoview.saving import save
from kyphoview.view.fonts import load_fonts
from kyphoview.view.palette import Theme
from kyphoview.view.preload import load_for
from kyphoview.view.solid.cutaway import LAYERS, Layer
from kyphoview.view.words_locale import follow_words

NEEDS_DISPLAY = N_(
    "A picture in 3D needs a display with a graphics interface, which is not here: "
    "'xvfb-run kyphoview render --view 3d' makes one in memory, and the other views need none."
)
_MOST_PX = 8192


@dataclass(frozen=True, slots=True)
class SolidPicture:
    """What to draw, how large in pixels, and with which layers round the spine. Title and description are for whoever
    cannot see it."""

    scene: Scene
    size: QSize
    theme: Theme
    title: str = ""
    description: str = ""
    layers: frozenset[Layer] = frozenset()


def parse_layers(text: str) -> frozenset[Layer]:
    """The layers that a text names, separated by commas.

    Raises:
        BadInput: there is no such layer.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in LAYERS:
            raise BadInput(_("There is no layer {name!r}; the layers are {known}.", name=name, known=", ".join(LAYERS)))
    return frozenset(layer for layer in LAYERS if layer in names)


def require_pixels(path: Path, size: QSize) -> None:
    """Refuse what cannot be a picture in 3D.

    Raises:
        BadInput: it is to be made of strokes, or is larger than graphics interfaces take.
    """
    if find_picture_type(path) != ".png":
        raise BadInput(_("{path}: a picture in 3D is made of pixels, so its name must end in .png.", path=path))
    if max(size.width(), size.height()) > _MOST_PX:
        raise BadInput(_("A picture in 3D has at most {most} pixels along a side.", most=_MOST_PX))


def require_graphics() -> None:
    """Refuse before Qt is asked for what it does not have.

    Raises:
        BadInput: the environment names no display, or a platform of Qt without graphics.
    """
    if sys.platform in ("win32", "darwin"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    has_display = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if platform in ("offscreen", "minimal", "vnc", "linuxfb") or not (has_display or platform):
        raise BadInput(_(NEEDS_DISPLAY))


def write_solid_picture(picture: SolidPicture, path: Path) -> None:
    """Draw the picture and save it at `path`; an application object must be there.

    Raises:
        BadInput: a data file is damaged, there is no graphics interface, or nothing can be written there.
        Failure: the drawing or the writing broke off.
    """
    load_fonts()
    load_for("3d", picture.scene.case)
    image = solid_image(picture)
    for key, text in (
        ("Title", picture.title), ("Description", picture.description), ("Software", f"kyphoview {__version__}"),
    ):  # fmt: skip
        image.setText(key, text)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs know of file names only
        raise Failure(_("The picture could not be turned into a PNG file."))
    save(path, bytes(buffer.data().data()))


def solid_image(picture: SolidPicture) -> QImage:
    """The picture as an image.

    Raises:
        BadInput: there is no graphics interface.
    """
    from kyphoview.view.solid.solid_view import SolidView

    view = SolidView()
    failures: list[str] = []
    view.failed.connect(failures.append)
    view.resize(picture.size)
    view.set_theme(picture.theme)
    view.viewpoint.show_layers(picture.layers)
    view.show_scene(picture.scene)
    image = view.grab().toImage()
    QApplication.processEvents()  # a loss of the interface is told when the painting is over
    view.close_stage()
    if failures:
        raise BadInput(_(NEEDS_DISPLAY))
    return image.convertToFormat(QImage.Format.Format_RGB32)


def make_application() -> QApplication:
    """Qt's application object for widgets, on the display that there is."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["kyphoview"])
    follow_words()
    return application
