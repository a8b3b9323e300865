"""The illustration: one view or two of the same moment, with the keys and swipes that act while it has the focus."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.procedure.view_names import ViewName, Views
from kyphoview.shell.picture.comparison import Comparison
from kyphoview.shell.picture.picture_input import PictureInput
from kyphoview.shell.picture.view_pane import ViewPane
from kyphoview.shell.picture.zooming.hand import Zooming
from kyphoview.shell.state.view_captions import spoken
from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from kyphoview.shell.widgets.cross_fade import CrossFade
from kyphoview.shell.widgets.style import FOCUS_WIDTH_PX, Style, apply_style, paint_focus_ring

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene
    from kyphoview.view.scene_view import SceneView

_BODY_AT = 440  # thousandths of the width: there the side cut shows the treated body, which is first wiped in half
_RING_ROOM_PX = 4
_GAP_PX = 8
_WIDE = 1.1  # how much wider than high it is where two views stand side by side
_LEAST_PX = 280, 200  # of each of two views that a step offers, at text scale 1
_LEAST_TEXT_PX = 13.0
# Of the screen's shorter side: capitals of 9 mm on a screen of 24 inches; in a pair or upright of 7 mm.
_FULL_SCREEN_TEXT, _NARROW_FULL_SCREEN_TEXT = 0.046, 0.0365


class _Row(QBoxLayout):
    """Views that take the room that they are given.

    Lines below them would ask for more, and two views for more than one: whether two have room would depend on whether
    two are shown, and go to and fro for ever.
    """

    def hasHeightForWidth(self) -> bool:
        return False


class PicturePane(QLabel):
    """Shows scenes; until the first one, the opening that each cut holds ready.

    `action_wanted` says what a key or a swipe asks for, an action of `shortcuts.KEYS`.
    A label, because with a picture it has the role of a graphic for a screen reader.
    """

    told_role = QAccessible.Role.Graphic

    action_wanted = Signal(str)
    pressed = Signal(QPointF)  # where: a click, or the touch of a finger
    trouble_met = Signal(str)
    cut_wanted = Signal(str)  # in the place of this view
    solid_failed = Signal()
    room_changed = Signal(bool)  # whether two views have room
    wiped = Signal(int)  # how far, in thousandths of the width
    view_came = Signal()  # which words had stood for while it was prepared

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        blank = QPixmap(1, 1)
        blank.fill(Qt.GlobalColor.transparent)
        self.setPixmap(blank)
        self.has_controls = True  # without them it only shows; to be said before the first views
        self.panes: dict[ViewName, ViewPane] = {}
        self._style = Style()
        self._scene: Scene | None = None
        self._shown: Views = ()
        self._wanted: Views = ()
        self._comparison: Comparison | None = None
        self._share = _BODY_AT
        self._is_full_screen = False
        self._is_moving = False
        self._is_motion_reduced = False
        self._is_softened = False
        self.has_figures = False  # on gauges, for those who read in full, from the next `show_views` on
        self.has_names = True  # of its parts, from the next `show_scene` on
        self._has_labels: bool | None = None  # until it has been tried
        self._row = _Row(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(_GAP_PX)
        self._row.setContentsMargins(*(_RING_ROOM_PX,) * 4)
        self._fade = CrossFade(self)
        self.setMinimumSize(260, 186)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._input = PictureInput(self)
        self.zooming = Zooming(self, lambda: _flat_views(self))

        self._input.action_wanted.connect(self.action_wanted)
        self._input.pressed.connect(self.pressed)

    def set_style(self, style: Style) -> None:
        self._style = style
        self._size_letters()
        self.room_changed.emit(_have_two_room(self.size(), style.text_scale))

    def show_views(self, views: Views) -> None:
        """Show one view, or two side by side (one below the other where that leaves more room); a change is soft."""
        self._wanted = views
        self._soften()
        for pane in self.panes.values():
            self._row.removeWidget(pane)
            pane.setVisible(pane.name in views)
        for name in views:
            if name not in self.panes:
                self._add_pane(name)
            self._row.addWidget(self.panes[name], 1)
            self.panes[name].set_gauges_shown(name == views[0], self.has_figures)
            self.panes[name].show()
            self.panes[name].caption.setVisible(len(views) > 1 or name.startswith("xray"))
        self._fade.raise_()  # above a pane that has just been added
        self._shown = views
        self._size_letters()
        self.setAccessibleName(_("Illustration: {views}", views=spoken(views)))
        if self._wanted != views:  # meanwhile it was laid out anew, in a size in which other views have room
            self.show_views(self._wanted)

    def pane_ahead(self, name: ViewName) -> ViewPane:
        """The pane of a view that is not shown yet, so that it can be prepared."""
        if name not in self.panes:
            self._add_pane(name)
            self.panes[name].hide()
        return self.panes[name]

    @property
    def has_scene(self) -> bool:
        return self._scene is not None

    def show_scene(self, scene: "Scene") -> None:
        """Show this moment in every view that is open."""
        self._scene = scene
        if self._has_labels is None:
            problem = _labels_problem()
            self._has_labels = not problem
            if problem:
                self.trouble_met.emit(problem)
        self.zooming.follow_step(scene.moment.step)
        for name in self._shown:
            self.panes[name].show_scene(scene, self._has_labels, self.has_names)
        if any(self.panes[name].coming is not None for name in self._shown):
            self._fade.hide()  # the work would keep what was shown last over what comes, under other words
        if self._comparison is not None:
            self._lay_comparison()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Lay two states over each other in every view that is open, with one handle; None: show the moment again."""
        if (comparison is None) != (self._comparison is None):
            self._soften()
        self._comparison = comparison
        self._lay_comparison()

    def focus_comparison(self) -> None:
        """Give the keys to the handle."""
        wipe = self.panes[self._shown[0]].wipe
        if wipe is not None:
            wipe.setFocus(Qt.FocusReason.OtherFocusReason)

    def comparison_words(self) -> str:
        """What is compared, for a screen reader."""
        wipe = self.panes[self._shown[0]].wipe
        return "" if wipe is None else f"{wipe.accessibleName()}. {wipe.accessibleDescription()}"

    def take(self, name: ViewName) -> QImage:
        """A picture of a view as it stands here; a null image if it is not shown."""
        view = self.panes[name].view if name in self._shown else None
        return QImage() if view is None else view.grab().toImage()

    def follow_viewpoint(self, leader: "PicturePane") -> None:
        """Look at the body in 3D from where another picture does, if both show it, and at the rest from as near."""
        for name, view in _flat_views(leader).items():
            self.zooming.take(name, view.zoom)
        mine, theirs = self.panes.get("3d"), leader.panes.get("3d")
        if mine is not None and theirs is not None and mine.view is not None and theirs.view is not None:
            mine.view.share_viewpoint(theirs.view.viewpoint)  # type: ignore[attr-defined]

    def set_single_keys(self, is_on: bool) -> None:
        """Whether keys without Ctrl act while the picture has the focus."""
        self._input.has_single_keys = is_on

    def set_full_screen(self, is_full: bool) -> None:
        """Whether the picture has the screen to itself: then its letters can be read from across the room."""
        self._is_full_screen = is_full
        self._size_letters()

    def set_moving(self, is_moving: bool) -> None:
        """Whether scenes follow each other quickly: playing, or a slider being dragged."""
        self._is_moving = is_moving
        for pane in self.panes.values():
            pane.set_moving(is_moving)

    def set_softened(self, is_softened: bool) -> None:
        """Whether its colours are the calmer ones."""
        self._is_softened = is_softened
        for pane in self.panes.values():
            pane.set_softened(is_softened)

    def set_motion_reduced(self, is_reduced: bool) -> None:
        """Whether nothing is to move by itself."""
        self._is_motion_reduced = is_reduced
        for pane in self.panes.values():
            pane.set_motion_reduced(is_reduced)

    def show_problem(self, sentence: str) -> None:
        """The picture cannot be made: say why, in its place."""
        for name in self._shown:
            self.panes[name].show_problem(sentence)

    def act_on_solid(self, action: str) -> None:
        """Do what a key asks of the body in the round, if it is shown, and of how near the others are seen."""
        self.zooming.act(action)
        if "3d" in self._shown:
            self.panes["3d"].act_on_solid(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = _is_wide(self.size())
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self.room_changed.emit(_have_two_room(self.size(), self._style.text_scale))
        if event.oldSize().width() != self.width():
            self._fade.hide()  # it would cover the picture with one of another width
        self._size_letters()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._style.theme.window))
            if shows_ring(self, only_by_tab=True):
                inset = (_RING_ROOM_PX - FOCUS_WIDTH_PX) / 2
                paint_focus_ring(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self._style, 2)

    def _soften(self) -> None:
        """Let what is to be seen now fade into what comes."""
        if self._scene is not None and self.isVisible() and not self._is_motion_reduced:
            self._fade.fade_from(self.grab())

    def _lay_comparison(self) -> None:
        for name, pane in self.panes.items():
            has_figures = self.has_figures and name == self._shown[0]
            pane.show_comparison(self._comparison if name in self._shown else None, has_figures)
            pane.set_wiped(self._share)

    def set_wiped(self, share: int) -> None:
        """Put the handle of the comparison to so many thousandths of the width."""
        if share == self._share:
            return
        self._share = share
        for pane in self.panes.values():
            pane.set_wiped(share)
        self.wiped.emit(share)

    def _size_letters(self) -> None:
        least_px = _LEAST_TEXT_PX * self._style.text_scale
        if self._is_full_screen:
            reach = min(self.window().height(), self.window().width())
            has_width = len(self._shown) < 2 and _is_wide(self.size())
            least_px = full_screen_text_px(reach) if has_width else _NARROW_FULL_SCREEN_TEXT * reach
        for pane in self.panes.values():
            pane.set_least_text_px(least_px)

    def _add_pane(self, name: ViewName) -> None:
        pane = ViewPane(name, self)
        apply_style(pane, self._style)
        pane.set_moving(self._is_moving)
        pane.set_motion_reduced(self._is_motion_reduced)
        pane.set_softened(self._is_softened)
        pane.has_controls = self.has_controls
        for then in (self._soften, pane.show_coming, self._fade.raise_, self._lay_comparison, self.view_came.emit):
            pane.prepared.connect(then)
        pane.cut_wanted.connect(partial(self.cut_wanted.emit, name))
        pane.solid_failed.connect(self.solid_failed)
        pane.wiped.connect(self.set_wiped)
        self.panes[name] = pane
        self._size_letters()


def _is_wide(size: QSize) -> bool:
    """Whether two views stand side by side."""
    return size.width() > size.height() * _WIDE


def _have_two_room(size: QSize, text_scale: float) -> bool:
    """Larger letters need larger views."""
    width, height = (size.width() / 2, size.height()) if _is_wide(size) else (size.width(), size.height() / 2)
    return width >= _LEAST_PX[0] * text_scale and height >= _LEAST_PX[1] * text_scale


def _flat_views(picture: PicturePane) -> "dict[ViewName, SceneView]":
    """The cuts and X-rays that are shown, and stand alone: what is compared is framed alike."""
    return {
        name: pane.view
        for name, pane in picture.panes.items()
        if name != "3d" and pane.view is not None and pane.view.isVisible() and pane.wipe is None
    }


def full_screen_text_px(height: int) -> float:
    """The least size of letters that fill a screen of this height with a picture."""
    return _FULL_SCREEN_TEXT * height


def _labels_problem() -> str:
    """Why the labels' words cannot be read, "" where they can; a picture without them is better than none."""
    from kyphoview.content.labels import load_labels

    try:
        load_labels()
    except BadInput as error:
        return str(error)
    return ""
