"""The height regained in whole percent, and its two parts: what posture gives, and what the balloon adds."""

import math
from typing import NamedTuple

from kyphoview.language import _, number
from kyphoview.procedure.fracture.heights import most_lost
from kyphoview.procedure.scene import Scene

_TRACE = 1e-6
_MIDDLE = 1  # the column that a biconcave break takes most from


class RegainedParts(NamedTuple):
    """Whole percent of the lost height: all that is back, and its two parts, which add up to it. Where no balloon is
    used, posture's part is the only one."""

    whole: int
    posture: int
    balloon: int | None

    @property
    def in_words(self) -> dict[str, str]:
        """Each by its name, written as the chosen language writes numbers."""
        return {name: number(value) for name, value in self._asdict().items() if value is not None}


def regained_parts(scene: Scene) -> RegainedParts:
    """The figures rounded; where both roundings disagree, the balloon's part gives way."""
    figures, has_balloon = scene.figures, scene.case.has_balloon
    whole, posture = _rounded(figures.height_regained_percent), _rounded(figures.posture_percent)
    return RegainedParts(whole, posture, whole - posture if has_balloon else None)


def _rounded(percent: float) -> int:
    """Halves upwards: posture's usual 23.5 is measured, now a trace below and now a trace above."""
    return math.floor(percent + 0.5 + _TRACE)


def regained_sentence(scene: Scene) -> str:
    """How much of the lost height is back, and from what."""
    return _in_the_middle(scene) if most_lost(scene.case) == _MIDDLE else _in_front(scene)


def regained_line(scene: Scene) -> str:
    """The same as a line of a list."""
    parts = regained_parts(scene)
    is_middle, values = most_lost(scene.case) == _MIDDLE, parts.in_words
    if parts.balloon is None:
        if is_middle:
            return _("Lost middle height that is back: {whole} %, from lying down", **values)
        return _("Lost front height that is back: {whole} %, from lying down", **values)
    if is_middle:
        return _("Lost middle height that is back: {whole} %: lying down {posture} %, balloon {balloon} %", **values)
    return _("Lost front height that is back: {whole} %: lying down {posture} %, balloon {balloon} %", **values)


def _in_front(scene: Scene) -> str:
    parts = regained_parts(scene)
    values = parts.in_words
    if parts.whole == 0:
        return _("Of its lost front height, none is back.")
    if not parts.balloon:
        return _("Of its lost front height, {whole} percent is back, all of it from lying face down.", **values)
    if parts.whole == 100:
        return _(
            "Of its lost front height, all is back: {posture} percent from lying face down, "
            "and {balloon} percent from the balloon.",
            **values,
        )
    return _(
        "Of its lost front height, {whole} percent is back: {posture} percent from lying face down, "
        "and {balloon} percent from the balloon.",
        **values,
    )


def _in_the_middle(scene: Scene) -> str:
    parts = regained_parts(scene)
    values = parts.in_words
    if parts.whole == 0:
        return _("Of its lost middle height, none is back.")
    if not parts.balloon:
        return _("Of its lost middle height, {whole} percent is back, all of it from lying face down.", **values)
    if parts.whole == 100:
        return _(
            "Of its lost middle height, all is back: {posture} percent from lying face down, "
            "and {balloon} percent from the balloon.",
            **values,
        )
    return _(
        "Of its lost middle height, {whole} percent is back: {posture} percent from lying face down, "
        "and {balloon} percent from the balloon.",
        **values,
    )
