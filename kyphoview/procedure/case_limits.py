"""The limits of a case: how much height can be lost and come back, and how much is put in on each side."""

LOSS_RANGE_PERCENT = {"wedge": (20.0, 55.0), "biconcave": (20.0, 55.0), "crush": (20.0, 35.0)}
WIDEST_LOSS_PERCENT = (
    min(low for low, _ in LOSS_RANGE_PERCENT.values()),
    max(high for _, high in LOSS_RANGE_PERCENT.values()),
)
REGAIN_RANGE_PERCENT = (0.0, 100.0)
SMALLEST_BALLOON_ML = 1.0  # below 0.8 mL nothing is lifted
LARGEST_BALLOON_ML = 4.0  # what a 15 mm tamp holds
SMALLEST_CEMENT_ML = 0.5
