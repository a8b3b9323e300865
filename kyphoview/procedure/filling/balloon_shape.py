"""The shape of a balloon tamp: free, and between walls for a given volume."""

import math

import numpy as np

from kyphoview.anatomy.geometry.arrays import Values
from kyphoview.errors import Failure
from kyphoview.language import _, number, rounded
from kyphoview.procedure.filling.radial_body import chebyshev_points, volume_ml
from kyphoview.procedure.instruments.balloon_tamp import SLEEVE_RADIUS_MM

_WIDEST_RADIUS_MM = 13.0
_ROUND_EXPONENT, _SLEEVE_EXPONENT = 2.3, 8.0  # of the ends: rounded when full, square when folded
_ROUNDING_OUT_MM = 2.0
_TOLERANCE_ML = 1e-7


def free_radius_mm(radius_mm: float) -> Values:
    """The free tamp's radius (S,) along itself when it is `radius_mm` in the middle.

    18.6 mm long and 15.3 mm across it holds 2.4 mL, about as a capsule of that size does.
    """
    folded = math.exp(-(radius_mm - SLEEVE_RADIUS_MM) / _ROUNDING_OUT_MM)
    exponent = _ROUND_EXPONENT + (_SLEEVE_EXPONENT - _ROUND_EXPONENT) * folded
    shape: Values = radius_mm * np.sqrt(np.maximum(1.0 - np.abs(chebyshev_points()) ** exponent, 0.0))
    return shape


class TampSpace:
    """The space that a tamp can fill: stations (S,) and how far it can reach (S, A), mm."""

    def __init__(self, s_mm: Values, limit_mm: Values) -> None:
        self._s_mm = s_mm
        self._limit_power = 1.0 / _eighth_power(limit_mm)

    def shape(self, radius_mm: float) -> Values:
        """The radii (S, A) in mm of a tamp of that free radius: the smooth minimum of its free shape and the limit.

        (f^-8 + l^-8)^(-1/8), always less than either.
        """
        free = np.maximum(free_radius_mm(radius_mm), 1e-3)
        power = 1.0 / _eighth_power(free)
        power[[0, -1]] = np.inf  # both ends are closed
        mixed: Values = 1.0 / np.sqrt(np.sqrt(np.sqrt(power[:, None] + self._limit_power)))
        return mixed

    def most_ml(self) -> float:
        """The most that goes in."""
        return self._volume_ml(_WIDEST_RADIUS_MM)

    def filled(self, wanted_ml: float) -> Values:
        """The radii (S, A) in mm of a tamp that holds so much here.

        Raises:
            Failure: it does not fit.
        """
        low, high = 0.0, _WIDEST_RADIUS_MM
        below, above = -wanted_ml, self._volume_ml(high) - wanted_ml
        if above < 0.0:
            raise Failure(
                _(
                    "{wanted} mL do not fit; at most {most} mL do.",
                    wanted=rounded(wanted_ml, 2),
                    most=number(above + wanted_ml, 2),
                )
            )
        # Volume grows about as the square of the radius, so the secant is taken over squares (Illinois' variant).
        for _step in range(60):
            squared = (low * low * above - high * high * below) / (above - below)
            radius = math.sqrt(max(squared, 0.0))
            off = self._volume_ml(radius) - wanted_ml
            if abs(off) < _TOLERANCE_ML:
                break
            if off < 0.0:
                low, below, above = radius, off, above / 2
            else:
                high, above, below = radius, off, below / 2
        return self.shape(radius)

    def _volume_ml(self, radius_mm: float) -> float:
        return volume_ml(self._s_mm, self.shape(radius_mm))


def _eighth_power(values: Values) -> Values:
    squared = values * values
    fourth = squared * squared
    return fourth * fourth
