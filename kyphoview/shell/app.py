"""Starting the viewer."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kyphoview.errors import BadInput
from kyphoview.resources import assets_folder, choose_language
from kyphoview.shell.errors.uncaught import tell_errors
from kyphoview.shell.kiosk.marker import was_open
from kyphoview.shell.state.places import settings_path
from kyphoview.shell.state.settings_file import Remembered, load_settings
from kyphoview.shell.window.window import Window
from kyphoview.view.fonts import load_fonts
from kyphoview.view.words_locale import follow_words

_ICON_PX = (16, 24, 32, 48, 64, 128)


def make_application() -> QApplication:
    """The one application object, with the program's name and typeface."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["kyphoview"])
        application.setApplicationName("kyphoview")
        application.setStyle("Fusion")
        application.setDesktopFileName("kyphoview")
    speak_words_language(application)
    application.setWindowIcon(_icon())
    with suppress(BadInput):  # told in the window, which then uses another typeface
        load_fonts()
    return application


def speak_words_language(application: QApplication) -> None:
    """Let Qt, and the direction in which windows are laid out, follow the language of the words."""
    follow_words()
    application.setLayoutDirection(QLocale().textDirection())


def _icon() -> QIcon:
    """The program's icon in the sizes that windows ask for; each is read when it is needed."""
    icon = QIcon()
    for size_px in _ICON_PX:
        icon.addFile(str(assets_folder() / "icons" / f"kyphoview-{size_px}.png"), QSize(size_px, size_px))
    return icon


def make_window(remembered: Remembered | None = None) -> Window:
    """The window with the settings of last time, not yet shown."""
    path = settings_path()
    remembered = remembered or load_settings(path)
    window = Window(remembered.settings, path)
    if remembered.trouble:
        window.tell(remembered.trouble)
    try:
        load_fonts()
    except BadInput as error:
        window.tell(str(error))
    return window


def run(documents: Sequence[Path] = (), is_kiosk: bool = False, language: str | None = None) -> int:
    """Open the window, with documents beside the picture, or the kiosk; stay until it is closed; the exit status.

    It speaks the language that is asked for, already chosen, else the one of the settings.

    A kiosk that nobody has left with the staff code, because the program or the computer broke down, opens again;
    without a code nobody could leave it, so then it opens only where it is asked for.
    """
    application = make_application()
    remembered = load_settings(settings_path())
    settings = remembered.settings
    if language is None:
        with suppress(BadInput):  # one that is no longer there
            choose_language(settings.language)
        speak_words_language(application)
    if is_kiosk or settings.starts_as_kiosk or (was_open() and settings.staff_code is not None):
        from kyphoview.shell.kiosk.entrance import Entrance

        entrance = Entrance(remembered, open_window)
        entrance.open()
        return application.exec()
    window = make_window(remembered)
    tell_errors(window.tell)
    window.features.give_documents(documents)
    window.show()
    return application.exec()


def open_window(drawer: str) -> Window:
    """Show the ordinary window after something else, with a drawer open."""
    window = make_window()
    tell_errors(window.tell)
    window.show()
    window.side.show_drawer(drawer)
    return window
