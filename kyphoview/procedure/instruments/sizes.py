"""How long and how thick the instruments are, mm; the balloon's own figures stand in `balloon_tamp`."""

NEEDLE_LENGTH_MM = 175.0
CANNULA_LENGTH_MM = 115.0
SHAFT_LENGTH_MM = 215.0
TUBE_LENGTH_MM = 205.0
DRILL_LENGTH_MM = 185.0

# The cannula's outside at each level that can be treated: 10 gauge down to T12 and 8 gauge below (general knowledge).
_GAUGE_10_MM, _GAUGE_8_MM = 1.7, 2.1
CANNULA_RADIUS_MM = {
    "T10": _GAUGE_10_MM,
    "T11": _GAUGE_10_MM,
    "T12": _GAUGE_10_MM,
    "L1": _GAUGE_8_MM,
    "L2": _GAUGE_8_MM,
    "L3": _GAUGE_8_MM,
    "L4": _GAUGE_8_MM,
}
CANNULA_WALL_MM = 0.3
NEEDLE_RADIUS_MM = 1.5  # 11 gauge; 11 to 13 are usual (Provenzano 2004, AJNR 25:1286); less where the cannula is narrow
SHAFT_RADIUS_MM = 0.9
TUBE_RADIUS_MM = 1.25
