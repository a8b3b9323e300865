"""The balloon tamp as it is made: its length, its folded radius, its markers and the pressure it is rated for."""

BALLOON_LENGTH_MM = 18.6
SLEEVE_RADIUS_MM = 1.2  # empty and folded around its shaft
MARKER_INSET_MM = 0.8  # from either end
RATED_PSI = 400.0
