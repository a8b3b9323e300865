"""Starting the viewer."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSize, Qt, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kyphoview import garbage_collection
from kyphoview.errors import BadInput, Failure
from kyphoview.language import N_, _, code
from kyphoview.resources import assets_folder, choose_language
from kyphoview.shell.errors.uncaught import tell_errors
from kyphoview.shell.kiosk.open_marker import was_open
from kyphoview.shell.one_instance import OneInstance
from kyphoview.shell.signal_watch import SignalWatch
from kyphoview.shell.state.file_dialogs import keep_no_history
from kyphoview.shell.state.file_locations import settings_path
from kyphoview.shell.state.last_place import last_place
from kyphoview.shell.state.settings_file import Remembered, load_settings, save_settings
from kyphoview.shell.widgets.accessible.install import tell_screen_readers
from kyphoview.shell.window.window import Window
from kyphoview.view.fonts import check_fonts, load_fonts
from kyphoview.view.icons import check_icons
from kyphoview.view.words_locale import follow_words

_KIOSK_IS_OPEN = N_("The screen of the waiting room is open already, and stays alone until staff leave it.")
_STARTED_MS = 3000  # by then a start is over
_ICON_PX = (16, 24, 32, 48, 64, 128)


def make_application() -> QApplication:
    """The one application object, with the program's name and typeface."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        # The style is an argument: for a call of `setStyle` PySide6 would make the hundreds of names of QStyle, and the
        # first picture would wait for them.
        application = QApplication(["kyphoview", "-style", "Fusion"])
        application.setApplicationName("kyphoview")
        application.setDesktopFileName("kyphoview")
        keep_no_history()
    tell_screen_readers()
    speak_words_language(application)
    application.setWindowIcon(_icon())
    with suppress(BadInput):  # told in the window, which then uses another typeface
        load_fonts()
    return application


def speak_words_language(application: QApplication) -> None:
    """Let Qt, and the direction in which windows are laid out, follow the language of the words."""
    follow_words()
    application.setLayoutDirection(QLocale().textDirection())
    _translate_dialogs(application)


def _translate_dialogs(application: QApplication) -> None:
    """Qt's own words, as in its print preview and the menus of text fields, by its own catalogue if it has one."""
    for before in application.findChildren(QTranslator):
        application.removeTranslator(before)
        before.deleteLater()
    if code() != "en":
        translator = QTranslator(application)
        if translator.load(QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            application.installTranslator(translator)


def _icon() -> QIcon:
    """The program's icon in the sizes that windows ask for; each is read when it is needed."""
    icon = QIcon()
    for size_px in _ICON_PX:
        icon.addFile(str(assets_folder() / "icons" / f"kyphoview-{size_px}.png"), QSize(size_px, size_px))
    return icon


def make_window() -> Window:
    """The window with the settings of last time and all that stands in it, not yet shown."""
    window = make_empty_window(load_settings(settings_path()))
    window.fill()
    return window


def make_empty_window(remembered: Remembered) -> Window:
    """The window with the settings of last time, in which nothing stands yet unless there is something to be told."""
    window = Window(remembered.settings, settings_path())
    if remembered.trouble:
        window.tell(remembered.trouble)
    _tell_refusals(window, load_fonts)
    QTimer.singleShot(_STARTED_MS, window, partial(_tell_refusals, window, check_fonts, check_icons))
    return window


def _tell_refusals(window: Window, *checks: Callable[[], None]) -> None:
    """What is wrong with files that Qt takes without a word, and then shows boxes or nothing."""
    for check in checks:
        try:
            check()
        except BadInput as error:
            window.tell(str(error))


def run(documents: Sequence[Path] = (), is_kiosk: bool = False, language: str | None = None) -> int:
    """Open the window, with documents beside the picture, or the kiosk; stay until it is closed; the exit status.

    It speaks the language that is asked for, already chosen, else the one of the settings.

    A kiosk that nobody has left with the staff code, because the program or the computer broke down, opens again;
    without a code nobody could leave it, so then it opens only where it is asked for.
    Settings that are damaged may have been those of a waiting room: what points to one opens the kiosk.
    """
    application = make_application()
    remembered = load_settings(settings_path())
    settings = remembered.settings
    if language is None:
        with suppress(BadInput):  # one that is no longer there
            choose_language(settings.language)
        speak_words_language(application)
    if is_kiosk or settings.starts_as_kiosk or _must_stay_kiosk(remembered):
        return _run_kiosk(application, remembered)
    if OneInstance("kiosk").is_taken():
        raise BadInput(_(_KIOSK_IS_OPEN))
    instance = OneInstance("window", application)
    if not instance.claim() and instance.hand_over(documents):
        return 0
    window = make_empty_window(remembered)
    begin(window, documents)
    _show(window, instance)
    return _stay(application)


def _run_kiosk(application: QApplication, remembered: Remembered) -> int:
    if not _open_kiosk(application, remembered):
        raise BadInput(_(_KIOSK_IS_OPEN))
    return _stay(application)


def _open_kiosk(application: QCoreApplication, remembered: Remembered) -> bool:
    """Fill the screen; False where another kiosk does."""
    from kyphoview.shell.kiosk.entrance import Entrance

    instance = OneInstance("kiosk", application)
    if not instance.claim():
        return False
    entrance = Entrance(remembered, open_window)
    entrance.setParent(application)
    entrance.kiosk.left.connect(instance.release)
    entrance.open()
    return True


def _let_be_found(instance: OneInstance, window: Window) -> None:
    """Let who starts the program again get this window, with the documents that were asked for."""

    def come_forward(documents: list[Path]) -> None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if documents:
            window.fill()
            window.features.open_dropped(documents)

    instance.listen()
    instance.asked.connect(come_forward)


def _stay(application: QApplication) -> int:
    """Let Qt run until the last window is closed; a signal closes them all. The exit status."""
    QTimer.singleShot(_STARTED_MS, application, garbage_collection.begin)
    with SignalWatch() as watch:
        status = application.exec()
        if watch.status is not None:
            application.closeAllWindows()
    return status if watch.status is None else watch.status


def _must_stay_kiosk(remembered: Remembered) -> bool:
    """Whether the last kiosk was not left, or the settings were a kiosk's before they were damaged.

    The latter is kept: a damaged file is set aside, so that the next start would find nothing wrong.
    """
    if was_open() and remembered.settings.staff_code is not None:
        return True
    is_damaged_kiosk = remembered.may_be_kiosk or (was_open() and remembered.is_code_lost)
    if is_damaged_kiosk:
        with suppress(Failure):  # as well as it can
            kept = msgspec.structs.replace(remembered.settings, starts_as_kiosk=True)
            save_settings(kept, settings_path(), ("starts_as_kiosk",))
    return is_damaged_kiosk


def open_window(drawer: str) -> Window:
    """Show the ordinary window after something else, with a drawer open."""
    window = make_window()
    _show(window, OneInstance("window", QCoreApplication.instance()))
    window.side.show_drawer(drawer)
    return window


def begin(window: Window, documents: Sequence[Path] = ()) -> None:
    """Where the person left it, else with the first page, unless they come with documents."""
    if place := last_place():
        window.beginning.come_back(place)
    elif not documents:
        window.beginning.open_page()
    if documents:
        window.fill()
        window.features.give_documents(documents)


def _show(window: Window, instance: OneInstance) -> None:
    tell_errors(window.tell)
    window.show()
    if instance.claim():
        _let_be_found(instance, window)
    window.kiosk_wanted.connect(partial(_give_way_to_kiosk, window, instance))


def _give_way_to_kiosk(window: Window, instance: OneInstance) -> None:
    """Back to the waiting room, as the settings stand now."""
    application = QCoreApplication.instance()
    assert application is not None
    window.keeper.write()
    if not _open_kiosk(application, load_settings(settings_path())):
        window.tell(_(_KIOSK_IS_OPEN))
        return
    instance.release()
    window.close()
