"""Dimensions of the arch that tables of bodies and pedicles leave out.

Lengths of transverse processes: L1 about 10, L2 and L4 about 15, L3 about 19 mm (Li 2003). Height of the spinous
process over that of the body, women: L1 and L3 0.79, T11 0.54 (Eur Spine J 2010). The rest is general knowledge, chosen
so that the pieces meet as they do in dry bones.
"""

from dataclasses import dataclass

from kyphoview.anatomy.levels import VERTEBRAE


@dataclass(frozen=True, slots=True)
class ArchSize:
    """One arch, in mm and degrees, in the level's own frame; transverse processes count from the pedicle on."""

    isthmus_x_mm: float
    isthmus_y_mm: float
    isthmus_z_mm: float
    lamina_top_mm: float
    lamina_bottom_mm: float
    transverse_mm: float
    transverse_back_deg: float
    transverse_up_deg: float
    transverse_tip: tuple[float, float]  # half height, half thickness
    spinous_mm: float  # from the lamina's inner face to the tip, level
    spinous_height_mm: float
    spinous_half_width_mm: float
    spinous_z_mm: float
    spinous_down_deg: float


# isthmus x; lamina top under the upper rim, lamina height; transverse length, back, up, tip; spinous length, height
# over the body's, half width, down, rise
_TABLE = {
    "T10": (11.5, 8.0, 17.0, 15.0, 48.0, 12.0, (4.2, 3.8), 36.0, 0.50, 2.1, 36.0, 0.0),
    "T11": (11.8, 8.0, 18.0, 10.0, 46.0, 10.0, (4.0, 3.6), 33.0, 0.54, 2.2, 28.0, 0.0),
    "T12": (12.0, 7.5, 18.5, 4.5, 40.0, 2.0, (4.4, 3.4), 29.0, 0.62, 2.3, 11.0, 1.5),
    "L1": (13.6, 7.0, 19.0, 10.0, 16.0, 4.0, (4.0, 2.3), 32.0, 0.79, 2.5, 1.0, 2.0),
    "L2": (14.0, 7.2, 19.0, 15.0, 14.0, 3.0, (4.2, 2.3), 33.0, 0.80, 2.6, 1.0, 2.0),
    "L3": (15.0, 7.4, 18.5, 19.0, 12.0, 2.0, (4.2, 2.4), 33.0, 0.79, 2.7, 1.0, 1.5),
    "L4": (16.8, 7.6, 17.5, 15.0, 12.0, 8.0, (4.0, 2.6), 30.0, 0.70, 2.8, 3.0, 1.0),
}


def arch_size(level: str) -> ArchSize:
    """The arch of one level."""
    isthmus, top, high, across, back, up, tip, spine, ratio, half, down, rise = _TABLE[level]
    size = VERTEBRAE[level]
    rim = size.posterior_height_mm / 2
    return ArchSize(
        isthmus_x_mm=isthmus,
        isthmus_y_mm=-size.endplate_depth_mm / 2 - size.canal_depth_mm * 0.72,
        isthmus_z_mm=rim - 17.0,
        lamina_top_mm=rim - top,
        lamina_bottom_mm=rim - top - high,
        transverse_mm=across,
        transverse_back_deg=back,
        transverse_up_deg=up,
        transverse_tip=tip,
        spinous_mm=spine,
        spinous_height_mm=0.8 + ratio * (size.anterior_height_mm + size.posterior_height_mm) / 2,
        spinous_half_width_mm=half,
        spinous_z_mm=rim - top - high * 0.45 + rise,
        spinous_down_deg=down,
    )
