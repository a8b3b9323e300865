"""The arm of the X-ray machine, turned until the broken bone is seen square on; the solid says how far off that is."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kyphoview.content.xray import load_xray_words
from kyphoview.language import _
from kyphoview.procedure.framing.fluoroscope import XrayView
from kyphoview.procedure.scene import scene_at
from kyphoview.shell.features.study.card import QuestionCard, say
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.study.c_arm import (
    AIMED_AT,
    MOST_DEG,
    Arm,
    Exercise,
    Reading,
    asked,
    exercise_of,
    found_in_words,
    reading_of,
    seen_in_words,
    square_arm,
)
from kyphoview.study.predictions import in_words
from kyphoview.view.xray.turned_view import TurnedView

_REST_MS = 900  # without a turn, until those who do not see the picture are told what it shows
_PAGE_DEG = 5


class CArmCard(QuestionCard):
    """Two sliders turn the arm; each exercise begins elsewhere, with a person who lies a little turned."""

    def __init__(self, presentation: Presentation, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._session = presentation.session
        self._number = 0
        self._exercise: Exercise = exercise_of("xray-front", 0)
        self.views = ChoiceRow(
            _("Direction of the X-ray"), {"xray-front": _("From behind"), "xray-side": _("From the side")}
        )
        self.view = TurnedView(presentation.picture)
        self.orbital = _slider(_("Round the person, degrees"))
        self.tilt = _slider(_("Towards the head or the feet, degrees"))
        self._orbital_told, self._tilt_told = TextLabel("", "body"), TextLabel("", "body")
        self.check = Button("tick", _("Check"), "primary", _("Say what is right, and how far it is off"))
        self.verdict = self.add_text("accent")
        self.show_it = Button("eye", _("Show me"), "plain", _("Turn the arm to where it looks square on"))
        self.next = Button("again", _("Another person"), "plain", _("Somebody who lies differently"))
        self.illustration = TextLabel(_("Measured on the model of the case that is chosen. An illustration."), "small")
        self.add(self.illustration)
        self.add_to_foot(self.check, self.show_it, self.next)
        self.insert(0, self.views)  # above what is asked, which is longer from behind than from the side
        below: tuple[QWidget, ...] = (self._orbital_told, self.orbital, self._tilt_told, self.tilt)
        for at, part in enumerate(below, 2):
            self.insert(at, part)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)

        self.views.chosen.connect(self._on_view_chosen)
        self.orbital.sought.connect(self._on_turned)
        self.tilt.sought.connect(self._on_turned)
        self.check.clicked.connect(self._on_check)
        self.show_it.clicked.connect(self._on_show_it)
        self.next.clicked.connect(self.ask)
        self._rest.timeout.connect(self._tell)
        self._session.case_changed.connect(self._take_case)

    @property
    def arm(self) -> Arm:
        """How the arm is turned now."""
        return Arm(self.orbital.value(), self.tilt.value())

    @property
    def reading(self) -> Reading:
        """What the picture shows now."""
        return reading_of(self._session.case, self._exercise.view, self._exercise.plane(self.arm))

    def ask(self) -> None:
        """Another person, and the arm somewhere else."""
        self._number += 1
        self._begin(self._exercise.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.show()
        self.view.raise_()
        self._take_case()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
        self.view.hide()

    def _begin(self, view: XrayView) -> None:
        self._exercise = exercise_of(view, self._number)
        self.views.show_choice(view)
        self.stem.setText(asked(view))
        self.orbital.show_value(round(self._exercise.start.orbital_deg))
        self.tilt.show_value(round(self._exercise.start.tilt_deg))
        self._take_case()

    def _take_case(self) -> None:
        if self.isVisible():
            self.view.take_scene(scene_at(self._session.case, AIMED_AT))
            self._on_turned()

    def _on_view_chosen(self, view: str) -> None:
        self._begin("xray-side" if view == "xray-side" else "xray-front")

    def _on_turned(self) -> None:
        self._orbital_told.setText(_round_in_words(self._exercise.view, self.orbital.value()))
        self._tilt_told.setText(_tilt_in_words(self.tilt.value()))
        say(self.verdict, "")
        words = load_xray_words()
        is_side = self._exercise.view == "xray-side"
        sides = (words.front, words.back) if is_side else (words.left, words.right)
        self.view.turn(self._exercise.plane(self.arm), sides)
        self._rest.start()

    def _tell(self) -> None:
        """What the picture shows, without figures, as somebody sees it who looks."""
        told = seen_in_words(self.reading)
        self.view.setAccessibleName(_("X-ray picture. {told}", told=told))
        announce(self.view, told)

    def _on_check(self) -> None:
        self._rest.stop()
        say(self.verdict, found_in_words(self.reading))

    def _on_show_it(self) -> None:
        right = square_arm(self._session.case, self._exercise)
        self.orbital.show_value(round(right.orbital_deg))
        self.tilt.show_value(round(right.tilt_deg))
        self._on_turned()
        self._on_check()


def _slider(name: str) -> Slider:
    slider = Slider(name)
    slider.setRange(-MOST_DEG, MOST_DEG)
    slider.setSingleStep(1)
    slider.setPageStep(_PAGE_DEG)
    return slider


def _round_in_words(view: XrayView, degrees: int) -> str:
    """Where the detector has gone, which stands behind the person, or on the left."""
    if degrees == 0:
        return _("Round the person: 0 degrees")
    turned = in_words(abs(degrees), "deg")
    if view == "xray-side":
        if degrees > 0:
            return _("Round the person: {turned} towards the back", turned=turned)
        return _("Round the person: {turned} towards the front", turned=turned)
    if degrees > 0:
        return _("Round the person: {turned} to the right", turned=turned)
    return _("Round the person: {turned} to the left", turned=turned)


def _tilt_in_words(degrees: int) -> str:
    if degrees == 0:
        return _("Tilted: 0 degrees")
    tilted = in_words(abs(degrees), "deg")
    if degrees > 0:
        return _("Tilted: {tilted} towards the feet", tilted=tilted)
    return _("Tilted: {tilted} towards the head", tilted=tilted)
