"""What the views are called on the screen and by a screen reader."""

from kyphoview.procedure.views import ViewName, Views

CAPTIONS: dict[ViewName, str] = {
    "side": "Cut, seen from the side",
    "top": "Cut, seen from above",
    "3d": "In the round (3D)",
    "xray-side": "X-ray, from the side",
    "xray-front": "X-ray, from behind",
}
_SPOKEN: dict[ViewName, str] = {
    "side": "cut seen from the side",
    "top": "cut seen from above",
    "3d": "body in the round",
    "xray-side": "X-ray from the side",
    "xray-front": "X-ray from behind",
}


def spoken(views: Views) -> str:
    """One view or two in words, to stand within a sentence."""
    return " and ".join(_SPOKEN[name] for name in views)
