"""The strip of steps: one row of cards, and beneath them one slider over the whole."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from kyphoview.language import _
from kyphoview.shell.picture.step_cards import StepCards
from kyphoview.shell.widgets.scrolling.scroll_bar import SlimScrollBar
from kyphoview.shell.widgets.slider import HANDLE_RADIUS_PX, Slider
from kyphoview.shell.widgets.style import Style

_LEAST_CARD_PX = 98
_EDGE_PX, _TOP_PX = 14, 6
WHOLE_PARTS = 120  # values of the slider for each step


class _Page(QWidget):
    """What scrolls: the cards, and the slider below them."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Steps"))

    @property
    def told_role(self) -> QAccessible.Role:
        return QAccessible.Role.List


class StepStrip(QScrollArea):
    """Scrolls sideways where the cards have no room, the present step's in the middle."""

    whole_sought = Signal(float)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_width = _LEAST_CARD_PX
        self._page = _Page()
        self.steps = StepCards(count, self._page)
        self.scrubber = Slider(
            _("Place in the whole procedure, in steps"),
            _("Drag through the whole procedure"),
            count,
            self._page,
            unit=1 / WHOLE_PARTS,
        )
        self.scrubber.describe_by(self.steps.place_in_words)
        self.scrubber.setRange(0, count * WHOLE_PARTS)
        self.scrubber.setSingleStep(WHOLE_PARTS // 10)
        self.scrubber.setPageStep(WHOLE_PARTS)
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
        self.scrubber.sought.connect(self._on_sought)

    def set_style(self, style: Style) -> None:
        self.steps.set_style(style)

    def set_parts(self, has_pictures: bool, has_scrubber: bool) -> None:
        """Without pictures the strip is low, for windows that are low for their text; without its slider, lower."""
        if has_scrubber == self.scrubber.isHidden():
            self.scrubber.setVisible(has_scrubber)
            self._arrange()
        self.steps.set_pictures_shown(has_pictures)

    def set_steps_in_sight(self, is_in_sight: bool) -> None:
        """Without them the strip keeps its place, so that nothing moves."""
        self._page.setVisible(is_in_sight)

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
        return max(self._least_width, (self.width() - 2 * _EDGE_PX) // len(self.steps.cards))

    def _height(self) -> int:
        is_scrolling = self._card_width() * len(self.steps.cards) + 2 * _EDGE_PX > self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_scrolling else 0
        return self.steps.height_for(self._card_width()) + self._scrubber_height() + 8 + bar

    def _scrubber_height(self) -> int:
        return 0 if self.scrubber.isHidden() else self.scrubber.sizeHint().height()

    def _arrange(self) -> None:
        """Every card as wide as the next, the slider's handle over the middle of each at half its step."""
        width, count = self._card_width(), len(self.steps.cards)
        height = self.steps.height_for(width)
        self.steps.place(_EDGE_PX, _TOP_PX, QSize(width, height), count)
        reach, below = round(HANDLE_RADIUS_PX), _TOP_PX + height
        self.scrubber.setGeometry(_EDGE_PX - reach, below, width * count + 2 * reach, self.scrubber.sizeHint().height())
        self._page.resize(width * count + 2 * _EDGE_PX, below + self._scrubber_height())
        self.updateGeometry()
        self._scroll_to(self.steps.current)

    def _scroll_to(self, number: int) -> None:
        """Scroll the card to the middle, as far as the strip reaches."""
        middle = self.steps.cards[number].geometry().center().x()
        self.horizontalScrollBar().setValue(middle - self.viewport().width() // 2)

    def _on_outdated(self) -> None:
        """Find the least width at which every title fits into its lines."""
        self._least_width = _LEAST_CARD_PX
        while not self.steps.fits(self._least_width):
            self._least_width += 4
        self._arrange()

    def _on_sought(self, value: int) -> None:
        self.whole_sought.emit(value / self.scrubber.maximum())
