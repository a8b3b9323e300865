"""The illustration: one cut or both, with the keys and swipes that act on it while it has the focus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from kyphoview.errors import BadInput
from kyphoview.shell.keys import KEYS
from kyphoview.shell.look import FOCUS_WIDTH_PX, Look, dress, paint_focus_ring
from kyphoview.shell.session import ViewChoice
from kyphoview.shell.text_label import TextLabel
from kyphoview.view.cut_view import CutView
from kyphoview.view.layout import View

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene

_DEEDS = {name: key.deed for key in KEYS if key.where == "picture" for name in key.names}
_SHOWN: dict[ViewChoice, tuple[View, ...]] = {"side": ("side",), "top": ("top",), "both": ("side", "top")}
_NAMES: dict[ViewChoice, str] = {
    "side": "Illustration, cut seen from the side",
    "top": "Illustration, cut seen from above",
    "both": "Illustration, cuts seen from the side and from above",
}
_CAPTIONS: dict[View, str] = {"side": "Seen from the side", "top": "Seen from above"}
_LEAST_SWIPE_PX = 70
_RING_ROOM_PX = 4
_LEAST_TEXT_PX = 9.0
_FULL_SCREEN_TEXT = 0.046  # of the screen's height: capitals of 9 mm on a screen of 24 inches


class PicturePane(QLabel):
    """Shows scenes; until the first one, the opening that each cut holds ready.

    `deed_wanted` says what a key or a swipe asks for, a deed of `keys.KEYS`.
    A label, because with a picture it has the role of a graphic for a screen reader.
    """

    deed_wanted = Signal(str)
    trouble_met = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        blank = QPixmap(1, 1)
        blank.fill(Qt.GlobalColor.transparent)
        self.setPixmap(blank)
        self.has_single_keys = True
        self._look = Look()
        self._scene: Scene | None = None
        self._choice: ViewChoice = "side"
        self._is_full_screen = False
        self._has_labels: bool | None = None  # until it has been tried
        self._touch_start: QPointF | None = None
        self._views: dict[View, CutView] = {}
        self._captions: dict[View, TextLabel] = {}
        self._problem = TextLabel("", "body", "warning")
        self._problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._problem.setContentsMargins(24, 24, 24, 24)
        self._problem.hide()
        self._cuts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cuts.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(_RING_ROOM_PX,) * 4)
        column.addLayout(self._cuts, 1)
        column.addWidget(self._problem)
        self.setMinimumSize(260, 190)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def set_look(self, look: Look) -> None:
        self._look = look
        for view in self._views.values():
            self._dress_view(view)

    def show_views(self, choice: ViewChoice) -> None:
        """Show one cut, or both side by side (one below the other where that leaves more room)."""
        self._choice = choice
        for name in _SHOWN[choice]:
            if name not in self._views:
                self._add_view(name)
        self._show_chosen()
        self.setAccessibleName(_NAMES[choice])
        if self._scene is not None:
            self.show_scene(self._scene)

    @property
    def has_scene(self) -> bool:
        return self._scene is not None

    def show_scene(self, scene: "Scene") -> None:
        """Show this moment in every cut that is open; a data file that cannot be used is told instead."""
        from kyphoview.anatomy.cut import load_cut

        self._scene = scene
        try:
            for name in _SHOWN[self._choice]:
                load_cut(scene.case.level, name)
        except BadInput as error:
            self.show_problem(str(error))
            return
        if self._has_labels is None:
            self._has_labels = self._find_labels()
        for name in _SHOWN[self._choice]:
            self._views[name].set_labels_shown(self._has_labels)
            self._views[name].show_scene(scene)
        self._problem.hide()
        self._show_chosen()

    def set_full_screen(self, is_full: bool) -> None:
        """Whether the picture has the screen to itself: then its letters can be read from across the room."""
        self._is_full_screen = is_full
        self._size_letters()

    def set_moving(self, is_moving: bool) -> None:
        """Whether scenes follow each other quickly: playing, or a slider being dragged."""
        for view in self._views.values():
            view.set_moving(is_moving)

    def show_problem(self, sentence: str) -> None:
        """The picture cannot be made: say why, in its place."""
        for part in (*self._views.values(), *self._captions.values()):
            part.hide()
        self._problem.setText(sentence)
        self._problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = _DEEDS.get(_key_name(event))
        if deed is None or not self.has_single_keys:
            super().keyPressEvent(event)
            return
        event.accept()
        self.deed_wanted.emit(deed)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and self._follow_touch(event):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() > self.height() * 1.1
        self._cuts.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self._size_letters()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.theme.window))
            if self.hasFocus():
                inset = (_RING_ROOM_PX - FOCUS_WIDTH_PX) / 2
                paint_focus_ring(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self._look, 2)

    def _size_letters(self) -> None:
        least_px = full_screen_text_px(self.window().height()) if self._is_full_screen else _LEAST_TEXT_PX
        for view in self._views.values():
            view.set_least_text_px(least_px)

    def _find_labels(self) -> bool:
        """Whether the labels' words can be read; a picture without them is better than none."""
        from kyphoview.content.labels import load_labels

        try:
            load_labels()
        except BadInput as error:
            self.trouble_met.emit(str(error))
            return False
        return True

    def _show_chosen(self) -> None:
        for name, view in self._views.items():
            view.setVisible(name in _SHOWN[self._choice])
            self._captions[name].setVisible(self._choice == "both")

    def _add_view(self, name: View) -> None:
        view = CutView(name, self)
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # touches and clicks are this pane's
        self._dress_view(view)
        self._views[name] = view
        self._captions[name] = TextLabel(_CAPTIONS[name], "small", "text_quiet", wraps=False, parent=self)
        dress(self._captions[name], self._look)
        captioned = QVBoxLayout()
        captioned.setSpacing(2)
        captioned.addWidget(self._captions[name], 0, Qt.AlignmentFlag.AlignHCenter)
        captioned.addWidget(view, 1)
        self._cuts.insertLayout(0 if name == "side" else 1, captioned, 1)

    def _dress_view(self, view: CutView) -> None:
        view.set_theme(self._look.theme)
        view.set_text_scale(self._look.text_scale)
        self._size_letters()

    def _follow_touch(self, event: QTouchEvent) -> bool:
        """A stroke of one finger, more across than along, steps: leftwards on, rightwards back."""
        points = event.points()
        if event.type() == QEvent.Type.TouchBegin and len(points) == 1:
            self._touch_start = points[0].position()
            return True
        if len(points) != 1 or event.type() == QEvent.Type.TouchCancel:
            self._touch_start = None
        if event.type() == QEvent.Type.TouchEnd and self._touch_start is not None:
            stroke = points[0].position() - self._touch_start
            self._touch_start = None
            if abs(stroke.x()) >= _LEAST_SWIPE_PX and abs(stroke.x()) > 2 * abs(stroke.y()):
                self.deed_wanted.emit("next_step" if stroke.x() < 0 else "previous_step")
        return True


def full_screen_text_px(height: int) -> float:
    """The least size of letters that fill a screen of this height with a picture."""
    return _FULL_SCREEN_TEXT * height


def _key_name(event: QKeyEvent) -> str:
    """The key as the table of keys names it; "" with Ctrl, Alt or Meta, which are not the picture's."""
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return ""
    if event.text() in _DEEDS:
        return event.text()
    return QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)
