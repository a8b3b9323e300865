"""The command line: reads the arguments, runs one command, and turns what went wrong into one line and an exit status.

Status 0: done. 1: something failed at run time, or nobody takes our output. 2: something given cannot be used. 130,
143, 129: ended by Ctrl-C, a shutdown, a terminal that was closed. Of what a single command needs, nothing but tables is
imported here, so that the viewer starts quickly.
"""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import TypeAlias

from kyphoview import __version__, output, signals
from kyphoview.argument_types import path
from kyphoview.case_options import add_case, add_moment
from kyphoview.errors import BadInput, Failure
from kyphoview.export.film.size_and_rate import FILM_FPS, FILM_SIZE_PX, GIF_FPS, GIF_SIZE_PX
from kyphoview.export.picture_size import PICTURE_SIZE_PX, size_text
from kyphoview.language import _
from kyphoview.resources import choose_language
from kyphoview.translated_argparse import Parser

_INTERRUPTED = signals.status_of(signal.SIGINT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (the process's own when None) and return the exit status."""
    output.make_safe()
    try:
        try:
            return _run(sys.argv[1:] if arguments is None else arguments)
        finally:
            sys.stdout.flush()  # after a help, too, which ends by an exception
    except BadInput as error:
        return _say(str(error), 2)
    except Failure as error:
        return _say(str(error), 1)
    except ImportError as error:
        from kyphoview.startup import explain_import

        return _say(explain_import(error), 2)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # the last resort: one line, whatever it was
        if isinstance(error, OSError) and output.is_from_output(error):
            output.give_up()
            return _say(_("Standard output cannot be written: {reason}.", reason=error.strerror), 1)
        if os.environ.get("KYPHOVIEW_DEBUG"):
            raise
        return _say(_told(error), 1)


def _run(arguments: Sequence[str]) -> int:
    language, rest = _split_language(arguments)
    if language is not None:
        choose_language(language)
    if len(rest) == 1 and rest[0] in _OWN:
        return _function(rest[0])(argparse.Namespace())
    given = build_parser().parse_args(rest)
    given.language = language
    run: Callable[[argparse.Namespace], int] = given.run
    return run(given)


def _told(error: Exception) -> str:
    """What a command did not foresee: a file that failed, or a fault of ours."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}."
    what = f"{type(error).__name__}: {error}"
    return _("This is a fault in kyphoview itself, {what} (with KYPHOVIEW_DEBUG=1 it shows where).", what=what)


def _split_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The language that is asked for, wherever it stands, and the other arguments: all that is said is said in it."""
    parser = Parser(prog="kyphoview", add_help=False)
    parser.add_argument("--language")
    given, rest = parser.parse_known_args(arguments)
    return given.language, rest


def build_parser() -> argparse.ArgumentParser:
    """The whole command line as the design words it."""
    parser = Parser(
        prog="kyphoview",
        description=_described(_("Shows balloon kyphoplasty step by step. Without a command it opens the viewer.")),
    )
    parser.add_argument(
        "--version", action="version", version=f"kyphoview {__version__}", help=_("show the version and end")
    )
    parser.add_argument(
        "--documents",
        action="append",
        default=[],
        type=path,
        metavar="PATH",
        help=_("open these documents beside the picture"),
    )
    parser.add_argument(
        "--kiosk", action="store_true", help=_("open for a waiting room: full screen, left by staff only")
    )
    parser.add_argument("--language", metavar="LANG", help=_("speak this language: en, or another that is there"))
    parser.set_defaults(run=_command("view"))
    commands = parser.add_subparsers(metavar=_("COMMAND"), title=_("commands"), parser_class=Parser)
    _add_steps(commands)
    _add_courses(commands)
    _add_describe(commands)
    _add_render(commands)
    _add_documents(commands)
    _add_film(commands)
    _add_handout(commands)
    _add_staff_code(commands)
    _add_study(commands)
    _add_check(commands)
    _add_bench(commands)
    return parser


# For processes of the program beside it, which end in a way of their own: told of nowhere, so not in the parser.
_OWN = ("play", "speak", "read", "open_documents", "encode", "print_sheet")

_Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def _add_steps(commands: _Commands) -> None:
    steps = _add(commands, "steps", _("list the steps in order"))
    _add_json(steps)


def _add_courses(commands: _Commands) -> None:
    _add_json(_add(commands, "courses", _("list what else can happen, the courses with their steps")))


def _add_study(commands: _Commands) -> None:
    study = _add(commands, "study", _("list the questions of study, or write them as cards for Anki"))
    study.add_argument("--deck", type=path, metavar="FILE", help=_("write a deck with the model's pictures, .apkg"))
    _add_json(study)


def _add_describe(commands: _Commands) -> None:
    describe = _add(commands, "describe", _("say in words and figures what one moment shows"))
    add_moment(describe)
    describe.add_argument("--words", default="plain", metavar="W", help=_("plain (the usual ones) or full, for study"))
    _add_json(describe)
    add_case(describe)


def _add_render(commands: _Commands) -> None:
    render = _add(commands, "render", _("write the picture of one moment to a file; needs no screen, 3D excepted"))
    add_moment(render)
    render.add_argument(
        "--view", default="side", metavar="V", help=_("side (the usual one), top, 3d, xray-side or xray-front")
    )
    render.add_argument(
        "--size",
        default=size_text(PICTURE_SIZE_PX),
        metavar="WxH",
        help=_("width and height in pixels; {size}", size=size_text(PICTURE_SIZE_PX)),
    )
    render.add_argument("--theme", default="light", metavar="T", help=_("light (the usual one), dark or high-contrast"))
    render.add_argument(
        "--layers",
        metavar="L",
        help=_("in 3D, what is shown round the spine: skin, muscles, vessels; with commas between"),
    )
    render.add_argument(
        "-o", "--output", required=True, type=path, metavar="FILE", help=_("the file: .png, .svg or .pdf")
    )
    add_case(render)


def _add_documents(commands: _Commands) -> None:
    documents = _add(commands, "documents", _("find in your own documents the passages that belong to each step"))
    documents.add_argument(
        "paths",
        nargs="+",
        type=path,
        metavar="PATH",
        help=_("a file or a folder: text, Markdown, HTML, or PDF with text"),
    )
    _add_json(documents)


def _add_film(commands: _Commands) -> None:
    film = _add(commands, "film", _("write a film to a file; Ctrl-C stops it and leaves nothing behind"))
    film.add_argument(
        "--view",
        default="side",
        metavar="V",
        help=_("side (the usual one), top, xray-side, xray-front, or 3d, which needs a display"),
    )
    film.add_argument("--from", dest="first", metavar="STEP", help=_("the step it begins with; the first one"))
    film.add_argument("--to", dest="last", metavar="STEP", help=_("the step it ends with; the last one"))
    film.add_argument(
        "--size",
        metavar="WxH",
        help=_(
            "width and height in pixels; {size}, a GIF {gif}",
            size=size_text(FILM_SIZE_PX),
            gif=size_text(GIF_SIZE_PX),
        ),
    )
    film.add_argument(
        "--voice",
        metavar="V",
        help=_(
            "short (the usual one: each step's main sentence and what to look at), full (all its plain words, which"
            " takes a quarter of an hour), or none"
        ),
    )
    film.add_argument(
        "--futures",
        choices=("stays", "sinks"),
        help=_(
            "instead of steps, the same fracture left alone, with cement, and with balloon and cement, side by side, up"
            " to a year; the bone that is left alone stays as it is, or sinks further"
        ),
    )
    film.add_argument("--sentence", action="store_true", help=_("write each step's main sentence below the pictures"))
    film.add_argument("--no-title", action="store_true", help=_("begin with the first step, without the title"))
    film.add_argument("--fps", metavar="N", help=_("frames a second; {rate}, a GIF {gif}", rate=FILM_FPS, gif=GIF_FPS))
    film.add_argument("--theme", default="light", metavar="T", help=_("light (the usual one), dark or high-contrast"))
    film.add_argument(
        "-o", "--output", required=True, type=path, metavar="FILE", help=_("the file: .mp4, .webm or .gif")
    )
    add_case(film)


def _add_handout(commands: _Commands) -> None:
    about = _("write a sheet to hand over, as a PDF file or as a page for a browser; needs no screen")
    handout = _add(commands, "handout", about)
    handout.add_argument("--paper", default="A4", metavar="P", help=_("A4 (the usual one) or Letter"))
    handout.add_argument("-o", "--output", required=True, type=path, metavar="FILE", help=_("the file: .pdf or .html"))
    handout.add_argument(
        "--no-clinic",
        action="store_true",
        help=_("leave lines to fill in for what the settings say of the clinic: its name, numbers and logo"),
    )
    add_case(handout)


def _add_staff_code(commands: _Commands) -> None:
    staff_code = _add(commands, "staff-code", _("set the code with which staff leave the kiosk"))
    staff_code.add_argument("--forget", action="store_true", help=_("forget the code that is set"))


def _add_check(commands: _Commands) -> None:
    check = _add(commands, "check", _("read every file of the program and say what is wrong, file and place"))
    check.add_argument(
        "--documents",
        dest="cited",
        type=path,
        metavar="DIR",
        help=_("also check that each source exists in the documents there"),
    )


def _add_bench(commands: _Commands) -> None:
    bench = _add(commands, "bench", _("measure speed and memory beside a bare window; takes a few minutes"))
    _add_json(bench)


def _add(commands: _Commands, name: str, purpose: str) -> Parser:
    parser = commands.add_parser(name, help=purpose, description=_described(f"{purpose[0].upper()}{purpose[1:]}."))
    parser.set_defaults(run=_command(name))
    return parser


def _described(sentence: str) -> str:
    disclaimer = _("An illustration, not a prediction and not medical advice.")
    return f"{sentence} {disclaimer}"


def _add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=_("as JSON, numbers not rounded"))


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """Runs the command of that name, and refuses what is for the viewer alone."""

    def run(given: argparse.Namespace) -> int:
        if name == "view":  # which ends in a way of its own
            return _function(name)(given)
        if given.kiosk:
            raise BadInput(_("--kiosk opens the viewer and goes with no command."))
        if given.documents:
            raise BadInput(
                _(
                    "--documents before a command goes with the viewer alone; 'kyphoview documents' and 'kyphoview"
                    " check' take them."
                )
            )
        with signals.unwinding():
            return _function(name)(given)

    return run


def _function(name: str) -> Callable[[argparse.Namespace], int]:
    """The function of that name in `commands`, imported when it is needed."""
    from kyphoview import commands

    command: Callable[[argparse.Namespace], int] = getattr(commands, name.replace("-", "_"))
    return command


def _say(message: str, status: int) -> int:
    output.say(message)
    return status
