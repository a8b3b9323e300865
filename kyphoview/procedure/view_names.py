"""The ways to look at a Scene, and which of them can be shown together."""

from typing import Literal

ViewName = Literal["side", "top", "3d", "xray-side", "xray-front"]
Views = tuple[ViewName, ...]

VIEW_NAMES: Views = ("side", "top", "3d", "xray-side", "xray-front")
MOST_AT_ONCE = 2


def is_choice(views: Views) -> bool:
    """Whether these can be shown together: one, or two that differ."""
    return 1 <= len(views) <= MOST_AT_ONCE and len(set(views)) == len(views) and set(views) <= set(VIEW_NAMES)


def toggled(views: Views, name: ViewName) -> Views:
    """With a view more or less: the first one stays where it is, a third takes the second one's place, and one is
    always left."""
    if name in views:
        return tuple(each for each in views if each != name) or views
    return (views[0], name)
