"""What keys, swipes and buttons stand for: each action of `keys.KEYS` by its name."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from kyphoview.shell.features.beside import TOOL_ACTIONS
from kyphoview.shell.state.keys import KEYS
from kyphoview.shell.state.settings import MOST_TEXT_SCALE
from kyphoview.shell.window.top_bar import DOCUMENTS, HELP, SEARCH, TAKE_AWAY
from kyphoview.shell.words.side_panel import LOOK_UP

if TYPE_CHECKING:
    from kyphoview.shell.window.window import Window


class Actions:
    """The actions of a window, and its shortcuts for those that work everywhere."""

    def __init__(self, window: "Window") -> None:
        player, change_text = window.player, window.keeper.change_text_scale
        self._actions: dict[str, Callable[[], object]] = {
            "next_step": player.next_step,
            "previous_step": player.previous_step,
            "play_or_pause": player.play_or_pause,
            "frame_on": player.frame_on,
            "frame_back": player.frame_back,
            "step_start": partial(player.seek_step, 0.0),
            "step_end": partial(player.seek_step, 1.0),
            "larger_text": partial(change_text, 0.1),
            "smaller_text": partial(change_text, -0.1),
            "usual_text": partial(change_text, -MOST_TEXT_SCALE),
            "full_screen": window.toggle_full_screen,
            "leave": window.leave,
            "views": window.top_bar.open_views,
            "read_aloud": window.beside.toggle_reading,
            "documents": partial(window.side.toggle_drawer, DOCUMENTS),
            "search": partial(window.side.toggle_drawer, SEARCH),
            "compare": window.comparing.toggle,
            "words": window.session.change_reading_level,
            "look_up": partial(window.side.toggle_drawer, LOOK_UP),
            "take_away": partial(window.side.toggle_drawer, TAKE_AWAY),
            "explain": window.beside.toggle_explaining,
            **{action: partial(window.beside.use_tool, action) for action in TOOL_ACTIONS},
            "help": partial(window.side.toggle_drawer, HELP),
        }
        for key in KEYS:
            if key.where == "solid":
                self._actions[key.action] = partial(window.picture.act_on_solid, key.action)
            if key.where == "everywhere":
                for name in key.names:
                    QShortcut(QKeySequence(name), window).activated.connect(self._actions[key.action])

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._actions)

    def do(self, action: str) -> None:
        self._actions[action]()
