"""What is presented: one session with its player, settings and style, and what follows from its moment, told once.

Every window is a skin over a Presentation: it lays out parts, hands them to `join` or `follow`, and they are connected
for life. So no two pictures of one presentation can show different moments.
"""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.moment import OPENING, Moment
from kyphoview.procedure.view_names import Views
from kyphoview.shell.parts import Parts, PlaceBar
from kyphoview.shell.picture.comparison import Comparison
from kyphoview.shell.picture.figures_on_gauges import show_figures
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.picture.preparing_ahead import PreparingAhead
from kyphoview.shell.picture.step_cards import StepCards
from kyphoview.shell.picture.step_pictures import StepPictures
from kyphoview.shell.state.clipboard import forget_clipboard
from kyphoview.shell.state.kept_questions import KeptQuestions
from kyphoview.shell.state.part_names import PartNames
from kyphoview.shell.state.player import Player
from kyphoview.shell.state.preferences import Preferences
from kyphoview.shell.state.session import Session
from kyphoview.shell.state.settings import Settings
from kyphoview.shell.state.settings_keeper import SettingsKeeper
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.widgets.slider import Slider
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.words.side_panel import SidePanel
from kyphoview.shell.words.step_text import StepText, step_text, step_titles

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene


class Presentation(QObject):
    """Begin with `join`, then `show_words` and `show_scene`, each as soon as it may take its time.

    Args:
        keeper: the settings to begin with, and where changes of them go.
        clock: seconds, for the player.
    """

    views_changed = Signal(object)
    scene_changed = Signal(object)
    scene_failed = Signal(str)
    scene_shown = Signal(object)  # by every picture
    moving_changed = Signal(bool)
    softened_changed = Signal(bool)
    comparison_changed = Signal(object)
    wiped = Signal(int)  # how far the comparison's handle is, in thousandths of the width
    text_changed = Signal(object)
    sentence_changed = Signal(str)  # what stands under the picture
    figures_changed = Signal(list)
    titles_changed = Signal(list)
    marks_changed = Signal(object)  # of steps by their numbers: "seen" or "known", where that is kept
    voices_changed = Signal(tuple)
    started_over = Signal()
    erased = Signal()  # what was kept of the person who studies
    stopped = Signal()
    told = Signal(str)  # what could not be done

    picture: PicturePane  # the one that is acted on

    def __init__(
        self, keeper: SettingsKeeper, clock: Callable[[], float] = monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.keeper = keeper
        self.session = Session(self)
        self.player = Player(self.session, clock, self)
        self.questions = KeptQuestions(self)
        self.names = PartNames(self.show_scene, self)
        self.preferences = Preferences(keeper, self.session, self.player, self)
        self.voices: tuple[str, ...] = ()  # that can be chosen for reading aloud
        self.text: StepText | None = None
        self.has_plain_caption = False  # under the picture, whatever the words beside it are: a patient reads it
        self._scene: Scene | None = None
        self._comparison: Comparison | None = None
        self._scrubbers: tuple[Slider, ...] = ()
        self._step_pictures: StepPictures | None = None

        self.session.course_changed.connect(self._show_titles)
        self.session.case_changed.connect(self.show_scene)
        self.session.moment_changed.connect(self.show_scene)
        self.session.step_changed.connect(self._on_step_changed)
        self.session.playing_changed.connect(self._on_playing_changed)
        self.session.views_changed.connect(self._on_views_changed)
        self.session.softened_changed.connect(self._on_softened_changed)
        self.session.reading_level_changed.connect(self._on_reading_level_changed)
        self.preferences.clinic_changed.connect(self._show_text)
        keeper.failed.connect(self.told)

    @property
    def settings(self) -> Settings:
        return self.keeper.settings

    @property
    def style(self) -> Style:
        return self.preferences.style

    @property
    def scene(self) -> "Scene | None":
        """What the pictures show; None before the first."""
        return self._scene

    @property
    def is_moving(self) -> bool:
        """Whether scenes follow each other quickly: playing, or a slider being dragged."""
        return self.session.is_playing or any(scrubber.isSliderDown() for scrubber in self._scrubbers)

    def join(self, parts: Parts) -> None:
        """Connect a window's parts, for life. Its picture is the one that is acted on."""
        self.picture = parts.picture
        self.follow(parts.picture)
        _connect_leading_picture(self, parts.picture)
        if parts.caption is not None:
            self.sentence_changed.connect(parts.caption.show_sentence)
        if parts.side is not None:
            _connect_side(self, parts.side)
        if parts.bar is not None:
            _connect_bar(self, parts.bar)
        if parts.steps is not None:
            self._step_pictures = StepPictures(self.session, parts.steps, self)
            _connect_steps(self, parts.steps)
        self._scrubbers = parts.scrubbers
        for scrubber in parts.scrubbers:
            scrubber.sliderPressed.connect(self._on_motion_changed)
            scrubber.sliderReleased.connect(self._on_motion_changed)

    def follow(self, picture: PicturePane) -> None:
        """Let one more picture show what is presented, from now on and for life."""
        self.preferences.motion_changed.connect(picture.set_motion_reduced)
        self.softened_changed.connect(picture.set_softened)
        self.moving_changed.connect(picture.set_moving)
        self.views_changed.connect(picture.show_views)
        self.scene_changed.connect(picture.show_scene)
        self.scene_failed.connect(picture.show_problem)
        self.comparison_changed.connect(picture.show_comparison)
        self.wiped.connect(picture.set_wiped)
        self.names.follow_in(picture)
        picture.view_came.connect(partial(_tell_scene, self))
        self.stopped.connect(PreparingAhead(self.session, picture).stop)
        self.started_over.connect(partial(picture.act_on_solid, "solid_home"))
        picture.set_motion_reduced(self.player.is_motion_reduced)
        picture.set_softened(self.session.is_softened)
        picture.set_moving(self.is_moving)
        picture.show_views(self.session.views)
        if self._scene is not None:
            picture.show_scene(self._scene)
        if self._comparison is not None:
            picture.show_comparison(self._comparison)

    def show_words(self) -> None:
        """Show the words of the present step, and every step's title; with reduced motion the first step's end."""
        self.preferences.take_motion()
        if self.player.is_motion_reduced and self.session.moment == OPENING:
            self.player.seek_step(1.0)
        self._show_text()
        self._show_titles()

    def show_scene(self) -> None:
        """Show this moment in every picture, described anew unless it is playing."""
        from kyphoview.procedure.scene import scene_at

        try:
            self._scene = scene_at(self.session.case, self.session.moment, self.session.is_softened)
        except BadInput as error:
            self.scene_failed.emit(str(error))
            return
        self.scene_changed.emit(self._scene)
        self.scene_shown.emit(self._scene)
        if self._step_pictures is not None:
            self._step_pictures.begin()
        if not self.session.is_playing:
            self._describe()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Lay two states over each other in every picture; None: show the moment again."""
        self._comparison = comparison
        self.comparison_changed.emit(comparison)

    def go_to_step(self, step: str) -> None:
        """Play the step of this id from its start, of whichever course; with reduced motion, show its end at once.

        Raises:
            BadInput: there is no such step, or its course cannot be shown for this case.
        """
        self.session.set_moment(Moment(step, 1.0 if self.player.is_motion_reduced else 0.0))
        self.session.set_playing(not self.player.is_motion_reduced)

    def say(self, sentence: str) -> None:
        """Let what is being said stand under the picture; "": the step's main sentence again."""
        level = "plain" if self.has_plain_caption else self.session.reading_level
        self.sentence_changed.emit(sentence or step_text(self.session.moment.step, level).main)
        show_figures(self.picture, self.session, self.has_plain_caption)

    def show_voices(self, names: tuple[str, ...]) -> None:
        """These voices can be chosen."""
        self.voices = names
        self.voices_changed.emit(names)

    def start_over(self) -> None:
        """The next person: the usual case at its first moment, no gentle pass, and nothing of the last one."""
        self.player.pause()
        self.questions.forget()
        self.names.set_asked(False)
        self.names.set_shown(True)
        self.started_over.emit()
        forget_clipboard()
        self.session.set_softened(False)
        self.session.set_case(DEFAULT_CASE)
        self.session.set_moment(OPENING)

    def stop(self) -> None:
        """Let nothing move any more."""
        self.player.pause()
        if self._step_pictures is not None:
            self._step_pictures.pause()
        self.stopped.emit()

    def _show_text(self) -> None:
        self.text = step_text(self.session.moment.step, self.session.reading_level, self.settings.clinic)
        self.text_changed.emit(self.text)
        self.say("")
        if self.text.level == "full" and self.text.words is not None:
            self._show_figures()

    def _show_titles(self) -> None:
        self.titles_changed.emit(step_titles(self.session.place.steps))

    def _describe(self) -> None:
        """Sentences about this very moment as the picture's description, and for those who read in full the figures."""
        if self._scene is not None:  # before the first paint nobody reads it
            QTimer.singleShot(0, self, partial(_describe_picture, self))  # what has changed is to be seen first
            if self.session.reading_level == "full":
                self._show_figures()

    def _show_figures(self) -> None:
        from kyphoview.describe.figures import figures_lines
        from kyphoview.procedure.scene import scene_at

        self.figures_changed.emit(figures_lines(scene_at(self.session.case, self.session.moment)))

    def _on_step_changed(self) -> None:
        """Have a screen reader say where we are, too."""
        self._show_text()
        if self.text is not None and self.text.words is not None:
            place = _(
                "Step {number} of {count}: {title}. {main}",
                number=self.session.step_number + 1,
                count=len(self.session.place.steps),
                title=self.text.title,
                main=self.text.main,
            )
            announce(self.picture, place)

    def _on_motion_changed(self) -> None:
        self.moving_changed.emit(self.is_moving)

    def _on_playing_changed(self, is_playing: bool) -> None:
        self._on_motion_changed()
        if not is_playing:
            self._describe()

    def _on_views_changed(self, views: Views) -> None:
        """A view that is opened anew shows this moment, not the one at which it was closed."""
        self.views_changed.emit(views)
        if self._scene is not None:
            self.show_scene()

    def _on_softened_changed(self, is_softened: bool) -> None:
        self.softened_changed.emit(is_softened)
        self.show_scene()

    def _on_reading_level_changed(self) -> None:
        self._show_text()
        self._describe()


def _describe_picture(presentation: Presentation) -> None:
    from kyphoview.describe.sentences import describe_views

    if (scene := presentation.scene) is not None:
        presentation.picture.setAccessibleDescription(" ".join(describe_views(scene, presentation.session.views)))


def _tell_scene(presentation: Presentation) -> None:
    """A view has come: what is drawn on it, or turned with it, takes it from now on."""
    if presentation.scene is not None:
        presentation.scene_shown.emit(presentation.scene)


def _connect_leading_picture(presentation: Presentation, picture: PicturePane) -> None:
    session = presentation.session
    presentation.preferences.keys_changed.connect(picture.set_single_keys)
    picture.set_single_keys(presentation.settings.has_single_keys)
    picture.trouble_met.connect(presentation.told)
    picture.cut_wanted.connect(session.choose_cut)
    picture.solid_failed.connect(session.lose_solid_view)
    picture.room_changed.connect(session.set_has_room)
    picture.wiped.connect(presentation.wiped)


def _connect_side(presentation: Presentation, side: SidePanel) -> None:
    def show_text(text: StepText) -> None:
        side.show_views(presentation.session.views)
        side.show_step(text)

    presentation.text_changed.connect(show_text)
    presentation.views_changed.connect(side.show_views)
    presentation.figures_changed.connect(side.show_figures)
    presentation.started_over.connect(side.forget_drawers)
    side.reading_level_wanted.connect(presentation.session.set_reading_level)


def _connect_bar(presentation: Presentation, bar: PlaceBar) -> None:
    session = presentation.session

    def show_step(text: StepText) -> None:
        bar.show_step(session.step_number + 1, len(session.place.steps), text.title)

    def show_choice() -> None:
        bar.show_choice(session.choice, session.views)

    presentation.text_changed.connect(show_step)
    session.choice_changed.connect(show_choice)
    session.views_changed.connect(show_choice)
    bar.choice_wanted.connect(session.set_choice)
    bar.show_step(session.step_number + 1, len(session.place.steps), "")
    show_choice()


def _connect_steps(presentation: Presentation, steps: StepCards) -> None:
    session = presentation.session
    presentation.titles_changed.connect(steps.show_titles)
    presentation.marks_changed.connect(steps.show_marks)
    session.step_changed.connect(lambda _step: steps.show_current(session.step_number))
    steps.step_wanted.connect(presentation.player.go_to_step)
