"""The drawer "Take away": the present picture, a sheet to hand over, a film."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from kyphoview.content.sheet import Handout
from kyphoview.errors import BadInput, Failure
from kyphoview.export.file_types import find_film_type
from kyphoview.export.film.encoding import require_encoders
from kyphoview.export.film.options import (
    FilmOptions,
    choose_running_time,
    find_telling,
    parse_film_size,
    parse_fps,
    title_time_s,
)
from kyphoview.export.film.size_and_rate import OFFERED_FILM_SIZES_PX
from kyphoview.export.handout.paper_sizes import find_paper, usual_paper
from kyphoview.export.handout.pdf_sheet import load_sheet, write_handout
from kyphoview.export.picture import Picture, paint_image, write_picture
from kyphoview.export.picture_size import size_text
from kyphoview.language import N_, _
from kyphoview.procedure.ink import Ink
from kyphoview.procedure.view_names import ViewName, Views
from kyphoview.shell.features.take_away.film_job import FilmJob
from kyphoview.shell.features.take_away.present_picture import Take, present_picture
from kyphoview.shell.presentation import Presentation
from kyphoview.shell.state.file_dialogs import documents_folder
from kyphoview.shell.state.view_captions import CAPTIONS
from kyphoview.shell.widgets.button import Button
from kyphoview.shell.widgets.choice_row import ChoiceRow
from kyphoview.shell.widgets.drawer import Drawer
from kyphoview.shell.widgets.flow_layout import flowing
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.widgets.text_label import TextLabel
from kyphoview.shell.widgets.tick_line import TickLine

_PICTURES = {
    N_("Picture of pixels, PNG (*.png)"): ".png",
    N_("Drawing, SVG (*.svg)"): ".svg",
    N_("Page, PDF (*.pdf)"): ".pdf",
}
_FILMS = {
    N_("Film with voice and captions, MP4 (*.mp4)"): ".mp4",
    N_("Film with voice and captions, WebM (*.webm)"): ".webm",
    N_("Moving picture, GIF (*.gif)"): ".gif",
}
_SHEETS = {N_("Sheet, PDF (*.pdf)"): ".pdf", N_("Sheet as a page for a browser (*.html)"): ".html"}
_FILM_SIZES = tuple(size_text(size_px) for size_px in OFFERED_FILM_SIZES_PX)
_PLACES = ("first", "second")


class TakeAwayDrawer(Drawer):
    """Takes what is presented; `ink` gives what was drawn.

    `taken` says in one sentence what was done, `told` why something could not be.
    """

    told = Signal(str)
    taken = Signal(str)

    def __init__(self, presentation: Presentation, ink: Callable[[], Ink], parent: QWidget | None = None) -> None:
        super().__init__(_("Take away"), parent)
        session = self._session = presentation.session
        self._take: Take = presentation.picture.take
        self._ink = ink
        self._style = presentation.style
        self._keeper, self._questions = presentation.keeper, presentation.questions
        self._views = session.views
        self.job = FilmJob(self)
        self.which = TextLabel("", "body")
        self.view = ChoiceRow(_("Which picture"), dict.fromkeys(_PLACES, ""))
        self.copy = Button("copy", _("Copy"), description=_("Copy the picture, to paste it elsewhere"))
        self.save = Button("save", _("Save picture"), description=_("Save the picture as PNG, SVG or PDF"))
        self.with_ink = TickLine(_("With what was drawn, on picture and sheet"))
        self.paper = ChoiceRow(_("Paper"), {"A4": "A4", "Letter": _("Letter")})
        self.print_sheet = Button("print", _("Preview and print"), description=_("See both sides, then print them"))
        self.save_sheet = Button("save", _("Save sheet"), description=_("Save the sheet as PDF"))
        self.part = ChoiceRow(_("What the film shows"), {"step": _("This step"), "whole": _("All steps")})
        self.size_of_film = ChoiceRow(_("Size of the film"), {size: size.replace("x", " × ") for size in _FILM_SIZES})
        self.shoot = Button("film", _("Make a film"), description=_("Make a film as MP4, WebM or GIF"))
        self.stop = Button("close", _("Stop"), description=_("Stop the film; nothing of it is kept"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("How far the film is"))
        self.film_note = TextLabel("", "small", "text_quiet")
        self._build(self._style)

        self.view.chosen.connect(self._on_view_chosen)
        self.paper.chosen.connect(lambda name: self._keeper.set_one(paper=name))
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)
        self.print_sheet.clicked.connect(self._on_print)
        self.save_sheet.clicked.connect(self._on_save_sheet)
        self.shoot.clicked.connect(self._on_shoot)
        self.stop.clicked.connect(self.job.stop)
        self.job.progressed.connect(self._on_progressed)
        self.job.ended.connect(self._on_film_ended)
        self.job.failed.connect(self._on_film_failed)
        session.views_changed.connect(self._show_views)
        presentation.started_over.connect(self.job.stop)
        if parent is not None:
            parent.window().installEventFilter(self)

    def set_style(self, style: Style) -> None:
        self._style = style

    def showEvent(self, event: QShowEvent) -> None:
        """Ink is asked for anew each time: it may be another patient's, and mostly there is none."""
        self.with_ink.setChecked(False)
        self.with_ink.setVisible(bool(self._ink()))
        super().showEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A window that closes stops its film."""
        if event.type() == QEvent.Type.Close:
            self.job.stop()
        return False

    def _build(self, style: Style) -> None:
        column = self.column
        column.add_heading(_("This picture"))
        column.add(self.which, 4)
        column.add(self.view, 8)
        column.add(flowing(self.copy, self.save), 4)
        column.add(self.with_ink)
        column.add_heading(_("A sheet to hand over"))
        column.add(TextLabel(_("Two sides in large type, with three pictures of this fracture."), "body"), 6)
        column.add(self.paper, 8)
        column.add(flowing(self.print_sheet, self.save_sheet))
        column.add_heading(_("A film"))
        column.add(self.film_note, 6)
        column.add(self.part, 8)
        column.add(self.size_of_film, 8)
        column.add(self.progress, 8)
        column.add(flowing(self.shoot, self.stop))
        self.paper.show_choice(self._keeper.settings.paper or usual_paper())
        self.part.show_choice("step")
        self.size_of_film.show_choice(_FILM_SIZES[0])
        self._show_views(self._session.views)
        self._show_work(False)
        self.finish(style)

    def _show_views(self, views: Views) -> None:
        """Of two views side by side, one is chosen."""
        self._views = views
        for value, name in zip(_PLACES, views, strict=False):
            choice = self.view.choices[value]
            choice.setText(_(CAPTIONS[name]))
            choice.setAccessibleName(_(CAPTIONS[name]))
        self.view.setVisible(len(views) > 1)
        self.view.updateGeometry()
        self.which.setText(
            _("As it stands now.")
            if len(views) > 1
            else _("{picture}, as it stands now.", picture=_(CAPTIONS[views[0]]))
        )
        self.view.show_choice(_PLACES[0])
        self._on_view_chosen()

    def _chosen_view(self) -> ViewName:
        is_second = len(self._views) > 1 and self.view.choices[_PLACES[1]].isChecked()
        return self._views[int(is_second)]

    def _present(self) -> Picture:
        session = self._session
        view, theme, ink = self._chosen_view(), self._style.theme, self._wanted_ink()
        return present_picture(session.case, session.moment, view, theme, self._take, ink)

    def _wanted_ink(self) -> Ink:
        """Ink leaves the program only where it is asked for."""
        return self._ink() if self.with_ink.isChecked() else ()

    def _on_copy(self) -> None:
        with self._telling():
            QGuiApplication.clipboard().setImage(paint_image(self._present()))
            self.taken.emit(_("The picture is copied. Paste it where you want it."))

    def _on_save(self) -> None:
        if path := _ask_where(self, _("Save the picture"), f"kyphoview-{self._session.moment.step}.png", _PICTURES):
            with self._telling():
                write_picture(self._present(), path)
                self.taken.emit(_("The picture is saved as {path}.", path=path))

    def _on_print(self) -> None:
        from kyphoview.shell.features.take_away.printing import SheetPreview

        with self._telling():
            load_sheet(sheet := self._sheet())
            SheetPreview(sheet, find_paper(self._paper()), self).exec()

    def _on_save_sheet(self) -> None:
        if path := _ask_where(self, _("Save the sheet"), "kyphoview-handout.pdf", _SHEETS):
            with self._telling():
                write_handout(self._sheet(), find_paper(self._paper()), path)
                self.taken.emit(_("The sheet is saved as {path}.", path=path))

    def _on_shoot(self) -> None:
        name = f"kyphoview-{self._session.moment.step if self.part.choices['step'].isChecked() else 'all-steps'}.mp4"
        if path := _ask_where(self, _("Make a film"), name, _FILMS):
            with self._telling():
                self.job.start(self._film(path), path)
                self._show_work(True)

    def _film(self, path: Path) -> FilmOptions:
        """The film that the choices ask for; a GIF has its own usual size and time."""
        film_type = find_film_type(path)
        step = self._session.moment.step if self.part.choices["step"].isChecked() else None
        size = next(size for size, choice in self.size_of_film.choices.items() if choice.isChecked())
        return FilmOptions(
            self._chosen_view(),
            parse_film_size(None if film_type == ".gif" else size, film_type),
            parse_fps(None, film_type),
            self._session.case,
            self._style.theme,
            choose_running_time(step, step, self._session.case.course),
            find_telling(None, film_type, self._session.case.course),
            title_time_s(film_type),
        )

    def _sheet(self) -> Handout:
        today = date.today()  # noqa: DTZ011 - the day where the sheet is handed over
        case = self._session.place.procedure.case  # the sheet is about the procedure
        return Handout(case, today, self._wanted_ink(), self._questions.kept, self._keeper.settings.clinic)

    def _paper(self) -> str:
        return next(paper for paper, choice in self.paper.choices.items() if choice.isChecked())

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What cannot be done is told in a sentence."""
        try:
            yield
        except (BadInput, Failure) as error:
            self.told.emit(str(error))

    def _show_work(self, is_at_work: bool, made: str = "") -> None:
        """The film's part: what can be pressed, how far it is, and why there can be none.

        Args:
            made: what has become of the last film; it stays to be read by who comes back to it.
        """
        self._say_of_film(made)
        self.shoot.setEnabled(not is_at_work and not self._why_no_film())
        self.stop.setVisible(is_at_work)
        self.progress.setVisible(is_at_work)

    def _say_of_film(self, made: str = "") -> None:
        """Why there can be none, or what was made, or what one would show."""
        shown = _(
            "{picture}. With voice and captions, as MP4 or WebM, or without, as GIF.",
            picture=_(CAPTIONS[self._chosen_view()]),
        )
        self.film_note.setText(self._why_no_film() or made or shown)

    def _on_view_chosen(self) -> None:
        if not self.job.is_at_work:
            self._say_of_film()

    def _why_no_film(self) -> str:
        try:
            require_encoders()
        except BadInput as error:
            return str(error)
        return ""

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setMaximum(total)
        self.progress.setValue(done)

    def _on_film_ended(self, path: Path | None) -> None:
        stopped = _("The film was stopped. Nothing of it is kept.")
        made = stopped if path is None else _("The film is saved as {path}.", path=path)
        self._show_work(False, made)
        self.taken.emit(made)

    def _on_film_failed(self, sentence: str) -> None:
        self._show_work(False)
        self.told.emit(sentence)


def _ask_where(parent: QWidget, title: str, name: str, kinds: dict[str, str]) -> Path | None:
    """The file that the person names, with the ending of the kind that they chose if they gave none; None for none.

    Args:
        kinds: the kinds of file as the dialog shows them, each with its ending.
    """
    kinds = {_(kind): ending for kind, ending in kinds.items()}
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(Path(documents_folder()) / name), ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(kinds.get(kind, Path(name).suffix))
