"""The treated vertebra at one moment, in figures to be set beside those of another one."""

from kyphoview.language import _, ngettext, rounded
from kyphoview.procedure.fracture.heights import most_lost
from kyphoview.procedure.scene import Scene


def state_lines(scene: Scene) -> tuple[str, ...]:
    """Its three heights, and its angles, each a short line."""
    front, middle, back = (rounded(height, 1) for height in scene.heights.columns)
    figures = scene.figures
    return (
        _("Front {height} mm", height=front),
        _("Middle {height} mm", height=middle),
        _("Back {height} mm", height=back),
        _("Slope {degrees}°", degrees=rounded(figures.wedge_angle_deg, 1)),
        _("Bend {degrees}°", degrees=rounded(figures.kyphotic_angle_deg, 1)),
    )


def state_sentence(name: str, scene: Scene) -> str:
    """The same in a sentence that begins with the state's name."""
    front, middle, back = (rounded(height, 1) for height in scene.heights.columns)
    figures = scene.figures
    return _(
        "{name}: {front} mm high in front, {middle} mm in the middle and {back} mm at the back; "
        "the top slopes by {slope} degrees, and three vertebrae together bend by {bend} degrees.",
        name=name,
        front=front,
        middle=middle,
        back=back,
        slope=rounded(figures.wedge_angle_deg, 1),
        bend=rounded(figures.kyphotic_angle_deg, 1),
    )


def difference_in_words(name: str, scene: Scene, before: Scene) -> str:
    """What a state has over another one, in a few words that begin with the state's name: whole mm by which the column
    that lost most is higher or lower, whole degrees by which the body slopes less or more, measured on both."""
    column = most_lost(scene.case)
    taller_mm = round(scene.heights.columns[column] - before.heights.columns[column])
    straighter_deg = round(before.figures.wedge_angle_deg - scene.figures.wedge_angle_deg)
    return _("{name}: {height}, {slope}", name=name, height=_taller(taller_mm), slope=_straighter(straighter_deg))


def _taller(by_mm: int) -> str:
    if by_mm == 0:
        return _("as tall")
    if by_mm > 0:
        return ngettext("{count} mm taller", "{count} mm taller", by_mm)
    return ngettext("{count} mm lower", "{count} mm lower", -by_mm)


def _straighter(by_deg: int) -> str:
    if by_deg == 0:
        return _("as straight")
    if by_deg > 0:
        return ngettext("{count} degree straighter", "{count} degrees straighter", by_deg)
    return ngettext("{count} degree more bent", "{count} degrees more bent", -by_deg)
