"""The present picture of the window, ready for a file or the clipboard."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from kyphoview.content.courses import step_title
from kyphoview.describe.sentences import describe
from kyphoview.export.picture import Picture
from kyphoview.procedure.case import Case
from kyphoview.procedure.ink import Ink
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import scene_at
from kyphoview.procedure.view_names import ViewName
from kyphoview.view.palette import Theme

_LONG_SIDE_PX = 2400  # enough for print

Take = Callable[[ViewName], QImage]
"""Takes a picture of a view as the window shows it; a null image where it shows none."""


def present_picture(case: Case, moment: Moment, view: ViewName, theme: Theme, take: Take, ink: Ink = ()) -> Picture:
    """The picture of a view as the window shows it, with this ink: in its proportions, larger than on the screen."""
    shown = take(view)
    scene = scene_at(case, moment)
    size = shown.size() if not shown.isNull() else QSize(16, 9)
    size.scale(QSize(_LONG_SIDE_PX, _LONG_SIDE_PX), Qt.AspectRatioMode.KeepAspectRatio)
    words = " ".join(describe(scene, view))
    taken = shown if view == "3d" else None
    return Picture(scene, view, size, theme, step_title(moment.step), words, taken, ink)
