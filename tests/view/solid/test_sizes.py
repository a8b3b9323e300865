"""Pictures in 3D of any size are cut out of few sizes, since the graphics interface keeps much for each of them."""

import json

from PySide6.QtCore import QSize

from kyphoview.view.solid.renderer import on_grid
from tests.display import RunOnDisplay

_SCRIPT = """
import json
import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.palette import LIGHT
from kyphoview.view.solid import renderer
from kyphoview.view.solid.cutaway import Cutaway
from kyphoview.view.solid.solid_view import SolidView
application = QApplication([])
view = SolidView()
view.resize(480, 320)
scene = scene_at(DEFAULT_CASE, Moment("inflating", 0.5))
view.show_scene(scene)
def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return flat[:, : image.width()].astype(int)
def pictures():
    one = renderer.Renderer(view)
    sizes = (480, 320), (463, 331), (201, 150)
    return [one.picture(scene, view.lens, LIGHT, Cutaway(1.0), QSize(*size)) for size in sizes]
gridded = pictures()
renderer._GRID_PX = 1
exact = pictures()
differing = [
    float((np.abs(pixels(one) - pixels(other)).max(axis=-1) > 12).mean()) for one, other in zip(gridded, exact)
]
print(json.dumps({"differing": differing, "sizes": [image.size().toTuple() for image in gridded]}))
"""


def test_a_picture_of_any_size_is_as_if_so_many_pixels_had_been_rendered(on_display: RunOnDisplay) -> None:
    done = on_display("-c", _SCRIPT)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["sizes"] == [[480, 320], [463, 331], [201, 150]]
    assert max(found["differing"]) < 0.002


def test_a_windows_edge_that_is_dragged_asks_for_few_sizes() -> None:
    dragged = [QSize(2 * width, 800) for width in range(480, 540)]
    assert len({on_grid(size).toTuple() for size in dragged}) <= 3
    for size in (*dragged, QSize(1, 1), QSize(463, 331)):
        around = on_grid(size) - size
        assert around.width() % 2 == around.height() % 2 == 0
        assert 0 <= around.width() < 64
        assert 0 <= around.height() < 64
