"""One view of the Scene with its caption; where it cannot be shown, one sentence and a way on in its place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.errors import BadInput, Failure
from kyphoview.language import N_, _
from kyphoview.procedure.view_names import ViewName
from kyphoview.shell.picture.comparison import Comparison
from kyphoview.shell.picture.even_part import EvenPart
from kyphoview.shell.picture.gauges_line import GaugesLine
from kyphoview.shell.picture.sliced_work import SlicedWork
from kyphoview.shell.picture.solid.solid_making import lie_behind, new_solid_bar, new_solid_view, solid_preparation
from kyphoview.shell.picture.xray_note import XrayNote
from kyphoview.shell.state.view_captions import CAPTIONS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.view.cut_view import CutView
from kyphoview.view.palette import Theme
from kyphoview.view.scene_view import SceneView
from kyphoview.view.solid.graphics import has_graphics
from kyphoview.view.waiting import Waiting

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene
    from kyphoview.shell.picture.solid.solid_bar import SolidBar
    from kyphoview.shell.picture.wipe import Wipe
    from kyphoview.view.solid.solid_view import SolidView

_AROUND = 0.7  # of the picture's letters, at the least: those above and below it
BROKEN = N_("Something went wrong in the program, so this view cannot be shown just now. The rest goes on.")


class ViewPane(EvenPart):
    """Asks for the side cut instead of itself by `cut_wanted`, and tells by `solid_failed` that 3D cannot be had.

    The body in the round is made with the first Scene, for what it needs must not keep the first picture waiting. 3D or
    an X-ray that is not prepared is worked out in slices, while words say what comes; `prepared` says that
    `show_coming` can show it.
    """

    cut_wanted = Signal()
    solid_failed = Signal()
    prepared = Signal()
    wiped = Signal(int)  # how much of the width the left state now has, in thousandths

    def __init__(self, name: ViewName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._style = Style()
        self._least_text_px = 0.0
        self._has_gauges = True
        self._has_figures = False
        self._told: Scene | None = None  # by the gauges
        self._is_moving = False
        self._is_motion_reduced = False
        self._is_softened = False
        self._has_failed = False
        self.has_controls = True  # without them it only shows
        self._bar: SolidBar | None = None
        self._step = ""
        self._broken_step: str | None = None
        self.coming: tuple[Scene, bool, bool] | None = None  # what is shown when the view is prepared
        self._work = SlicedWork(parent=self)
        self.caption = TextLabel(_(CAPTIONS[name]), "small", "text_quiet", wraps=False)
        self.waiting = Waiting(_("The picture in 3D comes in a moment"))
        self.waiting.hide()
        self.note = XrayNote()
        self.gauges = GaugesLine()
        self.problem = TextLabel("", "body", "warning")
        self.problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.problem.setContentsMargins(24, 24, 24, 12)
        self.problem.hide()
        self.instead = Button(
            "eye", _("Show the cut from the side"), description=_("Show the cut in the place of this view")
        )
        self.instead.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.caption, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.waiting, 1)
        self._column.addWidget(self.gauges)
        self._column.addWidget(self.note)
        self._column.addWidget(self.problem, 1)
        self._column.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignHCenter)
        self._solid: SolidView | None = None
        self._is_solid_ready = False
        self.view: SceneView | None = None
        self.wipe: Wipe | None = None
        if name == "side" or name == "top":
            self._take(CutView(name, self))
        elif name != "3d":
            from kyphoview.view.xray.xray_view import XrayView

            self._take(XrayView(name, self))

        self.instead.clicked.connect(self.cut_wanted)
        self._work.ended.connect(self.prepared)
        self._work.failed.connect(self._on_broken)

    def set_style(self, style: Style) -> None:
        self._style = style
        if self.view is not None:
            self.view.set_theme(_colours(self._style, self._is_softened))
            self.view.set_text_scale(style.text_scale)
        self._fit_lines()

    def set_softened(self, is_softened: bool) -> None:
        """Whether the picture's colours are the calmer ones."""
        if is_softened != self._is_softened:
            self._is_softened = is_softened
            if self.view is not None:
                self.view.set_theme(_colours(self._style, self._is_softened))

    def set_moving(self, is_moving: bool) -> None:
        """Whether scenes follow each other quickly."""
        self._is_moving = is_moving
        if self.view is not None:
            self.view.set_moving(is_moving)

    def set_motion_reduced(self, is_reduced: bool) -> None:
        self._is_motion_reduced = is_reduced
        if self._solid is not None:
            self._solid.set_motion_reduced(is_reduced)

    def set_least_text_px(self, least_px: float) -> None:
        """The picture's letters no smaller than this."""
        self._least_text_px = least_px
        self.gauges.set_least_px(least_px)
        for small in (self.caption, self.note):
            small.set_least_px(_AROUND * least_px)
        if self.view is not None:
            self.view.set_least_text_px(least_px)

    def set_gauges_shown(self, is_shown: bool, has_figures: bool) -> None:
        """With gauges, or without where the picture beside this one has them; with figures on them, or plain words."""
        self._has_gauges, self._has_figures = is_shown, has_figures
        if self.view is not None:
            self.view.set_gauges_shown(is_shown, has_figures)
            self._fit_lines()

    def show_scene(self, scene: "Scene", has_labels: bool, has_names: bool = True) -> None:
        """Show this moment, with or without the names of its parts. A data file that cannot be used is told instead,
        and so is a fault until the next step."""
        self._step = scene.moment.step
        if self._has_failed or self._step == self._broken_step:
            return
        self._broken_step = None
        try:
            self._try_scene(scene, has_labels, has_names)
        except Exception as error:  # noqa: BLE001 - whatever it was, the other views and the words go on
            self._on_broken(error)

    def _try_scene(self, scene: "Scene", has_labels: bool, has_names: bool) -> None:
        from kyphoview.view.preload import load_for

        try:
            if self.name.startswith("xray"):
                self.note.read()
                self._fit_lines()
            if not self.is_prepared and (self.name != "3d" or has_graphics()):
                self.coming = scene, has_labels, has_names
                self._show_waiting()
                if not self._work.is_running:
                    self._work.start(self.preparation(scene, is_shown_next=True))
                return
            load_for(self.name, scene.case)
        except BadInput as error:
            self.show_problem(str(error))
            return
        if self.view is None:
            self._make_solid_view()
        if self.view is None:
            return
        self._work.stop()  # the same has been done ahead meanwhile, and what was waited for is over
        self.coming = None
        self.view.set_labels_shown(has_labels, has_names)
        self._show_view(self.view)
        self.view.show_scene(scene)
        self._told = scene
        self._fit_lines()

    def _show_view(self, view: SceneView) -> None:
        """In the place of what was told."""
        for instead in (self.problem, self.instead, self.waiting):
            instead.hide()
        view.show()
        if self._bar is not None:
            self._bar.show()

    def _show_waiting(self) -> None:
        """Say what comes; never what was shown last."""
        if self.name != "3d" and self.view is not None:  # an X-ray says so itself
            self.view.let_go()  # or a paint that comes first would work out what it showed last, all at once
            self._show_view(self.view)
            return
        self.show_problem("")
        self.problem.hide()
        self.waiting.set_look(_colours(self._style, self._is_softened), self._style.text_scale, self._least_text_px)
        self.waiting.show()

    def show_coming(self) -> None:
        """Show what was waited for."""
        if self.coming is not None:
            self.show_scene(*self.coming)

    @property
    def is_prepared(self) -> bool:
        """Whether what takes long before the first picture has been done."""
        if self.name == "3d":
            return self._is_solid_ready
        return self.view is not None and self.view.is_prepared

    def preparation(self, scene: "Scene", is_shown_next: bool = False) -> Iterator[None]:
        """Do that in slices, for a picture of this moment; where it is shown next, no more than it needs.

        Raises:
            BadInput: a data file is missing or damaged.
            ImportError: of a library of the system that only 3D needs.
        """
        from kyphoview.view.preload import loading_for

        if self.name == "3d":
            yield from solid_preparation(
                scene, self._make_solid_view, _colours(self._style, self._is_softened), is_shown_next
            )
            self._is_solid_ready = True
        elif self.view is not None:
            yield from loading_for(self.name, scene.case)
            yield from self.view.prepare(scene)

    def show_comparison(self, comparison: Comparison | None, has_figures: bool) -> None:
        """Lay two states over each other in this view, or take them away."""
        if comparison is None or self.view is None or self.view.isHidden():
            if self.wipe is not None:
                delete_later(self.wipe)
                self.wipe = None
                _leave_to_pane(self.view, self.name)
            return
        if self.wipe is None:
            from kyphoview.shell.picture.wipe import Wipe

            self.wipe = Wipe(self.view)
            apply_style(self.wipe, self._style)
            self.wipe.valueChanged.connect(self.wiped)
            self.wipe.show()
        self.wipe.show_comparison(comparison, has_figures)

    def set_wiped(self, share: int) -> None:
        """Put the handle, where there is one, to so many thousandths of the width."""
        if self.wipe is not None:
            self.wipe.setValue(share)

    def show_problem(self, sentence: str) -> None:
        """The picture cannot be made: say why, in its place."""
        for part in (self.view, self._bar, self.note, self.gauges, self.waiting):
            if part is not None:
                part.hide()
        self.problem.setText(sentence)
        self.problem.show()

    def act_on_solid(self, action: str) -> None:
        """Do what a key asks of the body in the round."""
        if self._bar is not None and not self._has_failed:
            self._bar.act(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.note.fit(self.rect(), self.problem.isHidden())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._work.stop()

    def _take(self, view: SceneView) -> None:
        self.view = view
        _leave_to_pane(self.view, self.name)
        view.broke.connect(self._on_broken)
        # Queued, since showing a line lays the picture out at once: hidden meanwhile, it would be left half shown.
        view.resized.connect(self._fit_lines, Qt.ConnectionType.QueuedConnection)
        view.set_theme(_colours(self._style, self._is_softened))
        view.set_text_scale(self._style.text_scale)
        view.set_least_text_px(self._least_text_px)
        view.set_gauges_shown(self._has_gauges, self._has_figures)
        view.set_moving(self._is_moving)
        self._column.insertWidget(1, view, 1)

    def _make_solid_view(self) -> "SolidView | None":
        """The one that is there, or a new one; None where it cannot be had."""
        if self._solid is None:
            try:
                self._solid = new_solid_view(self, self._on_solid_failed, self._is_motion_reduced)
            except ImportError as error:  # of a library of the system that only 3D needs
                self._on_solid_failed(_("The body in the round cannot be shown here ({error}).", error=error))
                return None
            self._take(self._solid)
            if self.has_controls:
                self._bar = new_solid_bar(self._solid, self, self._style)
                self._column.insertWidget(self._column.indexOf(self.waiting) + 1, self._bar)
            if not self.waiting.isHidden():
                lie_behind(self.waiting, self._solid, self._bar, self._column)
        return self._solid

    def _on_broken(self, error: Exception) -> None:
        """Painting has ended in an error: say so here, and leave the view alone until the next step."""
        from kyphoview.shell.errors.error_log import log_error

        if self._broken_step == self._step:
            return
        self._broken_step = self._step
        log_error(error, f"showing the view {self.name} in the step {self._step or 'before the first'}")
        self.show_problem(str(error) if isinstance(error, (BadInput, Failure)) else _(BROKEN))
        self.instead.setVisible(self.has_controls and self.name != "side")

    def _on_solid_failed(self, sentence: str) -> None:
        self._has_failed = True
        self.show_problem(sentence)
        self.instead.setVisible(self.has_controls)
        self.solid_failed.emit()

    def _fit_lines(self) -> None:
        """What stands below the picture, where it has room or the picture has none."""
        if self.view is not None and self._told is not None and self.problem.isHidden():
            self.gauges.show_scene(self._told, self.view.lacks_gauges, self._has_figures)
        self.note.fit(self.rect(), self.problem.isHidden())


def _leave_to_pane(view: SceneView | None, name: ViewName) -> None:
    """Touches and clicks are the whole picture's, but for the body in the round, which is turned by hand."""
    if view is not None:
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, name != "3d")


def _colours(style: Style, is_softened: bool) -> Theme:
    """The picture's colours."""
    if not is_softened:
        return style.theme
    from kyphoview.view.softened import softened

    return softened(style.theme)
