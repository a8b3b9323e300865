"""How bad a break is called: Genant's grade, from the loss of height (Wang 2019)."""

_GRADE_2_FROM_PERCENT = 25.0
_GRADE_3_ABOVE_PERCENT = 40.0


def genant_grade(loss_percent: float) -> int:
    """1 for a loss of 20 to under 25 %, 2 up to 40 %, 3 above."""
    if loss_percent < _GRADE_2_FROM_PERCENT:
        return 1
    return 2 if loss_percent <= _GRADE_3_ABOVE_PERCENT else 3
