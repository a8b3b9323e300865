"""The 3D view is ready before the step that shows it, prepared in small parts; where it cannot be had, nothing is."""

import json
import textwrap
from itertools import pairwise

from PySide6.QtWidgets import QApplication

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.picture.solid_ahead import SolidAhead
from kyphoview.shell.state.session import Session
from kyphoview.shell.window.window import Window
from tests.display import RunOnDisplay, display, on_display  # noqa: F401 - fixtures
from tests.shell.conftest import running

_BEFORE_3D = next(a.id for a, b in pairwise(STEPS) if "3d" in b.views and "3d" not in a.views)

_SCRIPT = f"""
import json
from PySide6.QtCore import QEventLoop
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.moment import Moment
from kyphoview.shell.app import make_application
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.picture.solid_ahead import SolidAhead
from kyphoview.shell.state.session import Session
application = make_application()
session, picture = Session(), PicturePane()
ahead = SolidAhead(session, picture)
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
             same=stage is view._renderer._stage, rendered=view.pictures.rendered, running=ahead._timer.isActive())
        """,
    )
    assert found.pop("rendered") >= 1  # type: ignore[operator]
    assert found == {
        "began": True, "prepared": True, "hidden": True, "shown": True, "same": True, "running": False,
    }  # fmt: skip


def test_a_step_that_comes_too_early_ends_the_work_and_is_shown(on_display: RunOnDisplay) -> None:  # noqa: F811
    found = _told(
        on_display,
        """
        work(lambda: picture.panes["3d"].view is not None)
        was_working = ahead.is_working
        session.set_moment(Moment("access", 0.0))
        picture.grab()
        told(was=was_working, now=ahead.is_working, rendered=picture.panes["3d"].view.pictures.rendered > 0)
        """,
    )
    assert found == {"was": True, "now": False, "rendered": True}


def test_without_graphics_nothing_is_made(qapp: QApplication) -> None:
    session, picture = Session(), PicturePane()
    ahead = SolidAhead(session, picture)
    session.set_moment(Moment(_BEFORE_3D, 0.0))
    ahead._do_next()
    assert not ahead.is_working
    assert picture.panes["3d"].view is None


def test_a_person_who_looks_at_a_cut_alone_pays_for_no_3d(qapp: QApplication) -> None:
    session, picture = Session(), PicturePane()
    ahead = SolidAhead(session, picture)
    session.set_choice(("side",))
    session.set_moment(Moment(_BEFORE_3D, 0.0))
    assert not ahead.is_working
    assert "3d" not in picture.panes


def test_a_window_that_is_closed_prepares_no_more(window: Window) -> None:
    window.presentation.session.set_moment(Moment(_BEFORE_3D, 0.0))
    assert running(window)
    window.close()
    assert not running(window)
