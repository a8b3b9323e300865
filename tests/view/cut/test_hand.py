"""The examining hand: the skin gives way around the finger, and none of it is cut through."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.examination import PRESSING
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.cut.hand import fingertip
from kyphoview.view.frame import Frame
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture import paint_picture
from kyphoview.view.picture_layout import Layout
from kyphoview.view.view_frame import camera_of

SIZE = (1400, 1050)


@pytest.mark.usefixtures("qapp")
def test_before_the_finger_that_presses_lies_skin_and_then_what_is_under_it() -> None:
    scene = scene_at(DEFAULT_CASE, Moment("finding", 0.5))
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_picture(painter, scene, "side", *SIZE, LIGHT, labels=False)
    frame = Frame.of(camera_of(scene, "side"), Layout.of(*SIZE, labels=False))
    plane = load_cut(DEFAULT_CASE.level, "side").plane
    skin = QColor(LIGHT.skin)

    def is_skin(ahead_mm: float) -> bool:
        x, y = frame.project(plane, (fingertip(scene)[0] + ahead_mm * PRESSING)[None])[0]
        seen = image.pixelColor(round(x), round(y))
        return max(abs(a - b) for a, b in zip(seen.getRgb()[:3], skin.getRgb()[:3], strict=True)) < 12

    assert any(is_skin(ahead) for ahead in np.linspace(0.4, 2.0, 9))
    assert not is_skin(5.0)
