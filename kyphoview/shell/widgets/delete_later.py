"""Taking a part off the screen for good."""

from PySide6.QtWidgets import QWidget


def delete_later(part: QWidget) -> None:
    """Take a part away at once, and delete it in the next turn of the loop.

    It may hold what has just been pressed, and Qt goes on using that until the key or press is dealt with: deleted
    sooner, it ends the program.
    """
    part.hide()
    part.setParent(None)
    part.deleteLater()
