"""A film of one fracture's three futures, side by side over one line of time."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kyphoview.describe.comparison import state_lines
from kyphoview.describe.futures import FUTURE_TITLES, time_in_words
from kyphoview.errors import Failure
from kyphoview.export.film.captions import DISCLAIMER, Caption, TimedSound
from kyphoview.export.film.size_and_rate import FILM_FPS, FILM_SIZE_PX
from kyphoview.language import N_, _
from kyphoview.procedure.case import DEFAULT_CASE, Case
from kyphoview.procedure.futures.three_futures import FUTURES, HEALING_WEEKS, WEEKS, Future, Then, framing_of, future_at
from kyphoview.procedure.view_names import ViewName
from kyphoview.view.fonts import font
from kyphoview.view.framed_moment import paint_still
from kyphoview.view.palette import LIGHT, Theme
from kyphoview.view.picture_layout import Layout

TITLE = N_("Same fracture, three futures")
_BROKEN_S, _FADE_S, _HEALING_S, _YEAR_S = 2.5, 1.0, 9.0, 3.5
_USUAL_SIZE = QSize(*FILM_SIZE_PX)
_FIRST_DAY = 1.0 / 7.0  # weeks
_EDGE, _HEAD, _NAME, _LINE = 0.025, 0.085, 0.055, 0.036  # shares of the height
_FIGURES = 5  # lines below each picture


@dataclass(frozen=True)
class FuturesFilm:
    """How large in pixels, how many frames a second, and of which case of the procedure; `sinks` where the bone that
    is left alone sinks further."""

    size: QSize = _USUAL_SIZE
    fps: int = FILM_FPS
    case: Case = DEFAULT_CASE
    theme: Theme = LIGHT
    sinks: bool = False
    view: ViewName = "side"

    @property
    def title(self) -> str:
        """What it is called, for whoever plays it."""
        return _(TITLE)

    @property
    def frame_count(self) -> int:
        """How many frames it has; frame i is shown from i / fps seconds on."""
        return round((_BROKEN_S + _FADE_S + _HEALING_S + _YEAR_S) * self.fps)

    def then(self, frame: int) -> Then:
        """What time a frame shows: the broken bone, the first day, twelve weeks, and at once a year."""
        gone_s = frame / self.fps - _BROKEN_S - _FADE_S
        if gone_s < -_FADE_S:
            return Then(0, self.sinks)
        if gone_s > _HEALING_S:
            return Then(WEEKS[-1], self.sinks)
        share = max(gone_s, 0.0) / _HEALING_S
        return Then(_FIRST_DAY + (HEALING_WEEKS - _FIRST_DAY) * share, self.sinks)

    def shown(self, frame: int) -> float:
        """How much is seen of what has been done, over the broken bone: from 0 to 1 within the first second of it."""
        return min(max((frame / self.fps - _BROKEN_S) / _FADE_S, 0.0), 1.0)

    @cached_property
    def captions(self) -> tuple[Caption, ...]:
        """One for the whole film: what stands beside each other, and that it is an illustration."""
        names = ", ".join(_(FUTURE_TITLES[future]) for future in FUTURES)
        return (Caption(0.0, self.frame_count / self.fps, (f"{_(TITLE)}: {names}", _(DISCLAIMER))),)

    @property
    def sounds(self) -> tuple[TimedSound, ...]:
        """None: it has no words to be read."""
        return ()


class FuturesFrames:
    """Holds one picture of the film's size, and brings it from frame to frame in their order.

    Raises:
        Failure: there is not enough memory for a frame.
    """

    def __init__(self, film: FuturesFilm) -> None:
        self._film = film
        self.picture = QImage(film.size, QImage.Format.Format_RGB32)
        if self.picture.isNull():
            raise Failure(
                _(
                    "There is not enough memory for {width}x{height} pixels.",
                    width=film.size.width(),
                    height=film.size.height(),
                )
            )
        self._camera = framing_of(film.case).cameras["side"]
        self._shown: tuple[Then, float] | None = None

    def show(self, frame: int) -> bool:
        """Paint this frame; whether the picture has changed."""
        wanted = self._film.then(frame), self._film.shown(frame)
        if wanted == self._shown:
            return False
        self._shown = wanted
        with QPainter(self.picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.picture.rect(), QColor(self._film.theme.panel))
            self._paint_head(painter, wanted[0])
            for number, future in enumerate(FUTURES):
                self._paint_future(painter, number, future, *wanted)
        return True

    def close(self) -> None:
        """It holds nothing else."""

    def _paint_head(self, painter: QPainter, then: Then) -> None:
        width, height = self._film.size.width(), self._film.size.height()
        edge = _EDGE * height
        head = QRectF(edge, 0.5 * edge, width - 2 * edge, _HEAD * height)
        self._write(painter, head, _(TITLE), 0.042, self._film.theme.accent, QFont.Weight.DemiBold)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._write(painter, head, time_in_words(then), 0.042, self._film.theme.text, QFont.Weight.DemiBold, right)
        foot = QRectF(edge, height - edge - _LINE * height, width - 2 * edge, _LINE * height)
        self._write(painter, foot, _(DISCLAIMER), 0.026, self._film.theme.text_quiet)

    def _paint_future(self, painter: QPainter, number: int, future: Future, then: Then, shown: float) -> None:
        """Its name, its picture and what is measured: each in a third of the width."""
        film, height = self._film, self._film.size.height()
        edge = _EDGE * height
        wide = (film.size.width() - 4 * edge) / 3
        place = QRectF(edge + number * (wide + edge), (_HEAD + _EDGE) * height, wide, 0.0)
        place.setHeight(height - place.top() - (_FIGURES + 1.5) * _LINE * height - 2 * edge)
        name = QRectF(place.left(), place.top(), wide, _NAME * height)
        self._write(painter, name, _(FUTURE_TITLES[future]), 0.036, film.theme.accent, QFont.Weight.DemiBold)
        place.setTop(name.bottom())
        scene = future_at(film.case, future, then)
        layers = ((1.0, then),) if shown in (0.0, 1.0) else ((1.0, Then(0, film.sinks)), (shown, then))
        for opacity, moment in layers:
            painter.setOpacity(opacity)
            painter.drawImage(place.topLeft(), self._still(place.size().toSize(), future, moment))
        painter.setOpacity(1.0)
        for line, text in enumerate(state_lines(scene)):
            row = QRectF(place.left(), place.bottom() + (line + 0.3) * _LINE * height, wide, _LINE * height)
            self._write(painter, row, text, 0.028, film.theme.text)

    def _still(self, size: QSize, future: Future, then: Then) -> QImage:
        film = self._film
        image = QImage(size, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            layout = Layout.of(size.width(), size.height(), 1.0, False)
            paint_still(painter, layout, self._camera, future_at(film.case, future, then), "side", film.theme)
        return image

    def _write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        letters: float,
        ink: str,
        weight: QFont.Weight = QFont.Weight.Normal,
        flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        painter.setFont(font(letters * self._film.size.height(), weight))
        painter.setPen(QColor(ink))
        painter.drawText(place, int(flags), text)
