"""The program's own typeface, so that text looks and measures alike on every machine."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from kyphoview.errors import BadInput
from kyphoview.language import _
from kyphoview.resources import asset

FAMILY = "Atkinson Hyperlegible Next"
_FILES = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf",
)


def load_fonts() -> None:
    """Make the family known to Qt, once the application object exists; each file is read once.

    Raises:
        BadInput: a font file is missing or cannot be read.
    """
    for name in _FILES:
        _load(name)


@cache  # but for what it raises: a file that is missing is told each time
def _load(name: str) -> None:
    path = asset("fonts", name)
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise BadInput(_("{path}: this font file cannot be read; install kyphoview again.", path=path))


def check_fonts() -> None:
    """Look whether each font file is whole: Qt takes one that was cut short, and shows boxes later.

    Raises:
        BadInput: a file is missing, no font, or ends before one of its tables does.
    """
    for name in _FILES:
        path = asset("fonts", name)
        data = path.read_bytes()
        tables = int.from_bytes(data[4:6], "big")
        # The directory: 12 bytes, then for each table its tag, checksum, offset and length, four bytes each.
        entries = [data[12 + 16 * table : 28 + 16 * table] for table in range(tables)]
        ends = [int.from_bytes(entry[8:12], "big") + int.from_bytes(entry[12:16], "big") for entry in entries]
        if not ends or max(ends) > len(data):
            raise BadInput(_("{path}: this font file is cut short or damaged; install kyphoview again.", path=path))


def font(size_px: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The program's typeface at a size in pixels."""
    chosen = QFont(FAMILY)
    chosen.setPixelSize(max(1, round(size_px)))
    chosen.setWeight(weight)
    return chosen
