"""What a course adds to a moment, in words: how a break heals or sinks further, and what breaks next."""

from kyphoview.language import _, ngettext, rounded
from kyphoview.procedure.case import Case
from kyphoview.procedure.fracture.heights import further_share, healthy_heights, losses_mm, most_lost
from kyphoview.procedure.fracture.next_break import NextBreak
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import course_of

WEEKS = 12  # that waiting is shown over


def course_sentences(scene: Scene) -> tuple[str, ...]:
    """None in a course that has a treatment, unless a second bone breaks."""
    if scene.next_break is not None:
        return _next_break(scene.next_break)
    if course_of(scene.moment.step).has_treatment:
        return ()
    return (_weeks(scene), *_sunk(scene))


def _weeks(scene: Scene) -> str:
    weeks = round(WEEKS * scene.progress.knitted)
    if not weeks:
        return _("The break is fresh.")
    return ngettext(
        "{count} week has gone by, and the break heals.", "{count} weeks have gone by, and the break heals.", weeks
    )


def _sunk(scene: Scene) -> tuple[str, ...]:
    """How much lower the column that lost most is than when it broke, or why it is not."""
    sunk = rounded(_most_further_mm(scene.case) * scene.progress.sunk_further, 1)
    if sunk != rounded(0.0):
        return (_("It has sunk further by {sunk} mm.", sunk=sunk),)
    why_not = why_no_further(scene.case) if scene.progress.sunk_further > 0.0 else ""
    return (why_not,) if why_not else ()


def why_no_further(case: Case) -> str:
    """Why a bone that is left alone is not shown to sink further; "" where it can be."""
    if rounded(_most_further_mm(case), 1) != rounded(0.0):
        return ""
    return _("It sinks no further here, for this program shows no bone that is lower.")


def _most_further_mm(case: Case) -> float:
    return losses_mm(case)[most_lost(case)] * further_share(case)


def _next_break(broken: NextBreak) -> tuple[str, ...]:
    """What the vertebra above has lost, measured on it."""
    lost = rounded(healthy_heights(broken.level).anterior_mm - broken.heights.anterior_mm, 1)
    if lost == rounded(0.0):
        return (_("Weeks later the vertebra above, {level}, begins to break.", level=broken.level),)
    return (
        _(
            "Weeks later the vertebra above, {level}, breaks: its front is {lost} mm lower than when it was whole.",
            level=broken.level,
            lost=lost,
        ),
    )
