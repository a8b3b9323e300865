"""Looking things up: a list of pages, the pages, and the way back. Stands in the place of the words."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from kyphoview.content.clinic import Clinic
from kyphoview.content.pages import FUTURES_PAGE, PAGE_IDS, load_page
from kyphoview.errors import BadInput
from kyphoview.language import N_, _
from kyphoview.shell.features.pages.page_view import PageView, Sources
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.delete_later import delete_later
from kyphoview.shell.widgets.drawer import SideDrawer
from kyphoview.shell.widgets.fitting_row import FittingRow
from kyphoview.shell.widgets.link_line import LinkLine
from kyphoview.shell.widgets.scrolling.finger_scroll import FingerScroll
from kyphoview.shell.widgets.scrolling.scroll_column import Column
from kyphoview.shell.widgets.style import Style, apply_style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.words.popover import Popover
from kyphoview.speech.script import SPOKEN_PAGES

TITLE = N_("Look up")


class LookUp(SideDrawer):
    """Pages are made when first opened and kept, each at the place where one left it."""

    step_wanted = Signal(str)
    course_wanted = Signal(str)
    listen_wanted = Signal(bool)  # whether the page is to be read aloud
    left = Signal()  # the page that was shown

    def __init__(
        self,
        popover: Popover,
        style: Style,
        clinic: Clinic,
        make_futures: Callable[[], QWidget] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_(TITLE), parent)
        self._make_futures = make_futures
        self._popover = popover
        self._style = style
        self._clinic = clinic
        self._pages: dict[str, PageView] = {}
        self._links: dict[str, LinkLine] = {}  # of the list
        self._way: list[str] = []  # pages from which one can go back
        self._has_list = True  # whether the list lies on the way back
        self._is_wide = False
        self._sources: Sources = "unasked"
        self._trouble: FingerScroll | None = None
        self.back_button = Button("previous", _("Back"), "quiet", _("Back to where you came from"))
        self.wide_button = Button(
            "full_screen", _("Whole window"), "quiet", _("Let this page have the picture's room too")
        )
        self.listen = Button("listen", _("Listen"), "quiet", _("Have this page read aloud, or not"))
        self.listen.setCheckable(True)
        self._stack = QStackedWidget()
        self._list = FingerScroll(_(TITLE))
        self._build()
        self._show_state()

        self.back_button.clicked.connect(self._on_back_clicked)
        self.listen.clicked.connect(self.listen_wanted)
        self.wide_button.clicked.connect(self._on_wide_clicked)

    @property
    def is_wide(self) -> bool:
        """Whether what is shown has the whole window."""
        return self._is_wide

    @property
    def page(self) -> PageView | None:
        """The page that is shown; None: the list."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, PageView) else None

    def set_style(self, style: Style) -> None:
        self._style = style

    def take_reading_level(self, level: str) -> None:
        """In full words the sources of what a page says stand open, in plain ones until then behind a line."""
        self._show_sources("always" if level == "full" else "unasked")

    def take_clinic(self, clinic: Clinic) -> None:
        """From now on the pages say whom to call as this one does."""
        self._clinic = clinic
        self._make_anew()

    def open_page(self, place: str, is_direct: bool = False) -> None:
        """Open a page by its id, perhaps at a place in it: "differences#height".

        Args:
            is_direct: it is opened past the list, so the way back from it does not lead there.
        """
        self._has_list = self._has_list and not is_direct
        page_id, _, name = place.partition("#")
        page = self._made(page_id)
        if page is None:
            return
        if page is not self.page:
            self._way.append(page_id)
        self._show(page)
        if name:
            page.show_place(name)

    def show_reading(self, is_read: bool) -> None:
        """Whether the page is being read aloud."""
        self.listen.setChecked(is_read)

    def put_away(self) -> None:
        """Begin with the list when it is opened again."""
        self._way.clear()
        self._has_list = True
        self._is_wide = False
        self._stack.setCurrentWidget(self._list)
        self._show_state()

    def escape(self) -> bool:
        return self.go_back()

    def go_back(self) -> bool:
        """To the page before, or to the list that one came from; whether there was anything to go back to."""
        is_first = len(self._way) <= (self.page is not None)
        if self._stack.currentWidget() is self._list or (is_first and not self._has_list):
            return False
        left = self._way.pop() if self.page is not None else None
        if self._way:
            page = self._made(self._way[-1])
            if page is None:
                self._way.pop()
            else:
                self._show(page)
            return True
        self._show(self._list)
        if left in self._links:
            self._links[left].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_back_clicked(self) -> None:
        if not self.go_back():
            self.closed.emit()

    def _build(self) -> None:
        head = FittingRow()
        head.row.addWidget(self.back_button)
        head.row.addStretch(1)
        for button in (self.listen, self.wide_button, self.close_button):
            head.row.addWidget(button)
        head.set_yielding([self.close_button, self.back_button, self.listen, self.wide_button])
        head.setContentsMargins(14, 10, 14, 0)
        self._head = head
        self._fill_list()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._stack, 1)
        self._stack.addWidget(self._list)
        apply_style(self, self._style)

    def _fill_list(self) -> None:
        column = Column()
        column.add(TextLabel(_(TITLE), "title", "accent"), 8)
        for page_id in PAGE_IDS:
            if page_id == FUTURES_PAGE and self._make_futures is None:
                continue
            try:
                page = load_page(page_id)
            except BadInput as error:
                column.add(TextLabel(str(error), "body", "warning"), 8)
                continue
            line = LinkLine(page.title, page.about)
            line.clicked.connect(lambda _on=False, page_id=page_id: self.open_page(page_id))
            column.add(line, 4)
            self._links[page_id] = line
        self._list.show_column(column, self._style)

    def _made(self, page_id: str) -> PageView | None:
        """The page, made where it is not there yet or not any more; None where its trouble is shown in its place."""
        if page_id not in self._pages:
            try:
                self._pages[page_id] = self._make(page_id)
            except BadInput as error:
                self._show_problem(str(error))
                return None
            self._stack.addWidget(self._pages[page_id])
            apply_style(self._pages[page_id], self._style)
        return self._pages[page_id]

    def _make(self, page_id: str) -> PageView:
        page = PageView(
            load_page(page_id),
            self._popover,
            self._style,
            self._sources,
            self._clinic,
            self._make_futures,
        )
        page.course_wanted.connect(self.course_wanted)
        page.step_wanted.connect(self._on_step_wanted)
        page.page_wanted.connect(self.open_page)
        page.sources_wanted.connect(self._on_sources_wanted)
        return page

    def _on_sources_wanted(self, is_wanted: bool) -> None:
        self._show_sources("asked" if is_wanted else "unasked")
        if self.page is not None and self.page.sources_line is not None:
            self.page.sources_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sources(self, sources: Sources) -> None:
        if sources != self._sources:
            self._sources = sources
            self._make_anew()

    def _make_anew(self) -> None:
        """Make the pages anew; the one that is shown stays at its place."""
        shown, is_wide = self.page, self._is_wide
        old, self._pages = self._pages, {}
        if shown is not None:
            self._way.pop()
            self.open_page(shown.page.id)
            self._be_wide(is_wide)
            self._show_state()
            QApplication.sendPostedEvents()  # laid out before it is scrolled
            if self.page is not None:
                self.page.verticalScrollBar().setValue(shown.verticalScrollBar().value())
        for page in old.values():
            self._stack.removeWidget(page)
            delete_later(page)

    def _show(self, part: QWidget) -> None:
        self.left.emit()
        self._popover.dismiss()
        if (left := self.focusWidget()) is not None:
            left.clearFocus()  # else the page that is left would scroll to the next place for the focus
        self._stack.setCurrentWidget(part)
        self._be_wide(isinstance(part, PageView) and part.page.is_wide)
        (part.first_focus if isinstance(part, PageView) else part).setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()

    def _show_problem(self, sentence: str) -> None:
        if self._trouble is None:
            self._trouble = FingerScroll(_("This page cannot be shown"))
            self._stack.addWidget(self._trouble)
        column = Column()
        column.add(TextLabel(_("This page cannot be shown"), "title"), 12)
        column.add(TextLabel(sentence, "body", "warning"))
        self._trouble.show_column(column, self._style)
        apply_style(self._trouble, self._style)
        self._show(self._trouble)

    def _show_state(self) -> None:
        self.back_button.setVisible(self._stack.currentWidget() is not self._list)
        self.wide_button.setVisible(self.page is not None)
        self.listen.setVisible(self.page is not None and self.page.page.id in SPOKEN_PAGES)
        if self._is_wide:
            self.wide_button.set_sign("leave_full_screen", _("Beside the picture"))
        else:
            self.wide_button.set_sign("full_screen", _("Whole window"))
        self._head.refit()

    def _be_wide(self, is_wide: bool) -> None:
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.width_wanted.emit(is_wide)

    def _on_wide_clicked(self) -> None:
        self._be_wide(not self._is_wide)
        self._show_state()

    def _on_step_wanted(self, step_id: str) -> None:
        """The picture goes there, and is seen beside the page."""
        self._be_wide(False)
        self._show_state()
        self.step_wanted.emit(step_id)
