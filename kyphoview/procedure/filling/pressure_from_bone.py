"""The pressure in a balloon, from what crushed osteoporotic bone bears."""

import math

PSI_PER_MPA = 145.038
PSI_PER_ATM = 14.696

# Crushed osteoporotic bone gives way at 0.3 to 1.5 MPa (clinical texts, general knowledge); with the rise while it is
# packed, a full balloon comes to 100 to 250 psi, the usual range.
_PLATEAU_MPA = 0.65
_PACKING_MPA = 1.0
_TAUT_ML = 0.3  # with a few times this the balloon bears on bone all round


def pressure_psi(held_ml: float, pumped_ml: float, most_ml: float) -> float:
    """The pressure with so much in the balloon now, after so much had been pumped in.

    Pumping, it climbs to the crushed bone's plateau and then with the third power of the share of the room used.
    Draining, it falls with the square of the volume, because packed bone does not follow. 0 when nothing is in it.
    """
    if held_ml <= 0.0 or pumped_ml <= 0.0:
        return 0.0
    plateau = _PLATEAU_MPA * -math.expm1(-pumped_ml / _TAUT_ML)
    packing = _PACKING_MPA * min(pumped_ml / most_ml, 1.0) ** 3
    return PSI_PER_MPA * (plateau + packing) * min(held_ml / pumped_ml, 1.0) ** 2
