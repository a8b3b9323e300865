"""What a hand does to the camera: strokes, wheels, pinches and keys as changes of an orbit. No Qt."""

from kyphoview.view.solid.camera import Orbit

_DEG_PER_PICTURE = 200.0  # a stroke as long as the picture is high turns the body by so much
_WHEEL_FACTOR = 1.18  # a notch of the wheel
_STEP_DEG, _STEP_SHARE, _STEP_FACTOR = 12.0, 0.08, 1.2  # one press of a key

ACTIONS = (
    "solid_left", "solid_right", "solid_up", "solid_down", "solid_nearer", "solid_farther",
    "solid_shift_left", "solid_shift_right", "solid_shift_up", "solid_shift_down",
)  # fmt: skip


def turned_by_stroke(orbit: Orbit, x_px: float, y_px: float, height_px: float) -> Orbit:
    """The orbit turned by a stroke of so many pixels, as if the body were held by its front."""
    share = _DEG_PER_PICTURE / max(1.0, height_px)
    return orbit.turned(-x_px * share, y_px * share)


def shifted_by_stroke(orbit: Orbit, x_px: float, y_px: float, scale: float) -> Orbit:
    """The orbit shifted with the hand by so many pixels; `scale` is pixels to a mm."""
    return orbit.shifted(-x_px / scale, y_px / scale)


def zoomed_by_wheel(orbit: Orbit, notches: float) -> Orbit:
    """The orbit zoomed by so many notches of the wheel, forwards in."""
    return orbit.nearer(_WHEEL_FACTOR**notches)


def after_action(orbit: Orbit, action: str) -> Orbit:
    """The orbit after one of `ACTIONS`."""
    shift = _STEP_SHARE * orbit.height_mm
    return {
        "solid_left": lambda: orbit.turned(-_STEP_DEG, 0.0),
        "solid_right": lambda: orbit.turned(_STEP_DEG, 0.0),
        "solid_up": lambda: orbit.turned(0.0, _STEP_DEG),
        "solid_down": lambda: orbit.turned(0.0, -_STEP_DEG),
        "solid_nearer": lambda: orbit.nearer(_STEP_FACTOR),
        "solid_farther": lambda: orbit.nearer(1.0 / _STEP_FACTOR),
        "solid_shift_left": lambda: orbit.shifted(-shift, 0.0),
        "solid_shift_right": lambda: orbit.shifted(shift, 0.0),
        "solid_shift_up": lambda: orbit.shifted(0.0, shift),
        "solid_shift_down": lambda: orbit.shifted(0.0, -shift),
    }[action]()
