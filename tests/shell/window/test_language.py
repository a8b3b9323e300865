"""The window in a language that nobody speaks, 40 percent longer: nothing stays English, and nothing is cut."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from kyphoview.content.pages import PAGE_IDS
from kyphoview.export.handout.paper_sizes import find_paper
from kyphoview.language import code, use
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.resources import LANGUAGES_VARIABLE, choose_language
from kyphoview.shell import app
from kyphoview.shell.app import speak_words_language
from kyphoview.shell.features import panels
from kyphoview.shell.features.search.search_drawer import SearchDrawer
from kyphoview.shell.features.take_away.drawer import TakeAwayDrawer
from kyphoview.shell.features.take_away.printing import SheetPreview
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import save_settings
from kyphoview.shell.window.display_drawer import DisplayDrawer
from kyphoview.shell.window.more_menu import MoreMenu
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.prose import NoteSpot
from kyphoview.translating.pseudo import CODE, pseudo
from tests.shell.conftest import MakeWindow
from tests.shell.on_screen import KEPT, assert_is_told_whole, cut, untranslated

DIALOGS = {
    panels.TAKE_AWAY: ("save", "save_sheet", "shoot"),
    panels.DOCUMENTS: ("open_files", "open_folder"),
    panels.CLINIC: ("save", "load"),
}
"""By drawer, the buttons that ask for a file or a folder."""


@pytest.fixture
def window(pseudo_language: None, make_window: MakeWindow) -> Window:
    return make_window(theme="light")


def test_what_is_looked_for_would_be_found(make_window: MakeWindow) -> None:
    """In English everything is English; in a window that is too small something is cut."""
    window = make_window()
    assert untranslated(window)
    window.side.show_drawer(panels.FRACTURE)
    window.side.setFixedWidth(60)
    QCoreApplication.processEvents()
    assert cut(window)


def test_each_step_with_its_words(window: Window) -> None:
    for step in STEPS:
        window.session.set_moment(Moment(step.id, 0.6))
        assert_is_told_whole(window)


def test_the_full_words(window: Window) -> None:
    window.session.set_reading_level("full")
    assert_is_told_whole(window)


@pytest.mark.parametrize("name", panels.DRAWERS)
def test_each_drawer(window: Window, name: str) -> None:
    window.side.show_drawer(name)
    assert_is_told_whole(window)


@pytest.mark.parametrize("page", PAGE_IDS)
def test_each_page(window: Window, page: str) -> None:
    window.side.page_wanted.emit(page)
    assert_is_told_whole(window)


@pytest.mark.parametrize("view", ["top", "3d", "xray-side", "xray-front"])
def test_each_view(window: Window, view: str) -> None:
    window.session.set_choice((view,))  # type: ignore[arg-type]
    assert_is_told_whole(window)


def test_comparing(window: Window) -> None:
    window.comparing.toggle()
    assert_is_told_whole(window)


def test_explaining_and_its_setup(window: Window) -> None:
    window.features.explain.toggle()
    assert_is_told_whole(window)
    window.side.show_drawer(panels.EXPLAIN_SETUP)
    assert_is_told_whole(window)
    window.features.explain.toggle()


def test_the_menus(window: Window) -> None:
    window.top_bar.open_views()
    menu = window.top_bar._menu
    assert menu is not None
    assert_is_told_whole(menu)
    menu.close()
    window.top_bar.more.click()
    for more in window.findChildren(MoreMenu):
        assert_is_told_whole(more)
        more.close()


def test_each_note_of_a_step(window: Window) -> None:
    """Terms and source marks, in the words told in full."""
    window.session.set_reading_level("full")
    spots = window.side.words.findChildren(NoteSpot)
    assert spots
    for spot in spots:
        spot.setFocus(Qt.FocusReason.TabFocusReason)
        assert window.side.popover.isVisibleTo(window)
        assert_is_told_whole(window.side.popover)


def test_what_is_searched_for_and_found(window: Window) -> None:
    drawer = window.side.show_drawer(panels.SEARCH)
    assert isinstance(drawer, SearchDrawer)
    for sought in (pseudo("bone"), "qqq"):
        drawer.field.setText(sought)
        assert_is_told_whole(window)


def test_a_film_at_work_and_its_end(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "a.gif"), ""))
    drawer = window.side.show_drawer(panels.TAKE_AWAY)
    assert isinstance(drawer, TakeAwayDrawer)
    drawer.shoot.click()
    assert drawer.job.is_at_work
    assert_is_told_whole(window)
    drawer.job.stop()
    assert_is_told_whole(window)


def test_what_the_dialogs_for_files_say(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their titles and the kinds of file; all else in them is Qt's or the system's own."""
    said: list[str] = []

    def note(_parent: object, title: str, _place: str = "", kinds: str = "") -> tuple[str, str]:
        said.extend((title, re.sub(r"\(.*?\)", "", kinds)))
        return "", ""

    for name in ("getSaveFileName", "getOpenFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, note)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *asked: note(*asked)[0])
    for name, buttons in DIALOGS.items():
        drawer = window.side.show_drawer(name)
        for button in buttons:
            getattr(drawer, button).click()
    assert len(said) == 2 * sum(map(len, DIALOGS.values()))
    assert [text for text in said if re.search("[aeiou]", KEPT.sub("", text))] == []


def test_the_preview_of_the_sheet_says_what_it_is(window: Window) -> None:
    drawer = window.side.show_drawer(panels.TAKE_AWAY)
    assert isinstance(drawer, TakeAwayDrawer)
    dialog = SheetPreview(drawer._sheet(), find_paper("A4"), drawer)
    assert dialog.windowTitle() == pseudo("The sheet to hand over")
    dialog.deleteLater()


def test_qts_own_dialogs_speak_the_chosen_language(qapp: QApplication, tmp_path: Path) -> None:
    try:
        use("fr", tmp_path)
        speak_words_language(qapp)
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    finally:
        choose_language("en")
        speak_words_language(qapp)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_setting_is_spoken_from_the_next_start_on(
    pseudo_folder: Path, settings_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGES_VARIABLE, str(pseudo_folder))
    save_settings(Settings(language=CODE), settings_path)
    spoken: list[str] = []

    def note(_remembered: object) -> Window:
        spoken.append(code())
        raise InterruptedError  # before there is a window to close

    monkeypatch.setattr(app, "make_empty_window", note)
    try:
        for asked in (None, "en"):
            choose_language("en")
            with pytest.raises(InterruptedError):
                app.run(language=asked)
    finally:
        choose_language("en")
    assert spoken == [CODE, "en"]


def test_a_language_is_chosen_in_display(window: Window) -> None:
    drawer = window.side.show_drawer(panels.DISPLAY)
    assert isinstance(drawer, DisplayDrawer)
    assert list(drawer.language.choices) == ["en", CODE]
    assert drawer.language.choices["en"].isChecked()
    drawer.language.choices[CODE].click()
    assert window.settings.language == CODE
