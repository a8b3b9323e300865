"""The strip of steps: a small picture, a number and a title each, and beneath them one slider over the whole."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from kyphoview.shell.widgets.scroll_bar import SlimScrollBar
from kyphoview.shell.widgets.slider import HANDLE_RADIUS_PX, Slider
from kyphoview.shell.widgets.style import Style, paint_card, paint_focus_ring

_LEAST_CARD_PX = 98
_PICTURE_SHARE = 0.62  # height over width
_EDGE_PX = 14
_PAD_PX = 5
_MOST_LINES = 2  # of a title
_TITLE_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
WHOLE_PARTS = 120  # values of the slider for each step


class StepStrip(QScrollArea):
    """Knows nothing of the session: it is told what to show, and says what the person asks for."""

    step_wanted = Signal(int)
    whole_sought = Signal(float)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self._has_pictures = True
        self._current = 0
        self._least_width = _LEAST_CARD_PX
        self._page = QWidget()
        self.cards = [StepCard(number, self._page) for number in range(count)]
        self.scrubber = Slider("Place in the whole procedure", "Drag through the whole procedure", count, self._page)
        self.scrubber.setRange(0, count * WHOLE_PARTS)
        self.scrubber.setSingleStep(WHOLE_PARTS // 10)
        self.scrubber.setPageStep(WHOLE_PARTS)
        self.setWidget(self._page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Steps")
        self.setHorizontalScrollBar(SlimScrollBar(Qt.Orientation.Horizontal, "Scroll the steps", self))
        self.verticalScrollBar().setAccessibleName("Scroll the steps up and down")
        self.show_current(0)

        for card in self.cards:
            card.chosen.connect(self.step_wanted)
            card.neighbour_wanted.connect(self._on_neighbour_wanted)
        self.scrubber.sought.connect(self._on_sought)

    def set_style(self, style: Style) -> None:
        self._style = style
        for card in self.cards:
            card.set_style(style)
        self._measure()
        self._arrange()

    def set_parts(self, has_pictures: bool, has_scrubber: bool) -> None:
        """Without pictures the strip is low, for windows that are low for their text; without its slider, lower."""
        if (has_pictures, has_scrubber) != (self._has_pictures, not self.scrubber.isHidden()):
            self._has_pictures = has_pictures
            self.scrubber.setVisible(has_scrubber)
            self._measure()
            self._arrange()

    def picture_size(self) -> QSize:
        """How large a small picture is, in logical pixels."""
        width = self._card_width() - 2 * _PAD_PX
        return QSize(width, round(width * _PICTURE_SHARE))

    def show_titles(self, titles: list[str]) -> None:
        for card, title in zip(self.cards, titles, strict=True):
            card.show_title(title)
        self._measure()
        self._arrange()

    def show_picture(self, number: int, picture: QPixmap) -> None:
        self.cards[number].show_picture(picture)

    def show_current(self, number: int) -> None:
        """Mark the present step and bring it into sight; only its card is a stop of the Tab key."""
        self.cards[self._current].set_current(False)
        self.cards[number].set_current(True)
        self._current = number
        self._show_card(number)

    def show_whole(self, whole: float) -> None:
        self.scrubber.show_value(round(whole * self.scrubber.maximum()))

    def sizeHint(self) -> QSize:
        return QSize(900, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _card_width(self) -> int:
        return max(self._least_width, (self.width() - 2 * _EDGE_PX) // len(self.cards))

    def _measure(self) -> None:
        """The least width at which every title fits into two lines."""
        width = _LEAST_CARD_PX
        while any(card.lines(width, self._has_pictures) > _MOST_LINES for card in self.cards):
            width += 4
        self._least_width = width

    def _card_height(self) -> int:
        width = self._card_width()
        lines = max(card.lines(width, self._has_pictures) for card in self.cards)
        return self.cards[0].height_for(width, self._has_pictures, lines)

    def _height(self) -> int:
        is_scrolling = self._card_width() * len(self.cards) + 2 * _EDGE_PX > self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_scrolling else 0
        return self._card_height() + self._scrubber_height() + 8 + bar

    def _scrubber_height(self) -> int:
        return 0 if self.scrubber.isHidden() else self.scrubber.sizeHint().height()

    def _arrange(self) -> None:
        """Every card as wide as the next, the slider's handle over the middle of each at half its step."""
        width, height = self._card_width(), self._card_height()
        for number, card in enumerate(self.cards):
            card.has_picture = self._has_pictures
            card.setGeometry(_EDGE_PX + number * width, 6, width, height)
        reach = round(HANDLE_RADIUS_PX)
        whole = width * len(self.cards)
        self.scrubber.setGeometry(_EDGE_PX - reach, 6 + height, whole + 2 * reach, self.scrubber.sizeHint().height())
        self._page.resize(whole + 2 * _EDGE_PX, 6 + height + self._scrubber_height())
        self.updateGeometry()
        self._show_card(self._current)

    def _show_card(self, number: int) -> None:
        """Scroll the card to the middle, as far as the strip reaches."""
        middle = self.cards[number].geometry().center().x()
        self.horizontalScrollBar().setValue(middle - self.viewport().width() // 2)

    def _on_neighbour_wanted(self, number: int) -> None:
        card = self.cards[min(max(number, 0), len(self.cards) - 1)]
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_card(self.cards.index(card))

    def _on_sought(self, value: int) -> None:
        self.whole_sought.emit(value / self.scrubber.maximum())


class StepCard(QPushButton):
    """One step of the strip."""

    chosen = Signal(int)
    neighbour_wanted = Signal(int)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.has_picture = True
        self._number = number
        self._title = ""
        self._picture: QPixmap | None = None
        self._is_current = False
        self._style = Style()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_title("")
        self.clicked.connect(self._on_clicked)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.setFont(style.font("strip"))

    def show_title(self, title: str) -> None:
        self._title = title
        self.setAccessibleName(f"Step {self._number + 1}: {title}" if title else f"Step {self._number + 1}")
        self.update()

    def show_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.update()

    def set_current(self, is_current: bool) -> None:
        self._is_current = is_current
        self.setAccessibleDescription("This is the present step" if is_current else "Go to this step")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def lines(self, width: int, has_picture: bool) -> int:
        """How many lines the title needs in the present step's heavier letters; too many where a word is too long."""
        metrics = QFontMetrics(self._heavy_font())
        place = QRect(0, 0, width - 2 * _PAD_PX, 10_000)
        words = metrics.boundingRect(place, int(_TITLE_FLAGS), self._words(has_picture))
        return max(1, round(words.height() / metrics.lineSpacing())) if words.width() <= place.width() else 99

    def height_for(self, width: int, has_picture: bool, lines: int) -> int:
        picture = round((width - 2 * _PAD_PX) * _PICTURE_SHARE) + 4 if has_picture else 0
        return picture + lines * QFontMetrics(self._style.font("strip")).lineSpacing() + 2 * _PAD_PX

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.neighbour_wanted.emit(self._number + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint_ground(painter)
            if self.has_picture:
                self._paint_picture(painter)
            self._paint_title(painter)
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()).adjusted(1, 0, -1, 0), self._style)

    def _paint_ground(self, painter: QPainter) -> None:
        theme, place = self._style.theme, QRectF(self.rect()).adjusted(1, 0, -1, 0)
        if self._is_current:
            paint_card(painter, place, theme.accent_soft, theme.accent)
        elif self.underMouse():
            paint_card(painter, place, theme.hover, None)

    def _paint_picture(self, painter: QPainter) -> None:
        theme, place = self._style.theme, self._picture_rect()
        paint_card(painter, QRectF(place), theme.backdrop, None, 5)
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, self._picture)
        edge = theme.accent if self._is_current else theme.hairline
        paint_card(painter, QRectF(place), None, edge, 3)
        self._paint_number(painter, place)

    def _paint_number(self, painter: QPainter, picture: QRect) -> None:
        theme, size = self._style.theme, self._style.px(22)
        badge = QRectF(picture.left(), picture.top(), size, size)
        paint_card(painter, badge, theme.accent if self._is_current else theme.panel_raised, theme.border, 5)
        painter.setFont(self._style.font("mark"))
        painter.setPen(QColor(theme.on_accent if self._is_current else theme.text))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), str(self._number + 1))

    def _paint_title(self, painter: QPainter) -> None:
        theme = self._style.theme
        painter.setFont(self._heavy_font() if self._is_current else self._style.font("strip"))
        painter.setPen(QColor(theme.text if self._is_current or self.underMouse() else theme.text_quiet))
        top = self._picture_rect().bottom() + 4 if self.has_picture else _PAD_PX
        place = QRect(_PAD_PX, top, self.width() - 2 * _PAD_PX, self.height() - top)
        painter.drawText(place, int(_TITLE_FLAGS), self._words(self.has_picture))

    def _words(self, has_picture: bool) -> str:
        """The title; where no picture carries the number, with the number."""
        return self._title if has_picture else f"{self._number + 1} {self._title}"

    def _heavy_font(self) -> QFont:
        letters = self._style.font("strip")
        letters.setWeight(QFont.Weight.DemiBold)
        return letters

    def _picture_rect(self) -> QRect:
        width = self.width() - 2 * _PAD_PX
        return QRect(_PAD_PX, _PAD_PX, width, round(width * _PICTURE_SHARE))

    def _on_clicked(self) -> None:
        self.chosen.emit(self._number)
