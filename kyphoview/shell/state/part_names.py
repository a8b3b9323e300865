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
        self.are_asked = False
        self._are_wanted = True
        self._show_scene = show_scene
        self._pictures: list[NamedPicture] = []

    @property
    def are_shown(self) -> bool:
        return self._are_wanted and not self.are_asked

    def follow_in(self, picture: NamedPicture) -> None:
        """Let one more picture have them or not, for life."""
        self._pictures.append(picture)
        picture.has_names = self.are_shown

    def set_asked(self, are_asked: bool) -> None:
        """Hide them for a question, or show them after it; what the person has hidden stays hidden."""
        self._change(self._are_wanted, are_asked)

    def set_shown(self, are_shown: bool) -> None:
        self._change(are_shown, self.are_asked)

    def toggle(self) -> None:
        """Hide them, or show them again."""
        self.set_shown(not self._are_wanted)

    def _change(self, are_wanted: bool, are_asked: bool) -> None:
        if (are_wanted, are_asked) == (self._are_wanted, self.are_asked):
            return
        were_shown = self.are_shown
        self._are_wanted, self.are_asked = are_wanted, are_asked
        if self.are_shown != were_shown:
            for picture in self._pictures:
                picture.has_names = self.are_shown
            self._show_scene()
        self.changed.emit(self.are_shown)
