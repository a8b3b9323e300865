"""Every key the program listens to, in one table: the shortcuts are made from it, and the help shows it."""

from dataclasses import dataclass
from typing import Literal

Where = Literal["everywhere", "picture", "solid"]


@dataclass(frozen=True, slots=True)
class Key:
    """Keys (portable names of Qt) that do one thing; those of the picture act only while the picture has the focus, and
    those of the solid only while the 3D view is shown in it."""

    action: str
    meaning: str
    where: Where
    names: tuple[str, ...]


KEYS: tuple[Key, ...] = (
    Key("next_step", "Next step", "everywhere", ("Ctrl+Right",)),
    Key("previous_step", "Previous step", "everywhere", ("Ctrl+Left",)),
    Key("larger_text", "Larger text", "everywhere", ("Ctrl++", "Ctrl+=")),
    Key("smaller_text", "Smaller text", "everywhere", ("Ctrl+-",)),
    Key("usual_text", "Usual text size", "everywhere", ("Ctrl+0",)),
    Key("full_screen", "Full screen, on and off", "everywhere", ("F11",)),
    Key("leave", "Go back, close what is open, or leave full screen", "everywhere", ("Esc",)),
    Key("take_away", "Copy, save or print, or make a film", "everywhere", ("Ctrl+S",)),
    Key("help", "Help", "everywhere", ("F1",)),
    Key("documents", "Documents", "everywhere", ("Ctrl+O",)),
    Key("search", "Search", "everywhere", ("Ctrl+F",)),
    Key("words", "Plain or full words", "everywhere", ("F2",)),
    Key("look_up", "Look up", "everywhere", ("F3",)),
    Key("explain", "Explain to a patient", "everywhere", ("F5",)),
    Key("undo_ink", "Explaining, take the last stroke back", "everywhere", ("Ctrl+Z",)),
    Key("wipe_ink", "Explaining, wipe off this step's ink", "everywhere", ("Ctrl+Del",)),
    Key("next_step", "Next step", "picture", ("Right", "PgDown")),
    Key("previous_step", "Previous step", "picture", ("Left", "PgUp")),
    Key("play_or_pause", "Play or pause", "picture", ("Space",)),
    Key("frame_on", "One frame forward", "picture", (".",)),
    Key("frame_back", "One frame back", "picture", (",",)),
    Key("step_start", "Start of this step", "picture", ("Home",)),
    Key("step_end", "End of this step", "picture", ("End",)),
    Key("views", "Choose the views", "picture", ("V",)),
    Key("compare", "Compare before and after", "picture", ("C",)),
    Key("read_aloud", "Read aloud, on and off", "picture", ("T",)),
    Key("pointer", "Explaining, take the pointer (arrows move it)", "picture", ("O",)),
    Key("pen", "Explaining, take the pen (Return puts it down)", "picture", ("P",)),
    Key("ink_colour", "Explaining, next colour of ink", "picture", ("X",)),
    Key("help", "Help", "picture", ("?",)),
    Key("solid_left", "Look more from the left", "solid", ("A",)),
    Key("solid_right", "Look more from the right", "solid", ("D",)),
    Key("solid_up", "Look more from above", "solid", ("W",)),
    Key("solid_down", "Look more from below", "solid", ("S",)),
    Key("solid_nearer", "Nearer", "solid", ("+", "=")),
    Key("solid_farther", "Farther", "solid", ("-",)),
    Key("solid_shift_left", "Move to the left", "solid", ("J",)),
    Key("solid_shift_right", "Move to the right", "solid", ("L",)),
    Key("solid_shift_up", "Move up", "solid", ("I",)),
    Key("solid_shift_down", "Move down", "solid", ("K",)),
    Key("solid_side", "From the side", "solid", ("1",)),
    Key("solid_three_quarter", "Half turned", "solid", ("2",)),
    Key("solid_back", "From the back", "solid", ("3",)),
    Key("solid_above", "From above", "solid", ("4",)),
    Key("solid_surgeon", "From the surgeon's place", "solid", ("5",)),
    Key("solid_home", "Back to the step's own view", "solid", ("R",)),
    Key("solid_open", "Open the spine more", "solid", ("]",)),
    Key("solid_shut", "Close the spine more", "solid", ("[",)),
)
