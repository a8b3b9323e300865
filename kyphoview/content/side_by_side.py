"""How wide lists stand beside each other: what has more to say has more of the width, so that all are of one height."""

from collections.abc import Sequence

_EVENED = 0.2  # of the width is shared alike, so that no column is too narrow for a long word


def width_shares(lengths: Sequence[int]) -> list[float]:
    """Of the width, which make 1 together, for columns whose texts have these lengths in letters."""
    even, whole = 1 / len(lengths), sum(lengths)
    return [_EVENED * even + (1 - _EVENED) * (length / whole if whole else even) for length in lengths]
