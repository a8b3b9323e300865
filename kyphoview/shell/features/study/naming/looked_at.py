"""The picture as somebody looks at it who names its parts: presses in it, and what lies where."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from kyphoview.procedure.moment import Moment
from kyphoview.procedure.view_names import ViewName
from kyphoview.shell.features.study.naming.part_overlay import PartOverlay
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.picture.sliced_work import SlicedWork
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.view.hitting.look import Look
from kyphoview.view.hitting.survey import Survey
from kyphoview.view.scene_view import SceneView

if TYPE_CHECKING:
    from kyphoview.view.solid.solid_view import SolidView

FINGER_PX = 9.0  # what is pressed is looked for so far around


class LookedAt(QObject):
    """`pressed` says in which view and where in it; it is silent while something is drawn or compared over it."""

    pressed = Signal(str, QPointF)

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(presentation)
        self._presentation = presentation
        self._solid: SceneView | None = None
        presentation.picture.pressed.connect(self._on_pressed)
        presentation.scene_shown.connect(self._hear_solid)

    @property
    def picture(self) -> PicturePane:
        return self._presentation.picture

    def view_of(self, name: ViewName) -> SceneView | None:
        """The view of that name, if it is shown and can be pressed."""
        pane = self.picture.panes.get(name)
        if pane is None or pane.view is None or pane.view.isHidden() or pane.wipe is not None:
            return None
        return pane.view

    def look_in(self, name: ViewName) -> Look | None:
        """How a view shows the present moment; None where it is not shown, or shows nothing yet."""
        view, scene = self.view_of(name), self._presentation.scene
        if view is None or scene is None:
            return None
        if name != "3d":
            return Look(scene, name, view.picture_layout)
        solid = cast("SolidView", view)
        lens = solid.lens
        if lens is None:
            return None
        cutaway, labels = solid.viewpoint.cutaway, solid.words.labels
        return Look(scene, name, view.picture_layout, lens, cutaway.openness, labels, cutaway.layers)

    def _hear_solid(self) -> None:
        """The body in the round takes presses for itself, and is made late."""
        pane = self.picture.panes.get("3d")
        if pane is not None and pane.view is not None and pane.view is not self._solid:
            self._solid = pane.view
            pane.view.pressed.connect(self._on_solid_pressed)  # type: ignore[attr-defined]

    def _on_solid_pressed(self, place: QPointF) -> None:
        self.pressed.emit("3d", place)

    def _on_pressed(self, place: QPointF) -> None:
        for name in self.picture.panes:
            view = self.view_of(name)
            if view is not None and view.isVisible():
                inside = view.mapFrom(self.picture, place)
                if QRectF(view.rect()).contains(inside):
                    self.pressed.emit(name, inside)
                    return


class PartsShown(QObject):
    """What parts a view shows, worked out in slices, and one of them lit. `found` says that it is known.

    Attributes:
        is_complete: whether it is known, so that a part can be lit.
    """

    found = Signal()
    lost = Signal()  # the picture has become another one

    def __init__(self, looked_at: LookedAt, presentation: Presentation) -> None:
        super().__init__(presentation)
        self._looked_at = looked_at
        self._presentation = presentation
        self._view: ViewName = "side"
        self._moment: Moment | None = None
        self.survey: Survey | None = None
        self.overlay: PartOverlay | None = None
        self._work = SlicedWork(parent=self)
        self.is_complete = False
        self._work.ended.connect(self._on_ended)
        presentation.scene_shown.connect(self._on_scene_shown)
        presentation.picture.zooming.zoomed.connect(self._on_scene_shown)

    def begin(self, view: ViewName) -> None:
        """Find out what this view shows now."""
        self.end()
        look = self._looked_at.look_in(view)
        scene_view = self._looked_at.view_of(view)
        if look is None or scene_view is None:
            self.lost.emit()
            return
        self._view, self._moment = view, look.scene.moment
        self.survey = Survey(look)
        self.overlay = PartOverlay(scene_view, self._presentation.style)
        self._work.start(self.survey.slices())

    def end(self) -> None:
        """Show nothing more over the view."""
        self._work.stop()
        if self.overlay is not None:
            self.overlay.hide()
            delete_later(self.overlay)
        self.survey, self.overlay, self.is_complete = None, None, False

    def clear(self) -> None:
        """Light nothing."""
        if self.is_complete:
            self._work.stop()
        if self.overlay is not None:
            self.overlay.clear()

    def light(self, part: str, name: str = "") -> None:
        """Light a part at once, its border ever closer, and write its name beside it."""
        survey, overlay = self.survey, self.overlay
        if survey is None or overlay is None:
            return
        place = QRectF(survey.left, survey.top, survey.columns * survey.cell_px, survey.rows * survey.cell_px)
        middle = QPointF(*survey.point_of(part))
        overlay.light(survey.closest(part), place, middle)
        if name:
            overlay.show_name(name, middle)

        def look_closer() -> Iterator[None]:
            for closer in survey.refine(part):
                if closer is not None:
                    overlay.light(closer, place, middle)
                yield

        self._work.start(look_closer())

    def _on_ended(self) -> None:
        if not self.is_complete:
            self.is_complete = True
            self.found.emit()

    def _on_scene_shown(self) -> None:
        """Another moment, or the view went: what was found holds no longer."""
        if self.survey is None:
            return
        look = self._looked_at.look_in(self._view)
        if look is None or look.scene != self.survey.look.scene or look.layout != self.survey.look.layout:
            self.end()
            self.lost.emit()
