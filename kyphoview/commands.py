"""What each command does: one function for each, from the arguments to the exit status."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kyphoview.case_options import case_json, given_case, given_scene
from kyphoview.errors import BadInput, Failure
from kyphoview.language import _, ngettext

if TYPE_CHECKING:  # a command loads what it needs when it runs
    from kyphoview.content.clinic import Clinic
    from kyphoview.export.film.recording import Film
    from kyphoview.procedure.case import Case


def view(given: argparse.Namespace) -> int:
    """Open the viewer."""
    from kyphoview import garbage_collection, startup

    startup.require_display()
    garbage_collection.put_off()
    with startup.explaining_qt():
        from kyphoview.shell.app import make_application

        make_application()
    from kyphoview.shell.app import run

    return run([Path(path) for path in given.documents], is_kiosk=given.kiosk, language=given.language)


def play(_given: argparse.Namespace) -> int:
    """Play recordings for a window, which starts this by itself."""
    from kyphoview.shell.features.speech.player_process import run

    return run()


def speak(_given: argparse.Namespace) -> int:
    """Be the voice of a window, which starts this by itself."""
    from kyphoview.shell.features.speech.engine import run

    return run()


def read(_given: argparse.Namespace) -> int:
    """Read documents for another process of this program, which starts this by itself."""
    from kyphoview.documents.apart.serving import serve

    return serve()


def open_documents(_given: argparse.Namespace) -> int:
    """Open documents for a window, which starts this by itself."""
    from kyphoview.documents.apart.opening_process import serve

    return serve()


def encode(_given: argparse.Namespace) -> int:
    """Encode a film for another process of this program, which starts this by itself."""
    from kyphoview.export.film.encoding_server import serve

    return serve()


def print_sheet(_given: argparse.Namespace) -> int:
    """Print a sheet for a waiting room, which starts this by itself."""
    from kyphoview.export.handout.printing_process import serve

    return serve()


def steps(given: argparse.Namespace) -> int:
    """List the steps."""
    from kyphoview.content.load import load_step, step_ids

    rows = [{"id": step_id, "title": load_step(step_id).title} for step_id in step_ids()]
    if given.json:
        _print_json(rows)
    else:
        width = max(len(row["id"]) for row in rows)
        print("\n".join(f"{row['id']:{width}}  {row['title']}" for row in rows))
    return 0


def courses(given: argparse.Namespace) -> int:
    """List the courses with their steps."""
    from kyphoview.content.courses import course_title, step_title
    from kyphoview.procedure.steps import COURSES

    rows = [
        (course.id, course_title(course.id), [(step.id, step_title(step.id)) for step in course.steps])
        for course in COURSES
    ]
    if given.json:
        _print_json(
            [
                {"id": name, "title": title, "steps": [{"id": step, "title": told} for step, told in steps]}
                for name, title, steps in rows
            ]
        )
    else:
        width = max(len(step) for _name, _title, steps in rows for step, _told in steps)
        for name, title, steps in rows:
            print("\n".join([f"{name}  {title}", *(f"  {step:{width}}  {told}" for step, told in steps)]))
    return 0


def study(given: argparse.Namespace) -> int:
    """List the questions of study, or write them as a deck of cards."""
    if given.deck:
        from kyphoview.export.deck import write_deck

        count = write_deck(Path(given.deck))
        print(ngettext("{count} card is in {path}.", "{count} cards are in {path}.", count, path=given.deck))
        return 0
    from kyphoview.study.listing import questions_json, questions_lines

    if given.json:
        _print_json(questions_json())
    else:
        print("\n".join(questions_lines()))
    return 0


def describe(given: argparse.Namespace) -> int:
    """Say in words and figures what one moment shows."""
    from kyphoview.described_moment import as_json, as_lines

    scene = given_scene(given)
    if given.json:
        _print_json({"case": case_json(scene.case), **as_json(scene, given.words)})
    else:
        print("\n".join(as_lines(scene, given.words)))
    return 0


def render(given: argparse.Namespace) -> int:
    """Write the picture of one moment."""
    from kyphoview.content.courses import step_title
    from kyphoview.describe.sentences import describe as sentences_of
    from kyphoview.export import picture_options
    from kyphoview.export.file_types import find_picture_type
    from kyphoview.export.picture import Picture, write_picture

    path = Path(given.output)
    find_picture_type(path)
    if given.view == "3d":
        return _render_solid(given, path)
    if given.layers is not None:
        raise BadInput(_("Layers are shown in 3D alone: leave --layers out, or add --view 3d."))
    view_name, theme = picture_options.find_view(given.view), picture_options.find_theme(given.theme)
    size = picture_options.parse_size(given.size)
    scene = given_scene(given)
    title = step_title(scene.moment.step)
    write_picture(Picture(scene, view_name, size, theme, title, " ".join(sentences_of(scene, view_name))), path)
    return 0


def _render_solid(given: argparse.Namespace, path: Path) -> int:
    """The 3D view: the one picture that needs a display."""
    from kyphoview import startup
    from kyphoview.content.courses import step_title
    from kyphoview.describe.sentences import describe as sentences_of
    from kyphoview.export import picture_options, solid_picture

    theme, size = picture_options.find_theme(given.theme), picture_options.parse_size(given.size)
    solid_picture.require_pixels(path, size)
    layers = solid_picture.parse_layers(given.layers or "")
    scene = given_scene(given)
    solid_picture.require_graphics()
    words = step_title(scene.moment.step), " ".join(sentences_of(scene, "3d"))
    with startup.explaining_qt():
        application = solid_picture.make_application()
    solid_picture.write_solid_picture(solid_picture.SolidPicture(scene, size, theme, *words, layers), path)
    application.quit()
    return 0


def documents(given: argparse.Namespace) -> int:
    """Print what was found in documents; a file that cannot be used is told on standard error, and the rest goes on."""
    from kyphoview.documents.apart.reading_process import ReadingProcess
    from kyphoview.documents.library import open_library
    from kyphoview.documents.report import as_json, as_lines

    with ReadingProcess() as process:
        library = open_library([Path(path) for path in given.paths], read=process.read)
    for problem in library.problems:
        print(f"kyphoview: {problem}", file=sys.stderr)
    if not library.documents:
        if not library.problems:
            raise BadInput(
                _("{paths}: there is no document here (text, Markdown, HTML or PDF).", paths=", ".join(given.paths))
            )
        return 2
    if given.json:
        _print_json(as_json(library))
    else:
        print("\n".join(as_lines(library)))
    return 0


def film(given: argparse.Namespace) -> int:
    """Write a film."""
    from kyphoview import startup
    from kyphoview.export.file_types import find_film_type
    from kyphoview.export.film import options as film_options
    from kyphoview.export.picture_options import find_theme

    path = Path(given.output)
    film_type = find_film_type(path)
    case = given_case(given)
    if given.futures is not None:
        return _film_of_futures(given, case, path)
    options = film_options.FilmOptions(
        film_options.find_film_view(given.view),
        film_options.parse_film_size(given.size, film_type),
        film_options.parse_fps(given.fps, film_type),
        case,
        find_theme(given.theme),
        film_options.choose_running_time(given.first, given.last, case.course),
        film_options.find_telling(given.voice, film_type, case.course),
        0.0 if given.no_title else film_options.title_time_s(film_type),
        given.sentence,
    )
    if options.view == "3d":
        startup.require_display()
        with startup.explaining_qt():
            from kyphoview.export.solid_picture import make_application

            application = make_application()  # kept while the film is made
        assert application is not None
    return _shoot(options, path)


def _shoot(film: "Film", path: Path) -> int:
    from contextlib import closing

    from kyphoview.export.film.progress import ProgressLine
    from kyphoview.export.film.recording import shoot

    with closing(ProgressLine(sys.stderr, film.frame_count)) as line, closing(shoot(film, path)) as frames:
        for done in frames:
            line.show(done)
    return 0


def _film_of_futures(given: argparse.Namespace, case: "Case", path: Path) -> int:
    """Three futures side by side, which have no steps of their own and no words to be read."""
    from kyphoview.export.file_types import find_film_type
    from kyphoview.export.film import options as film_options
    from kyphoview.export.film.futures_film import FuturesFilm
    from kyphoview.export.picture_options import find_theme
    from kyphoview.procedure.steps import KYPHOPLASTY

    extra = {"--from": given.first, "--to": given.last, "--voice": given.voice, "--sentence": given.sentence}
    names = [name for name, value in extra.items() if value]
    names += ["--view"] * (given.view != "side") + ["--course"] * (case.course != KYPHOPLASTY)
    if names:
        raise BadInput(
            _("--futures shows three courses from the side, without steps; leave {names} out.", names=", ".join(names))
        )
    film_type = find_film_type(path)
    options = FuturesFilm(
        film_options.parse_film_size(given.size, film_type),
        film_options.parse_fps(given.fps, film_type),
        case,
        find_theme(given.theme),
        sinks=given.futures == "sinks",
    )
    return _shoot(options, path)


def handout(given: argparse.Namespace) -> int:
    """Write the sheet to hand over."""
    from datetime import date

    from kyphoview.content.clinic import NO_CLINIC
    from kyphoview.content.sheet import Handout
    from kyphoview.export.handout.paper_sizes import find_paper
    from kyphoview.export.handout.pdf_sheet import write_handout
    from kyphoview.procedure.steps import course_called

    today = date.today()  # noqa: DTZ011 - the day where the sheet is handed over
    case = given_case(given)
    course = course_called(case.course)
    if not (course.has_treatment and course.has_balloon):
        raise BadInput(_("A sheet is about balloon kyphoplasty, and the course '{course}' is not.", course=case.course))
    sheet = Handout(case, today, clinic=NO_CLINIC if given.no_clinic else _clinic())
    write_handout(sheet, find_paper(given.paper), Path(given.output))
    return 0


def check(given: argparse.Namespace) -> int:
    """Read every file of the program and say what is wrong."""
    from kyphoview.check import find_problems

    report = find_problems(Path(given.cited) if given.cited else None)
    for problem in report.problems:
        print(f"kyphoview: {problem}", file=sys.stderr)
    if not report.problems:
        print(report.summary)
    return 2 if report.problems else 0


def bench(given: argparse.Namespace) -> int:
    """Measure, and print the table.

    Raises:
        Failure: a measurement broke off, or pictures that it asked for were not painted.
    """
    from kyphoview.bench.report import as_json, as_text
    from kyphoview.bench.run import measure_all

    report = measure_all(on_progress=lambda what: print(f"measuring {what} ...", file=sys.stderr))
    if given.json:
        _print_json(as_json(report))
    else:
        print(as_text(report))
    if report.unpainted:
        raise Failure(_("Pictures were not painted: {value}.", value=", ".join(row.name for row in report.unpainted)))
    return 0


def _clinic() -> "Clinic":
    """What the settings say of the clinic; what of them cannot be used is told on standard error."""
    from kyphoview.shell.state.file_locations import settings_path
    from kyphoview.shell.state.settings_file import load_settings

    remembered = load_settings(settings_path())
    if remembered.trouble:
        print(f"kyphoview: {remembered.trouble}", file=sys.stderr)
    return remembered.settings.clinic


def _print_json(value: object) -> None:
    """JSON that any terminal can show: letters beyond ASCII as they are only where the output is UTF-8."""
    is_utf8 = (sys.stdout.encoding or "").replace("-", "").lower() == "utf8"
    print(json.dumps(value, indent=2, ensure_ascii=not is_utf8, allow_nan=False))


def staff_code(given: argparse.Namespace) -> int:
    """Set or forget the staff code."""
    from kyphoview.shell.staff.code_command import forget_code, set_code

    print(forget_code() if given.forget else set_code())
    return 0
