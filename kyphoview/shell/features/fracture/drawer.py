"""The drawer "This fracture": the case as a person sets it; every change shows at once at the present moment."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyphoview.anatomy.levels import TREATABLE, TREATABLE_LEVELS
from kyphoview.errors import BadInput
from kyphoview.language import N_, _, ngettext, number
from kyphoview.procedure.case import DEFAULT_CASE, SHAPES, Case
from kyphoview.procedure.case_checks import case_in_course
from kyphoview.procedure.case_limits import (
    LARGEST_BALLOON_ML,
    LOSS_RANGE_PERCENT,
    REGAIN_RANGE_PERCENT,
    SMALLEST_BALLOON_ML,
    SMALLEST_CEMENT_ML,
    WIDEST_LOSS_PERCENT,
)
from kyphoview.procedure.filling.fit import most_possible_ml
from kyphoview.shell.features.fracture.held_by_course import held_by_course
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
    """Shows a case, and says in `case_wanted` which one the person asks for, or in `told` why there is none.

    Its sliders offer what is possible; where that has become less, loss and volumes follow.
    """

    case_wanted = Signal(object)
    told = Signal(str)

    def __init__(self, case: Case, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(_("This fracture"), parent)
        self._case = case
        self._balloon_ml: float | None = None  # as the person has set it; the level's own volume until then
        self._cement_ml: float | None = None
        self.level = ChoiceRow(_("Broken vertebra"), {level: level for level in TREATABLE})
        self.shape = ChoiceRow(_("Shape of the break"), {shape: _(_SHAPE_WORDS[shape]) for shape in SHAPES})
        self.balloons = ChoiceRow(_("Balloons"), {"1": _("One"), "2": _("Two")})
        self.loss = Slider(_("Height lost, in percent"))
        self.regain = Slider(_("How much of the lost height comes back, in percent"))
        self.balloon_volume = Slider(_("Fluid in a balloon, in millilitres"), unit=1 / _TENTHS)
        self.cement_volume = Slider(_("Cement on a side, in millilitres"), unit=1 / _TENTHS)
        self.loss.show_end_within(*(round(percent) for percent in WIDEST_LOSS_PERCENT))
        self.regain.setRange(*(round(percent) for percent in REGAIN_RANGE_PERCENT))
        self.regain.setPageStep(5)
        self.balloon_volume.show_end_within(round(SMALLEST_BALLOON_ML * _TENTHS), round(LARGEST_BALLOON_ML * _TENTHS))
        self.cement_volume.show_end_within(round(SMALLEST_CEMENT_ML * _TENTHS), round(LARGEST_BALLOON_ML * _TENTHS))
        self._titles = {part: TextLabel("", "heading", "accent") for part in self._sliders()}
        self.ends = {
            part: TextLabel("", "small", "text_quiet") for part in (self.loss, self.balloon_volume, self.cement_volume)
        }
        self._shape_meaning = TextLabel("", "small", "text_quiet")
        self._held: dict[str, QWidget] = {
            "balloons": self.balloons,
            "regain_percent": self.regain,
            "balloon_ml": self.balloon_volume,
            "cement_ml": self.cement_volume,
        }
        self.reasons = {name: TextLabel("", "small") for name in self._held}
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
        self._show_held(case)
        self._show_ends(case)
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

    def _show_held(self, case: Case) -> None:
        """What the course decides cannot be changed; say why."""
        try:
            held = held_by_course(case)
        except BadInput:  # told where the course's words would stand
            held = {}
        for name, control in self._held.items():
            reason = held.get(name, "")
            control.setEnabled(not reason)
            control.setAccessibleDescription(reason)
            control.setToolTip(reason)
            self.reasons[name].setText(reason)
            self.reasons[name].setVisible(bool(reason))

    def _show_ends(self, case: Case) -> None:
        """Let each slider stop where it must, and say where that is."""
        low, high = (round(percent) for percent in LOSS_RANGE_PERCENT[case.shape])
        most_balloon, most_cement = most_possible_ml(case)
        self.loss.setRange(low, high)
        self.balloon_volume.setRange(round(SMALLEST_BALLOON_ML * _TENTHS), round(most_balloon * _TENTHS))
        self.cement_volume.setRange(round(SMALLEST_CEMENT_ML * _TENTHS), round(most_cement * _TENTHS))
        self.ends[self.loss].setText(_("From {low} to {high} % for this shape.", low=low, high=high))
        self.ends[self.balloon_volume].setText(
            _("Up to {most} mL fits in this bone.", most=number(most_balloon, 1)),
        )
        self.ends[self.cement_volume].setText(
            _("Up to {most} mL fits in the space that such a balloon leaves.", most=number(most_cement, 1))
        )

    def _sliders(self) -> tuple[Slider, ...]:
        return (self.loss, self.regain, self.balloon_volume, self.cement_volume)

    def _build(self, style: Style) -> None:
        column = self.column
        column.add(TextLabel(_("Change what you see. It is an illustration, not a prediction."), "body"), 4)
        for heading, row in ((_("Broken vertebra"), self.level), (_("Shape of the break"), self.shape)):
            column.add_heading(heading)
            column.add(row, 4)
        column.add(self._shape_meaning)
        self._add_slider(self.loss)
        column.add_heading(_("Balloons"))
        column.add(self.balloons, 4)
        column.add(self.reasons["balloons"])
        for name, slider in (
            ("regain_percent", self.regain),
            ("balloon_ml", self.balloon_volume),
            ("cement_ml", self.cement_volume),
        ):
            self._add_slider(slider)
            column.add(self.reasons[name])
        column.add(self.usual)
        self.finish(style)

    def _add_slider(self, slider: Slider) -> None:
        self._titles[slider].setContentsMargins(0, 14, 0, 0)
        self.column.add(self._titles[slider])
        self.column.add(slider, 6)
        if slider in self.ends:
            self.column.add(self.ends[slider])

    def _want(self, **changes: object) -> None:
        """Ask for the present case with changes; volumes that nobody has set are the level's own."""
        wanted = replace(self._case, **changes)  # type: ignore[arg-type]
        usual_ml = TREATABLE_LEVELS[wanted.level].usual_ml
        wanted = replace(
            wanted,
            balloon_ml=usual_ml if self._balloon_ml is None else self._balloon_ml,
            cement_ml=usual_ml if self._cement_ml is None else self._cement_ml,
        )
        try:
            near = case_in_course(wanted, wanted.course)
        except BadInput as error:
            self.told.emit(_("{sentence} The picture stays as it was.", sentence=error))
            self.show_case(self._case)
            return
        self.show_case(near)
        self.case_wanted.emit(near)

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
        self._balloon_ml = tenths / _TENTHS
        self._want()

    def _on_cement_volume_sought(self, tenths: int) -> None:
        self._cement_ml = tenths / _TENTHS
        self._want()

    def _on_usual_clicked(self) -> None:
        self._balloon_ml = self._cement_ml = None
        usual = case_in_course(DEFAULT_CASE, self._case.course)
        self.show_case(usual)
        self.case_wanted.emit(usual)


def _regained(percent: float) -> str:
    if not percent:
        return _("Height that comes back: none")
    return _("Height that comes back: {percent} % of what was lost", percent=number(percent))
