"""How the person stands or lies, and what stands round them: told by a small figure beside every picture."""

from typing import NamedTuple

from kyphoview.procedure.track import movement

_LYING, _ARM, _INSET = movement("lying"), movement("xray_arm"), movement("inset")


class Posture(NamedTuple):
    """Each from 0 to 1: from standing to lying face down on bolsters, the arm of the X-ray machine from away to in
    place round the table, and the figure from small to large."""

    lying: float
    xray_arm: float
    inset: float


STANDING = Posture(0.0, 0.0, 0.0)


def posture_at(clock: float) -> Posture:
    """The posture at a clock (steps gone since the beginning)."""
    return Posture(_LYING.at(clock), _ARM.at(clock), _INSET.at(clock))
