"""What was copied or selected here, for the system to paste elsewhere."""

from PySide6.QtGui import QClipboard, QGuiApplication


def forget_clipboard() -> None:
    """Let nobody paste what was copied in this program, nor what was merely selected; what others copied stays."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
