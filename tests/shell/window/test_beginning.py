"""A start comes back to where the person left, offers the beginning, and keeps nothing of a patient."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.app import begin
from kyphoview.shell.state.file_locations import state_file
from kyphoview.shell.state.last_place import last_place
from kyphoview.shell.window.window import Window
from tests.shell.conftest import MakeWindow

_LEFT = Moment(STEPS[6].id, 0.4)


def leave_at(window: Window, moment: Moment) -> None:
    window.session.set_moment(moment)
    window.close()


def test_the_next_start_is_where_this_one_ended(make_window: MakeWindow) -> None:
    leave_at(make_window(), _LEFT)
    assert last_place() == _LEFT
    window = make_window()
    begin(window)
    assert window.session.moment == _LEFT
    assert window.beginning.page is None
    assert window.beginning.offer is not None
    assert window.beginning.offer.text() == "From the beginning"


def test_the_offer_leads_to_the_first_page(make_window: MakeWindow) -> None:
    window = make_window()
    window.beginning.come_back(_LEFT)
    assert window.beginning.offer is not None
    window.beginning.offer.click()
    assert window.beginning.page is not None
    assert window.session.moment == OPENING
    window.beginning.page.explore.click()
    assert window.session.moment == OPENING
    assert window.beginning.offer is None


def test_the_offer_goes_once_something_else_is_done(make_window: MakeWindow) -> None:
    window = make_window()
    window.beginning.come_back(_LEFT)
    window.player.next_step()
    window.player.pause()
    assert window.beginning.offer is None


def test_the_first_start_and_one_that_was_left_at_the_beginning_show_the_first_page(make_window: MakeWindow) -> None:
    leave_at(make_window(), _LEFT)
    leave_at(make_window(), OPENING)
    assert last_place() is None
    window = make_window()
    begin(window)
    assert window.beginning.page is not None
    assert window.beginning.offer is None


def test_documents_come_before_the_first_page(make_window: MakeWindow) -> None:
    window = make_window()
    begin(window, [Path("leaflet.txt")])
    assert window.beginning.page is None


def test_where_a_patient_was_is_not_kept(make_window: MakeWindow) -> None:
    leave_at(make_window(), _LEFT)
    window = make_window()
    window.features.toggle_explaining()
    window.features.toggle_explaining()
    leave_at(window, Moment(STEPS[3].id))
    assert last_place() is None


def test_the_next_patient_forgets_at_once_where_one_was(make_window: MakeWindow) -> None:
    leave_at(make_window(), _LEFT)
    window = make_window()
    window.presentation.start_over()
    assert last_place() is None
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("kept", ["", "{", '{"step": "dancing", "at": 0.5}', '{"step": "healthy", "at": 7}', "[1]"])
def test_a_damaged_note_is_no_note(settings_path: Path, kept: str) -> None:
    assert settings_path is not None
    path = state_file("last-place.json")
    path.parent.mkdir(parents=True)
    path.write_text(kept)
    assert last_place() is None


def test_more_leads_back_to_the_first_page_and_from_it_to_where_one_was(make_window: MakeWindow) -> None:
    window = make_window()
    window.session.set_moment(Moment("inflating", 0.4))
    window.player.play()
    window.top_bar.home.click()
    assert window.beginning.page is not None
    assert not window.session.is_playing
    window.key_actions.do("leave")
    assert window.beginning.page is None
    assert window.session.moment.step == "inflating"


def test_a_drawer_opened_by_its_key_over_the_first_page_has_the_focus(make_window: MakeWindow) -> None:
    window = make_window()
    window.show()
    begin(window)
    window.beginning._on_complete()
    window.key_actions.do("study")
    assert window.beginning.page is None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.side.isAncestorOf(focus)
