"""The figures of a Scene: for programs unrounded, for people rounded with their units."""

from kyphoview.describe.height_regained import regained_line
from kyphoview.describe.leak import leak_line
from kyphoview.language import _, listed, ngettext, number, rounded
from kyphoview.procedure.filling.pressure_from_bone import PSI_PER_ATM
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import course_called


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
        "posture_percent": figures.posture_percent,
        "balloon_percent": figures.balloon_percent,
        "leaked_ml": figures.leaked_ml,
    }


def figures_lines(scene: Scene) -> tuple[str, ...]:
    """One line for each figure; none on what is back before all is lost, and none on what a course does not use."""
    figures = scene.figures
    return (
        _("Height in front, in the middle, at the back: {heights} mm", heights=heights(scene)),
        _("Slope of the vertebra's top (wedge angle): {degrees} degrees", degrees=rounded(figures.wedge_angle_deg, 1)),
        _(
            "Forward bend over three vertebrae (kyphotic angle): {degrees} degrees",
            degrees=rounded(figures.kyphotic_angle_deg, 1),
        ),
        *(_treatment(scene) if course_called(scene.case.course).has_treatment else ()),
    )


def _treatment(scene: Scene) -> tuple[str, ...]:
    """What came back, what is in the bone, and what has left it."""
    cement = rounded(scene.figures.cement_volume_ml[0], 1)
    return (
        *_regained(scene),
        *(_balloon(scene) if scene.case.has_balloon else ()),
        ngettext(
            "Cement in the bone: {volume} mL",
            "Cement in the bone on each side: {volume} mL",
            scene.case.balloons,
            volume=cement,
        ),
        *leak_line(scene),
    )


def _balloon(scene: Scene) -> tuple[str, ...]:
    """What is in the balloons, how hard they press, and the space that they have made."""
    figures, sides = scene.figures, scene.case.balloons
    balloon, cavity = rounded(figures.balloon_volume_ml[0], 1), rounded(figures.cavity_volume_ml[0], 1)
    return (
        ngettext("In the balloon: {volume} mL", "In the balloon on each side: {volume} mL", sides, volume=balloon),
        _("Pressure in the balloon: {pressure}", pressure=pressure(figures.balloon_pressure_psi[0])),
        ngettext(
            "Space made in the bone: {volume} mL",
            "Space made in the bone on each side: {volume} mL",
            sides,
            volume=cavity,
        ),
    )


def heights(scene: Scene) -> str:
    """The three heights in millimetres, front, middle and back, without their unit."""
    return listed([rounded(height, 1) for height in scene.heights.columns])


def _regained(scene: Scene) -> tuple[str, ...]:
    return (regained_line(scene),) if scene.progress.sunk == 1.0 else ()


def pressure(pressure_psi: float) -> str:
    """A pressure in both units."""
    pressure_atm = pressure_psi / PSI_PER_ATM
    atmospheres = rounded(pressure_atm, 0 if pressure_atm >= 1.0 else 1)
    return _("{pounds} psi ({atmospheres} atm)", pounds=number(pressure_psi), atmospheres=atmospheres)
