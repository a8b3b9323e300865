"""The papers that a sheet can be made for."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

from kyphoview.errors import BadInput
from kyphoview.language import _

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}

# Where letters are written on Letter: Unicode's table of territories (CLDR, supplemental measurementData, paperSize).
_WITH_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])


def usual_paper() -> str:
    """The name of the paper that this system's country uses."""
    territory = QLocale.territoryToCode(QLocale.system().territory())
    return "Letter" if territory in _WITH_LETTER else "A4"


def find_paper(name: str) -> QPageSize:
    """The paper of that name.

    Raises:
        BadInput: there is none.
    """
    for known, size in PAPERS.items():
        if known.lower() == name.lower():
            return QPageSize(size)
    raise BadInput(_("There is no paper {name!r}; choose A4 or Letter.", name=name))
