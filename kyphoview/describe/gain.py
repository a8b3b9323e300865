"""What was gained: the treated bone beside itself when it broke, measured, in words."""

from dataclasses import dataclass, replace

from kyphoview.language import _, ngettext
from kyphoview.procedure.fracture.heights import most_lost
from kyphoview.procedure.moment import Moment
from kyphoview.procedure.scene import Scene
from kyphoview.procedure.steps import BROKEN


@dataclass(frozen=True, slots=True)
class Gain:
    """Whole mm by which the column that lost most is higher than when it broke, and whole degrees by which the body
    slopes less."""

    taller_mm: int
    straighter_deg: int

    def lines_in(self, has_figures: bool) -> tuple[str, str]:
        """The lines with figures, or in plain words alone."""
        if has_figures:
            return self.lines
        return (
            _("A little taller") if self.taller_mm > 0 else _("No taller"),
            _("A little straighter") if self.straighter_deg > 0 else _("No straighter"),
        )

    @property
    def lines(self) -> tuple[str, str]:
        """Both in a few words each; that nothing was gained is said as plainly."""
        taller, straighter = self.taller_mm, self.straighter_deg
        return (
            ngettext("{count} mm taller", "{count} mm taller", taller) if taller > 0 else _("No taller"),
            ngettext("{count} degree straighter", "{count} degrees straighter", straighter)
            if straighter > 0
            else _("No straighter"),
        )


def when_broken(scene: Scene) -> Scene:
    """The same case when the bone was broken and the person upright."""
    return replace(scene, moment=Moment(BROKEN))


def gain_of(scene: Scene) -> Gain:
    """What this moment has over the broken one, measured on both."""
    before, column = when_broken(scene), most_lost(scene.case)
    taller_mm = scene.heights.columns[column] - before.heights.columns[column]
    return Gain(round(taller_mm), round(before.figures.wedge_angle_deg - scene.figures.wedge_angle_deg))


def plain_gain_sentence(scene: Scene) -> str:
    """The same as a sentence without figures."""
    taller, straighter = gain_of(scene).lines_in(has_figures=False)
    return _(
        "The bone is {taller} and {straighter} than when it broke.",
        taller=taller.lower(),
        straighter=straighter.lower(),
    )


def gain_sentence(scene: Scene) -> str:
    """The same as a sentence."""
    taller, straighter = gain_of(scene).lines
    return _(
        "Compared with when it broke, it is {taller} and {straighter}.",
        taller=taller.lower(),
        straighter=straighter.lower(),
    )
