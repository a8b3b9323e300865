"""Where one is, in as many words as there is room for."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from kyphoview.language import _
from kyphoview.shell.widgets.text_label import TextLabel

_LEFT_PX = 8


class PlaceLabel(TextLabel):
    """Its full words are always its name for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "heading", wraps=False, parent=parent)
        self._forms: tuple[str, ...] = ("",)
        self.setContentsMargins(_LEFT_PX, 0, 0, 0)

    @property
    def told_level(self) -> int:
        return 0

    def show_step(self, number: int, count: int, title: str) -> None:
        """Number counts from 1."""
        place = _("Step {number} of {count}", number=number, count=count)
        self._forms = (
            f"{place}   {title}" if title else place,
            place,
            _("{number} of {count}", number=number, count=count),
            f"{number}/{count}",
        )
        self.setAccessibleName(self._forms[0])
        self.setText(self._forms[0])

    def fit(self, width: int) -> None:
        """Take the fullest form that is no wider than this."""
        self.setText(next((form for form in self._forms if self._wide(form) <= width), self._forms[-1]))

    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._forms[0]), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(self._forms[-1]), super().minimumSizeHint().height())

    def _wide(self, form: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(form) + _LEFT_PX + 1
