"""The frames of a film with what is written over them: a title at its beginning, the step's sentence below."""

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from kyphoview.content.courses import step_main
from kyphoview.export.film.captions import DISCLAIMER
from kyphoview.export.film.frames import make_frames
from kyphoview.export.film.options import FilmOptions
from kyphoview.language import _
from kyphoview.view.fonts import font

_STRIP_SHARE = 0.14  # of the height, for the sentence
_SIDE_SHARE = 0.05  # of the width, beside words
_CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class DressedFrames:
    """Holds one picture of the film's size, and brings it from frame to frame in their order.

    Raises:
        Failure: there is not enough memory for a frame.
    """

    def __init__(self, options: FilmOptions) -> None:
        self._options = options
        size = options.size
        self._strip_px = 2 * round(_STRIP_SHARE * size.height() / 2) if options.has_sentence else 0
        inside = replace(options, size=QSize(size.width(), size.height() - self._strip_px))
        self._frames = make_frames(inside)
        self._card: QImage | None = None
        self._sheet = QImage(size, QImage.Format.Format_RGB32) if self._strip_px else None
        self._written = ""  # in the strip
        self._is_opening = False

    @property
    def picture(self) -> QImage:
        """The frame that was painted last."""
        if self._is_opening:
            return self._title()
        return self._frames.picture if self._sheet is None else self._sheet

    def show(self, frame: int) -> bool:
        """Paint this frame; whether the picture has changed."""
        was_opening, self._is_opening = self._is_opening, self._options.is_opening(frame)
        if self._is_opening:
            return not was_opening
        moment = self._options.moment(frame)
        has_changed = self._frames.show(moment) or was_opening
        if self._sheet is None:
            return has_changed
        sentence = step_main(moment.step)
        if not has_changed and sentence == self._written:
            return False
        with QPainter(self._sheet) as painter:
            painter.drawImage(0, 0, self._frames.picture)
            self._write(painter, sentence)
        return True

    def close(self) -> None:
        """Let go of what is held."""
        self._frames.close()

    def _write(self, painter: QPainter, sentence: str) -> None:
        self._written = sentence
        size, theme = self._options.size, self._options.theme
        strip = QRect(0, size.height() - self._strip_px, size.width(), self._strip_px)
        painter.fillRect(strip, QColor(theme.panel))
        painter.setPen(QColor(theme.text))
        side = round(_SIDE_SHARE * size.width())
        place = strip.adjusted(side, 0, -side, 0)
        painter.setFont(_fitting(sentence, place, 0.3 * self._strip_px))
        painter.drawText(place, _CENTRED, sentence)

    def _title(self) -> QImage:
        """The film's title and what it is."""
        if self._card is None:
            size, theme = self._options.size, self._options.theme
            self._card = QImage(size, QImage.Format.Format_RGB32)
            self._card.fill(QColor(theme.panel))
            side, height = round(_SIDE_SHARE * size.width()), size.height()
            with QPainter(self._card) as painter:
                for text, top, share, letters, ink, weight in (
                    (self._options.title, 0.2, 0.4, 0.09, theme.accent, QFont.Weight.DemiBold),
                    (_(DISCLAIMER), 0.62, 0.2, 0.042, theme.text, QFont.Weight.Normal),
                ):
                    place = QRect(side, round(top * height), size.width() - 2 * side, round(share * height))
                    painter.setFont(_fitting(text, place, letters * height, weight))
                    painter.setPen(QColor(ink))
                    painter.drawText(place, _CENTRED, text)
        return self._card


def _fitting(text: str, place: QRect, size_px: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The letters, of this size or as much smaller as the place needs."""
    while size_px > 6.0 and not place.contains(QFontMetrics(font(size_px, weight)).boundingRect(place, _CENTRED, text)):
        size_px *= 0.95
    return font(size_px, weight)
