"""Where the parts of an arch lie, from the dimensions in the table of levels."""

from dataclasses import dataclass

from kyphoview.anatomy.levels import ARCHES, VERTEBRAE


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


def arch_size(level: str) -> ArchSize:
    """The arch of one level."""
    row, size = ARCHES[level], VERTEBRAE[level]
    top, high = row.lamina_below_rim_mm, row.lamina_height_mm
    rim = size.posterior_height_mm / 2
    return ArchSize(
        isthmus_x_mm=row.isthmus_x_mm,
        isthmus_y_mm=-size.endplate_depth_mm / 2 - size.canal_depth_mm * 0.80,
        isthmus_z_mm=rim - 17.0,
        lamina_top_mm=rim - top,
        lamina_bottom_mm=rim - top - high,
        transverse_mm=row.transverse_mm,
        transverse_back_deg=row.transverse_back_deg,
        transverse_up_deg=row.transverse_up_deg,
        transverse_tip=row.transverse_tip_mm,
        spinous_mm=row.spinous_mm,
        spinous_height_mm=0.8 + row.spinous_height_share * (size.anterior_height_mm + size.posterior_height_mm) / 2,
        spinous_half_width_mm=row.spinous_half_width_mm,
        spinous_z_mm=rim - top - high * 0.52 + row.spinous_rise_mm,
        spinous_down_deg=row.spinous_down_deg,
    )
