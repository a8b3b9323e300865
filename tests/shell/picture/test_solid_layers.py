"""The layers round the spine in 3D: shown and hidden by key and by press, told to a screen reader."""

import json
import textwrap

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kyphoview.shell.picture.solid.solid_layers import SolidLayers
from kyphoview.shell.state.shortcuts import KEYS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.style import Style
from kyphoview.view.solid.cutaway import LAYERS
from tests.display import RunOnDisplay, display, on_display  # noqa: F401 - fixtures


def test_each_layer_has_a_line_that_says_whether_it_is_shown(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    opener = Button("layers", "Layers", parent=around)
    around.show()
    panel, pressed = SolidLayers(around), []
    panel.toggled.connect(pressed.append)
    panel.follow(frozenset({"muscles"}))
    panel.open_below(opener, Style())
    for layer, line in panel.lines.items():
        assert line.accessibleName()
        assert line.told_role == QAccessible.Role.CheckBox
        assert line.isChecked() == (layer == "muscles")
        assert min(line.width(), line.height()) >= 44
        line.click()
    assert tuple(pressed) == LAYERS
    assert panel.isVisible()
    panel.close()


def test_each_layer_has_a_key() -> None:
    actions = {key.action: key.names for key in KEYS if key.where == "solid"}
    assert all(actions[f"solid_{layer}"] for layer in LAYERS)


def test_a_key_and_a_press_show_and_hide_it_and_the_steps_view_takes_all_away(
    on_display: RunOnDisplay,  # noqa: F811
) -> None:
    script = """
    import json
    from PySide6.QtWidgets import QApplication
    application = QApplication([])
    from kyphoview.procedure.case import DEFAULT_CASE
    from kyphoview.procedure.moment import Moment
    from kyphoview.procedure.scene import scene_at
    from kyphoview.shell.picture.solid.solid_bar import SolidBar
    from kyphoview.view.solid.solid_view import SolidView
    view = SolidView()
    view.show_scene(scene_at(DEFAULT_CASE, Moment("fracture")))
    bar = SolidBar(view)
    bar.show()
    seen = []
    def note():
        seen.append([sorted(view.viewpoint.cutaway.layers), bar.home.isEnabled()])
    note()
    bar.act("solid_muscles"); note()
    bar.layers.click()
    bar._layers.lines["skin"].click(); note()
    seen.append([bar._layers.lines[name].isChecked() for name in ("skin", "muscles", "vessels")])
    bar.act("solid_muscles"); note()
    view.set_motion_reduced(True)
    bar.home.click(); note()
    print(json.dumps(seen))
    """
    done = on_display("-c", textwrap.dedent(script))
    assert done.returncode == 0, done.stderr
    none, by_key, by_press, ticks, without, home = json.loads(done.stdout.splitlines()[-1])
    assert none == home == [[], False]
    assert by_key == [["muscles"], True]
    assert by_press == [["muscles", "skin"], True]
    assert ticks == [True, True, False]
    assert without == [["skin"], True]
