"""Cement that has left the bone, in words: where it runs, and how much of it."""

from kyphoview.language import N_, _, pgettext, rounded
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import course_called

_DISC = (
    N_("Cement begins to run along the break towards the disc above."),
    N_("Along the break, {volume} mL of cement has run into the disc above."),
)
_VEIN = (
    N_("Cement begins to run into the veins of the bone."),
    N_("Along veins, {volume} mL of cement has left the bone, some at its back and some in front."),
)
_OPENING = (
    N_("Cement begins to run towards the spinal canal, through the opening of a vein in the back wall."),
    N_("Through the opening of a vein in the back wall, {volume} mL of cement has run into the spinal canal."),
)
_BROKEN = (
    N_("Cement begins to run towards the spinal canal, through the broken back wall."),
    N_("Through the broken back wall, {volume} mL of cement has run into the spinal canal."),
)
_BESIDE_SAC = N_("It lies between the bone and the sac that holds the nerves.")


def leak_sentences(scene: Scene) -> tuple[str, ...]:
    """None while all cement is where it should be."""
    leak = course_called(scene.case.course).leak
    if leak is None or not scene.leaks:
        return ()
    in_canal = _BROKEN if scene.case.shape == "crush" else _OPENING
    begins, has_run = {"disc": _DISC, "vein": _VEIN, "canal": in_canal}[leak]
    volume = rounded(scene.figures.leaked_ml, 1)
    if volume == rounded(0.0):
        return (_(begins),)
    return (_(has_run, volume=volume), *((_(_BESIDE_SAC),) if leak == "canal" else ()))


def leak_in_list(scene: Scene) -> tuple[str, ...]:
    """The same as one of the things that an X-ray shows much brighter than bone."""
    return (pgettext("in a list", "the cement outside of the bone"),) if scene.leaks else ()


def leak_line(scene: Scene) -> tuple[str, ...]:
    """The same as a figure."""
    if not scene.leaks:
        return ()
    return (_("Cement outside of the bone: {volume} mL", volume=rounded(scene.figures.leaked_ml, 2)),)
