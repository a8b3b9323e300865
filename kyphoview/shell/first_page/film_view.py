"""The opening film as a widget: its first still at once, the film when it is played, its last frame from then on."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QWidget

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.shell.widgets.style import Style
from kyphoview.view.opening.film import OpeningFilm, first_still

_GLOW_SHARE = 0.62  # of the film's height: how far the light behind the body reaches


class FilmView(QWidget):
    """`ended` comes when the film has been played; with reduced motion it never plays."""

    ended = Signal()
    told_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = Style()
        self._is_motion_reduced = False
        self._film = OpeningFilm(self)
        self._frame = _still()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("A body seen from behind that turns until one bone of its spine stays"))

        self._film.shown.connect(self._show)
        self._film.ended.connect(self.ended)

    @property
    def is_playing(self) -> bool:
        return self._film.is_playing

    def set_style(self, style: Style) -> None:
        self._style = style
        self.update()

    def set_motion_reduced(self, is_reduced: bool) -> None:
        """Whether the first still is all there is to see."""
        self._is_motion_reduced = is_reduced
        if is_reduced:
            self.rewind()

    def play(self) -> None:
        """On from where it is, from the beginning once it has ended; not with reduced motion, nor without its file."""
        if not self._is_motion_reduced and not self._frame.isNull():
            self._film.play()

    def stop(self) -> None:
        """Stay at this frame."""
        self._film.stop()

    def rewind(self) -> None:
        """Back to the first still."""
        self._film.rewind()
        self._show(_still())

    def film_rect(self) -> QRectF:
        """Where the film lies: in the middle, as large as there is room."""
        size = QSizeF(self._frame.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(QRectF(self.rect()).center())
        return place

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._frame.isNull():
            return
        place = self.film_rect()
        with QPainter(self) as painter:
            if self._style.theme.has_depth:
                painter.fillRect(self.rect(), self._glow(place))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._frame)

    def _glow(self, place: QRectF) -> QRadialGradient:
        """A soft light on the wall behind the body."""
        glow = QRadialGradient(place.center(), min(_GLOW_SHARE * place.height(), self.width() / 2, self.height() / 2))
        bright, clear = QColor(self._style.theme.panel_raised), QColor(self._style.theme.panel_raised)
        clear.setAlpha(0)
        glow.setColorAt(0.0, bright)
        glow.setColorAt(1.0, clear)
        return glow

    def _show(self, frame: QImage) -> None:
        self._frame = frame
        self.update()


def _still() -> QImage:
    """The film's first frame; null where its file is missing, which takes the picture alone."""
    try:
        return first_still()
    except BadInput:
        return QImage()
