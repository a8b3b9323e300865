"""The papers that a sheet can be made for."""

from PySide6.QtGui import QPageSize

from kyphoview.errors import BadInput
from kyphoview.language import _

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


def find_paper(name: str) -> QPageSize:
    """The paper of that name.

    Raises:
        BadInput: there is none.
    """
    for known, size in PAPERS.items():
        if known.lower() == name.lower():
            return QPageSize(size)
    raise BadInput(_("There is no paper {name!r}; choose A4 or Letter.", name=name))
