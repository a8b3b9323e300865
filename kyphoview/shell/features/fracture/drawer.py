"""The drawer "This fracture": the case as a person sets it; every change shows at once at the present moment."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyphoview.anatomy.levels import TREATABLE
from kyphoview.errors import BadInput
from kyphoview.language import N_, _, ngettext, number
from kyphoview.procedure.case import DEFAULT_CASE, SHAPES, Case
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.case_limits import (
    LARGEST_BALLOON_ML,
    REGAIN_RANGE_PERCENT,
    SMALLEST_BALLOON_ML,
    SMALLEST_CEMENT_ML,
    WIDEST_LOSS_PERCENT,
)
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel

_SHAPE_WORDS = {"wedge": N_("Wedge"), "biconcave": N_("Biconcave"), "crush": N_("Crush")}
_SHAPE_MEANINGS = {
    "wedge": N_("The front has sunk."),
    "biconcave": N_("The middle has sunk."),
    "crush": N_("The whole body has sunk."),
}
_LOST = {
    1: N_("Height lost: {percent} %, grade 1, mild (Genant)"),
    2: N_("Height lost: {percent} %, grade 2, moderate (Genant)"),
    3: N_("Height lost: {percent} %, grade 3, severe (Genant)"),
}
_TENTHS = 10  # the sliders of volumes count tenths of a millilitre


class FractureDrawer(Drawer):
    """Shows a case, and says in `case_wanted` which one the person asks for; an impossible one is explained here."""

    case_wanted = Signal(object)

    def __init__(self, case: Case, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(_("This fracture"), parent)
        self._case = case
        self._has_usual_balloon = True  # the level's own volumes, until the person sets one
        self._has_usual_cement = True
        self.level = ChoiceRow(_("Broken vertebra"), {level: level for level in TREATABLE})
        self.shape = ChoiceRow(_("Shape of the break"), {shape: _(_SHAPE_WORDS[shape]) for shape in SHAPES})
        self.balloons = ChoiceRow(_("Balloons"), {"1": _("One"), "2": _("Two")})
        self.loss = Slider(_("Height lost, in percent"))
        self.regain = Slider(_("How much of the lost height comes back, in percent"))
        self.balloon_volume = Slider(_("Fluid in a balloon, in millilitres"), unit=1 / _TENTHS)
        self.cement_volume = Slider(_("Cement on a side, in millilitres"), unit=1 / _TENTHS)
        self.loss.setRange(*(round(percent) for percent in WIDEST_LOSS_PERCENT))
        self.regain.setRange(*(round(percent) for percent in REGAIN_RANGE_PERCENT))
        self.regain.setPageStep(5)
        self.balloon_volume.setRange(round(SMALLEST_BALLOON_ML * _TENTHS), round(LARGEST_BALLOON_ML * _TENTHS))
        self.cement_volume.setRange(round(SMALLEST_CEMENT_ML * _TENTHS), round(LARGEST_BALLOON_ML * _TENTHS))
        self._titles = {part: TextLabel("", "heading", "accent") for part in self._sliders()}
        self._shape_meaning = TextLabel("", "small", "text_quiet")
        self.problem = TextLabel("", "body", "warning")
        self.problem.hide()
        self.usual = Button("again", _("Back to the usual case"))
        self._build(style)
        self.show_case(case)

        self.level.chosen.connect(self._on_level_chosen)
        self.shape.chosen.connect(self._on_shape_chosen)
        self.balloons.chosen.connect(self._on_balloons_chosen)
        self.loss.sought.connect(self._on_loss_sought)
        self.regain.sought.connect(self._on_regain_sought)
        self.balloon_volume.sought.connect(self._on_balloon_volume_sought)
        self.cement_volume.sought.connect(self._on_cement_volume_sought)
        self.usual.clicked.connect(self._on_usual_clicked)

    def show_case(self, case: Case) -> None:
        """Set every control to the case that stands."""
        self._case = case
        self.level.show_choice(case.level)
        self.shape.show_choice(case.shape)
        self.balloons.show_choice(str(case.balloons))
        self.loss.show_value(round(case.loss_percent))
        self.regain.show_value(round(case.regain_percent))
        self.balloon_volume.show_value(round(case.balloon_ml * _TENTHS))
        self.cement_volume.show_value(round(case.cement_ml * _TENTHS))
        self._shape_meaning.setText(_(_SHAPE_MEANINGS[case.shape]))
        self._titles[self.loss].setText(_(_LOST[case.grade], percent=number(case.loss_percent)))
        self._titles[self.regain].setText(_regained(case.regain_percent))
        self._titles[self.balloon_volume].setText(
            ngettext(
                "Fluid in the balloon: {volume} mL",
                "Fluid in each balloon: {volume} mL",
                case.balloons,
                volume=number(case.balloon_ml, 1),
            )
        )
        self._titles[self.cement_volume].setText(
            ngettext(
                "Cement in the bone: {volume} mL",
                "Cement on each side: {volume} mL",
                case.balloons,
                volume=number(case.cement_ml, 1),
            )
        )

    def _sliders(self) -> tuple[Slider, ...]:
        return (self.loss, self.regain, self.balloon_volume, self.cement_volume)

    def _build(self, style: Style) -> None:
        column = self.column
        column.add(TextLabel(_("Change what you see. It is an illustration, not a prediction."), "body"), 4)
        column.add(self.problem)
        for heading, row in ((_("Broken vertebra"), self.level), (_("Shape of the break"), self.shape)):
            column.add_heading(heading)
            column.add(row, 4)
        column.add(self._shape_meaning)
        self._add_slider(self.loss)
        column.add_heading(_("Balloons"))
        column.add(self.balloons, 4)
        self._add_slider(self.regain)
        self._add_slider(self.balloon_volume)
        self._add_slider(self.cement_volume)
        column.add(self.usual)
        self.finish(style)

    def _add_slider(self, slider: Slider) -> None:
        self._titles[slider].setContentsMargins(0, 14, 0, 0)
        self.column.add(self._titles[slider])
        self.column.add(slider, 6)

    def _want(self, **changes: object) -> None:
        """Ask for the present case with changes; volumes that nobody has set follow the level."""
        case = self._case
        wanted: dict[str, object] = {
            "level": case.level,
            "shape": case.shape,
            "loss_percent": case.loss_percent,
            "balloons": case.balloons,
            "balloon_ml": None if self._has_usual_balloon else case.balloon_ml,
            "cement_ml": None if self._has_usual_cement else case.cement_ml,
            "regain_percent": case.regain_percent,
        }
        try:
            made = make_case(**{**wanted, **changes})  # type: ignore[arg-type]
        except BadInput as error:
            self._refuse(str(error))
            return
        self.problem.hide()
        self.show_case(made)
        self.case_wanted.emit(made)

    def _refuse(self, sentence: str) -> None:
        """Say why not, and leave the case that stands."""
        self.problem.setText(_("{sentence} The picture stays as it was.", sentence=sentence))
        self.problem.show()
        self.show_case(self._case)

    def _on_level_chosen(self, level: str) -> None:
        self._want(level=level)

    def _on_shape_chosen(self, shape: str) -> None:
        self._want(shape=shape)

    def _on_balloons_chosen(self, count: str) -> None:
        self._want(balloons=int(count))

    def _on_loss_sought(self, percent: int) -> None:
        self._want(loss_percent=float(percent))

    def _on_regain_sought(self, percent: int) -> None:
        self._want(regain_percent=float(percent))

    def _on_balloon_volume_sought(self, tenths: int) -> None:
        self._has_usual_balloon = False
        self._want(balloon_ml=tenths / _TENTHS)

    def _on_cement_volume_sought(self, tenths: int) -> None:
        self._has_usual_cement = False
        self._want(cement_ml=tenths / _TENTHS)

    def _on_usual_clicked(self) -> None:
        self._has_usual_balloon = self._has_usual_cement = True
        self.problem.hide()
        self.show_case(DEFAULT_CASE)
        self.case_wanted.emit(DEFAULT_CASE)


def _regained(percent: float) -> str:
    if not percent:
        return _("Height that comes back: none")
    return _("Height that comes back: {percent} % of what was lost", percent=number(percent))
