"""What a step's page begins with: its main sentence is never cut, and what else stands before it gives way."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyphoview.shell.widgets.scrolling.scroll_column import TOP_PX, Column

_TITLE_GAP_PX, _FIRST_GAP_PX = 8, 14


class PageLead:
    """Adds to a page `first`, `title` and `main`; `first` stands behind the others where there is not room for all."""

    def __init__(self, page: Column, title: QWidget, main: QWidget, gap_px: int, first: QWidget | None = None) -> None:
        self._page = page
        self._title = title
        self._main = main
        self._first = None if first is None else _with_gap(first)
        if self._first is not None:
            page.add(self._first)
        page.add(title, _TITLE_GAP_PX)
        page.add(main, gap_px)

    def add_behind(self, part: QWidget) -> None:
        """What follows the main sentence, whatever stands before it."""
        self._page.place(part, self._main, is_behind=True)

    def has_room(self, width_px: int, room_px: int, has_first: bool = True) -> bool:
        """Whether all of it is in sight in so much of a page of this width; or all but what gives way."""
        first: tuple[QWidget, ...] = (self._first,) if self._first is not None and has_first else ()
        parts = (*first, self._title, self._main)
        inner_px = self._page.inner_px(width_px)
        return TOP_PX + _TITLE_GAP_PX + sum(part.heightForWidth(inner_px) for part in parts) <= room_px

    def arrange(self, width_px: int, room_px: int) -> None:
        """Put it into the order for which there is room."""
        if self._first is not None:
            has_room = self.has_room(width_px, room_px)
            self._page.place(self._first, self._title if has_room else self._main, is_behind=not has_room)


def _with_gap(part: QWidget) -> QWidget:
    """The same with blank room below it, which goes with it."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, _FIRST_GAP_PX)
    column.addWidget(part)
    return whole
