"""How fast a person can have the picture play: times the usual speed."""

SPEEDS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
