"""When Python looks for objects that only hold each other: not while the program starts."""

import gc


def put_off() -> None:
    """Let Python not look for objects that only hold each other while the program starts: it makes tens of thousands,
    which stay, and going through them again and again takes a sixteenth of a start."""
    gc.disable()


def begin() -> None:
    """Look for such objects again, among those that are made from now on."""
    gc.collect()
    gc.freeze()
    gc.enable()
