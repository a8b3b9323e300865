"""Every key the program listens to, in one table: the shortcuts are made from it, and the help shows it."""

from typing import Literal

from msgspec import Struct

from kyphoview.language import N_

Where = Literal["everywhere", "picture", "looking", "solid"]


class Key(Struct, frozen=True):
    """Keys (portable names of Qt) that do one thing; those of the picture, and of looking closer in any view, act only
    while the picture has the focus, and those of the solid only while the 3D view is shown in it."""

    action: str
    meaning: str
    where: Where
    names: tuple[str, ...]


KEYS: tuple[Key, ...] = (
    Key("next_step", N_("Next step"), "everywhere", ("Ctrl+Right",)),
    Key("previous_step", N_("Previous step"), "everywhere", ("Ctrl+Left",)),
    Key("larger_text", N_("Larger text"), "everywhere", ("Ctrl++", "Ctrl+=")),
    Key("smaller_text", N_("Smaller text"), "everywhere", ("Ctrl+-",)),
    Key("usual_text", N_("Usual text size"), "everywhere", ("Ctrl+0",)),
    Key("full_screen", N_("Full screen, on and off"), "everywhere", ("F11",)),
    Key("leave", N_("Go back, close what is open, or leave full screen"), "everywhere", ("Esc",)),
    Key("take_away", N_("Copy, save or print, or make a film"), "everywhere", ("Ctrl+S",)),
    Key("help", N_("Help"), "everywhere", ("F1",)),
    Key("documents", N_("Documents"), "everywhere", ("Ctrl+O",)),
    Key("search", N_("Search"), "everywhere", ("Ctrl+F",)),
    Key("words", N_("Plain or full words"), "everywhere", ("F2",)),
    Key("look_up", N_("Look up"), "everywhere", ("F3",)),
    Key("weigh", N_("Helps, harms, choices"), "everywhere", ("F4",)),
    Key("questions", N_("My questions"), "everywhere", ("F6",)),
    Key("study", N_("Study"), "everywhere", ("F7",)),
    Key("three_minutes", N_("All that matters, told in three minutes"), "everywhere", ("F8",)),
    Key("explain", N_("Explain to a patient"), "everywhere", ("F5",)),
    Key("undo_ink", N_("Explaining, take the last stroke back"), "everywhere", ("Ctrl+Z",)),
    Key("wipe_ink", N_("Explaining, wipe off this step's ink"), "everywhere", ("Ctrl+Del",)),
    Key("next_step", N_("Next step"), "picture", ("Right", "PgDown")),
    Key("previous_step", N_("Previous step"), "picture", ("Left", "PgUp")),
    Key("play_or_pause", N_("Play or pause"), "picture", ("Space",)),
    Key("frame_on", N_("One frame forward"), "picture", (".",)),
    Key("frame_back", N_("One frame back"), "picture", (",",)),
    Key("step_start", N_("Start of this step"), "picture", ("Home",)),
    Key("step_end", N_("End of this step"), "picture", ("End",)),
    Key("views", N_("Choose the views"), "picture", ("V",)),
    Key("compare", N_("Compare before and after"), "picture", ("C",)),
    Key("names", N_("Test yourself: hide the names in the picture, or show them"), "picture", ("N",)),
    Key("parts", N_("What is in the picture"), "picture", ("M",)),
    Key("read_aloud", N_("Read aloud, on and off"), "picture", ("T",)),
    Key("pointer", N_("Explaining, take the pointer (arrows move it)"), "picture", ("O",)),
    Key("pen", N_("Explaining, take the pen (Return puts it down)"), "picture", ("P",)),
    Key("ink_colour", N_("Explaining, next colour of ink"), "picture", ("X",)),
    Key("help", N_("Help"), "picture", ("?",)),
    Key("solid_nearer", N_("Nearer"), "looking", ("+", "=")),
    Key("solid_farther", N_("Farther"), "looking", ("-",)),
    Key("solid_shift_left", N_("Move to the left"), "looking", ("J",)),
    Key("solid_shift_right", N_("Move to the right"), "looking", ("L",)),
    Key("solid_shift_up", N_("Move up"), "looking", ("I",)),
    Key("solid_shift_down", N_("Move down"), "looking", ("K",)),
    Key("solid_home", N_("Back to the step's own view"), "looking", ("R",)),
    Key("solid_left", N_("Look more from the left"), "solid", ("A",)),
    Key("solid_right", N_("Look more from the right"), "solid", ("D",)),
    Key("solid_up", N_("Look more from above"), "solid", ("W",)),
    Key("solid_down", N_("Look more from below"), "solid", ("S",)),
    Key("solid_side", N_("From the side"), "solid", ("1",)),
    Key("solid_three_quarter", N_("Half turned"), "solid", ("2",)),
    Key("solid_back", N_("From the back"), "solid", ("3",)),
    Key("solid_above", N_("From above"), "solid", ("4",)),
    Key("solid_surgeon", N_("From the surgeon's place"), "solid", ("5",)),
    Key("solid_close", N_("Closely at the balloon"), "solid", ("6",)),
    Key("solid_skin", N_("Show or hide the skin"), "solid", ("7",)),
    Key("solid_muscles", N_("Show or hide the muscles"), "solid", ("8",)),
    Key("solid_vessels", N_("Show or hide the large vessels"), "solid", ("9",)),
    Key("solid_open", N_("Open the spine more"), "solid", ("]",)),
    Key("solid_shut", N_("Close the spine more"), "solid", ("[",)),
)
