"""The body in 3D as it comes out of the graphics interface, drawn by the processor on a display in memory.

Each script runs in a process of its own, because the tests' own Qt has no display.
"""

import json
import textwrap
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.display import RunOnDisplay
from tests.view.pixels import pixels_of

_PRELUDE = """
import json
import sys
import numpy as np
from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.moment import Moment
from kyphoview.view.palette import DARK, LIGHT
from kyphoview.view.solid.preset_cameras import preset_orbit
from kyphoview.view.solid.solid_view import SolidView
application = QApplication([])
failures = []
def moment(step, at=1.0, **case):
    return scene_at(make_case(**case), Moment(step, at))
def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return flat[:, : image.width(), 2::-1].astype(int)
def differing(one, other):
    return float((np.abs(pixels(one) - pixels(other)).max(axis=-1) > 12).mean())
view = SolidView()
view.failed.connect(failures.append)
view.set_labels_shown(False)
view.resize(480, 320)
view.show()
def shown(scene):
    view.show_scene(scene)
    return view.grab().toImage()
"""


def told(on_display: RunOnDisplay, script: str) -> dict[str, object]:
    """What a script says that is run on a display, after the lines above."""
    done = on_display("-c", _PRELUDE + textwrap.dedent(script))
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_cut_face_shows_the_side_cuts_bone_marrow_and_disc(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        view.show_scene(moment("fracture"))
        view.viewpoint.hold(preset_orbit("side", DEFAULT_CASE))
        picture = pixels(view.grab().toImage())
        def share(colour):
            wanted = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
            return float((np.abs(picture - wanted).max(axis=-1) < 14).mean())
        print(json.dumps({name: share(getattr(LIGHT, name)) for name in ("marrow", "bone_core", "annulus", "nucleus")}))
        """,
    )
    assert found["marrow"] > 0.03
    assert found["bone_core"] > 0.01
    assert found["annulus"] > 0.004
    assert found["nucleus"] > 0.004


def test_it_opens_like_a_book_and_is_hollow_at_no_moment(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        view.set_theme(DARK)
        view.show_scene(moment("ready"))
        view.viewpoint.hold(preset_orbit("three_quarter", DEFAULT_CASE))
        marrow = np.array([int(DARK.marrow[i : i + 2], 16) for i in (1, 3, 5)])
        def is_marrow(picture):  # in whatever light
            lit = picture.max(axis=-1, keepdims=True) / marrow.max()
            return (np.abs(picture - lit * marrow).max(axis=-1) < 9) & (abs(lit[..., 0] - 0.95) < 0.17)
        drawn, bodies = [], []
        for openness in (0.0, 0.25, 0.5, 0.75, 1.0):
            view.viewpoint.open(openness, is_eased=False)
            picture = pixels(view.grab().toImage())
            drawn.append(float(is_marrow(picture).mean()))
            bodies.append(picture.sum(axis=-1) > 150)
        holes = [float((bodies[-1] & ~body).mean()) for body in bodies]
        print(json.dumps({"drawn": drawn, "holes": holes, "areas": [float(body.mean()) for body in bodies]}))
        """,
    )
    drawn, areas = found["drawn"], found["areas"]
    assert drawn[0] < 0.0015  # no marrow: only at the nerves' shaded edges does a line of pixels come near its colour
    assert drawn[1] < drawn[2]
    assert drawn[2] > 0.6 * drawn[4] > 0.02  # half open, most of the cut is seen as it is drawn
    assert max(found["holes"]) < 0.002  # what stays is seen whole, or the cover before it
    assert areas[4] < areas[0] < areas[3]


def test_each_still_shows_its_own_drawing(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        moments = [moment("healthy"), moment("fracture"), moment("inflating", 0.5), moment("inflating")]
        in_turn = [shown(each) for each in moments]
        view.close_stage()
        alone = []
        for each in moments:
            view = SolidView()
            view.set_labels_shown(False)
            view.resize(480, 320)
            alone.append(shown(each))
            view.close_stage()
        print(json.dumps({"differ": [differing(one, other) for one, other in zip(in_turn, alone)]}))
        """,
    )
    assert max(found["differ"]) == 0.0


def test_while_it_moves_the_drawing_goes_along(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        view.viewpoint.hold(preset_orbit("side", DEFAULT_CASE))
        differ = []
        for at in (0.45, 0.5, 0.55, 0.6):
            view.set_moving(True)
            view.show_scene(moment("fracture", at - 0.02))
            view.grab()
            moving = shown(moment("fracture", at))
            view.set_moving(False)
            differ.append(float(np.abs(pixels(moving) - pixels(view.grab().toImage())).mean()))
        still = shown(moment("fracture", 0.4))
        print(json.dumps({"differ": differ, "stale": float(np.abs(pixels(moving) - pixels(still)).mean())}))
        """,
    )
    assert max(found["differ"]) < 0.5 * found["stale"]


def test_the_hollow_is_looked_into(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        view.viewpoint.hold(preset_orbit("side", DEFAULT_CASE))
        def dark(scene):
            return float((pixels(shown(scene)).max(axis=-1) < 90).mean())
        print(json.dumps({"before": dark(moment("placing", 0.0)), "hollow": dark(moment("deflating"))}))
        """,
    )
    assert found["hollow"] > found["before"] + 0.004


def test_the_balloon_comes_and_goes_and_leaves_a_hollow_for_cement(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        def share(scene, colours):
            picture = pixels(shown(scene))
            return float(np.logical_and.reduce([colours(picture)]).mean())
        def blue(picture):
            return picture[..., 2] > picture[..., 0] + 40
        def dark(picture):
            return picture.sum(axis=-1) < 200
        print(json.dumps({
            "blue": [share(moment("inflating", at), blue) for at in (0.0, 1.0)],
            "dark": [share(moment("cementing", at), dark) for at in (0.3, 1.0)],
        }))
        """,
    )
    assert found["blue"][1] > found["blue"][0] + 0.02
    assert found["dark"][0] > found["dark"][1]


def test_themes_levels_and_cases_differ_and_the_same_moment_does_not(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        light = shown(moment("closing"))
        again = shown(moment("closing", 0.2))
        again = shown(moment("closing"))
        other = shown(moment("closing", level="L2"))
        one = shown(moment("placing", 1.0, level="T12", balloons=1))
        back = shown(moment("closing"))
        view.set_theme(DARK)
        dark = shown(moment("closing"))
        print(json.dumps({
            "same": [differing(light, again), differing(light, back)],
            "other": [differing(light, other), differing(light, one), differing(light, dark)],
            "failures": failures,
        }))
        """,
    )
    assert max(found["same"]) == 0.0
    assert min(found["other"]) > 0.02
    assert found["failures"] == []


def test_nothing_runs_and_nothing_is_rendered_while_it_rests(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        renders = []
        picture = view._renderer.picture
        view._renderer.picture = lambda *given: renders.append(1) or picture(*given)
        shown(moment("access"))
        first = len(renders)
        for _ in range(3):
            view.grab()
        application.processEvents()
        at_rest = len(renders)
        running = [each for each in view.findChildren(QAbstractAnimation)
                   if each.state() == QAbstractAnimation.State.Running]
        timers = [each for each in view.findChildren(QTimer) if each.isActive()]
        print(json.dumps({"first": first, "rest": at_rest - first, "running": len(running), "timers": len(timers)}))
        """,
    )
    assert found["first"] >= 1
    assert found["rest"] == found["running"] == found["timers"] == 0


def test_a_hand_turns_it_and_a_double_click_brings_it_home(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest
        view.set_motion_reduced(True)
        home = shown(moment("access"))
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
        QTest.mouseMove(view, QPoint(280, 150))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(280, 150))
        turned, held = view.grab().toImage(), view.viewpoint.is_held
        view.act("solid_nearer")
        view._fade.end()
        nearer = view.grab().toImage()
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
        view._fade.end()
        back = view.grab().toImage()
        print(json.dumps({"turned": differing(home, turned), "nearer": differing(turned, nearer), "held": held,
                          "back": differing(home, back), "is_held": view.viewpoint.is_held}))
        """,
    )
    assert min(found["turned"], found["nearer"]) > 0.02
    assert found["held"]
    assert not found["is_held"]
    assert found["back"] == 0.0


def test_a_lost_interface_is_told_in_one_sentence(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        shown(moment("access"))
        view._renderer._break()
        view.grab()
        application.processEvents()
        view.show_scene(moment("access", 0.5))
        print(json.dumps({"failures": failures}))
        """,
    )
    assert found["failures"]
    assert all(sentence.endswith(".") for sentence in found["failures"])


def test_a_still_is_the_picture_without_words(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        bare = shown(moment("access"))
        view.set_labels_shown(True)
        lettered = view.grab().toImage()
        still = view.still_of(moment("access"))
        view.set_labels_shown(False)
        bare_still = view.still_of(moment("access"))
        print(json.dumps({"words": differing(lettered, still), "bare": differing(bare, bare_still),
                          "size": [still.width(), still.height()]}))
        """,
    )
    assert found["bare"] == 0.0
    assert found["words"] > 0.01
    assert found["size"] == [480, 320]


@pytest.mark.parametrize("theme", ["light", "high-contrast"])
def test_render_writes_it(on_display: RunOnDisplay, tmp_path: Path, theme: str) -> None:
    given = ["--step", "cementing", "--at", "0.7", "--view", "3d", "--size", "640x400", "--theme", theme]
    done = on_display("-m", "kyphoview", "render", *given, "-o", "a.png")
    assert (done.returncode, done.stderr) == (0, "")
    picture = QImage(str(tmp_path / "a.png"))
    assert (picture.width(), picture.height()) == (640, 400)
    assert picture.text("Title")
    assert len(np.unique(pixels_of(picture).reshape(-1, pixels_of(picture).shape[-1]), axis=0)) > 500


def test_render_without_graphics_says_so_in_one_line(on_display: RunOnDisplay, tmp_path: Path) -> None:
    done = on_display(
        "-m", "kyphoview", "render", "--step", "access", "--view", "3d", "-o", "a.png", QT_QPA_PLATFORM="offscreen"
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "needs a display" in done.stderr
    assert not (tmp_path / "a.png").exists()


def test_memory_does_not_grow_with_the_sizes_of_the_picture(on_display: RunOnDisplay) -> None:
    found = told(
        on_display,
        """
        view.set_moving(True)
        def resident_mb():
            return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
        grown = []
        for number in range(64):
            view.resize(300 + 2 * number, 240 + number)
            shown(moment("inflating", 0.3 + number / 100))
            application.processEvents()
            grown.append(resident_mb())
        print(json.dumps({"grown": grown[-1] - grown[15]}))
        """,
    )
    assert found["grown"] < 100.0  # each of the 48 sizes would keep more than 4 MB
