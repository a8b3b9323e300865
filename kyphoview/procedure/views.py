"""The ways to look at a Scene, and which of them each step offers by itself: one, or the two that teach together."""

from typing import Literal

from kyphoview.procedure.timeline import STEPS, step_index

ViewName = Literal["side", "top", "3d", "xray-side", "xray-front"]
Views = tuple[ViewName, ...]

VIEW_NAMES: Views = ("side", "top", "3d", "xray-side", "xray-front")
MOST_AT_ONCE = 2

# One large cut wherever a second picture would only be one thing more to look at.
_OFFERS: dict[str, Views] = {
    "healthy": ("side",),
    "fracture": ("side",),
    "finding": ("side", "xray-side"),  # what the examination shows, beside what it means
    "ready": ("side",),
    "access": ("3d", "xray-side"),  # the needle's way through the bone, beside what guides it
    "placing": ("side", "xray-side"),  # the balloon is hardly to be seen, its markers are
    "inflating": ("side", "top"),
    "deflating": ("side",),
    "cementing": ("side", "xray-side"),  # the team watches on the X-ray where the cement goes
    "closing": ("side",),
    "recovery": ("side",),
    "weighing": ("side",),
}
_STANDS_IN: ViewName = "side"  # where the body in the round cannot be shown


def offered_views(step_id: str, has_solid_view: bool = True) -> Views:
    """The views that a step offers; without the body in the round, the side cut stands in for it.

    Raises:
        BadInput: there is no such step.
    """
    offer = _OFFERS[STEPS[step_index(step_id)].id]
    if has_solid_view:
        return offer
    return tuple(dict.fromkeys(_STANDS_IN if name == "3d" else name for name in offer))


def is_choice(views: Views) -> bool:
    """Whether these can be shown together: one, or two that differ."""
    return 1 <= len(views) <= MOST_AT_ONCE and len(set(views)) == len(views) and set(views) <= set(VIEW_NAMES)


def toggled(views: Views, name: ViewName) -> Views:
    """With a view more or less: the first one stays where it is, a third takes the second one's place, and one is
    always left."""
    if name in views:
        return tuple(each for each in views if each != name) or views
    return (views[0], name)
