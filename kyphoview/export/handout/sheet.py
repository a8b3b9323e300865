"""The sheet's two sides, painted onto a PDF file, a printer or its preview alike."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from kyphoview import __version__
from kyphoview.content.handout import Pictured, load_handout_words
from kyphoview.content.help import load_help
from kyphoview.content.load import load_documents, load_step
from kyphoview.content.pages import Said
from kyphoview.errors import BadInput
from kyphoview.export.handout.typesetting import POINT, Column
from kyphoview.export.picture import load_needed, start_without_screen
from kyphoview.language import _, day_in_words
from kyphoview.procedure.case import Case
from kyphoview.procedure.ink import Ink
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import WEIGHED
from kyphoview.saving import save
from kyphoview.view.fonts import load_fonts
from kyphoview.view.ink.ink_painter import paint_ink_on_picture
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture import paint_picture

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
_DPI = 1200
_MARGIN = 40 * POINT
_FOOT = 24 * POINT  # kept free for it, above the margin
_GAP = 12 * POINT
_NOTES_GAP_PT = 20.0  # from one line for notes to the next
_PICTURE_SHARE = 0.44  # of the text's width
_PICTURE_UNITS = 900.0  # the painters' pixels across a picture: their lines are made for a screen


@dataclass(frozen=True, slots=True)
class Handout:
    """One sheet: the case that it shows, the day that it bears, and the ink over its pictures."""

    case: Case
    day: date
    ink: Ink = ()


def find_paper(name: str) -> QPageSize:
    """The paper of that name.

    Raises:
        BadInput: there is none.
    """
    for known, size in PAPERS.items():
        if known.lower() == name.lower():
            return QPageSize(size)
    raise BadInput(_("There is no paper {name!r}; choose A4 or Letter.", name=name))


def write_handout(handout: Handout, paper: QPageSize, path: Path) -> None:
    """Save the sheet at `path` as a PDF; an old file stays until this one is whole.

    Raises:
        BadInput: the name does not end in .pdf, nothing can be written there, or a data file is damaged.
        Failure: the writing broke off.
    """
    if path.suffix.lower() != ".pdf":
        raise BadInput(_("{path}: the name of a handout must end in .pdf.", path=path))
    save(path, handout_pdf(handout, paper))


def handout_pdf(handout: Handout, paper: QPageSize) -> bytes:
    """The whole file."""
    application = QGuiApplication.instance() or start_without_screen()
    assert application is not None
    load_fonts()
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
    return bytes(buffer.data().data())


def paint_handout(device: QPagedPaintDevice, handout: Handout) -> int:
    """Paint both sides onto a device whose painter begins at the paper's corner; how many lines for notes there are.

    Raises:
        BadInput: a data file is damaged.
    """
    load_sheet(handout.case)
    sheet = device.pageLayout().fullRect(QPageLayout.Unit.Point)
    width, height = sheet.width() * POINT, sheet.height() * POINT
    with QPainter(device) as painter:
        _prepare(painter, device)
        _paint_front(painter, handout, width, height)
        _paint_foot(painter, handout, width, height, 1)
        device.newPage()
        notes = _paint_back(painter, width, height)
        _paint_foot(painter, handout, width, height, 2)
    return notes


def load_sheet(case: Case) -> None:
    """Read all that is needed: what is damaged shows before a painter is at work.

    Raises:
        BadInput: a data file is damaged.
    """
    words = load_handout_words()
    for picture in words.pictures:
        for step in picture.tells:
            load_step(step)
    load_step(WEIGHED)
    load_help()
    load_documents()
    load_needed("side", case.level)


def _prepare(painter: QPainter, device: QPagedPaintDevice) -> None:
    scale = device.logicalDpiX() / (72 * POINT)
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_front(painter: QPainter, handout: Handout, width: float, height: float) -> None:
    """The four pictures, each with its words to the right of it."""
    words = load_handout_words()
    column = Column(painter, _MARGIN, _MARGIN, width - 2 * _MARGIN)
    column.title(words.title)
    column.space(2)
    column.body(words.case_sentence(handout.case))
    column.space(8)
    top, bottom = column.y, height - _MARGIN - _FOOT
    row = (bottom - top + _GAP) / len(words.pictures)
    for number, picture in enumerate(words.pictures):
        box = QRectF(_MARGIN, top + number * row, _PICTURE_SHARE * column.width, row - _GAP)
        _paint_row(painter, handout, picture, box, column.width)


def _paint_row(painter: QPainter, handout: Handout, picture: Pictured, box: QRectF, width: float) -> None:
    scene = scene_at(handout.case, Moment(picture.step, picture.at))
    painter.save()
    painter.translate(box.topLeft())
    scale = box.width() / _PICTURE_UNITS
    painter.scale(scale, scale)
    paint_picture(painter, scene, "side", _PICTURE_UNITS, box.height() / scale, LIGHT, labels=False)
    paint_ink_on_picture(painter, scene, "side", handout.ink, _PICTURE_UNITS, box.height() / scale, labels=False)
    painter.restore()
    painter.setPen(QPen(QColor(LIGHT.border), 0.7 * POINT))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    beside = Column(painter, box.right() + 1.3 * _GAP, box.top() - 4 * POINT, width - box.width() - 1.3 * _GAP)
    beside.heading(load_step(picture.tells[-1]).title)
    for step in picture.tells:
        beside.body(load_step(step).main)
    if picture.has_regain:
        regained = scene.figures.height_regained_percent
        beside.body(load_handout_words().regain_sentence(regained))


def _paint_back(painter: QPainter, width: float, height: float) -> int:
    """What may help, what may harm, questions, when to call, sources, and room for notes; how many lines of it."""
    words, weighing = load_handout_words(), load_step(WEIGHED)
    column = Column(painter, _MARGIN, _MARGIN - 7 * POINT, width - 2 * _MARGIN)
    _set_said(column, words.helps, words.helps_said, _documents(words.helps_said))
    _set_said(column, words.harms, words.harms_said, _documents(words.harms_said))
    _set_said(column, words.know, words.know_said, words.general)
    column.body(words.differs, is_bold=True)
    column.heading(words.questions)
    for question in weighing.questions:
        column.item(question, has_box=True)
    for signs in (load_help().at_once, load_help().same_day):
        column.heading(signs.heading)
        column.body(f"{signs.how} {signs.in_one}")
    column.space(3)
    column.small(f"{words.sources} {_sources()}")
    column.heading(words.notes)
    return column.rules(height - _MARGIN - _FOOT, _NOTES_GAP_PT)


def _set_said(column: Column, heading: str, said: tuple[Said, ...], mark: str) -> None:
    column.heading(heading, mark)
    for one in said:
        column.item(one.text)


def _paint_foot(painter: QPainter, handout: Handout, width: float, height: float, side: int) -> None:
    words = load_handout_words()
    foot = Column(painter, _MARGIN, height - _MARGIN - 14 * POINT, width - 2 * _MARGIN)
    foot.small(f"{words.illustration} {day_in_words(handout.day)}. kyphoview {__version__}. {side}/2")


def _documents(said: tuple[Said, ...]) -> str:
    """The documents that say any of these."""
    return ", ".join(sorted({source.document for one in said for source in one.sources}))


def _sources() -> str:
    """The documents in one paragraph, each with its date."""
    return " ".join(f"{document.id}: {document.short}, {document.date}." for document in load_documents())
