"""The sheet's two sides, painted onto a PDF file, a printer or its preview alike."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from kyphoview import __version__, language
from kyphoview.content.handout import load_handout_words
from kyphoview.content.sheet import Handout, Sheet, sheet_of
from kyphoview.errors import BadInput, Failure
from kyphoview.export.handout.logo import load_logo
from kyphoview.export.handout.sections import Side
from kyphoview.export.handout.typesetting import POINT, Column, height_of, letters_that_fit
from kyphoview.export.handout.web_page import sheet_page
from kyphoview.export.pdf_catalog import with_language
from kyphoview.export.picture import load_needed, start_without_screen
from kyphoview.language import _
from kyphoview.saving import save
from kyphoview.view.fonts import load_fonts

_DPI = 1200
_MARGIN = 40 * POINT
_FOOT = 18 * POINT  # kept free for it, above the margin
_FOOT_LINE = 14.1 * POINT


def write_handout(handout: Handout, paper: QPageSize, path: Path) -> None:
    """Save the sheet at `path` as a PDF or a page for a browser; an old file stays until this one is whole.

    Raises:
        BadInput: the name ends in neither .pdf nor .html, nothing can be written there, or a data file is damaged.
        Failure: the writing broke off.
    """
    suffix = path.suffix.lower()
    if suffix not in (".pdf", ".html"):
        raise BadInput(_("{path}: the name of a handout must end in .pdf or .html.", path=path))
    save(path, handout_pdf(handout, paper) if suffix == ".pdf" else handout_page(handout))


def handout_page(handout: Handout) -> bytes:
    """The whole page for a browser."""
    start_for_sheets()
    return sheet_page(load_sheet(handout), handout.ink).encode("utf-8")


def handout_pdf(handout: Handout, paper: QPageSize) -> bytes:
    """The whole file."""
    start_for_sheets()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_1_6)
    writer.setResolution(_DPI)
    writer.setPageSize(paper)
    writer.setPageMargins(QMarginsF())
    writer.setTitle(load_handout_words().title)
    writer.setCreator(f"kyphoview {__version__}")
    paint_handout(writer, handout)
    return with_language(bytes(buffer.data().data()), language.code())


def paint_handout(device: QPagedPaintDevice, handout: Handout) -> None:
    """Paint both sides onto a device whose painter begins at the paper's corner.

    Raises:
        BadInput: a data file is damaged, or the clinic's logo cannot be used.
        Failure: nothing can be painted there, as on a printer that takes nothing.
    """
    sheet = load_sheet(handout)
    paper = device.pageLayout().fullRect(QPageLayout.Unit.Point)
    width, height = paper.width() * POINT, paper.height() * POINT
    with QPainter(device) as painter:
        if not painter.isActive():
            raise Failure(_("The sheet cannot be printed there."))
        _prepare(painter, device)
        _paint_side(painter, Side(sheet, sheet.front, handout.ink, has_title=True), width, height)
        _paint_foot(painter, sheet, width, height, 1)
        device.newPage()
        _paint_side(painter, Side(sheet, sheet.back, handout.ink), width, height)
        _paint_foot(painter, sheet, width, height, 2)


def start_for_sheets() -> None:
    """Have an application object and the program's typefaces, without a screen where there is none yet."""
    application = QGuiApplication.instance() or start_without_screen()
    assert application is not None
    load_fonts()


def load_sheet(handout: Handout) -> Sheet:
    """The sheet, with all that is needed read: what is damaged shows before a painter is at work.

    Raises:
        BadInput: a data file is damaged, or the clinic's logo cannot be used.
    """
    if handout.clinic.logo is not None:
        load_logo(handout.clinic.logo)
    load_needed("side", handout.case)
    return sheet_of(handout)


def _prepare(painter: QPainter, device: QPagedPaintDevice) -> None:
    scale = device.logicalDpiX() / (72 * POINT)
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_side(painter: QPainter, side: Side, width: float, height: float) -> None:
    """In letters of the usual size, or as small as they must be; what is left over goes to lines to write on."""
    room, within = width - 2 * _MARGIN, height - 2 * _MARGIN - _FOOT
    letters = letters_that_fit(side.set, room, within)
    spare = max(0.0, within - height_of(side.set, room, letters))
    side.set(Column(painter, _MARGIN, _MARGIN, room, letters), spare)


def _paint_foot(painter: QPainter, sheet: Sheet, width: float, height: float, number: int) -> None:
    text = f"{sheet.foot} kyphoview {__version__}. {number}/2"
    room = width - 2 * _MARGIN
    letters = letters_that_fit(lambda column: column.small(text), room, _FOOT_LINE)
    Column(painter, _MARGIN, height - _MARGIN - _FOOT_LINE, room, letters).small(text)
