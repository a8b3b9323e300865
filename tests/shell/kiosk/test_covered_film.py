"""What belongs to the film is there while the film and its words are seen; news covers no button of what is."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.features.panels import FRACTURE, LOOK_UP, QUESTIONS, SHEET
from kyphoview.shell.kiosk.kiosk_window import KioskWindow
from kyphoview.shell.kiosk.visit import Visit

from .conftest import settle, visit_of


def listens_in(visit: Visit) -> list[QAbstractButton]:
    return [one for one in visit.findChildren(QAbstractButton) if one.isVisible() and one.text() == "Listen"]


def place_of(part: QWidget, visit: Visit) -> QRect:
    return QRect(part.mapTo(visit, QPoint()), part.size())


@pytest.mark.parametrize("name", [QUESTIONS, SHEET, LOOK_UP])
def test_a_covered_film_has_no_buttons_and_keeps_their_room(kiosk: KioskWindow, name: str) -> None:
    visit = visit_of(kiosk)
    before = visit.picture.height()
    visit.side.show_drawer(name)
    settle()
    controls = visit.controls
    film = (controls.previous, controls.play, controls.listen, controls.next, controls.scrubber)
    assert not any(part.isVisible() for part in film)
    assert visit.picture.height() == before
    visit.side.close_drawer()
    assert all(part.isVisible() for part in film)


def test_a_page_beside_the_picture_has_the_only_listen(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    assert len(listens_in(visit)) == 1
    visit.side.page_wanted.emit("summary")
    settle()
    look_up = visit.side.currentWidget()
    assert isinstance(look_up, LookUp)
    assert listens_in(visit) == [look_up.listen]


def test_a_fracture_is_seen_at_any_moment_but_its_words_are_covered(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    visit.side.show_drawer(FRACTURE)
    settle()
    assert visit.controls.play.isVisible()
    assert not listens_in(visit)


@pytest.mark.parametrize("page", ["weigh", "summary"])
def test_news_covers_no_button_of_a_page(kiosk: KioskWindow, page: str) -> None:
    visit = visit_of(kiosk)
    visit.side.page_wanted.emit(page)
    settle()
    visit.tell("There is no sound here. The words go on below the picture.")
    look_up = visit.side.currentWidget()
    assert isinstance(look_up, LookUp)
    assert visit.news.isVisible()
    for button in (look_up.back_button, look_up.listen, look_up.wide_button, look_up.close_button):
        assert not button.isVisible() or not visit.news.geometry().intersects(place_of(button, visit)), button.text()


def test_a_picture_that_rests_says_for_how_long(kiosk: KioskWindow) -> None:
    visit = visit_of(kiosk)
    visit.play()
    visit.presentation.go_to_step("weighing")
    visit.player._timer.stop()
    visit.player.advance(4.0)
    assert not visit.controls.rest.isVisible()
    for _ in range(40):
        visit.player.advance(0.25)
    assert visit.session.is_playing
    first = visit.controls.rest.text()
    assert visit.controls.rest.isVisible()
    assert first.endswith("to read")
    visit.player.advance(3.0)
    assert visit.controls.rest.text() != first
    visit.player.pause()
    assert not visit.controls.rest.isVisible()
