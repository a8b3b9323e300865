"""Volume, pressure and height regained, drawn as what they are: a syringe, a dial and a measuring rod."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from kyphoview.content.labels import load_labels
from kyphoview.language import number
from kyphoview.procedure.case import LARGEST_BALLOON_ML
from kyphoview.procedure.filling.pressure import PSI_PER_ATM, RATED_PSI
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import step_called
from kyphoview.procedure.track import even, movement
from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.fonts import font
from kyphoview.view.labels.posture_figure import posture_box
from kyphoview.view.lettering import fitted, wrapped, write
from kyphoview.view.palette import Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import faded, fill, line_pen, stroke

_OPACITY = movement("gauges", even)
_DIAL_PSI = RATED_PSI  # the dial's end
_DIAL_START_DEG, _DIAL_SPAN_DEG = 210.0, 240.0
_SYRINGE_ML = LARGEST_BALLOON_ML
_THICK, _HARD = 0.35, 0.95  # how far cement has set when it no longer flows, and when it is hard
_CARD_EMS = 3.6  # a card's height, in letters' sizes
_READ_PER_S = 4  # how often they are read while it plays
_LEVELS_KEPT = 100  # a kept gauge is drawn anew when its level has moved by this fraction of its scale


@dataclass(frozen=True, slots=True)
class Reading:
    """What the gauges say at this moment."""

    volume_ml: float
    sides: int
    is_cement: bool
    pressure_psi: float
    setting: float
    regained_percent: float

    @staticmethod
    def of(scene: Scene) -> "Reading":
        """The readings of a scene; the volume is that of one side."""
        figures = scene.figures
        is_cement = step_called(scene.moment.step).gauged == "cement"
        volumes = figures.cement_volume_ml if is_cement else figures.balloon_volume_ml
        return Reading(
            volumes[0],
            len(volumes),
            is_cement,
            max(figures.balloon_pressure_psi),
            max((cement.setting for cement in scene.cements), default=0.0),
            figures.height_regained_percent,
        )


class PacedReading:
    """What the gauges say while it plays: read so seldom that digits can be followed."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Read anew, whatever the moment."""
        self._read: tuple[object, Reading] | None = None

    def at(self, scene: Scene) -> Reading:
        """The reading of this moment, or of one shortly before it."""
        if self._read is None or self.is_due(scene):
            self._read = _tick(scene), Reading.of(scene)
        return self._read[1]

    def is_due(self, scene: Scene) -> bool:
        """Whether the gauges are to be read again at this moment."""
        return self._read is None or self._read[0] != _tick(scene)


def _tick(scene: Scene) -> object:
    """Another one for each reading."""
    step, at = scene.moment.step, scene.moment.at
    return scene.case, step, int(at * step_called(step).duration_s * _READ_PER_S)


@dataclass(frozen=True, slots=True)
class Gauge:
    """One gauge: which, its caption and reading, how full it is (0 to 1), and how it is drawn."""

    name: str
    caption: str
    value: str
    unit: str
    share: float
    colour: str
    sign: Callable[[QPainter, Layout, QRectF, float, str, Theme], None]


def gauges_opacity(scene: Scene) -> float:
    """How far the gauges are there, 0 to 1: from inflating to cementing; they fade in and out beyond its ends."""
    return _OPACITY.at(scene.moment.clock)


def gauge_boxes(layout: Layout) -> tuple[QRectF, QRectF, QRectF]:
    """The three gauges' places in pixels: below the picture, or above it where the key takes that room."""
    unit = layout.gauge_px
    gap = 0.5 * unit
    height = _CARD_EMS * unit
    room = layout.width if layout.has_columns else posture_box(layout).left()
    width = min(9.6 * unit, (room - 4 * gap) / 3)
    left = (room - 3 * width - 2 * gap) / 2
    top = layout.height - height - 0.55 * unit if layout.has_columns else gap
    first, second, third = (QRectF(left + i * (width + gap), top, width, height) for i in range(3))
    return first, second, third


def paint_gauges(
    parts: PartPainter, layout: Layout, scene: Scene, theme: Theme, reading: Reading | None = None
) -> None:
    """All three, where the step has them; they say `reading` if it is given, else what the scene's figures are."""
    opacity = gauges_opacity(scene)
    if opacity <= 0.0 or not layout.has_gauges:
        return
    for gauge, box in zip(_gauges(reading or Reading.of(scene), theme), gauge_boxes(layout), strict=True):

        def draw_card(inner: QPainter, gauge: Gauge = gauge, box: QRectF = box) -> None:
            _paint_card(inner, layout, box, theme, gauge.caption)

        def draw_reading(inner: QPainter, gauge: Gauge = gauge, box: QRectF = box) -> None:
            _paint_value(inner, layout, box, theme, gauge)
            gauge.sign(inner, layout, _sign_box(box), gauge.share, gauge.colour, theme)

        outer = box.adjusted(-layout.line_px, -layout.line_px, layout.line_px, layout.line_px)
        parts.paint(("card", gauge.name), (layout, theme.name, gauge.caption), outer, draw_card, opacity)
        key = (layout, theme.name, gauge.value, round(gauge.share * _LEVELS_KEPT))
        parts.paint(("gauge", gauge.name), key, box, draw_reading, opacity)


def _gauges(reading: Reading, theme: Theme) -> tuple["Gauge", "Gauge", "Gauge"]:
    names = load_labels().gauges
    return (
        Gauge(
            "volume",
            names.volume(reading.is_cement, reading.sides),
            number(reading.volume_ml, 1),
            "mL",
            reading.volume_ml / _SYRINGE_ML,
            theme.cement_gauge if reading.is_cement else theme.gauge_fill,
            _paint_syringe,
        ),
        _setting_gauge(reading.setting, theme) if reading.is_cement else _pressure_gauge(reading.pressure_psi, theme),
        Gauge(
            "height",
            names.height,
            number(reading.regained_percent),
            "%",
            reading.regained_percent / 100.0,
            theme.gauge_height,
            _paint_rod,
        ),
    )


def _pressure_gauge(psi: float, theme: Theme) -> "Gauge":
    caption = f"{load_labels().gauges.pressure}, {number(psi / PSI_PER_ATM)} atm"
    return Gauge("pressure", caption, number(psi), "psi", psi / _DIAL_PSI, theme.gauge_fill, _paint_dial)


def _setting_gauge(setting: float, theme: Theme) -> "Gauge":
    """In the place of the pressure, once there is no balloon: how far the cement has set."""
    names = load_labels().gauges
    state = names.soft if setting < _THICK else names.thick if setting < _HARD else names.hard
    return Gauge("setting", names.setting, state, "", setting, theme.cement_gauge, _paint_dial)


def _sign_box(card: QRectF) -> QRectF:
    side = 0.86 * min(card.height(), 0.42 * card.width())
    return QRectF(card.left() + 0.07 * card.height(), card.center().y() - side / 2, side, side)


def _paint_card(painter: QPainter, layout: Layout, box: QRectF, theme: Theme, caption: str) -> None:
    """The ground and what is measured."""
    card = QPainterPath()
    card.addRoundedRect(box, 0.14 * box.height(), 0.14 * box.height())
    fill(painter, card, faded(theme.gauge, 0.95))
    stroke(painter, card, theme.border, 0.5 * layout.line_px)
    words = _words_box(box)
    name_box = QRectF(words.left(), box.top() + 0.50 * box.height(), words.width(), words.height())
    small = caption_font(caption, layout, name_box)
    write(painter, name_box, wrapped(caption, small, words.width()), small, theme.label_text, down="top")


def caption_font(caption: str, layout: Layout, box: QRectF) -> QFont:
    """The largest letters, up to the gauges' own, in which the caption is no wider and no higher than its box."""
    chosen = fitted(max(caption.split(), key=len), 0.66 * layout.gauge_px, box.width())
    while chosen.pixelSize() > 1 and _height(caption, chosen, box.width()) > box.height():
        chosen = font(chosen.pixelSize() - 1)
    return chosen


def _height(text: str, chosen: QFont, width: float) -> float:
    return len(wrapped(text, chosen, width)) * QFontMetricsF(chosen).height()


def _paint_value(painter: QPainter, layout: Layout, box: QRectF, theme: Theme, gauge: Gauge) -> None:
    """The number and its unit."""
    value_box = _words_box(box)
    number = fitted(gauge.value, 1.45 * layout.gauge_px, 0.6 * value_box.width(), QFont.Weight.Bold)
    write(painter, value_box, (gauge.value,), number, theme.label_text)
    after = QFontMetricsF(number).horizontalAdvance(gauge.value) + 0.3 * layout.gauge_px
    unit_box = value_box.adjusted(after, 0, 0, 0)
    unit = fitted(gauge.unit, 0.72 * layout.gauge_px, unit_box.width())
    write(painter, unit_box, (gauge.unit,), unit, theme.text_quiet)


def _words_box(card: QRectF) -> QRectF:
    """Where a card's first line of words stands, beside its sign."""
    left = _sign_box(card).right() + 0.09 * card.height()
    return QRectF(
        left, card.top() + 0.05 * card.height(), card.right() - left - 0.06 * card.height(), 0.46 * card.height()
    )


def _paint_syringe(painter: QPainter, layout: Layout, box: QRectF, share: float, liquid: str, theme: Theme) -> None:
    """An upright barrel with four marks, 1 mL each: what has left the barrel is in the bone."""
    barrel = QRectF(
        box.center().x() - 0.19 * box.width(), box.top() + 0.12 * box.height(), 0.38 * box.width(), 0.7 * box.height()
    )
    shell = QPainterPath()
    shell.addRoundedRect(barrel, 0.06 * box.width(), 0.06 * box.width())
    fill(painter, shell, theme.gauge_track)
    level = min(1.0, max(0.0, share)) * barrel.height()
    painter.fillRect(QRectF(barrel.left(), barrel.bottom() - level, barrel.width(), level), QColor(liquid))
    pen = line_pen(theme.label_text, 0.6 * layout.line_px)
    painter.setPen(pen)
    for mark in range(1, 4):
        y = barrel.bottom() - mark / 4 * barrel.height()
        painter.drawLine(QPointF(barrel.left(), y), QPointF(barrel.left() + 0.4 * barrel.width(), y))
    stroke(painter, shell, theme.label_text, 0.8 * layout.line_px)
    painter.setPen(line_pen(theme.label_text, 1.6 * layout.line_px))
    x = box.center().x()
    painter.drawLine(QPointF(x, barrel.bottom()), QPointF(x, box.bottom()))
    painter.drawLine(QPointF(x - 0.13 * box.width(), box.top()), QPointF(x + 0.13 * box.width(), box.top()))
    painter.drawLine(QPointF(x, box.top()), QPointF(x, barrel.top()))


def _paint_dial(painter: QPainter, layout: Layout, box: QRectF, share: float, colour_full: str, theme: Theme) -> None:
    ring = box.adjusted(0.09 * box.width(), 0.09 * box.width(), -0.09 * box.width(), -0.09 * box.width())
    width = 0.1 * box.width()
    share = min(1.0, max(0.0, share))
    for colour, span in ((theme.gauge_track, 1.0), (colour_full, share)):
        if span <= 0.0:
            continue
        arc = QPainterPath()
        arc.arcMoveTo(ring, _DIAL_START_DEG)
        arc.arcTo(ring, _DIAL_START_DEG, -_DIAL_SPAN_DEG * span)
        stroke(painter, arc, colour, width)
    angle = math.radians(_DIAL_START_DEG - _DIAL_SPAN_DEG * share)
    middle = ring.center()
    reach = 0.36 * box.width()
    tip = QPointF(middle.x() + reach * math.cos(angle), middle.y() - reach * math.sin(angle))
    painter.setPen(line_pen(theme.label_text, 1.6 * layout.line_px))
    painter.drawLine(middle, tip)
    hub = QPainterPath()
    hub.addEllipse(middle, 0.06 * box.width(), 0.06 * box.width())
    fill(painter, hub, theme.label_text)


def _paint_rod(painter: QPainter, layout: Layout, box: QRectF, share: float, colour: str, theme: Theme) -> None:
    """A measuring rod from the broken height (bottom) to the healthy one (top)."""
    rod = QRectF(
        box.center().x() - 0.1 * box.width(), box.top() + 0.06 * box.height(), 0.2 * box.width(), 0.88 * box.height()
    )
    path = QPainterPath()
    path.addRoundedRect(rod, 0.03 * box.width(), 0.03 * box.width())
    fill(painter, path, theme.gauge_track)
    level = rod.bottom() - min(1.0, max(0.0, share)) * rod.height()
    painter.fillRect(QRectF(rod.left(), level, rod.width(), rod.bottom() - level), QColor(colour))
    stroke(painter, path, theme.label_text, 0.8 * layout.line_px)
    painter.setPen(line_pen(theme.label_text, 1.6 * layout.line_px))
    painter.drawLine(QPointF(rod.left() - 0.16 * box.width(), level), QPointF(rod.right() + 0.16 * box.width(), level))
