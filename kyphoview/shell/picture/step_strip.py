"""The strip of steps: one row of cards, whose titles have more lines where they are narrow, and then to scroll."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from kyphoview.language import _
from kyphoview.shell.picture.step_cards import MOST_LINES, USUAL_LINES, StepCards
from kyphoview.shell.widgets.scrolling.scroll_bar import SlimScrollBar
from kyphoview.shell.widgets.style import Style

_LEAST_CARD_PX, _NARROWEST_CARD_PX = 98, 72  # with titles in their usual lines, and in as many as they may have
_EDGE_PX, _TOP_PX, _BELOW_PX = 14, 2, 4


class _Page(QWidget):
    """What scrolls: the cards."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Steps"))

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.List


class StepStrip(QScrollArea):
    """The present step's card is scrolled into sight, and never from under the finger that has chosen it."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_width, self._narrowest_width = _LEAST_CARD_PX, _NARROWEST_CARD_PX
        self._page = _Page()
        self.steps = StepCards(count, self._page)
        self.setWidget(self._page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("All steps"))
        self.setHorizontalScrollBar(SlimScrollBar(Qt.Orientation.Horizontal, _("Scroll the steps"), self))
        self.verticalScrollBar().setAccessibleName(_("Scroll the steps up and down"))

        self.steps.outdated.connect(self._on_outdated)
        self.steps.shown.connect(self._scroll_to)
        self.steps.focused.connect(self._scroll_to)

    def set_style(self, style: Style) -> None:
        self.steps.set_style(style)

    def set_steps_in_sight(self, is_in_sight: bool) -> None:
        """Without them the strip keeps its place, so that nothing moves."""
        self._page.setVisible(is_in_sight)

    def sizeHint(self) -> QSize:
        return QSize(900, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _card_width(self, whole_px: int) -> int:
        """Each has its share where every title is whole on it: else they scroll, with titles in their usual lines."""
        share = (whole_px - 2 * _EDGE_PX) // len(self.steps.cards)
        return share if share >= self._narrowest_width else max(self._least_width, share)

    def height_with_pictures(self, width: int) -> int:
        """How high it is with small pictures in this width, whether it has them or not."""
        return self._height_in(width, has_pictures=True)

    def _height(self) -> int:
        return self._height_in(self.width())

    def _height_in(self, width: int, has_pictures: bool | None = None) -> int:
        is_scrolling = self._card_width(width) * len(self.steps.shown_cards) + 2 * _EDGE_PX > width
        bar = self.horizontalScrollBar().sizeHint().height() if is_scrolling else 0
        return _TOP_PX + self.steps.height_for(self._card_width(width), has_pictures) + _BELOW_PX + bar

    def _arrange(self) -> None:
        """Every card as wide as the next, and fewer no wider."""
        width, count = self._card_width(self.width()), len(self.steps.shown_cards)
        height = self.steps.height_for(width)
        self.steps.place(_EDGE_PX, _TOP_PX, QSize(width, height), count)
        self._page.resize(width * count + 2 * _EDGE_PX, _TOP_PX + height)
        self.updateGeometry()
        self._scroll_to(self.steps.current)

    def _scroll_to(self, number: int) -> None:
        """Scroll the card to the middle, as far as the strip reaches, unless the mouse is on it."""
        card = self.steps.cards[number]
        if not card.underMouse():
            self.horizontalScrollBar().setValue(card.geometry().center().x() - self.viewport().width() // 2)

    def _on_outdated(self) -> None:
        self._least_width = self._least_for(_LEAST_CARD_PX, USUAL_LINES)
        self._narrowest_width = self._least_for(_NARROWEST_CARD_PX, MOST_LINES)
        self._arrange()

    def _least_for(self, width: int, lines: int) -> int:
        """The least width, from this one on, at which every title fits into so many lines."""
        while not self.steps.fits(width, lines):
            width += 4
        return width
