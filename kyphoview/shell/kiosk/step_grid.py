"""All steps as cards, in as many rows as a screen of this width needs: nothing to scroll."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyphoview.shell.picture.step_strip import StepCard
from kyphoview.shell.widgets.style import Style

_LEAST_CARD_PX = 128
_PICTURE_SHARE = 0.62  # height over width
_EDGE_PX, _PAD_PX = 14, 5
_MOST_LINES = 2


class StepGrid(QWidget):
    """Is told what to show, and says which step is asked for."""

    step_wanted = Signal(int)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self._has_pictures = True
        self._current = 0
        self.cards = [StepCard(number, self) for number in range(count)]
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Steps")
        self.show_current(0)

        for card in self.cards:
            card.chosen.connect(self.step_wanted)
            card.neighbour_wanted.connect(self._on_neighbour_wanted)

    def set_style(self, style: Style) -> None:
        self._style = style
        for card in self.cards:
            card.set_style(style)
        self._arrange()
        self.updateGeometry()

    def set_pictures_shown(self, has_pictures: bool) -> None:
        """Without pictures the cards are low, where the screen is low for its text."""
        if has_pictures != self._has_pictures:
            self._has_pictures = has_pictures
            self._arrange()
            self.updateGeometry()

    def show_titles(self, titles: list[str]) -> None:
        for card, title in zip(self.cards, titles, strict=True):
            card.show_title(title)
        self._arrange()
        self.updateGeometry()

    def show_picture(self, number: int, picture: QPixmap) -> None:
        self.cards[number].show_picture(picture)

    def show_current(self, number: int) -> None:
        self.cards[self._current].set_current(False)
        self.cards[number].set_current(True)
        self._current = number

    def picture_size(self) -> QSize:
        """How large a small picture is, in logical pixels."""
        width = self._card_size(self.width()).width() - 2 * _PAD_PX
        return QSize(width, round(width * _PICTURE_SHARE))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self.cards) // self._columns(width))
        return rows * self._card_size(width).height() + 2 * _PAD_PX

    def sizeHint(self) -> QSize:
        return QSize(900, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self._style.target_px())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _columns(self, width: int) -> int:
        """As many in each row as there is room for, and as many in one row as in the next."""
        count, room = len(self.cards), width - 2 * _EDGE_PX
        for rows in range(1, count + 1):
            columns = -(-count // rows)
            card = room // columns
            if card >= _LEAST_CARD_PX and all(
                step.lines(card, self._has_pictures) <= _MOST_LINES for step in self.cards
            ):
                return columns
        return 1

    def _card_size(self, width: int) -> QSize:
        card = (width - 2 * _EDGE_PX) // self._columns(width)
        lines = max(step.lines(card, self._has_pictures) for step in self.cards)
        height = self.cards[0].height_for(card, self._has_pictures, min(lines, _MOST_LINES))
        return QSize(card, max(height, self._style.target_px()))

    def _arrange(self) -> None:
        columns, size = self._columns(self.width()), self._card_size(self.width())
        for number, card in enumerate(self.cards):
            row, column = divmod(number, columns)
            card.has_picture = self._has_pictures
            card.setGeometry(
                _EDGE_PX + column * size.width(), _PAD_PX + row * size.height(), size.width(), size.height()
            )

    def _on_neighbour_wanted(self, number: int) -> None:
        self.cards[min(max(number, 0), len(self.cards) - 1)].setFocus()
