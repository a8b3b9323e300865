"""Whether the parts are named in the pictures; without names somebody tests what they know."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal


class NamedPicture(Protocol):
    """A picture, as far as names are concerned: it takes this with the next moment that it shows."""

    has_names: bool


class PartNames(QObject):
    """Begins with names at every start: nothing of it is kept. `show_scene` has all pictures show the moment again.

    Attributes:
        are_asked: whether a question hides them, which asks for one of them or would be answered by one.
    """

    changed = Signal(bool)

    def __init__(self, show_scene: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._are_shown = True
        self._were_shown = True  # before the question
        self.are_asked = False
        self._show_scene = show_scene
        self._pictures: list[NamedPicture] = []

    @property
    def are_shown(self) -> bool:
        return self._are_shown

    def follow_in(self, picture: NamedPicture) -> None:
        """Let one more picture have them or not, for life."""
        self._pictures.append(picture)
        picture.has_names = self._are_shown

    def set_asked(self, are_asked: bool) -> None:
        """Hide them for a question, or show them after it; what the person has hidden stays hidden."""
        if are_asked and not self.are_asked:
            self._were_shown = self._are_shown
        if are_asked or self.are_asked:
            self.are_asked = are_asked
            self.set_shown(self._were_shown and not are_asked)

    def set_shown(self, are_shown: bool) -> None:
        if are_shown != self._are_shown:
            self._are_shown = are_shown
            for picture in self._pictures:
                picture.has_names = are_shown
            self._show_scene()
            self.changed.emit(are_shown)

    def toggle(self) -> None:
        """Hide them, or show them again."""
        self.set_shown(not self._are_shown)
