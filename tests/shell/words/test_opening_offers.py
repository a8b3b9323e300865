"""What the first page offers: the essence, and in a window of one's own, study."""

from pytestqt.qtbot import QtBot

from kyphoview.procedure.moment import Moment
from kyphoview.shell.features.panels import STUDY
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.window.window import Window
from kyphoview.shell.words.opening_offers import OpeningOffers
from kyphoview.shell.words.side_panel import SidePanel


def offers(side: SidePanel) -> OpeningOffers | None:
    return side.words.findChild(OpeningOffers)


def test_study_is_one_press_away_on_the_first_page(window: Window) -> None:
    found = offers(window.side)
    assert found is not None
    assert list(found.buttons) == ["essence", "study"]
    found.buttons["study"].click()
    assert window.side.open_drawer == STUDY


def test_no_other_page_offers_it(qtbot: QtBot, window: Window) -> None:
    window.session.set_moment(Moment("access"))
    qtbot.waitUntil(lambda: offers(window.side) is None)


def test_a_waiting_room_offers_no_study(qtbot: QtBot) -> None:
    kiosk = KioskWindow(Settings())
    qtbot.addWidget(kiosk)
    kiosk.open()
    kiosk.begin_visit()
    assert isinstance(kiosk.stage, Visit)
    found = offers(kiosk.stage.side)
    assert found is not None
    assert list(found.buttons) == ["essence"]
    kiosk.leave(False)
