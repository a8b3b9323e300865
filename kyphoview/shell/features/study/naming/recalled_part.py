"""A part that lights up in the picture and is to be recalled by its name."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kyphoview.content.parts import load_parts
from kyphoview.shell.features.study.card import show_in_picture
from kyphoview.shell.features.study.naming.looked_at import LookedAt, PartsShown
from kyphoview.shell.presentation import Presentation
from kyphoview.study.cards import Card

_AGAIN_MS = 300  # until the picture is asked again whether it is ready


class RecalledPart(QObject):
    """`lit` says that it lights up; where it is not in the picture of this case, nothing is said."""

    lit = Signal()

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._shown = PartsShown(LookedAt(presentation), presentation)
        self._card: Card | None = None
        self._shown.found.connect(self._on_found)
        self._shown.lost.connect(self._on_lost)

    def ask(self, card: Card) -> None:
        """Show the card's picture without names, and light its part when it is known where that lies."""
        self.end()
        self._card = card
        self._presentation.names.set_asked(True)
        show_in_picture(self._presentation, card.moment, card.view)
        QTimer.singleShot(0, self, partial(self._begin, card))  # when the picture shows it

    def tell(self) -> None:
        """Write its name beside it."""
        if self._card is not None and self._is_found:
            self._shown.light(self._card.part, load_parts()[self._card.part].name)

    def end(self) -> None:
        """Let the picture name its parts again."""
        if self._card is not None:
            self._card = None
            self._shown.end()
            self._presentation.names.set_asked(False)

    @property
    def _is_found(self) -> bool:
        card, survey = self._card, self._shown.survey
        return card is not None and survey is not None and self._shown.is_complete and card.part in survey.shown()

    def _begin(self, card: Card) -> None:
        if card is self._card:
            self._shown.begin(card.view)

    def _on_found(self) -> None:
        if self._card is not None and self._is_found:
            self._shown.light(self._card.part)
            self.lit.emit()

    def _on_lost(self) -> None:
        """The picture is not ready, or of another size; elsewhere it is let be."""
        card, session = self._card, self._presentation.session
        if card is not None and card.view in session.views and session.moment == card.moment:
            QTimer.singleShot(_AGAIN_MS, self, partial(self._begin, card))
