"""A part of the picture, or its label, pressed for its meaning: its name and what it is, on a calm card."""

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
    """`is_wanted` says whether presses ask for meanings now: not while something else is asked of them."""

    def __init__(self, presentation: Presentation, popover: Popover) -> None:
        super().__init__(presentation)
        self.is_wanted = True
        self._popover = popover
        self._looked_at = LookedAt(presentation)
        self._looked_at.pressed.connect(self._on_pressed)
        presentation.scene_shown.connect(self._on_scene_shown)

    def _on_pressed(self, name: ViewName, place: QPointF) -> None:
        self._popover.dismiss()
        look, view = self._looked_at.look_in(name), self._looked_at.view_of(name)
        if not self.is_wanted or look is None or view is None:
            return
        part = part_of_label_at(look, place.x(), place.y())
        if part == "":
            part = next(iter(look.parts_near(place.x(), place.y(), FINGER_PX)), "")
        if part == "":
            return
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
