"""The window in a language that nobody speaks, 40 percent longer: nothing stays English, and nothing is cut."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kyphoview.content.pages import PAGE_IDS
from kyphoview.language import code
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.resources import LANGUAGES_VARIABLE, choose_language
from kyphoview.shell import app
from kyphoview.shell.features import panels
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_file import save_settings
from kyphoview.shell.window.display_drawer import DisplayDrawer
from kyphoview.shell.window.more_menu import MoreMenu
from kyphoview.shell.window.window import Window
from kyphoview.translating.pseudo import CODE
from tests.shell.conftest import MakeWindow
from tests.shell.on_screen import cut, untranslated

DRAWERS = (
    panels.FRACTURE,
    panels.DISPLAY,
    panels.HELP,
    panels.SEARCH,
    panels.DOCUMENTS,
    panels.TAKE_AWAY,
    panels.LOOK_UP,
    panels.CLINIC,
)


@pytest.fixture
def window(pseudo_language: None, make_window: MakeWindow) -> Window:
    return make_window(theme="light")


def assert_is_told_whole(root: QWidget) -> None:
    for _turn in range(3):  # what is laid out anew asks for more
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents()
    assert untranslated(root) == []
    assert cut(root) == []


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
    window.keeper.set_one(words="full")
    assert_is_told_whole(window)


@pytest.mark.parametrize("name", DRAWERS)
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


def test_the_setting_is_spoken_from_the_next_start_on(
    pseudo_folder: Path, settings_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGES_VARIABLE, str(pseudo_folder))
    save_settings(Settings(language=CODE), settings_path)
    spoken: list[str] = []

    def note(_remembered: object) -> Window:
        spoken.append(code())
        raise InterruptedError  # before there is a window to close

    monkeypatch.setattr(app, "make_window", note)
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
