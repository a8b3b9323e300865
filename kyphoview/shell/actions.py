"""What keys, swipes and buttons stand for: each action of `shortcuts.KEYS` by its name, one table for all windows."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kyphoview.shell.presentation import Presentation
from kyphoview.shell.state.shortcuts import KEYS
from kyphoview.shell.widgets.accessible.focus_rings import note_key

Action = Callable[[], object]


class Actions(QObject):
    """The actions of a window: those that every presentation has, and `own` ones. Shortcuts are made for those that
    work everywhere; whatever is asked for and is not there is passed over."""

    def __init__(self, presentation: Presentation, own: Mapping[str, Action], window: QWidget) -> None:
        super().__init__(window)
        self._actions = {**_shared(presentation), **own}
        for key in KEYS:
            if key.where == "everywhere" and key.action in self._actions:
                for name in key.names:
                    shortcut = QShortcut(QKeySequence(name), window)
                    shortcut.activated.connect(partial(note_key, window))
                    shortcut.activated.connect(self._actions[key.action])

        presentation.picture.action_wanted.connect(self.do)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._actions)

    def do(self, action: str) -> None:
        if action in self._actions:
            self._actions[action]()


def _shared(presentation: Presentation) -> dict[str, Action]:
    player, keeper, picture = presentation.player, presentation.keeper, presentation.picture
    return {
        "next_step": player.next_step,
        "previous_step": player.previous_step,
        "play_or_pause": player.play_or_pause,
        "frame_on": player.frame_on,
        "frame_back": player.frame_back,
        "step_start": partial(player.seek_step, 0.0),
        "step_end": partial(player.seek_step, 1.0),
        "larger_text": partial(keeper.change_text_scale, 1),
        "smaller_text": partial(keeper.change_text_scale, -1),
        "usual_text": keeper.reset_text_scale,
        **{key.action: partial(picture.act_on_solid, key.action) for key in KEYS if key.where in ("looking", "solid")},
    }
