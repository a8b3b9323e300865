"""Reads every data file of the program and collects what is wrong, each problem as one sentence with file and place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kyphoview.anatomy.cuts.cut import load_cut
from kyphoview.anatomy.levels import LEVELS, ONE_SIDED, RIB_LEVELS, TREATABLE
from kyphoview.anatomy.meshes.mesh import load_mesh, load_ribs
from kyphoview.anatomy.meshes.shaded_mesh import DETAILS, load_shaded, load_shaded_ribs
from kyphoview.anatomy.meshes.shell_depth import shell_depth
from kyphoview.content.handout import load_handout_words
from kyphoview.content.labels import load_labels
from kyphoview.content.lint.citations import check_sources
from kyphoview.content.lint.language import check_language
from kyphoview.content.lint.words import check_words
from kyphoview.content.pages import WEIGHING_PAGE, load_columns
from kyphoview.content.parts import load_parts
from kyphoview.content.teach_back import load_teach_backs
from kyphoview.content.translated import english_folder
from kyphoview.content.when_to_get_help import load_help
from kyphoview.content.xray import load_xray_words
from kyphoview.documents.fingerprint_match import load_known
from kyphoview.documents.matching.marks import load_fields
from kyphoview.documents.matching.subject import load_subject_cues
from kyphoview.documents.matching.weights import load_weights
from kyphoview.errors import BadInput
from kyphoview.export.picture import start_without_screen
from kyphoview.language import ngettext
from kyphoview.resources import assets_folder, languages
from kyphoview.speech.pins import load_pins, pin_problems
from kyphoview.speech.pronunciations import load_pronunciations
from kyphoview.speech.recordings import load_manifest, recording_problems, speech_folder
from kyphoview.speech.script import all_said
from kyphoview.view.fonts import check_fonts, load_fonts
from kyphoview.view.icons import check_icons
from kyphoview.view.opening.picture import load_opening
from kyphoview.view.picture_layout import VIEWS


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found: problems, and a sentence for when there are none."""

    problems: tuple[str, ...]
    summary: str


def find_problems(documents: Path | None = None) -> CheckReport:
    """Read everything; with the folder of the documents, also look up each source there.

    Raises:
        BadInput: the documents' folder cannot be read.
    """
    problems = list(dict.fromkeys([*check_words(english_folder()), *_refusals(_loads()), *_lacking()]))
    if not problems:
        problems += pin_problems(load_pins())
    if not problems:
        problems += recording_problems(all_said(), speech_folder())
    if documents is not None and not problems:
        problems += check_sources(documents)
    files = sum(path.is_file() for path in assets_folder().rglob("*"))
    return CheckReport(tuple(problems), _summary(files, documents is not None))


def _summary(files: int, has_documents: bool) -> str:
    if has_documents:
        return ngettext(
            "All is well: {count} file is whole and each source stands in the documents.",
            "All is well: {count} files are whole and each source stands in the documents.",
            files,
        )
    return ngettext("All is well: {count} file is whole.", "All is well: {count} files are whole.", files)


def _lacking() -> Iterator[str]:
    """What each language but English lacks."""
    for language, folder in languages().items():
        if language != "en":
            yield from check_language(folder)


def _loads() -> Iterator[Callable[[], object]]:
    """One call for each file, or group of files, that a view reads."""
    yield load_labels
    yield load_parts
    yield load_teach_backs
    yield load_xray_words
    yield load_handout_words
    yield partial(load_columns, WEIGHING_PAGE)
    yield load_help
    yield load_pronunciations
    yield load_pins
    yield partial(load_manifest, speech_folder())
    yield load_known
    yield from (load_subject_cues, load_fields, load_weights)
    for level in LEVELS:
        yield partial(load_mesh, level)
        yield from (partial(load_shaded, level, detail) for detail in DETAILS)
        yield partial(shell_depth, level)
    for level in RIB_LEVELS:
        yield partial(load_ribs, level)
        yield from (partial(load_shaded_ribs, level, detail) for detail in DETAILS)
    for treated in TREATABLE:
        for view in VIEWS:
            yield partial(load_cut, treated, view)
        yield partial(load_cut, treated, "side", ONE_SIDED)
    for view in VIEWS:
        yield partial(load_opening, view)
    yield check_fonts
    yield _load_fonts
    yield check_icons


def _load_fonts() -> None:
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or start_without_screen()
    assert application is not None
    load_fonts()


def _refusals(loads: Iterable[Callable[[], object]]) -> Iterator[str]:
    for load in loads:
        try:
            load()
        except BadInput as error:
            yield str(error)
