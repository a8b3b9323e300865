"""The next person finds everything as it is for everyone, whatever has been added to the program since."""

import gc
import weakref
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit, for_visitors
from kyphoview.shell.state.place import Place
from kyphoview.shell.state.session import Session
from kyphoview.shell.state.settings import Settings

from .conftest import MakeKiosk, settle

CHANGED = {  # what a visitor may have made of each part of a session; a new part has to be added here
    "_place": Place(make_case(level="T12", loss_percent=45.0), Moment("inflating", 0.6)),
    "_is_playing": False,  # starting over stops what plays before it is forgotten
    "_speed": 2.0,
    "_reading_level": "full",
    "_choice": ("top", "xray-side"),
    "_has_solid_view": False,
    "_is_softened": True,
    "_has_room": False,
    "_views": ("top", "xray-side"),
}


def visit_of(kiosk: KioskWindow) -> Visit:
    if not isinstance(kiosk.stage, Visit):
        kiosk.begin_visit()
    assert isinstance(kiosk.stage, Visit)
    return kiosk.stage


def state_of(session: Session) -> dict[str, object]:
    return {name: value for name, value in vars(session).items() if name.startswith("_") and not name.startswith("__")}


def change_everything(visit: Visit) -> None:
    session = visit.session
    place = CHANGED["_place"]
    assert isinstance(place, Place)
    session.set_case(place.case)
    session.set_moment(place.moment)
    session.set_speed(2.0)
    session.set_reading_level("full")
    session.set_choice(("top", "xray-side"))
    session.lose_solid_view()
    session.set_has_room(False)
    session.set_softened(True)
    visit.bar.larger.click()
    visit.bar.colours.click()
    visit.bar.fracture.click()


def test_every_part_of_a_session_is_changed_in_these_tests(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    usual = state_of(visit.session)
    change_everything(visit)
    changed = state_of(visit.session)
    assert set(changed) == set(CHANGED)
    assert changed == CHANGED
    alike = {name for name in changed if changed[name] == usual[name]}
    assert alike <= {"_is_playing", "_has_room"}  # the latter is the screen's, not the visitor's


@pytest.mark.parametrize("how", ["start_over", "begin_visit"])
def test_starting_over_puts_all_of_it_back(make_kiosk: MakeKiosk, how: str) -> None:
    kiosk = make_kiosk(motion="full")
    usual = state_of(visit_of(kiosk).session)
    look, palette, letters = visit_of(kiosk).presentation.style, QApplication.palette(), QApplication.font()
    change_everything(visit_of(kiosk))
    assert visit_of(kiosk).presentation.style != look
    getattr(kiosk, how)()
    after = visit_of(kiosk)
    assert state_of(after.session) == usual
    assert after.presentation.style == look
    assert after.side.open_drawer is None
    assert QApplication.palette() == palette
    assert QApplication.font() == letters


def test_every_setting_is_the_clinics_again(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk()
    usual = visit_of(kiosk).settings
    changed = msgspec.structs.replace(usual, theme="high-contrast", text_scale=2.0, words="full")
    visit_of(kiosk).presentation.keeper.take(changed)
    assert visit_of(kiosk).settings == changed
    kiosk.start_over()
    assert visit_of(kiosk).settings == usual
    assert for_visitors(Settings(theme="dark")) == Settings(theme="dark", text_scale=1.25)
    assert for_visitors(Settings(text_scale=2.0)) == Settings(text_scale=2.0)


def test_nothing_is_left_of_a_visit(kiosk: KioskWindow) -> None:
    """Whatever a later part keeps in a visit (ink, the camera, a voice) is gone with it."""
    kiosk.start_over()
    settle()
    parts = len(kiosk.findChildren(QObject))
    visit = visit_of(kiosk)
    change_everything(visit)
    gone = [weakref.ref(part) for part in (visit, visit.session, visit.picture, visit.side)]
    del visit
    kiosk.start_over()
    settle()
    settle()  # what was over the window goes after the visit that it belonged to
    gc.collect()
    assert [part() for part in gone] == [None] * 4
    assert len(kiosk.findChildren(QObject)) == parts


def test_a_visit_knows_nothing_of_what_somebody_has_studied(qtbot: QtBot, tmp_path: Path) -> None:
    """Not even where staff study on the same computer."""
    place = tmp_path / "progress.json"
    kiosk = KioskWindow(Settings(progress_file=str(place)))
    qtbot.addWidget(kiosk)
    kiosk.open()
    kiosk.begin_visit()
    assert isinstance(kiosk.stage, Visit)
    assert kiosk.stage.settings.progress_file == ""
    kiosk.stage.session.set_moment(Moment("access"))
    kiosk.begin_visit()
    kiosk.leave(False)
    assert not place.exists()
