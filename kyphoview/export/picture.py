"""A Scene as a picture in a file: PNG, SVG or PDF, all by the painter that fills the window."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPagedPaintDevice, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from kyphoview import __version__, language
from kyphoview.content.labels import load_labels
from kyphoview.errors import Failure
from kyphoview.export.file_types import find_picture_type
from kyphoview.export.pdf_catalog import with_language
from kyphoview.export.svg_root import named_svg
from kyphoview.language import _
from kyphoview.procedure.case import Case
from kyphoview.procedure.ink import Ink
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.view_names import ViewName
from kyphoview.saving import save
from kyphoview.view.fonts import load_fonts
from kyphoview.view.ink.ink_painter import paint_ink_on_picture
from kyphoview.view.palette import Theme
from kyphoview.view.picture import paint_picture
from kyphoview.view.preload import load_for
from kyphoview.view.words_locale import follow_words
from kyphoview.view.xray.picture import paint_xray

_DPI = 96  # pixels of SVG and PDF are those of the web: 96 to the inch
_MADE_BY = f"kyphoview {__version__}"


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw, and how large in pixels. Title and description are for whoever cannot see it.

    `taken` is a picture that a window has taken of the view: for one that only a window can show. `ink` is painted over
    all but those.
    """

    scene: Scene
    view: ViewName
    size: QSize
    theme: Theme
    title: str = ""
    description: str = ""
    taken: QImage | None = None
    ink: Ink = ()


def write_picture(picture: Picture, path: Path) -> None:
    """Draw the picture and save it at `path`, whose ending chooses the type; an old file stays until this one is whole.

    Raises:
        BadInput: the type is unknown, or nothing can be written there.
        Failure: the drawing or the writing broke off.
    """
    save(path, picture_bytes(picture, find_picture_type(path)))


def picture_bytes(picture: Picture, file_type: str) -> bytes:
    """The whole file of one picture, ".png", ".svg" or ".pdf".

    Raises:
        BadInput: a data file that it needs is damaged.
        Failure: there is not enough memory for it.
    """
    application = QGuiApplication.instance() or start_without_screen()
    assert application is not None
    load_fonts()
    load_needed(picture.view, picture.scene.case)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    {".png": _write_png, ".svg": _write_svg, ".pdf": _write_pdf}[file_type](picture, buffer)
    data = bytes(buffer.data().data())
    if file_type == ".svg":
        return named_svg(data, picture.size.width(), picture.size.height())
    return with_language(data, language.code()) if file_type == ".pdf" else data


def load_needed(view: ViewName, case: Case) -> None:
    """Read what pictures of a view need: what is damaged shows before a painter is at work.

    Raises:
        BadInput: a data file is damaged.
    """
    load_labels()
    load_for(view, case)


def start_without_screen() -> QGuiApplication:
    """Qt's application object on its platform in memory; the display, if there is one, is left alone."""
    application = QGuiApplication(["kyphoview", "-platform", "offscreen"])
    follow_words()
    return application


def paint_image(picture: Picture) -> QImage:
    """The picture as an image without transparency.

    Raises:
        Failure: there is not enough memory for it.
    """
    image = QImage(picture.size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise Failure(
            _(
                "There is not enough memory for {width}x{height} pixels.",
                width=picture.size.width(),
                height=picture.size.height(),
            )
        )
    _paint(picture, image)
    return image


def _paint(picture: Picture, device: QPaintDevice) -> None:
    width, height = picture.size.width(), picture.size.height()
    with QPainter(device) as painter:
        if picture.taken is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(0, 0, width, height), picture.taken)
        elif picture.view == "side" or picture.view == "top":
            paint_picture(painter, picture.scene, picture.view, width, height, picture.theme)
        elif picture.view != "3d":
            paint_xray(painter, picture.scene, picture.view, width, height, picture.theme)
        if picture.ink and picture.taken is None and picture.view != "3d":
            paint_ink_on_picture(painter, picture.scene, picture.view, picture.ink, width, height)


def _write_png(picture: Picture, buffer: QBuffer) -> None:
    image = paint_image(picture)
    for key, text in (("Title", picture.title), ("Description", picture.description), ("Software", _MADE_BY)):
        image.setText(key, text)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs know of file names only
        raise Failure(_("The picture could not be turned into a PNG file."))


def _write_svg(picture: Picture, buffer: QBuffer) -> None:
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the other version loses clips
    generator.setOutputDevice(buffer)
    generator.setResolution(_DPI)
    generator.setSize(picture.size)
    generator.setViewBox(QRect(0, 0, picture.size.width(), picture.size.height()))
    generator.setTitle(picture.title)
    generator.setDescription(picture.description)
    _paint(picture, generator)


def _write_pdf(picture: Picture, buffer: QBuffer) -> None:
    writer = QPdfWriter(buffer)
    inches = QSizeF(picture.size) / _DPI
    writer.setPageSize(QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(_DPI)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_1_6)
    writer.setTitle(picture.title)
    writer.setCreator(_MADE_BY)
    _paint(picture, writer)
