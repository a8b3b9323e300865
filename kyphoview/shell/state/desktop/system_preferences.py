"""What the person has told the computer: dark or light, much contrast or not, still or moving."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kyphoview.shell.state.desktop.desktop_settings import desktop_settings
from kyphoview.shell.state.settings import MotionChoice, Settings, ThemeChoice
from kyphoview.shell.state.text_sizes import LEAST_TEXT_SCALE, MOST_TEXT_SCALE
from kyphoview.shell.widgets.style import Style
from kyphoview.view.palette import THEMES, Theme


def theme_for(choice: ThemeChoice) -> Theme:
    """The theme chosen, or the computer's own."""
    if choice != "system":
        return THEMES[choice]
    wishes = desktop_settings().wishes
    if wishes.has_high_contrast:
        return THEMES["high-contrast"]
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 or newer
    if accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return THEMES["high-contrast"]
    if wishes.is_dark is not None:
        return THEMES["dark" if wishes.is_dark else "light"]
    return THEMES["dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"]


def text_scale_for(chosen: float) -> float:
    """The scale chosen, times the one that the desktop asks for, within what the window has room for."""
    return min(max(chosen * desktop_settings().wishes.text_scale, LEAST_TEXT_SCALE), MOST_TEXT_SCALE)


def style_for(settings: Settings) -> Style:
    """The theme and the text scale that follow from the settings and from the computer's own."""
    return Style(theme_for(settings.theme), text_scale_for(settings.text_scale))


def is_motion_reduced(choice: MotionChoice) -> bool:
    """Whether steps change by a still: chosen, or because the computer's own animations are switched off."""
    if choice != "auto":
        return choice == "reduced"
    if desktop_settings().wishes.is_motion_reduced:
        return True
    from PySide6.QtWidgets import QStyle  # here, for its many names take time that the first paint need not wait for

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
