"""What is shown and said of the present moment: its picture, its words, and both for a screen reader."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from kyphoview.errors import BadInput
from kyphoview.procedure.steps import STEPS
from kyphoview.shell.picture.caption import Caption
from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.state.session import Session
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.words.side_panel import SidePanel

if TYPE_CHECKING:
    from kyphoview.procedure.scene import Scene


class ShowsPlace(Protocol):
    """A bar that says which step this is."""

    def show_step(self, number: int, count: int, title: str) -> None: ...


class Narration(QObject):
    """Works out what follows from the session; a data file that cannot be used is told in its content's place.

    Model and words are imported where they are first used, so that the opening is painted first.
    """

    titled = Signal(list)

    def __init__(
        self,
        session: Session,
        picture: PicturePane,
        caption: Caption,
        side: SidePanel,
        top_bar: ShowsPlace,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._picture = picture
        self._caption = caption
        self._side = side
        self._top_bar = top_bar

    def show_scene(self) -> None:
        """The picture of this moment, described anew unless it is playing."""
        from kyphoview.procedure.scene import scene_at

        try:
            scene = scene_at(self._session.case, self._session.moment, self._session.is_softened)
        except BadInput as error:
            self._picture.show_problem(str(error))
            return
        self._picture.show_scene(scene)
        if not self._session.is_playing:
            self.describe(scene)

    def describe(self, scene: "Scene | None" = None) -> None:
        """Sentences about this very moment, as the picture's description."""
        if not self._picture.has_scene:  # before the first paint nobody reads it
            return
        from kyphoview.describe.sentences import describe_views
        from kyphoview.procedure.scene import scene_at

        scene = scene or scene_at(self._session.case, self._session.moment)
        self._picture.setAccessibleDescription(" ".join(describe_views(scene, self._session.views)))
        if self._session.reading_level == "full":
            self._show_figures()

    def _show_figures(self) -> None:
        """What the model measures now, for those who read in full."""
        from kyphoview.describe.figures import figures_lines
        from kyphoview.procedure.scene import scene_at

        self._side.words.show_figures(figures_lines(scene_at(self._session.case, self._session.moment)))

    def show_step(self) -> None:
        """The words of this step, and its main sentence for full screen."""
        from kyphoview.content.load import load_documents, load_step_at

        number, level = self._session.step_number, self._session.reading_level
        try:
            words = load_step_at(level, STEPS[number].id)
            self._caption.show_sentence(words.main)
            self._side.words.show_step(words, load_documents(), level)
            if level == "full":
                self._show_figures()
            self._top_bar.show_step(number + 1, len(STEPS), words.title)
        except BadInput as error:
            self._caption.show_sentence("")
            self._side.words.show_problem(str(error))
            self._top_bar.show_step(number + 1, len(STEPS), "")

    @property
    def main_sentence(self) -> str:
        """The main sentence of this step, "" where its words cannot be read."""
        from kyphoview.content.load import load_step_at

        try:
            return load_step_at(self._session.reading_level, STEPS[self._session.step_number].id).main
        except BadInput:  # told in the words' place
            return ""

    def announce_step(self) -> None:
        """Have a screen reader say where we are and the main sentence."""
        from kyphoview.content.load import load_step_at

        number = self._session.step_number
        try:
            words = load_step_at(self._session.reading_level, STEPS[number].id)
        except BadInput:
            return
        announce(self._picture, f"Step {number + 1} of {len(STEPS)}: {words.title}. {words.main}")

    def give_titles(self) -> None:
        """The titles of all steps, after the first paint."""
        self.titled.emit([_title(step.id) for step in STEPS])


def _title(step_id: str) -> str:
    from kyphoview.content.load import load_step

    try:
        return load_step(step_id).title
    except BadInput:  # told in the words' place when this step is shown
        return ""
