"""The sheet's sections, set in a column from above downwards."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from kyphoview.content.sheet import (
    Block,
    Entry,
    Hundred,
    Hundreds,
    Items,
    Logo,
    Paragraph,
    Pictures,
    Room,
    Section,
    Sheet,
    SheetPicture,
    SideBySide,
)
from kyphoview.content.side_by_side import width_shares
from kyphoview.export.handout.hundred import hundred_height, paint_hundred
from kyphoview.export.handout.logo import load_logo
from kyphoview.export.handout.picture import SHAPE, paint_sheet_picture
from kyphoview.export.handout.typesetting import POINT, Column
from kyphoview.procedure.ink import Ink

_GAP = 14 * POINT
_LINES_PT = 20.0  # from one line to write on to the next
_LOGO, _LOGO_SHARE = 20 * POINT, 0.4  # its height, and the most of its column's width that it takes
_DRAWN_SHARE = 0.6  # of its column's width, for a drawing of a hundred


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: what stands on it, and the ink over its pictures."""

    sheet: Sheet
    sections: tuple[Section, ...]
    ink: Ink = ()
    has_title: bool = False

    def set(self, column: Column, spare: float = 0.0) -> None:
        """Set all of it; `spare` is what lines to write on may take besides those that there must be."""
        if self.has_title:
            column.title(self.sheet.title)
            column.space(2)
            column.body(self.sheet.main, is_bold=True)
        for section in self.sections:
            _set_section(column, section, partial(self._set_block, spare=spare))

    def _set_block(self, column: Column, block: Block, spare: float) -> None:
        match block:
            case Paragraph(text, is_strong):
                column.body(text, is_strong)
            case Items(texts, has_boxes):
                _set_items(column, texts, has_boxes)
            case Entry(name, text):
                column.entry(name, text)
            case Logo(path):
                _set_logo(column, load_logo(path))
            case Room(least):
                column.rules(column.y + least * _LINES_PT * POINT + spare, _LINES_PT)
            case Pictures(pictures, note):
                self._set_pictures(column, pictures)
                column.body(note)
            case Hundreds(drawings):
                _set_hundreds(column, drawings)
            case SideBySide(sections):
                self._set_beside(column, sections)

    def _set_pictures(self, column: Column, pictures: tuple[SheetPicture, ...]) -> None:
        """Each under its heading and over its words."""
        columns = column.beside(len(pictures), _GAP)
        for inner, picture in zip(columns, pictures, strict=True):
            inner.part_heading(picture.heading)
            inner.space(2)

            def paint(painter: QPainter, box: QRectF, picture: SheetPicture = picture) -> None:
                paint_sheet_picture(painter, self.sheet.case, picture, box, self.ink)

            inner.place(SHAPE * inner.width, paint)
            inner.space(3)
            inner.body(picture.text)
        column.y = max(inner.y for inner in columns)

    def _set_beside(self, column: Column, sections: tuple[Section, ...]) -> None:
        """In one size of letters, each as wide as its words need, so that all end at about the same height."""
        columns = column.beside(len(sections), _GAP, width_shares([_letters(section) for section in sections]))
        for inner, section in zip(columns, sections, strict=True):
            inner.part_heading(section.heading)
            for block in section.blocks:
                self._set_block(inner, block, 0.0)
        column.y = max(inner.y for inner in columns)


def _letters(section: Section) -> int:
    return sum(len(text) for block in section.blocks if isinstance(block, Items) for text in block.texts)


def _set_section(column: Column, section: Section, set_block: Callable[[Column, Block], None]) -> None:
    def set_blocks(inner: Column) -> None:
        for block in section.blocks:
            set_block(inner, block)

    if section.look == "urgent":
        column.urgent_card(section.heading, set_blocks)
    elif section.look == "small":
        column.space(4)
        texts = " ".join(block.text for block in section.blocks if isinstance(block, Paragraph))
        column.small(f"{section.heading}: {texts}")
    else:
        column.heading(section.heading)
        set_blocks(column)


def _set_items(column: Column, texts: tuple[str, ...], has_boxes: bool) -> None:
    """One below the other; short ones that are not to be ticked in two columns, where there is room for these."""
    halves = column.beside(2, _GAP)
    is_short = not has_boxes and all(halves[0].fits(text) for text in texts)
    columns = halves if is_short else [column]
    share = -(-len(texts) // len(columns))
    for number, inner in enumerate(columns):
        for text in texts[number * share : (number + 1) * share]:
            inner.item(text, has_boxes)
    column.y = max(inner.y for inner in columns)


def _set_hundreds(column: Column, drawings: tuple[Hundred, ...]) -> None:
    """Each over its words, large enough to be counted."""
    columns = column.beside(len(drawings), _GAP)
    for inner, drawing in zip(columns, drawings, strict=True):
        inner.space(4)
        inner.place(hundred_height(_DRAWN_SHARE * inner.width), partial(_paint_hundred, drawing))
        inner.space(2)
        inner.body(drawing.text)
    column.y = max(inner.y for inner in columns)
    column.space(2)


def _paint_hundred(drawing: Hundred, painter: QPainter, box: QRectF) -> None:
    paint_hundred(
        painter, drawing.count, drawing.of, QRectF(box.topLeft(), QSizeF(_DRAWN_SHARE * box.width(), box.height()))
    )


def _set_logo(column: Column, logo: QImage) -> None:
    """On the right of the heading that has just been set, where it takes no room from the words."""
    size = QSizeF(logo.size()).scaled(_LOGO_SHARE * column.width, _LOGO, Qt.AspectRatioMode.KeepAspectRatio)

    def paint(painter: QPainter, box: QRectF) -> None:
        painter.drawImage(QRectF(QPointF(box.right() - size.width(), box.top() - size.height()), size), logo)

    column.place(0.0, paint)
