"""The steps as cards, whatever their layout: titles, small pictures, which one is present, and the arrow keys."""

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.shell.picture.step_card import PAD_PX, PICTURE_SHARE, StepCard, StepMark
from kyphoview.shell.widgets.style import Style

USUAL_LINES, MOST_LINES = 2, 3  # of a title: where there is room, and where cards are narrow


class StepCards(QObject):
    """Knows nothing of the session: it is told what to show, and says what the person asks for.

    A layout gives the cards their places, again whenever `outdated` says that they need other ones, and calls `place`.
    """

    step_wanted = Signal(int)
    focused = Signal(int)  # the keys have gone to this card
    shown = Signal(int)  # this card is the present step's
    outdated = Signal()
    resized = Signal()  # the small pictures may have another size

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._current = 0
        self._has_pictures = True
        self._has_titles = True
        self._width = 1
        self.style = Style()
        self.cards = [StepCard(number, parent) for number in range(count)]
        self._count = count
        self.show_current(0)

        for card in self.cards:
            card.chosen.connect(self.step_wanted)
            card.neighbour_wanted.connect(self._on_neighbour_wanted)

    @property
    def shown_cards(self) -> list[StepCard]:
        """The cards that stand for a step: another course has fewer."""
        return self.cards[: self._count]

    @property
    def current(self) -> int:
        """The present step's number, from 0."""
        return self._current

    def place_in_words(self) -> str:
        """Which step is the present one."""
        return _("Step {number} of {count}", number=self._current + 1, count=self._count)

    @property
    def has_pictures(self) -> bool:
        return self._has_pictures

    @property
    def pixel_ratio(self) -> float:
        """How many of the screen's pixels each of a card's is."""
        return self.cards[0].devicePixelRatioF()

    def set_style(self, style: Style) -> None:
        self.style = style
        for card in self.cards:
            card.set_style(style)
        self.outdated.emit()

    def set_pictures_shown(self, has_pictures: bool) -> None:
        """Without pictures the cards are low, for windows that are low for their text."""
        if has_pictures != self._has_pictures:
            self._has_pictures = has_pictures
            self.outdated.emit()

    def set_titles_shown(self, has_titles: bool) -> None:
        """Without titles the cards have but their numbers, for windows that are lower still."""
        if has_titles != self._has_titles:
            self._has_titles = has_titles
            for card in self.cards:
                card.set_title_shown(has_titles)
            self.outdated.emit()

    @property
    def has_titles(self) -> bool:
        return self._has_titles

    def show_titles(self, titles: list[str]) -> None:
        """There are so many steps, each with its title; the pictures of others are taken away."""
        if len(titles) != self._count:
            self._count = len(titles)
            for number, card in enumerate(self.cards):
                card.show_picture(None)
                card.setVisible(number < self._count)
        for card, title in zip(self.shown_cards, titles, strict=True):
            card.show_title(title)
        self.outdated.emit()

    def show_marks(self, marks: dict[int, StepMark]) -> None:
        """What is kept of these steps, by their numbers; of the others nothing is."""
        for number, card in enumerate(self.cards):
            card.show_mark(marks.get(number))

    def show_picture(self, number: int, picture: QPixmap) -> None:
        self.cards[number].show_picture(picture)

    def step_back(self, is_back: bool) -> None:
        """Let the pictures draw no eye while the large one plays."""
        for card in self.cards:
            card.step_back(is_back)

    def show_current(self, number: int) -> None:
        """Mark the present step; only its card is a stop of the Tab key."""
        self.cards[self._current].set_current(False)
        self.cards[number].set_current(True)
        self._current = number
        self.shown.emit(number)

    def picture_size(self) -> QSize:
        """How large a small picture is, in logical pixels."""
        width = self._width - 2 * PAD_PX
        return QSize(width, round(width * PICTURE_SHARE))

    def fits(self, width: int, lines: int = USUAL_LINES) -> bool:
        """Whether every title fits into so many lines on cards of this width, in pixels."""
        return all(card.lines(width, self._has_pictures) <= lines for card in self.shown_cards)

    def height_for(self, width: int, has_pictures: bool | None = None) -> int:
        """The height of cards of this width, in pixels, with pictures or without; None: as they are."""
        has_pictures = self._has_pictures if has_pictures is None else has_pictures
        lines = max(card.lines(width, has_pictures) for card in self.shown_cards)
        return self.cards[0].height_for(width, has_pictures, min(lines, MOST_LINES))

    def place(self, left: int, top: int, size: QSize, columns: int) -> None:
        """Put the cards into rows of so many, each of this size, in pixels of their parent."""
        for number, card in enumerate(self.shown_cards):
            row, column = divmod(number, columns)
            card.has_picture = self._has_pictures
            card.setGeometry(left + column * size.width(), top + row * size.height(), size.width(), size.height())
        if size.width() != self._width:
            self._width = size.width()
            self.resized.emit()

    def _on_neighbour_wanted(self, number: int) -> None:
        number = min(max(number, 0), self._count - 1)
        self.cards[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self.focused.emit(number)
