"""What the person has told the computer: dark or light, much contrast or not, still or moving."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kyphoview.shell.state.settings import MotionChoice, ThemeChoice
from kyphoview.view.palette import THEMES, Theme


def theme_for(choice: ThemeChoice) -> Theme:
    """The theme chosen, or the computer's own."""
    if choice != "system":
        return THEMES[choice]
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 or newer
    if accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return THEMES["high-contrast"]
    return THEMES["dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"]


def is_motion_reduced(choice: MotionChoice) -> bool:
    """Whether steps change by a still: chosen, or because the computer's own animations are switched off."""
    if choice != "auto":
        return choice == "reduced"
    from PySide6.QtWidgets import QStyle  # here, for its many names take time that the first paint need not wait for

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
