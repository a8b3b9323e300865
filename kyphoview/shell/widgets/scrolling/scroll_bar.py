"""A slim scroll bar: a rounded thumb on nothing."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from kyphoview.shell.widgets.style import Style, paint_card

_WIDTH_PX = 14
_THUMB_PX = 6


class SlimScrollBar(QScrollBar):
    def __init__(self, orientation: Qt.Orientation, name: str, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._style = Style()
        self._has_keys = False
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted again when the mouse comes and goes

    def set_style(self, style: Style) -> None:
        self._style = style
        self.update()

    def show_keys(self, has_keys: bool) -> None:
        """Whether the arrow keys scroll now: the focus is then in what is scrolled, which shows no ring of its own."""
        self._has_keys = has_keys
        self.update()

    @property
    def thumb_colour(self) -> str:
        theme = self._style.theme
        if self._has_keys:
            return theme.focus
        return theme.text_quiet if self.underMouse() or self.isSliderDown() else theme.border

    def sizeHint(self) -> QSize:
        is_upright = self.orientation() == Qt.Orientation.Vertical
        return QSize(_WIDTH_PX, 60) if is_upright else QSize(60, _WIDTH_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.panel))
            paint_card(painter, self._thumb_rect(), self.thumb_colour, None, _THUMB_PX / 2)

    def _thumb_rect(self) -> QRectF:
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # here, for a start needs no scroll bar

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        rect = QRectF(self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self))
        spare = (_WIDTH_PX - _THUMB_PX) / 2
        if self.orientation() == Qt.Orientation.Vertical:
            return rect.adjusted(spare, 2, -spare, -2)
        return rect.adjusted(2, spare, -2, -spare)
