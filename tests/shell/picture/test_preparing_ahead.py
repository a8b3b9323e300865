"""3D and X-rays are ready before the step that shows them, prepared in slices; where 3D cannot be had, nothing is."""

import json
import textwrap
from itertools import pairwise

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.picture.preparing_ahead import PreparingAhead
from kyphoview.shell.state.session import Session
from kyphoview.shell.window.window import Window
from kyphoview.view.xray.xray_view import XrayView
from tests.display import RunOnDisplay, display, on_display  # noqa: F401 - fixtures
from tests.shell.conftest import running

_BEFORE_3D = next(a.id for a, b in pairwise(STEPS) if "3d" in b.views and "3d" not in a.views)

_BEFORE_XRAY = next(a.id for a, b in pairwise(STEPS) if "xray-side" in b.views and "xray-side" not in a.views)

_SCRIPT = f"""
import json
from PySide6.QtCore import QEventLoop
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.moment import Moment
from kyphoview.shell.app import make_application
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.picture.preparing_ahead import PreparingAhead
from kyphoview.shell.state.session import Session
application = make_application()
session, picture = Session(), PicturePane()
ahead = PreparingAhead(session, picture)
session.views_changed.connect(picture.show_views)
session.moment_changed.connect(lambda moment: picture.show_scene(scene_at(session.case, moment)))
picture.resize(900, 600)
picture.show_views(session.views)
picture.show()
def told(**found): print(json.dumps(found))
def work(until):
    while not until():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
session.set_moment(Moment({_BEFORE_3D!r}, 0.0))
"""


def _told(on_display: RunOnDisplay, script: str) -> dict[str, object]:  # noqa: F811
    done = on_display("-c", _SCRIPT + textwrap.dedent(script))
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_it_is_made_before_and_shown_without_being_made_again(on_display: RunOnDisplay) -> None:  # noqa: F811
    found = _told(
        on_display,
        """
        began = ahead.is_working
        work(lambda: not ahead.is_working)
        view = picture.panes["3d"].view
        stage, hidden = view._renderer._stage, not view.isVisible()
        session.set_moment(Moment("access", 0.0))
        picture.grab()
        told(began=began, prepared=stage is not None, hidden=hidden, shown=view.isVisible(),
             same=stage is view._renderer._stage, rendered=view.pictures.rendered, running=ahead.is_working)
        """,
    )
    assert found.pop("rendered") >= 1  # type: ignore[operator]
    assert found == {
        "began": True, "prepared": True, "hidden": True, "shown": True, "same": True, "running": False,
    }  # fmt: skip


def test_a_step_that_comes_too_early_ends_the_work_and_is_waited_for(on_display: RunOnDisplay) -> None:  # noqa: F811
    found = _told(
        on_display,
        """
        work(lambda: picture.panes["3d"].view is not None)
        was_working = ahead.is_working
        session.set_moment(Moment("access", 0.0))
        pane = picture.panes["3d"]
        waits, hidden = pane.waiting.isVisible(), not pane.view.isVisible()
        work(lambda: pane.view.isVisible())
        picture.grab()
        told(was=was_working, now=ahead.is_working, waits=waits, hidden=hidden, over=not pane.waiting.isVisible(),
             rendered=pane.view.pictures.rendered > 0)
        """,
    )
    assert found == {"was": True, "now": False, "waits": True, "hidden": True, "over": True, "rendered": True}


def test_3d_that_nobody_prepared_is_waited_for_in_words_and_not_under_another_step(
    on_display: RunOnDisplay,  # noqa: F811
) -> None:
    found = _told(
        on_display,
        """
        ahead.stop()
        came = []
        picture.view_came.connect(lambda: came.append(picture.panes["3d"].view.isVisible()))
        session.set_choice(("3d",))
        session.set_moment(Moment("access", 0.5))
        pane = picture.panes["3d"]
        waits, fades, made = pane.waiting.isVisible(), picture._fade.isVisible(), pane.view is not None
        session.set_moment(Moment("access", 0.7))  # meanwhile
        work(lambda: came)
        picture.grab()
        told(waits=waits, fades=fades, made=made, over=not pane.waiting.isVisible(), came=came,
             at=pane.view._scene.moment.at, rendered=pane.view.pictures.rendered)
        """,
    )
    assert found == {
        "waits": True, "fades": False, "made": False, "over": True, "came": [True], "at": 0.7, "rendered": 1,
    }  # fmt: skip


def test_what_turns_3d_does_not_move_when_the_picture_comes(on_display: RunOnDisplay) -> None:  # noqa: F811
    found = _told(
        on_display,
        """
        ahead.stop()
        session.set_choice(("3d",))
        session.set_moment(Moment("access", 0.5))
        pane = picture.panes["3d"]
        work(lambda: pane._bar is not None and pane._bar.isVisible())
        waits, hidden, places, size = pane.waiting.isVisible(), pane.view.isHidden(), {pane._bar.y()}, pane.view.size()
        def has_come():
            places.add(pane._bar.y())
            return pane.view.isVisible()
        work(has_come)
        application.processEvents()
        has_come()
        told(waits=waits, hidden=hidden, places=len(places), is_below=pane._bar.y() >= pane.view.geometry().bottom(),
             kept=size == pane.view.size())
        """,
    )
    assert found == {"waits": True, "hidden": True, "places": 1, "is_below": True, "kept": True}


def test_what_was_shown_last_does_not_fade_over_what_is_waited_for(window: Window, qtbot: QtBot) -> None:
    """Its fading would last as long as the work, under words of another step."""
    window.session.set_choice(("xray-front",))
    assert not window.picture._fade.isVisible()
    qtbot.waitUntil(lambda: window.picture.panes["xray-front"].is_prepared)
    assert window.picture._fade.isVisible()  # from the words to the picture


def test_what_stands_on_a_view_follows_one_that_has_come(window: Window, qtbot: QtBot) -> None:
    """Ink, pointers and the patient's camera take a view when a Scene is shown in it."""
    shown: list[object] = []
    window.session.set_choice(("xray-front",))
    window.presentation.scene_shown.connect(shown.append)
    qtbot.waitUntil(lambda: bool(shown))
    assert window.picture.panes["xray-front"].is_prepared


def test_without_graphics_nothing_is_made(qapp: QApplication, qtbot: QtBot) -> None:
    session, picture = Session(), PicturePane()
    ahead = PreparingAhead(session, picture)
    session.set_moment(Moment(_BEFORE_3D, 0.0))
    qtbot.waitUntil(lambda: not ahead.is_working)
    assert picture.panes["3d"].view is None


def test_a_person_who_looks_at_a_cut_alone_pays_for_no_3d(qapp: QApplication) -> None:
    session, picture = Session(), PicturePane()
    ahead = PreparingAhead(session, picture)
    session.set_choice(("side",))
    session.set_moment(Moment(_BEFORE_3D, 0.0))
    assert not ahead.is_working
    assert "3d" not in picture.panes


def test_an_x_ray_is_prepared_in_slices_and_is_the_same_picture(qapp: QApplication) -> None:
    scene = scene_at(DEFAULT_CASE, Moment("cementing", 0.7))
    prepared, at_once = XrayView("xray-side"), XrayView("xray-side")
    slices = sum(1 for _slice in prepared.prepare(scene))
    assert slices >= 6
    assert prepared.is_prepared
    for view in (prepared, at_once):
        view.resize(400, 400)
        view.show_scene(scene)
    assert prepared.grab().toImage() == at_once.grab().toImage()


def test_an_x_ray_that_comes_next_is_prepared_and_let_go_where_one_goes_elsewhere(
    qapp: QApplication, qtbot: QtBot
) -> None:
    session, picture = Session(), PicturePane()
    ahead = PreparingAhead(session, picture)
    session.set_moment(Moment(_BEFORE_XRAY, 0.0))
    qtbot.waitUntil(lambda: not ahead.is_working)
    pane = picture.panes["xray-side"]
    assert pane.is_prepared
    session.set_moment(Moment(STEPS[0].id, 0.0))
    assert not pane.is_prepared


def test_an_x_ray_chosen_by_hand_is_shown_when_it_is_prepared(window: Window, qtbot: QtBot) -> None:
    window.session.set_choice(("xray-front",))
    pane = window.picture.panes["xray-front"]
    assert pane.view is not None
    assert pane.view.isVisible()
    assert not pane.is_prepared
    window.session.set_moment(Moment("inflating", 0.5))  # meanwhile
    qtbot.waitUntil(lambda: pane.is_prepared)
    assert pane.view._scene == window.presentation.scene


def test_an_x_ray_chosen_again_is_not_worked_out_by_the_first_paint(window: Window, qtbot: QtBot) -> None:
    """That would hold the window up, and what is prepared in slices would be worked out twice."""
    pane = window.picture.pane_ahead("xray-front")
    window.session.set_choice(("xray-front",))
    qtbot.waitUntil(lambda: pane.is_prepared)
    window.session.set_choice(("side",))
    window.session.set_choice(("xray-front",))
    pane.grab()
    assert not pane.is_prepared
    qtbot.waitUntil(lambda: pane.is_prepared)


def test_a_window_that_is_closed_prepares_no_more(window: Window) -> None:
    window.presentation.session.set_moment(Moment(_BEFORE_3D, 0.0))
    assert running(window)
    window.close()
    assert not running(window)


def test_a_moment_that_was_waited_for_never_takes_the_place_of_a_later_one(qtbot: QtBot) -> None:
    """What prepares ahead may have done while the pane's own preparation, begun for an earlier moment, still runs."""
    picture = PicturePane()
    qtbot.addWidget(picture)
    picture.show_views(("xray-side",))
    pane = picture.panes["xray-side"]
    earlier, later = (scene_at(DEFAULT_CASE, Moment(step.id, 0.5)) for step in (STEPS[1], STEPS[-1]))
    pane.show_scene(earlier, True)
    assert not pane.is_prepared
    for _slice in pane.preparation(later):
        pass
    pane.show_scene(later, True)
    qtbot.waitUntil(lambda: not pane._work.is_running)
    QApplication.processEvents()
    assert isinstance(pane.view, XrayView)
    assert pane.view._scene == later
