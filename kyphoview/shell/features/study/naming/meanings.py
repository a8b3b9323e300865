"""A press in the picture: a part of it, or its label, tells its meaning on a calm card; beside them it plays on.

While it plays a press anywhere pauses, as in any film: what is meant would be gone before it is named.
"""

from PySide6.QtCore import QObject, QPointF, QRect

from kyphoview.content.parts import load_parts, meaning_of
from kyphoview.procedure.view_names import ViewName
from kyphoview.shell.features.study.naming.looked_at import FINGER_PX, LookedAt
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.widgets.announce import announce
from kyphoview.shell.words.popover import Note, Popover
from kyphoview.view.hitting.label_hit import part_of_label_at

_HALF_PX = 6  # of the place beside which the card stands


class Meanings(QObject):
    """`is_wanted` says whether presses are heard here now: not while something else is asked of them."""

    def __init__(self, presentation: Presentation, popover: Popover) -> None:
        super().__init__(presentation)
        self.is_wanted = True
        self._presentation = presentation
        self._popover = popover
        self._looked_at = LookedAt(presentation)
        self._looked_at.pressed.connect(self._on_pressed)
        presentation.scene_shown.connect(self._on_scene_shown)
        presentation.picture.zooming.zoomed.connect(self._on_scene_shown)

    def _on_pressed(self, name: ViewName, place: QPointF) -> None:
        had_card = self._popover.dismiss()
        if not self.is_wanted:
            return
        if self._presentation.session.is_playing:
            self._presentation.player.pause()
            return
        part = self._part_at(name, place)
        if part:
            self._tell(part, name, place)
        elif not had_card:  # else the press has put it away
            self._presentation.player.play()

    def _part_at(self, name: ViewName, place: QPointF) -> str:
        """The part whose label or picture lies there; "" beside them."""
        look = self._looked_at.look_in(name)
        if look is None:
            return ""
        labelled = part_of_label_at(look, place.x(), place.y())
        return labelled or next(iter(look.parts_near(place.x(), place.y(), FINGER_PX)), "")

    def _tell(self, part: str, name: ViewName, place: QPointF) -> None:
        view = self._looked_at.view_of(name)
        assert view is not None
        called = load_parts()[part]
        lines = (meaning_of(part), *((called.told_latin,) if called.told_latin else ()))
        note = Note(called.name.capitalize(), lines)
        corner = view.mapTo(self._looked_at.picture, place.toPoint())
        at = QRect(corner.x() - _HALF_PX, corner.y() - _HALF_PX, 2 * _HALF_PX, 2 * _HALF_PX)
        self._popover.show_note(note, self._looked_at.picture, at)
        announce(self._looked_at.picture, note.text)

    def _on_scene_shown(self) -> None:
        """The part is elsewhere now."""
        if self._popover.asker is self._looked_at.picture:
            self._popover.dismiss()
