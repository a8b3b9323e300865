"""The drawer "Help": what the window does, and every key."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kyphoview.language import N_, _
from kyphoview.shell.state.shortcuts import KEYS, Key, Where
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.scrolling.scroll_column import SIDE_PX
from kyphoview.shell.widgets.style import Style, paint_card
from kyphoview.shell.widgets.text_label import TextLabel

_INTRODUCTION = (
    N_("Choose a step below, or press Next step. The picture moves, then stops."),
    N_("Play it again, or drag the slider beside Play to any moment of the whole."),
    N_("Words with a dotted line have a short meaning. Small marks such as D3 name the document that says it."),
)
_PLACES: tuple[tuple[Where, str], ...] = (
    ("everywhere", N_("Keys, everywhere")),
    ("picture", N_("Keys, while the picture has the focus (press it, or reach it with Tab)")),
    ("looking", N_("Keys to look closer in any view, while the picture has the focus; a wheel or a pinch does it too")),
    ("solid", N_("Keys for the body in the round (3D), where it is shown and the picture has the focus")),
)
_LEAST_MEANING_SHARE = 0.5  # of the width, for what keys mean beside them

_KEYS = (  # as they are engraved in an English keyboard
    *(N_("Ctrl"), N_("Esc"), N_("Del"), N_("Space"), N_("Home"), N_("End")),
    *(N_("Left"), N_("Right"), N_("PgUp"), N_("PgDown")),
)


class HelpDrawer(Drawer):
    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(_("Help"), parent)
        for sentence in _INTRODUCTION:
            self.column.add(TextLabel(_(sentence), "body"), 8)
        self._keys: list[_Keys] = []
        for where, heading in _PLACES:
            self.column.add_heading(_(heading))
            keys = _Keys([key for key in KEYS if key.where == where])
            self._keys.append(keys)
            self.column.add_layout(keys, 8)
        self.finish(style)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for keys in self._keys:
            keys.fit(self.width() - 2 * SIDE_PX)


class _Keys(QGridLayout):
    """Keys with their meanings beside them, or below where that leaves the meanings too little room."""

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(8)
        self._rows: list[tuple[KeyCap, TextLabel]] = []
        self._is_stacked: bool | None = None
        for key in keys:
            names, meaning = _named(key.names), _(key.meaning)
            cap = KeyCap(names)
            cap.setAccessibleName(f"{names}: {meaning}")
            self._rows.append((cap, TextLabel(meaning, "body")))
        self._place(is_stacked=False)

    def fit(self, width: int) -> None:
        """Lay them out for a width in pixels."""
        self._place(max(cap.sizeHint().width() for cap, _meaning in self._rows) > (1 - _LEAST_MEANING_SHARE) * width)

    def _place(self, is_stacked: bool) -> None:
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        self.setColumnStretch(1, 0 if is_stacked else 1)
        for row, (cap, meaning) in enumerate(self._rows):
            self.removeWidget(cap)
            self.removeWidget(meaning)
            self.addWidget(cap, 2 * row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            if is_stacked:
                self.addWidget(meaning, 2 * row + 1, 0)
            else:
                self.addWidget(meaning, 2 * row, 1, Qt.AlignmentFlag.AlignVCenter)


class KeyCap(TextLabel):
    """The name of a key in a frame like the key's own."""

    def __init__(self, names: str) -> None:
        super().__init__(names, "small", wraps=False)
        self._style = Style()
        self.setContentsMargins(8, 3, 8, 4)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_style(self, style: Style) -> None:
        super().set_style(style)
        self._style = style

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()), self._style.theme.panel_raised, self._style.theme.border, 6)
        super().paintEvent(event)


def _named(keys: Sequence[str]) -> str:
    """One key, or either of two, by what is engraved in them."""
    first, *others = (_engraved(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)) for key in keys)
    return _("{key} or {other}", key=first, other=others[0]) if others else first


def _engraved(sequence: str) -> str:
    return re.sub(r"\w+", lambda key: _(key[0]) if key[0] in _KEYS else key[0], sequence)
