"""The README's picture of explaining: the clinician's window and the patient's, on two screens in memory.

`kyphoview/build/pictures.py` runs it in a process of its own, for a process has but one set of screens.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import BALLOONS_FULL
from kyphoview.shell.app import make_application, make_window
from kyphoview.shell.features.ink.ink_layer import InkLayer
from kyphoview.shell.state.file_locations import SETTINGS_VARIABLE

_CLINIC_PX, _WALL_PX = (1280, 800), (1920, 1080)
_FILLING = Moment(BALLOONS_FULL, 0.7)
_HIGH_PX, _GAP_PX = 500, 6  # of both, side by side
_SETTLE_MS = 1500
_STROKE = ((0.42, 0.42), (0.45, 0.38), (0.52, 0.37), (0.58, 0.40), (0.60, 0.45))  # shares of the side cut


def take_two_screens(path: Path) -> None:
    """Write the picture, from a process with two screens.

    Raises:
        CalledProcessError: the process said why not.
    """
    with TemporaryDirectory() as folder:
        screens = Path(folder) / "screens.json"
        screens.write_text(json.dumps({"screens": [_screen("clinic", 0, _CLINIC_PX), _screen("wall", 1, _WALL_PX)]}))
        around = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
            SETTINGS_VARIABLE: str(Path(folder) / "settings.json"),
        }
        subprocess.run([sys.executable, "-m", __name__, path], check=True, env=around)  # noqa: S603 - ourselves


def _screen(name: str, number: int, size: tuple[int, int]) -> dict[str, object]:
    width, height = size
    return {
        "name": name, "x": number * _CLINIC_PX[0], "y": 0, "width": width, "height": height,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
    }  # fmt: skip


def main(path: str) -> None:
    """Explain, draw, and write both windows beside each other."""
    make_application()
    window = make_window()
    window.setGeometry(0, 0, *_CLINIC_PX)
    window.show()
    QTest.qWait(_SETTLE_MS)
    window.features.explain.start()
    window.session.set_moment(_FILLING)
    QTest.qWait(_SETTLE_MS)
    window.features.use_tool("pen")
    layer = window.picture.panes["side"].findChildren(InkLayer)[-1]
    places = [QPointF(x * layer.width(), y * layer.height()) for x, y in _STROKE]
    layer.put_down(places[0])
    for place in places[1:]:
        layer.draw_to(place)
    layer.lift()
    QTest.qWait(_SETTLE_MS)
    patient = window.features.explain.patient
    assert patient is not None
    smooth = Qt.TransformationMode.SmoothTransformation
    _beside([part.grab().scaledToHeight(_HIGH_PX, smooth) for part in (window, patient)]).save(path)
    window.close()


def _beside(pictures: list[QPixmap]) -> QPixmap:
    whole = QPixmap(sum(picture.width() for picture in pictures) + _GAP_PX, _HIGH_PX)
    whole.fill(QColor("white"))
    with QPainter(whole) as painter:
        left = 0
        for picture in pictures:
            painter.drawPixmap(left, 0, picture)
            left += picture.width() + _GAP_PX
    return whole


if __name__ == "__main__":
    main(sys.argv[1])
