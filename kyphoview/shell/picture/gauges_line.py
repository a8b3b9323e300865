"""What the gauges say, as a line below a picture that has no room for them in letters that can be read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from kyphoview.language import _
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene


class GaugesLine(TextLabel):
    """Hidden where there is nothing to say. It changes with the moment, so a screen reader asks for it."""

    def __init__(self) -> None:
        super().__init__("", "strip")
        self._step = ""  # whose longest words it has room for
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(_("Gauges"))
        self.hide()

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        self.setMinimumHeight(0)
        self._keep_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMinimumHeight(0)
            self._keep_height()

    def _keep_height(self) -> None:
        """As tall as the longest words of the step so far: while it plays, a shorter line must not move the picture."""
        if self.isVisible():  # hidden, it may have the width of another layout
            self.setMinimumHeight(max(self.minimumHeight(), self.heightForWidth(self.width())))

    def told_name(self) -> str:
        return self.text()

    def show_scene(self, scene: "Scene", is_wanted: bool, has_figures: bool) -> None:
        """Say what the gauges would."""
        from kyphoview.view.labels.before_and_after import gain_in_words
        from kyphoview.view.labels.gauges import gauges_in_words

        words = (gauges_in_words(scene, has_figures) or gain_in_words(scene, has_figures)) if is_wanted else ""
        if scene.moment.step != self._step:
            self._step = scene.moment.step
            self.setMinimumHeight(0)
        if words != self.text():
            self.setText(words)
        self.setVisible(bool(words))
        self._keep_height()
