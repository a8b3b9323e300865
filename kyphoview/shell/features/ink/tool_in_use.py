"""The tool in use: none, the pointer or the pen, and the pen's colour."""

from typing import Literal

from PySide6.QtCore import QObject, Signal

from kyphoview.view.palette import PEN_COLOURS

Tool = Literal["none", "pointer", "pen"]


class ToolState(QObject):
    """Says what has changed, only when it has."""

    tool_changed = Signal(str)
    colour_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tool: Tool = "none"
        self._colour = 0

    @property
    def tool(self) -> Tool:
        return self._tool

    @property
    def colour(self) -> int:
        """The number of the ink in the palette."""
        return self._colour

    def take(self, tool: Tool) -> None:
        if tool != self._tool:
            self._tool = tool
            self.tool_changed.emit(tool)

    def toggle(self, tool: Tool) -> None:
        """Take a tool, or put it down when it is in use."""
        self.take("none" if tool == self._tool else tool)

    def choose_colour(self, colour: int) -> None:
        if not 0 <= colour < len(PEN_COLOURS):
            raise ValueError(f"there is no ink number {colour}")
        if colour != self._colour:
            self._colour = colour
            self.colour_changed.emit(colour)

    def next_colour(self) -> None:
        self.choose_colour((self._colour + 1) % len(PEN_COLOURS))
