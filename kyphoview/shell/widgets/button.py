"""Buttons and choices: a sign and a word, large enough to press, with a ring when they have the focus."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QRadioButton, QSizePolicy, QWidget

from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from kyphoview.shell.widgets.accessible.told import tell_open
from kyphoview.shell.widgets.style import Style, paint_card, paint_focus_ring
from kyphoview.view.icons import draw_icon

Kind = Literal["primary", "plain", "quiet", "line"]  # a line stands in a panel of lines, as wide as they are

_GAP_PX = 8
_DISABLED_OPACITY = 0.55
_SIDE_PX, _CLOSE_SIDE_PX = 14, 10
_MOST_HEIGHT_PX = 10_000
_IN_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = _IN_LINE | int(Qt.TextFlag.TextWordWrap)
_NAME = Qt.TextFlag.TextShowMnemonic


class Button(QPushButton):
    """A sign with its word; `set_compact(True)` leaves the word to the tool tip and the accessible name.

    Where it `may_yield`, and the column is too narrow for its words in one line, they stand in several.
    """

    def __init__(
        self, icon: str, word: str, kind: Kind = "plain", description: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(word, parent)
        self._icon = icon
        self._kind: Kind = kind
        self._style = Style()
        self._is_compact = not word
        self._reserved: tuple[str, ...] = ()
        self._is_open: bool | None = None
        across = QSizePolicy.Policy.Expanding if kind == "line" else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the focus, and so the keys, with the picture
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(word)
        self.setAccessibleDescription(description)
        self.setToolTip(description)

    @property
    def icon_name(self) -> str:
        return self._icon

    @property
    def is_compact(self) -> bool:
        return self._is_compact

    @property
    def told_role(self) -> QAccessible.Role:
        is_choice = self.isCheckable() and self._is_open is None
        return QAccessible.Role.CheckBox if is_choice else QAccessible.Role.Button

    @property
    def told_open(self) -> bool | None:
        return self._is_open

    def show_open(self, is_open: bool) -> None:
        """What it opens is open now, or not: from the first time on it is told as a button that opens something."""
        if is_open != self._is_open:
            self._is_open = is_open
            tell_open(self)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("button"))
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        if kind != self._kind:
            self._kind = kind
            self.update()

    def set_sign(self, icon: str, word: str) -> None:
        """Another sign and word, as when play becomes pause."""
        if (icon, word) == (self._icon, self.accessibleName()):
            return
        self._icon = icon
        self.setText(word)
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def set_compact(self, is_compact: bool) -> None:
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.updateGeometry()
            self.update()

    def may_yield(self) -> None:
        """Let it be narrower than its words and higher instead, unless it is a line."""
        if self._kind != "line":
            policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def reserve_words(self, *words: str) -> None:
        """Be wide enough for any of these words, so that a change of words moves nothing."""
        self._reserved = words
        self.updateGeometry()

    def width_when(self, is_compact: bool) -> int:
        """The width it asks for with its sign alone, or with its word."""
        if is_compact or not self.text():
            return self._style.target_px()
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(word) for word in (self.text(), *self._reserved))
        return widest + self._icon_room() + 2 * _SIDE_PX

    def sizeHint(self) -> QSize:
        return QSize(self.width_when(self._is_compact), self._style.target_px())

    def minimumSizeHint(self) -> QSize:
        least = self._style.target_px()
        if not self.sizePolicy().hasHeightForWidth() or self._is_compact:
            return QSize(least, least)
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(word) for word in self.text().split())
        return QSize(max(least, widest + self._icon_room() + 2 * _SIDE_PX), least)

    def heightForWidth(self, width: int) -> int:
        least = self._style.target_px()
        if self._is_compact or width >= self.width_when(False):
            return least
        room = QRect(0, 0, width - self._icon_room() - 2 * _SIDE_PX, _MOST_HEIGHT_PX)
        return max(least, QFontMetrics(self.font()).boundingRect(room, _WRAPPED, self.text()).height() + _GAP_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            fill, edge, ink = self._colours()
            if self.isDown():
                painter.setOpacity(0.8)
            paint_card(painter, QRectF(self.rect()), fill, edge)
            self._paint_face(painter, ink)
            painter.setOpacity(1)
            if shows_ring(self):
                paint_focus_ring(painter, QRectF(self.rect()), self._style)

    def _colours(self) -> tuple[str | None, str | None, str]:
        """Fill, edge and ink of the present state."""
        theme = self._style.theme
        if not self.isEnabled():
            return None, theme.hairline if self._kind in ("primary", "plain") else None, theme.text_quiet
        if self.isChecked():
            return theme.accent_soft, theme.accent, theme.text
        if self._kind == "primary":
            return theme.accent, theme.accent, theme.on_accent
        fill = theme.hover if self.underMouse() else (theme.panel_raised if self._kind == "plain" else None)
        return fill, theme.hairline if self._kind == "plain" else None, theme.text

    def _paint_face(self, painter: QPainter, ink: str) -> None:
        if not self.isEnabled():
            painter.setOpacity(_DISABLED_OPACITY)
        size = self._style.px(22)
        content = QFontMetrics(self.font()).horizontalAdvance(self.text()) + self._icon_room()
        is_line = self._kind == "line" or (not self._is_compact and self.width() < content + 2 * _SIDE_PX)
        left = _SIDE_PX if is_line else (self.width() - (size if self._is_compact else content)) // 2
        if self._icon:
            draw_icon(painter, self._icon, QRectF(left, (self.height() - size) / 2, size, size), ink)
        if not self._is_compact:
            painter.setPen(QColor(ink))
            may_wrap = self.sizePolicy().hasHeightForWidth() and is_line
            width = self.width() - left - self._icon_room() - _SIDE_PX if may_wrap else self.width()
            place = QRect(left + self._icon_room(), 0, width, self.height())
            painter.drawText(place, _WRAPPED if may_wrap else _IN_LINE, self.text())

    def _icon_room(self) -> int:
        return self._style.px(22) + _GAP_PX if self._icon else 0


class Choice(QRadioButton):
    """One of a few: a word that is filled when chosen. Its neighbours share its edges, so that they read as one.

    Args:
        is_close: whether it is one of many, whose words stand nearer to their edges.
    """

    def __init__(self, word: str, description: str = "", parent: QWidget | None = None, is_close: bool = False) -> None:
        super().__init__(word, parent)
        self._style = Style()
        self._side_px = _CLOSE_SIDE_PX if is_close else _SIDE_PX
        self.setAccessibleName(word)
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.RadioButton

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("button"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + 2 * self._side_px, self._style.target_px())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._style.theme
        with QPainter(self) as painter:
            painter.setOpacity(1.0 if self.isEnabled() else _DISABLED_OPACITY)
            place = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            if self.isChecked():
                paint_card(painter, place, theme.accent, None, 7)
            elif self.underMouse():
                paint_card(painter, place, theme.hover, None, 7)
            painter.setPen(QColor(theme.on_accent if self.isChecked() else theme.text))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
            if shows_ring(self):
                paint_focus_ring(painter, QRectF(self.rect()), self._style)
