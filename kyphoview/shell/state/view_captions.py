"""What the views are called on the screen and by a screen reader."""

from kyphoview.language import N_, _, listed
from kyphoview.procedure.view_names import ViewName, Views

CAPTIONS: dict[ViewName, str] = {
    "side": N_("Cut, seen from the side"),
    "top": N_("Cut across, seen from the feet"),
    "3d": N_("In the round (3D)"),
    "xray-side": N_("X-ray, from the side"),
    "xray-front": N_("X-ray, from behind"),
}
_SPOKEN: dict[ViewName, str] = {
    "side": N_("cut seen from the side"),
    "top": N_("cut across, seen from the feet"),
    "3d": N_("body in the round"),
    "xray-side": N_("X-ray from the side"),
    "xray-front": N_("X-ray from behind"),
}


def spoken(views: Views) -> str:
    """One view or two in words, to stand within a sentence."""
    return listed([_(_SPOKEN[name]) for name in views])
