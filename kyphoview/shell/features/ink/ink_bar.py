"""The tools for explaining, in one row under the picture: pointer, pen, colours, undo, wipe off."""

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyphoview.language import _
from kyphoview.shell.features.ink.controller import InkController
from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.style import Style, paint_card, paint_focus_ring
from kyphoview.view.palette import PEN_COLOURS, PenColour
from kyphoview.view.strokes import line_pen

_SAMPLE_PX = 30


class InkBar(QWidget):
    """Follows the ink, and asks it."""

    def __init__(self, ink: InkController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._style = Style()
        self.pointer = Button("pointer", _("Pointer"), "quiet", _("Point at the picture; it fades when you rest (O)"))
        self.pen = Button("pen", _("Pen"), "quiet", _("Draw on the picture; ink stays on its bone (P)"))
        self.colours = tuple(ColourButton(colour) for colour in PEN_COLOURS)
        self.undo = Button("undo", _("Undo"), "quiet", _("Take the last stroke back (Ctrl+Z)"))
        self.wipe = Button("wipe", _("Wipe off"), "quiet", _("Wipe off what was drawn in this step (Ctrl+Del)"))
        for button in (self.pointer, self.pen):
            button.setCheckable(True)
        self._build()
        self.setAccessibleName(_("Pointer and pen"))
        self._show()

        self.pointer.clicked.connect(partial(ink.tools.toggle, "pointer"))
        self.pen.clicked.connect(partial(ink.tools.toggle, "pen"))
        for number, button in enumerate(self.colours):
            button.clicked.connect(partial(self._on_colour_clicked, number))
        self.undo.clicked.connect(ink.book.undo)
        self.wipe.clicked.connect(ink.clear)
        ink.tools.tool_changed.connect(self._show)
        ink.tools.colour_changed.connect(self._show)
        ink.book.changed.connect(self._show)

    def set_style(self, style: Style) -> None:
        self._style = style

    def refit(self) -> None:
        self._row.refit()

    def _build(self) -> None:
        self._row = FittingRow()
        row = self._row.row
        row.setSpacing(6)
        row.addStretch(1)
        buttons = [self.pointer, self.pen, *self.colours, self.undo, self.wipe]
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._row.set_yielding([self.wipe, self.undo, self.pen, self.pointer])
        around = QHBoxLayout(self)
        around.setContentsMargins(16, 2, 16, 2)
        around.addWidget(self._row)

    def _on_colour_clicked(self, number: int) -> None:
        """Whoever chooses a colour means to draw or to point with it."""
        self._ink.tools.choose_colour(number)
        if self._ink.tools.tool == "none":
            self._ink.tools.take("pen")
        self._show()

    def _show(self) -> None:
        tools = self._ink.tools
        self.pointer.setChecked(tools.tool == "pointer")
        self.pen.setChecked(tools.tool == "pen")
        for number, button in enumerate(self.colours):
            button.setChecked(number == tools.colour)
        self.undo.setEnabled(self._ink.book.has_past)
        self.wipe.setEnabled(bool(self._ink.book.ink))


class ColourButton(Button):
    """A stroke in its own colour; the colour's name is told by the tool tip and to screen readers."""

    def __init__(self, colour: PenColour, parent: QWidget | None = None) -> None:
        super().__init__("", _(colour.name), "quiet", _(colour.title), parent)
        self._colour = colour
        self.set_compact(True)
        self.setCheckable(True)

    def width_when(self, is_compact: bool) -> int:  # noqa: ARG002 (it never shows its word)
        return max(self._style.target_px(), self._style.px(_SAMPLE_PX) + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, sample = self._style.theme, self._style.px(_SAMPLE_PX)
        with QPainter(self) as painter:
            fill = theme.accent_soft if self.isChecked() else theme.hover if self.underMouse() else None
            paint_card(painter, QRectF(self.rect()), fill, theme.accent if self.isChecked() else None)
            self._paint_sample(
                painter, QRectF((self.width() - sample) / 2, (self.height() - sample / 3) / 2, sample, sample / 3)
            )
            if shows_ring(self):
                paint_focus_ring(painter, QRectF(self.rect()), self._style)

    def _paint_sample(self, painter: QPainter, box: QRectF) -> None:
        """A wave, with the halo that it has in the picture, and a line about it where the panel is as light as that."""
        wave = QPainterPath(box.bottomLeft())
        swing, line_px = 1.4 * box.height(), self._style.px(5)
        middle = box.center().x()
        wave.cubicTo(middle, box.top() - swing, middle, box.bottom() + swing, box.right(), box.top())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(wave, line_pen(self._style.theme.border, 2 * line_px))
        painter.strokePath(wave, line_pen(self._colour.halo, 1.6 * line_px))
        painter.strokePath(wave, line_pen(self._colour.line, line_px))
