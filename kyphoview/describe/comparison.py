"""The treated vertebra at one moment, in figures to be set beside those of another one."""

from kyphoview.language import _, rounded
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
