"""A box for what belongs together."""

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kyphoview.shell.widgets.style import Style, paint_card
from kyphoview.view.icons import draw_icon

CardKind = Literal["plain", "calm", "urgent"]


class Card(QFrame):
    """plain: a sheet. calm: tinted, with a sign. urgent: with a sign and an edge in the colour of warnings."""

    def __init__(self, kind: CardKind = "plain", sign: str = "notice") -> None:
        super().__init__()
        self._kind: CardKind = kind
        self._sign = sign
        self._style = Style()
        self._parts = QVBoxLayout(self)
        self._parts.setSpacing(0)
        self.set_style(self._style)

    def add(self, part: QWidget, space_below: int = 0) -> None:
        self._parts.addWidget(part)
        self._parts.addSpacing(space_below)

    def set_style(self, style: Style) -> None:
        self._style = style
        left = 18 if self._kind == "plain" else 16 + style.px(34)
        self._parts.setContentsMargins(left, 13, 18, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, size = self._style.theme, self._style.px(24)
        is_outlined = theme.name.startswith("high-contrast")
        fill, edge, ink = {
            "plain": (theme.panel_raised, theme.hairline, theme.text),
            "calm": (theme.accent_soft, theme.accent if is_outlined else None, theme.link),
            "urgent": (theme.panel_raised, theme.warning, theme.warning),
        }[self._kind]
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()), fill, edge)
            if self._kind != "plain":
                draw_icon(painter, self._sign, QRectF(14, 13, size, size), ink)
