"""The treated vertebra at one moment, in figures to be set beside those of another one."""

from kyphoview.describe.numbers import listed, millimetres, rounded
from kyphoview.procedure.scene import Scene


def state_lines(scene: Scene) -> tuple[str, ...]:
    """Its three heights, and its angles, each a short line."""
    front, middle, back = (millimetres(height) for height in scene.heights.columns)
    figures = scene.figures
    return (
        f"Front {front} mm",
        f"Middle {middle} mm",
        f"Back {back} mm",
        f"Slope {rounded(figures.wedge_angle_deg, 1)}°",
        f"Bend {rounded(figures.kyphotic_angle_deg, 1)}°",
    )


def state_sentence(name: str, scene: Scene) -> str:
    """The same in a sentence that begins with the state's name."""
    front, middle, back = (millimetres(height) for height in scene.heights.columns)
    heights = listed([f"{front} mm high in front", f"{middle} mm in the middle", f"{back} mm at the back"])
    figures = scene.figures
    return (
        f"{name}: {heights}; the top slopes by {rounded(figures.wedge_angle_deg, 1)} degrees, "
        f"and three vertebrae together bend by {rounded(figures.kyphotic_angle_deg, 1)} degrees."
    )
