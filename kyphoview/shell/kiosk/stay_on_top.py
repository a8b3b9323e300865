"""Keeping a window on the whole screen and on top, whatever has been done to it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget


class StayOnTop:
    """Ask `hold` as often as it may have been lost, until `release`."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._is_released = False

    def release(self) -> None:
        self._is_released = True

    def fill_screen(self) -> None:
        """Take the whole screen, which without a window manager nobody gives, nor when the screen has changed."""
        screen = self._window.screen().geometry()
        if self._window.geometry() != screen:
            self._window.setGeometry(screen)

    def hold(self) -> None:
        """Fill the screen and lie on top again, if the window is shown at all."""
        window = self._window
        if self._is_released or not window.isVisible():
            return
        if not window.isFullScreen() or window.isMinimized():
            window.showFullScreen()
        self.fill_screen()
        if QApplication.activeWindow() is None and QApplication.activePopupWidget() is None:
            if self._is_taken_off():
                window.hide()  # only what is shown anew ends a window manager's "show the desktop"
                window.showFullScreen()
            window.raise_()
            window.activateWindow()

    def _is_taken_off(self) -> bool:
        """Whether an X11 window manager has unmapped the window; elsewhere a blanked screen looks the same."""
        handle = self._window.windowHandle()
        return QGuiApplication.platformName() == "xcb" and handle is not None and not handle.isExposed()
