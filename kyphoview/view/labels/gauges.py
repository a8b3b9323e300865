"""Volume, pressure and height regained, drawn as what they are: a syringe, a dial and a measuring rod.

The rod has two parts, each named beside it: what lying face down gives, and what the balloon adds.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from kyphoview.content.labels import load_labels
from kyphoview.describe.cement_state import cement_state
from kyphoview.describe.gauge_words import NOTHING_ML, GaugeWords, gauge_words, gauges_cement, gauges_sentences
from kyphoview.describe.height_regained import RegainedParts, regained_parts
from kyphoview.language import _, number
from kyphoview.procedure.case_limits import LARGEST_BALLOON_ML
from kyphoview.procedure.filling.pressure_from_bone import PSI_PER_ATM
from kyphoview.procedure.instruments.balloon_tamp import RATED_PSI
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import step_called
from kyphoview.procedure.track import even, movement
from kyphoview.view.caching_painter import PartPainter
from kyphoview.view.labels.gauge_card import (
    caption_box,
    paint_caption,
    paint_ground,
    paint_reading,
    reading_box,
    sign_box,
)
from kyphoview.view.labels.height_gauge import paint_height_gauge
from kyphoview.view.letters_and_lines import GAUGES_EMS
from kyphoview.view.palette import LIGHT, Theme
from kyphoview.view.picture_layout import Layout
from kyphoview.view.strokes import fill, line_pen, stroke

_OPACITY = movement("gauges", even)
_DIAL_PSI = RATED_PSI  # the dial's end
_DIAL_START_DEG, _DIAL_SPAN_DEG = 210.0, 240.0
_SYRINGE_ML = LARGEST_BALLOON_ML
_CARD_WIDE_EMS = 11.8  # a card's width where there is room, in letters' sizes
_CARDS_SHARE = 0.68  # of the room beside each other, at the most: the words for front and back stand beside them
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
    regained: RegainedParts
    words: GaugeWords

    @staticmethod
    def of(scene: Scene) -> "Reading":
        """The readings of a scene; the volume is that of one side."""
        figures = scene.figures
        is_cement = gauges_cement(scene)
        volumes = figures.cement_volume_ml if is_cement else figures.balloon_volume_ml
        return Reading(
            volumes[0],
            len(volumes),
            is_cement,
            max(figures.balloon_pressure_psi),
            max((cement.setting for cement in scene.cements), default=0.0),
            regained_parts(scene),
            gauge_words(scene),
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
    """The three gauges' places in pixels, below the picture; in a narrow one all over its width."""
    unit = layout.gauge_px
    gap = 0.5 * unit
    height = GAUGES_EMS[0] * unit
    wide, share = (_CARD_WIDE_EMS, _CARDS_SHARE) if layout.has_columns else (GAUGES_EMS[1], 1.0)
    width = min(wide * unit, (share * layout.width - 2 * gap) / 3)
    left = (layout.width - 3 * width - 2 * gap) / 2
    top = layout.height - height - 0.55 * unit
    first, second, third = (QRectF(left + i * (width + gap), top, width, height) for i in range(3))
    return first, second, third


def gauges_in_words(scene: Scene, has_figures: bool) -> str:
    """What the gauges say, in figures or plain sentences, for where they have no room; "" where a step has none."""
    if gauges_opacity(scene) <= 0.0:
        return ""
    if not has_figures:
        return " ".join(gauges_sentences(scene))
    reading, names = Reading.of(scene), load_labels().gauges
    said = [f"{gauge.caption}: {gauge.value} {gauge.unit}".rstrip() for gauge in _gauges(reading, LIGHT, has_figures)]
    return "; ".join((*said, f"{reading.regained.in_words['whole']} {names.height}"))


def paint_gauges(
    parts: PartPainter, layout: Layout, scene: Scene, theme: Theme, reading: Reading | None = None
) -> None:
    """All three, where the step has them; they say `reading` if it is given, else what the scene's figures are."""
    opacity = gauges_opacity(scene)
    if opacity <= 0.0 or not layout.has_gauges:
        return
    now, (first, second, third) = reading or Reading.of(scene), gauge_boxes(layout)
    for gauge, box in zip(_gauges(now, theme, layout.has_figures), (first, second), strict=True):

        def draw_card(inner: QPainter, gauge: Gauge = gauge, box: QRectF = box) -> None:
            paint_ground(inner, layout, box, theme)
            paint_caption(inner, layout, caption_box(box, sign_box(box)), theme, gauge.caption)

        def draw_reading(inner: QPainter, gauge: Gauge = gauge, box: QRectF = box) -> None:
            paint_reading(inner, layout, reading_box(box, sign_box(box)), theme, gauge.value, gauge.unit)
            gauge.sign(inner, layout, sign_box(box), gauge.share, gauge.colour, theme)

        outer = box.adjusted(-layout.line_px, -layout.line_px, layout.line_px, layout.line_px)
        parts.paint(("card", gauge.name), (layout, theme.name, gauge.caption), outer, draw_card, opacity)
        key = (layout, theme.name, gauge.value, round(gauge.share * _LEVELS_KEPT))
        parts.paint(("gauge", gauge.name), key, box, draw_reading, opacity)
    paint_height_gauge(parts, layout, third, theme, now.regained, opacity, now.words.height)


def _gauges(reading: Reading, theme: Theme, has_figures: bool) -> tuple[Gauge, Gauge]:
    """That of the volume, and that of pressure or, once there is no balloon, of how far the cement has set."""
    names = load_labels().gauges
    return (
        Gauge(
            "volume",
            names.volume(reading.is_cement, reading.sides),
            number(reading.volume_ml, 1) if has_figures else reading.words.volume,
            "mL" if has_figures else "",
            reading.volume_ml / _SYRINGE_ML,
            theme.cement_gauge if reading.is_cement else theme.gauge_fill,
            _paint_syringe,
        ),
        _setting_gauge(reading, theme) if reading.is_cement else _pressure_gauge(reading, theme, has_figures),
    )


def _pressure_gauge(reading: Reading, theme: Theme, has_figures: bool) -> Gauge:
    psi = reading.pressure_psi
    if not has_figures:
        name = load_labels().gauges.pressure
        return Gauge("pressure", name, reading.words.pressure, "", psi / _DIAL_PSI, theme.gauge_fill, _paint_dial)
    # The number keeps to its unit where the caption is broken.
    caption = _(
        "{pressure}, {atmospheres}\N{NO-BREAK SPACE}atm",
        pressure=load_labels().gauges.pressure,
        atmospheres=number(psi / PSI_PER_ATM),
    )
    return Gauge("pressure", caption, number(psi), "psi", psi / _DIAL_PSI, theme.gauge_fill, _paint_dial)


def _setting_gauge(reading: Reading, theme: Theme) -> Gauge:
    """How far the cement has set, which is nothing to tell before any is in."""
    names = load_labels().gauges
    state = names.states[cement_state(reading.setting)] if reading.volume_ml > NOTHING_ML else reading.words.volume
    return Gauge("setting", names.setting, state, "", reading.setting, theme.cement_gauge, _paint_dial)


def _paint_syringe(painter: QPainter, layout: Layout, box: QRectF, share: float, liquid: str, theme: Theme) -> None:
    """An upright barrel with four marks, 1 mL each, that empties into the bone: its plunger goes down with the rest."""
    barrel = QRectF(
        box.center().x() - 0.19 * box.width(), box.top() + 0.46 * box.height(), 0.38 * box.width(), 0.42 * box.height()
    )
    shell = QPainterPath()
    shell.addRoundedRect(barrel, 0.06 * box.width(), 0.06 * box.width())
    fill(painter, shell, theme.gauge_track)
    level = barrel.top() + min(1.0, max(0.0, share)) * barrel.height()
    painter.fillRect(QRectF(barrel.left(), level, barrel.width(), barrel.bottom() - level), QColor(liquid))
    painter.setPen(line_pen(theme.label_text, 0.6 * layout.line_px))
    for mark in range(1, 4):
        y = barrel.bottom() - mark / 4 * barrel.height()
        painter.drawLine(QPointF(barrel.left(), y), QPointF(barrel.left() + 0.4 * barrel.width(), y))
    stroke(painter, shell, theme.label_text, 0.8 * layout.line_px)
    painter.setPen(line_pen(theme.label_text, 1.6 * layout.line_px))
    x, thumb = box.center().x(), level - barrel.height()
    painter.drawLine(QPointF(x, barrel.bottom()), QPointF(x, box.bottom()))
    painter.drawLine(QPointF(barrel.left(), level), QPointF(barrel.right(), level))
    painter.drawLine(QPointF(x, thumb), QPointF(x, level))
    painter.drawLine(QPointF(x - 0.13 * box.width(), thumb), QPointF(x + 0.13 * box.width(), thumb))


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
