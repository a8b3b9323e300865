"""Two states of one view over each other: a handle that is dragged, or moved by keys, wipes one off the other."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTouchEvent,
)

from kyphoview.describe.comparison import state_lines, state_sentence
from kyphoview.language import _
from kyphoview.shell.picture.comparison import Comparison, State
from kyphoview.shell.widgets.accessible.focus_rings import shows_ring
from kyphoview.shell.widgets.accessible.told import ToldValue
from kyphoview.shell.widgets.slider import DraggedSlider
from kyphoview.shell.widgets.style import Style, paint_card, paint_focus_ring
from kyphoview.view.scene_view import SceneView

_WHOLE = 1000  # parts of the width
_KEY_STEP, _PAGE_STEP = 20, 100
_GRIP_RADIUS_PX = 22.0
_GRIP_DOWN = 0.88  # of the height: below what is compared, which is in the middle
_EDGE_PX, _PAD_PX = 10.0, 9.0
_MOST_WIDE, _MOST_HIGH = 0.46, 0.6  # of the picture, for the words of one state
_NARROW_PX = 560  # a picture less wide than this, at text scale 1, has the two figures that say most
_DASH = (5.0, 4.0)


class Wipe(DraggedSlider):
    """Lies over a view and takes its stills. Its value is how much of the width the left state has, in thousandths."""

    def __init__(self, view: SceneView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._has_figures = True
        self._style = Style()
        self._comparison: Comparison | None = None
        self._lines: tuple[tuple[str, ...], ...] = ((), ())
        self._stills: tuple[QImage, QImage] | None = None
        self._healthy = QPainterPath()
        self.setRange(0, _WHOLE)
        self.setValue(_WHOLE // 2)
        self.setSingleStep(_KEY_STEP)
        self.setPageStep(_PAGE_STEP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setGeometry(view.rect())
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        view.installEventFilter(self)

    def set_style(self, style: Style) -> None:
        self._style = style
        self._forget()

    def show_comparison(self, comparison: Comparison, has_figures: bool) -> None:
        """Lay these two over each other, with their figures or with their names alone."""
        states = comparison.left, comparison.right
        self._comparison, self._has_figures = comparison, has_figures
        self._lines = tuple(state_lines(state.scene) for state in states)
        self.setAccessibleName(
            _("On the left: {left}. On the right: {right}.", left=states[0].title, right=states[1].title)
        )
        self.setAccessibleDescription(" ".join(state_sentence(state.title, state.scene) for state in states))
        self._forget()

    def told_value(self) -> ToldValue:
        """In percent of the width."""
        return ToldValue(self.value() / 10, 0.0, _WHOLE / 10, _KEY_STEP / 10)

    def take_told_value(self, value: float) -> None:
        self.setValue(round(value * 10))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
            self._forget()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and len(event.points()) == 1:
            self.setValue(self.value_at(event.points()[0].position().x()))
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        try:
            self._paint()
        except Exception as error:  # noqa: BLE001 - whatever it was, the rest of the window goes on
            QTimer.singleShot(0, self, partial(self._view.broke.emit, error))  # nothing may change while it is painted

    def _paint(self) -> None:
        left, right = self._taken()
        x = self.handle_x()
        with QPainter(self) as painter:
            painter.drawImage(QPointF(), right)
            painter.setClipRect(QRectF(0, 0, x, self.height()))
            painter.drawImage(QPointF(), left)
            painter.setClipping(False)
            self._paint_healthy(painter)
            self._paint_words(painter, x)
            self._paint_handle(painter, x)

    def handle_x(self) -> float:
        """Where the handle stands, in pixels."""
        return self.width() * self.value() / _WHOLE

    def _taken(self) -> tuple[QImage, QImage]:
        """The two stills, taken when they are first painted in this size and these colours."""
        if self._stills is None:
            assert self._comparison is not None
            given, framed_as = self._comparison, self._comparison.framed_as
            self._stills = (
                self._view.still_of(given.left.scene, framed_as),
                self._view.still_of(given.right.scene, framed_as),
            )
            self._healthy = (
                QPainterPath() if given.healthy is None else self._view.bone_outlines_of(given.healthy, framed_as)
            )
        return self._stills

    def _forget(self) -> None:
        self._stills = None
        self.update()

    def _paint_healthy(self, painter: QPainter) -> None:
        """The healthy outline, dashed, on a halo, so that it is seen on every ground."""
        if self._healthy.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        halo = QColor(self._style.theme.label)
        halo.setAlpha(150)
        painter.strokePath(self._healthy, QPen(halo, 3.6))
        pen = QPen(QColor(self._style.theme.accent), 1.8)
        pen.setDashPattern(_DASH)
        painter.strokePath(self._healthy, pen)

    def _paint_words(self, painter: QPainter, x: float) -> None:
        """Each state's name and figures in its own upper corner; a state that is wiped away takes them along."""
        assert self._comparison is not None
        for state, lines, is_left in (
            (self._comparison.left, self._lines[0], True),
            (self._comparison.right, self._lines[1], False),
        ):
            box = self._words_box(state, lines, is_left)
            shown = QRectF(0, 0, x, self.height()) if is_left else QRectF(x, 0, self.width() - x, self.height())
            painter.setClipRect(shown)
            self._paint_card(painter, box, state, lines)
        painter.setClipping(False)

    def _paint_card(self, painter: QPainter, box: QRectF, state: State, lines: tuple[str, ...]) -> None:
        theme = self._style.theme
        paint_card(painter, box, theme.label, theme.border, 7)
        painter.setPen(QColor(theme.text))
        top = box.top() + _PAD_PX / 2
        for text, role in ((state.title, "heading"), *((line, "small") for line in self._fitting(lines))):
            chosen = self._style.font("heading" if role == "heading" else "small")
            painter.setFont(chosen)
            height = QFontMetricsF(chosen).lineSpacing()
            painter.drawText(QPointF(box.left() + _PAD_PX, top + QFontMetricsF(chosen).ascent()), text)
            top += height

    def _words_box(self, state: State, lines: tuple[str, ...], is_left: bool) -> QRectF:
        heading, small = (QFontMetricsF(self._style.font(role)) for role in ("heading", "small"))
        fitting = self._fitting(lines)
        width = max([heading.horizontalAdvance(state.title), *(small.horizontalAdvance(line) for line in fitting)])
        height = heading.lineSpacing() + len(fitting) * small.lineSpacing() + _PAD_PX
        width += 2 * _PAD_PX
        return QRectF(_EDGE_PX if is_left else self.width() - _EDGE_PX - width, _EDGE_PX, width, height)

    def _fitting(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """The figures, or the two that say most, as far as they leave room for the picture; none where another view
        beside this one has them."""
        heading, small = (QFontMetricsF(self._style.font(role)) for role in ("heading", "small"))
        room_px = _MOST_HIGH * self.height() - heading.lineSpacing()
        wide = max(small.horizontalAdvance(line) for line in lines) + 2 * (_PAD_PX + _EDGE_PX)
        if not self._has_figures or wide > _MOST_WIDE * self.width():
            return ()
        few_lines = lines[0], lines[3]
        is_narrow = self.width() < _NARROW_PX * self._style.text_scale
        chosen = (few_lines,) if is_narrow else (lines, few_lines)
        return next((few for few in chosen if len(few) * small.lineSpacing() <= room_px), ())

    def _paint_handle(self, painter: QPainter, x: float) -> None:
        theme, down = self._style.theme, _GRIP_DOWN * self.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.panel_raised), 5))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        grip = QRectF(0, 0, 2 * _GRIP_RADIUS_PX, 2 * _GRIP_RADIUS_PX)
        grip.moveCenter(QPointF(min(max(x, _GRIP_RADIUS_PX), self.width() - _GRIP_RADIUS_PX), down))
        paint_card(painter, grip, theme.panel_raised, theme.accent, _GRIP_RADIUS_PX)
        pen = QPen(QColor(theme.text), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for side in (-1.0, 1.0):
            tip = grip.center() + QPointF(side * 12.0, 0.0)
            painter.drawPolyline([tip + QPointF(-side * 6.0, -6.0), tip, tip + QPointF(-side * 6.0, 6.0)])
        if shows_ring(self):
            paint_focus_ring(painter, grip.adjusted(-4, -4, 4, 4), self._style, _GRIP_RADIUS_PX + 4)

    def value_at(self, x: float) -> int:
        return round(_WHOLE * min(max(x / max(1, self.width()), 0.0), 1.0))
