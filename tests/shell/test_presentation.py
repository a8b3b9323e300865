"""One presentation, many windows: whatever is done, every picture shows the same moment."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.moment import Moment
from kyphoview.shell.actions import Actions
from kyphoview.shell.features.explain.controller import ExplainController
from kyphoview.shell.kiosk.visit import Visit
from kyphoview.shell.parts import Parts
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_keeper import SettingsKeeper
from kyphoview.shell.state.shortcuts import KEYS
from kyphoview.shell.window.window import Window
from tests.shell.features.explain.conftest import CLINIC, DOOR, WALL, ScreensOfTheTest

Change = Callable[[Presentation], object]
CHANGES: dict[str, Change] = {
    "play": lambda shown: (shown.player.go_to_step(1), shown.player.advance(0.5)),
    "play on": lambda shown: (shown.player.go_to_step(6), shown.player.advance(2.0), shown.player.advance(0.1)),
    "frame on": lambda shown: shown.player.frame_on(),
    "whole": lambda shown: shown.player.seek_whole(0.63),
    "case": lambda shown: shown.session.set_case(make_case(loss_percent=45.0)),
    "softened": lambda shown: shown.session.set_softened(True),
    "views": lambda shown: shown.session.set_choice(("top", "xray-side")),
    "next person": lambda shown: shown.start_over(),
}


def shown_by(picture: PicturePane) -> object:
    """What a picture shows: its views, and their moment, case and colours."""
    views = [name for name, pane in picture.panes.items() if not pane.isHidden()]
    scenes = {pane.view._scene for pane in picture.panes.values() if not pane.isHidden() and pane.view is not None}  # type: ignore[attr-defined]
    return views, scenes, picture._is_moving, picture._is_softened, picture._comparison, picture._share


def shot_of(picture: PicturePane) -> QImage:
    QApplication.processEvents()
    return picture.grab().toImage()


@pytest.fixture
def screens() -> ScreensOfTheTest:
    return ScreensOfTheTest(CLINIC, WALL)


@pytest.fixture
def explain(
    make_window: Callable[..., Window], screens: ScreensOfTheTest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ExplainController]:
    monkeypatch.setattr("kyphoview.shell.features.explain.screen_assignment.AttachedScreens", lambda _parent: screens)
    window = make_window(1100, 700, views=("side",), motion="full")
    window.player._timer.blockSignals(True)  # time passes as the test says
    yield window.features.explain
    window.player.pause()
    window.features.close()


def pictures_of(explain: ExplainController) -> tuple[PicturePane, PicturePane]:
    assert explain.patient is not None
    return explain._presentation.picture, explain.patient.picture


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("times", [1, 3, 5])
def test_the_patients_picture_follows_however_often_explaining_begins(
    explain: ExplainController, times: int, change: Change
) -> None:
    """F5 one, three and five times: once the patient's screen stood still after the third."""
    window = explain._presentation.picture.window()
    assert isinstance(window, Window)
    for _ in range(times):
        window.key_actions.do("explain")
    clinician, patient = pictures_of(explain)
    assert patient.isVisible()
    before = shown_by(patient)
    change(window.presentation)
    assert shown_by(clinician) == shown_by(patient)
    assert shown_by(patient) != before or change is CHANGES["next person"]


def test_the_patients_picture_moves_where_anybody_can_see_it(explain: ExplainController) -> None:
    for _ in range(3):
        explain.toggle()
    _, patient = pictures_of(explain)
    player = explain._presentation.player
    player.go_to_step(1)
    player.advance(0.1)
    before = shot_of(patient)
    player.advance(3.0)
    assert shot_of(patient) != before


def test_the_patients_picture_follows_onto_other_screens_and_back(
    explain: ExplainController, screens: ScreensOfTheTest
) -> None:
    explain.start()
    session = explain._presentation.session
    for number, present in enumerate([(CLINIC,), (CLINIC, DOOR), (CLINIC,), (CLINIC, WALL, DOOR)]):
        screens.become(*present)
        session.set_moment(Moment("inflating", 0.1 + 0.2 * number))
        clinician, patient = pictures_of(explain)
        assert shown_by(clinician) == shown_by(patient)


def test_both_compare_with_one_handle(explain: ExplainController) -> None:
    for _ in range(3):
        explain.toggle()
    window = explain._presentation.picture.window()
    assert isinstance(window, Window)
    window.key_actions.do("compare")
    clinician, patient = pictures_of(explain)
    wipe = clinician.panes["side"].wipe
    assert wipe is not None
    wipe.setValue(700)
    theirs = patient.panes["side"].wipe
    assert theirs is not None
    assert theirs.value() == 700
    window.key_actions.do("compare")
    assert patient.panes["side"].wipe is None


def test_a_picture_that_comes_later_shows_what_the_others_do(make_window: Callable[..., Window]) -> None:
    window = make_window(1000, 700, views=("side", "xray-side"))
    window.session.set_moment(Moment("inflating", 0.7))
    window.session.set_softened(True)
    late = PicturePane()
    window.presentation.follow(late)
    assert shown_by(late) == shown_by(window.picture)
    window.session.set_moment(Moment("deflating", 0.7))
    assert shown_by(late) == shown_by(window.picture)
    late.deleteLater()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_visit_shows_its_session(qtbot: QtBot, change: Change) -> None:
    skin = Visit(Settings(views=("side",), motion="full"), lambda: 0.0)
    skin.resize(1280, 800)
    skin.show()
    skin.start()
    skin.player._timer.blockSignals(True)
    change(skin.presentation)
    session = skin.session
    scene = skin.presentation.scene
    assert scene is not None
    assert (scene.case, scene.moment, scene.is_softened) == (session.case, session.moment, session.is_softened)
    qtbot.waitUntil(lambda: all(skin.picture.panes[name].is_prepared for name in session.views))
    views, scenes, is_moving, *_ = shown_by(skin.picture)  # type: ignore[misc]
    assert tuple(sorted(views)) == tuple(sorted(session.views))
    assert scenes == {scene}
    assert is_moving == session.is_playing
    skin.stop()
    skin.hide()
    skin.deleteLater()


def test_what_a_visitor_changes_is_written_nowhere(qapp: QApplication, settings_path: object) -> None:
    assert qapp is not None
    visit = Visit(Settings(words="plain"), lambda: 0.0)
    visit.session.set_reading_level("full")
    visit.presentation.keeper.change_text_scale(1)
    visit.presentation.keeper.write()
    assert not settings_path.exists()  # type: ignore[attr-defined]
    visit.deleteLater()


def test_one_table_of_actions_serves_every_window(window: Window) -> None:
    assert {key.action for key in KEYS} == window.key_actions.names
    visit = Visit(Settings(), lambda: 0.0)
    (actions,) = visit.findChildren(Actions)
    assert actions.names < window.key_actions.names
    assert "leave" in actions.names
    actions.do("documents")  # is not the kiosk's, and is passed over
    visit.deleteLater()


def test_a_part_that_a_window_lacks_is_left_out(qapp: QApplication) -> None:
    assert qapp is not None
    presentation = Presentation(SettingsKeeper(Settings(views=("side",))), lambda: 0.0)
    picture = PicturePane()
    presentation.join(Parts(picture))
    presentation.show_words()
    presentation.show_scene()
    assert shown_by(picture)[1] == {presentation.scene}  # type: ignore[index]
    picture.deleteLater()
