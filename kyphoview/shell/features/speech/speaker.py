"""What whoever says sentences aloud tells of it."""

from PySide6.QtCore import QObject, Signal


class Speaker(QObject):
    """`said` comes at the end of each sentence, heard or not; `failed` has a sentence for the person when one is not
    heard; `voices_found` has the names of those that can be chosen.

    `begun` says that a sentence is being said or read, `heard` how many seconds of it have sounded at its speed.
    """

    said = Signal()
    begun = Signal()
    heard = Signal(float)
    failed = Signal(str)
    voices_found = Signal(tuple)
