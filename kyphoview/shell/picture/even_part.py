"""A part that shares a height evenly with the one above or below it, whatever its lines would wish for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class EvenPart(QWidget):
    """Asks for no more than it needs, and for no other height in another width.

    Two that together wished for more than there is would not share it evenly, and a line that comes and goes, where it
    has room, would change for ever how they do.
    """

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return False
