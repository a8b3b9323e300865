"""Every control of what is there for a while only: questions, pages, kinds of study, popups, drawers of a visit."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyphoview.content.pages import PAGE_IDS
from kyphoview.shell.features.documents.documents_drawer import DocumentsDrawer
from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.features.panels import CLINIC, DOCUMENTS, LOOK_UP, SEARCH, STUDY
from kyphoview.shell.features.study.card import QuestionCard
from kyphoview.shell.features.study.study_drawer import StudyDrawer
from kyphoview.shell.kiosk.idle_phases import Phase
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.staff.staff_code import make_code
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.window.window import Window

from .conftest import MakeWindow
from .walking import faults, settle, use_all  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.usefixtures("faults")

_SCALES = (1.0, 2.0)
_KINDS = ("choose", "predict", "order", "explain", "recall")


@pytest.fixture(params=_SCALES)
def window(request: pytest.FixtureRequest, make_window: MakeWindow) -> Window:
    return make_window(1280, 800, text_scale=request.param)


@pytest.fixture
def rest(window: Window) -> Callable[[], None]:
    """Whatever a control has begun ends, and what it has changed is as before."""
    scale = window.settings.text_scale

    def come_to_rest() -> None:
        window.player.pause()
        window.presentation.keeper.set_one(text_scale=scale)
        if window.isFullScreen():
            window.key_actions.do("full_screen")

    return come_to_rest


def test_the_panel_that_helps_to_explain(window: Window, rest: Callable[[], None]) -> None:
    def enter() -> QWidget:
        rest()
        window.features.explain.start()
        window.side.close_drawer()
        return window.features.explain.panel

    assert use_all(window, enter) >= 3
    window.features.explain.stop()


def test_the_question_of_the_next_patient(window: Window, rest: Callable[[], None]) -> None:
    def enter() -> QWidget:
        rest()
        window.features.explain.start()
        window.side.close_drawer()
        panel = window.features.explain.panel
        if panel.question.isHidden():
            panel.next_patient.click()
        assert panel.question.isVisible()
        return panel.question

    assert use_all(window, enter) == 2
    window.features.explain.stop()


@pytest.mark.parametrize("kind", _KINDS)
def test_every_kind_of_study(window: Window, rest: Callable[[], None], kind: str) -> None:
    """The question, and what stays in sight below it."""

    def enter() -> QuestionCard:
        rest()
        drawer = window.side.show_drawer(STUDY)
        assert isinstance(drawer, StudyDrawer)
        drawer.show_kind(kind)
        return drawer.cards[kind]

    in_question = use_all(window, enter)
    in_foot = use_all(window, lambda: enter().foot)
    assert in_question + in_foot >= 1  # a guess can be made once


@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_every_page(make_window: MakeWindow, page_id: str) -> None:
    window = make_window()

    def enter() -> QWidget:
        window.player.pause()
        drawer = window.side.show_drawer(LOOK_UP)
        assert isinstance(drawer, LookUp)
        if drawer.page is None or drawer.page.page.id != page_id:
            drawer.open_page(page_id)
        return drawer

    has_every_key = page_id == PAGE_IDS[0]  # the others have controls of the same kinds, and more of them
    assert use_all(window, enter, has_every_key) >= 3


@pytest.mark.parametrize("name", ["Views", "More"])
def test_what_opens_below_a_button(window: Window, rest: Callable[[], None], name: str) -> None:
    buttons = {"Views": window.top_bar.views, "More": window.top_bar.more}

    def enter() -> QWidget:
        rest()
        window.side.close_drawer()
        if QApplication.activePopupWidget() is None:
            buttons[name].click()
        popup = QApplication.activePopupWidget()
        assert popup is not None
        return popup

    assert use_all(window, enter) >= 3
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def test_news_and_results(window: Window, rest: Callable[[], None]) -> None:
    def enter() -> QWidget:
        rest()
        window.tell("A sentence to put away.")
        return window.banner

    assert use_all(window, enter) == 1

    def search() -> QWidget:
        rest()
        drawer = window.side.show_drawer(SEARCH)
        if window.features.is_explaining:
            window.features.explain.stop()
        drawer.field.setText("balloon")  # type: ignore[attr-defined]
        settle()
        return drawer

    assert use_all(window, search) >= 3


def test_documents_that_are_open(window: Window, rest: Callable[[], None], qtbot: QtBot, tmp_path: Path) -> None:
    leaflets = [tmp_path / f"leaflet {name}.txt" for name in "ab"]
    for leaflet in leaflets:
        leaflet.write_text("Kyphoplasty is for a spinal fracture.\n\nA balloon is inflated and lifts the vertebra.")
    window.side.show_drawer(DOCUMENTS)

    def enter() -> QWidget:
        rest()
        if not window.features.documents.library.documents:
            with qtbot.waitSignal(window.features.documents.library_changed, timeout=60_000):
                window.features.documents.open(leaflets)
        drawer = window.side.show_drawer(DOCUMENTS)
        assert isinstance(drawer, DocumentsDrawer)
        return drawer

    assert use_all(window, enter) >= 3


def test_the_clinics_settings_with_a_code(make_window: MakeWindow) -> None:
    window = make_window(1280, 800, staff_code=make_code("135790"))

    def enter() -> QWidget:
        if window.settings.staff_code is None:
            window.keeper.set_one(staff_code=make_code("135790"))
        return window.side.show_drawer(CLINIC)

    assert use_all(window, enter) >= 5


@pytest.fixture
def visit(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[KioskWindow]:
    kiosk = KioskWindow(Settings())
    monkeypatch.setattr(kiosk, "leave", lambda **_to: None)
    with qtbot.waitExposed(kiosk):
        kiosk.open()
    kiosk._timer.stop()
    kiosk.activateWindow()
    qtbot.waitUntil(kiosk.isActiveWindow)
    kiosk.begin_visit()
    yield kiosk
    KioskWindow.leave(kiosk, False)
    kiosk.deleteLater()
    settle()


@pytest.mark.parametrize("name", ["check_yourself", "fracture", "look-up", "questions", "sheet"])
def test_drawers_of_a_visit(visit: KioskWindow, name: str) -> None:
    def enter() -> QWidget:
        if not isinstance(visit.stage, Visit):
            visit.begin_visit()
        stage = visit.stage
        assert isinstance(stage, Visit)
        assert set(stage.side._makers) == {"check_yourself", "fracture", "look-up", "questions", "sheet"}
        if visit.overlay is not None:
            visit.keep_going()
        stage.player.pause()
        return stage.side.show_drawer(name)

    assert use_all(visit, enter) >= 2


def test_whether_somebody_is_still_there(visit: KioskWindow) -> None:
    def enter() -> QWidget:
        if not isinstance(visit.stage, Visit):
            visit.begin_visit()
        if visit.overlay is None:
            visit._idle.enter(Phase.ASKING)
            visit._follow(Phase.ASKING)
        assert visit.overlay is not None
        return visit.overlay

    assert use_all(visit, enter) == 2
