"""The small pictures of the steps, made one at a time while the program has nothing else to do."""

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from kyphoview.errors import BadInput
from kyphoview.procedure.case import Case
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.steps import course_called, step_called
from kyphoview.view.palette import Theme

_SETTLE_MS = 300  # wait until a slider in the drawer, or the window's edge, has come to rest


class Order(Struct, frozen=True):
    """Which small pictures: sizes in logical pixels, and how many of the screen's pixels each one is."""

    case: Case
    theme: Theme
    width: int
    height: int
    pixel_ratio: float


class Thumbnails(QObject):
    """Emits `made` for each step's picture; at rest no timer runs."""

    made = Signal(int, QPixmap)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order: Order | None = None
        self._waiting: list[int] = []
        self._kept: dict[Order, dict[int, QPixmap]] = {}
        self._turns = QTimer(self)  # one picture for each turn of the event loop
        self._turns.setInterval(0)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)

        self._turns.timeout.connect(self._make_one)
        self._settling.timeout.connect(self._turns.start)

    def ask(self, order: Order, is_settled: bool = False) -> None:
        """Ask for all pictures of an order; what is being made for another is given up."""
        if order == self._order:
            return
        if self._order is not None and not self._is_passing(self._order, order):
            self._kept.clear()
        self._order = order
        kept = self._kept.setdefault(order, {})
        for number, picture in kept.items():
            self.made.emit(number, picture)
        self._waiting = [number for number in range(len(course_called(order.case.course).steps)) if number not in kept]
        self.pause()
        if is_settled:
            self._turns.start()
        else:
            self.go_on()

    def pause(self) -> None:
        """Leave the processor to the player."""
        self._turns.stop()
        self._settling.stop()

    def go_on(self) -> None:
        if self._waiting:
            self._settling.start()

    @staticmethod
    def _is_passing(before: Order, order: Order) -> bool:
        """Only a change of colours, or to another course, is likely to be taken back."""
        return replace(before, theme=order.theme) == order or before.case.course != order.case.course

    def _make_one(self) -> None:
        if self._order is None or not self._waiting:
            self._turns.stop()
            return
        number = self._waiting.pop(0)
        try:
            picture = _paint(self._order, course_called(self._order.case.course).steps[number].id)
        except BadInput:  # the large picture says what is wrong
            self._waiting.clear()
            return
        self._kept[self._order][number] = picture
        self.made.emit(number, picture)


def _paint(order: Order, step: str) -> QPixmap:
    from kyphoview.anatomy.cuts.cut import load_cut
    from kyphoview.procedure.scene import scene_at
    from kyphoview.view.picture import paint_picture

    load_cut(
        order.case.level, "side", order.case.path
    )  # what is wrong with it must not come to light in the middle of painting
    scene = scene_at(order.case, Moment(step, step_called(step).thumbnail_at))
    picture = QPixmap(QSize(order.width, order.height) * order.pixel_ratio)
    picture.setDevicePixelRatio(order.pixel_ratio)
    picture.fill(order.theme.backdrop)
    with QPainter(picture) as painter:
        paint_picture(painter, scene, "side", order.width, order.height, order.theme, labels=False)
    return picture
