"""The drawer "My sheet": what one can take home, as it will be printed, to be read here."""

from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kyphoview.content.sheet import (
    Block,
    Entry,
    Handout,
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
from kyphoview.errors import BadInput
from kyphoview.export.handout.hundred import hundred_height, paint_hundred
from kyphoview.export.handout.pdf_sheet import load_sheet
from kyphoview.export.handout.picture import SHAPE, paint_sheet_picture
from kyphoview.language import _
from kyphoview.procedure.case import Case
from kyphoview.shell.features.questions.sheet_printing import SheetPrinting
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.scrolling.scroll_column import Column
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.card import Card
from kyphoview.shell.words.column_grid import ColumnGrid

_WIDE_PX = 1100
_COLUMN_PX = 250
_PICTURE_PX = 200
_UNKNOWN = "\N{HORIZONTAL ELLIPSIS}"  # to be filled in by hand


class SheetDrawer(Drawer):
    """The sheet's own parts from above downwards. `print_wanted` leads to where it is printed or saved.

    Args:
        can_print: whether this window leads to printing. In a waiting room a sheet is printed by one press where the
            clinic allows it; else the people there are asked.
    """

    print_wanted = Signal()

    def __init__(self, presentation: Presentation, can_print: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("My sheet"), parent)
        self._presentation = presentation
        self._can_print = can_print
        self.print: Button | None = None
        self.printed: TextLabel | None = None  # what has become of it, in a waiting room
        self.printing = SheetPrinting(self)

        self.printing.changed.connect(self._show_printing)

    def showEvent(self, event: QShowEvent) -> None:
        """The case and the questions may have changed since it was last open."""
        self.column = Column(_WIDE_PX)
        self.print = self.printed = None  # with the column before
        try:
            self._build(load_sheet(self._handout()))
        except BadInput as error:
            self.column.add(TextLabel(str(error), "body", "warning"))
        self.finish(self._presentation.style)
        super().showEvent(event)

    def _handout(self) -> Handout:
        presentation = self._presentation
        today = date.today()  # noqa: DTZ011 - the day where the sheet is handed over
        return Handout(
            presentation.session.place.procedure.case,
            today,
            questions=presentation.questions.kept,
            clinic=presentation.settings.clinic,
        )

    @property
    def is_wide(self) -> bool:
        return True

    def _build(self, sheet: Sheet) -> None:
        column = self.column
        if self._can_print:
            self.print = Button("print", _("Print or save"), "plain", _("Opens Take away"))
            self.print.clicked.connect(self.print_wanted)
            column.add(self.print, 12)
        elif self._presentation.settings.kiosk_prints:
            self.print = Button("print", _("Print my sheet"), "plain", _("On the printer of this place"))
            self.print.clicked.connect(self._on_print)
            self.printed = TextLabel("", "body")
            column.add(self.print, 6)
            column.add(self.printed, 12)
            self._show_printing()
        else:
            column.add(TextLabel(_("Ask the people here for it on paper."), "body"), 6)
            if self._presentation.questions.kept:
                own = _("Your own questions stand only here: show them before you go, or write them down.")
                column.add(TextLabel(own, "body"), 12)
        column.add(TextLabel(sheet.title, "title", "accent"), 6)
        column.add(TextLabel(sheet.main, "main"), 8)
        for section in (*sheet.front, *sheet.back):
            parts = [self._part(block) for block in section.blocks if not isinstance(block, Room | Logo)]
            if section.look == "urgent":
                card = Card("urgent")
                card.add(TextLabel(section.heading, "title", "warning"), 2)
                for part in parts:
                    card.add(part, 4)
                column.add(card, 12)
            elif parts:
                column.add_heading(section.heading)
                for part in parts:
                    column.add(part, 6)
        column.add(TextLabel(sheet.foot, "small", "text_quiet"))

    def _on_print(self) -> None:
        self.printing.start(self._handout())

    def _show_printing(self) -> None:
        """Whether it can be printed now, and what has become of the last one."""
        if self.print is None or self.printed is None:
            return
        said = ""
        if self.printing.is_at_work:
            said = _("Your sheet is being printed.")
        elif self.printing.has_failed:
            said = _("It could not be printed here. Ask the people here for it on paper.")
        elif self.printing.has_printed:
            said = _("Your sheet is at the printer. Ask the people here where that is.")
        self.print.setEnabled(self.printing.is_allowed)
        self.printed.setText(said)
        self.printed.setVisible(bool(said))
        if said and self.isVisible():
            announce(self.printed, said)

    def _part(self, block: Block) -> QWidget:
        match block:
            case Paragraph(text, is_strong):
                return TextLabel(text, "heading" if is_strong else "body")
            case Items(texts, has_boxes):
                mark = "\N{WHITE SQUARE}" if has_boxes else "\N{BULLET}"
                return _stacked([TextLabel(f"{mark}\u00a0 {text}", "body") for text in texts])
            case Entry(name, text):
                return TextLabel(f"{name} {text or _UNKNOWN}", "heading")
            case Pictures(pictures, note):
                cells = [self._pictured(picture) for picture in pictures]
                return _stacked([ColumnGrid(cells, (3, 1), _PICTURE_PX, False), TextLabel(note, "small", "text_quiet")])
            case Hundreds(drawings):
                cells = [_stacked([_Drawn(one), TextLabel(one.text, "body")]) for one in drawings]
                return ColumnGrid(cells, (2, 1), _COLUMN_PX, False)
            case SideBySide(sections):
                return ColumnGrid([self._section(section) for section in sections], (len(sections), 1), _COLUMN_PX)
        raise AssertionError(block)

    def _section(self, section: Section) -> QWidget:
        return _stacked([TextLabel(section.heading, "heading"), *(self._part(block) for block in section.blocks)])

    def _pictured(self, picture: SheetPicture) -> QWidget:
        return _stacked(
            [
                TextLabel(picture.heading, "heading"),
                _Picture(self._presentation.session.place.procedure.case, picture),
                TextLabel(picture.text, "body"),
            ]
        )


class _Shaped(QWidget):
    """Its height follows its width."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.setAccessibleName(told)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(_PICTURE_PX, self.heightForWidth(_PICTURE_PX))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        raise NotImplementedError


class _Picture(_Shaped):
    """One picture of the sheet, for a screen reader its alternative."""

    def __init__(self, case: Case, picture: SheetPicture) -> None:
        super().__init__(picture.alternative)
        self._case, self._picture = case, picture

    def heightForWidth(self, width: int) -> int:
        return round(SHAPE * width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_sheet_picture(painter, self._case, self._picture, QRectF(self.rect()))


class _Drawn(_Shaped):
    """A chance drawn as a hundred, for a screen reader its words."""

    def __init__(self, drawing: Hundred) -> None:
        super().__init__(drawing.text)
        self._drawing = drawing
        self._theme = Style().theme

    def set_style(self, style: Style) -> None:
        self._theme = style.theme
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(hundred_height(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_hundred(painter, self._drawing.count, self._drawing.of, QRectF(self.rect()), self._theme)


def _stacked(parts: list[QWidget]) -> QWidget:
    stack = QWidget()
    column = QVBoxLayout(stack)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    return stack
