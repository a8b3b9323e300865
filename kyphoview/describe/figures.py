"""The figures of a Scene: for programs unrounded, for people rounded with their units."""

from kyphoview.describe.numbers import listed, millilitres, millimetres, rounded
from kyphoview.procedure.filling.pressure import PSI_PER_ATM
from kyphoview.procedure.scene import Scene


def figures_json(scene: Scene) -> dict[str, float | list[float]]:
    """Every figure by name, unrounded; one number for each treated side, left first, where there can be two."""
    figures = scene.figures
    return {
        "anterior_height_mm": figures.anterior_height_mm,
        "middle_height_mm": figures.middle_height_mm,
        "posterior_height_mm": figures.posterior_height_mm,
        "wedge_angle_deg": figures.wedge_angle_deg,
        "kyphotic_angle_deg": figures.kyphotic_angle_deg,
        "height_regained_percent": figures.height_regained_percent,
        "balloon_volume_ml": list(figures.balloon_volume_ml),
        "balloon_pressure_psi": list(figures.balloon_pressure_psi),
        "cavity_volume_ml": list(figures.cavity_volume_ml),
        "cement_volume_ml": list(figures.cement_volume_ml),
    }


def figures_lines(scene: Scene) -> tuple[str, ...]:
    """One line for each figure; none on lost height while none is lost."""
    figures = scene.figures
    heights = (figures.anterior_height_mm, figures.middle_height_mm, figures.posterior_height_mm)
    return (
        f"Height in front, in the middle, at the back: {listed([millimetres(height) for height in heights])} mm",
        f"Slope of the vertebra's top (wedge angle): {rounded(figures.wedge_angle_deg, 1)} degrees",
        f"Forward bend over three vertebrae (kyphotic angle): {rounded(figures.kyphotic_angle_deg, 1)} degrees",
        *_regained(scene),
        f"In the balloon{_sides(scene, figures.balloon_volume_ml)}",
        f"Pressure in the balloon: {pressure(figures.balloon_pressure_psi[0])}",
        f"Space made in the bone{_sides(scene, figures.cavity_volume_ml)}",
        f"Cement in the bone{_sides(scene, figures.cement_volume_ml)}",
    )


def _regained(scene: Scene) -> tuple[str, ...]:
    if scene.progress.sunk <= 0.0:
        return ()
    return (f"Lost front height that is back: {rounded(scene.figures.height_regained_percent)} %",)


def pressure(pressure_psi: float) -> str:
    """A pressure in both units."""
    pressure_atm = pressure_psi / PSI_PER_ATM
    return f"{rounded(pressure_psi)} psi ({rounded(pressure_atm, 0 if pressure_atm >= 1.0 else 1)} atm)"


def _sides(scene: Scene, volumes_ml: tuple[float, ...]) -> str:
    return f"{' on each side' if scene.case.balloons == 2 else ''}: {millilitres(volumes_ml[0])} mL"
