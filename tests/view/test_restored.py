"""Whatever fails while a picture is painted, the painter is left as it was: the window paints on with it."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from kyphoview.errors import BadInput
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.view.caching_painter import DirectPainter
from kyphoview.view.labels import label_plan
from kyphoview.view.palette import LIGHT
from kyphoview.view.picture import paint_picture

_SCENE = scene_at(DEFAULT_CASE, Moment("inflating", 0.5))


def refuse(*_: object) -> None:
    raise BadInput("labels.toml: this file is missing.")


def fail_in_a_part(painter: QPainter) -> None:
    DirectPainter(painter).paint("part", (), None, refuse, opacity=0.5)  # type: ignore[arg-type]


def fail_at_the_labels(painter: QPainter) -> None:
    paint_picture(painter, _SCENE, "side", 300.0, 200.0, LIGHT)


@pytest.mark.parametrize("paint", [fail_in_a_part, fail_at_the_labels])
def test_a_painter_is_left_as_it_was(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, paint: Callable[[QPainter], None]
) -> None:
    monkeypatch.setattr(label_plan, "labels_of", refuse)
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.translate(3.0, 4.0)
        before = painter.transform(), painter.opacity(), painter.renderHints()
        with pytest.raises(BadInput):
            paint(painter)
        assert (painter.transform(), painter.opacity(), painter.renderHints()) == before
        assert not painter.hasClipping()
