"""The command line: reads the arguments, runs one command, and turns what went wrong into one line and an exit status.

Status 0: done. 1: something failed at run time. 2: something given cannot be used. 130 and 141: the person, or whoever
read our output, stopped us. Of what a single command needs, nothing but tables is imported here, so that the viewer
starts quickly.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TypeAlias

from kyphoview import __version__
from kyphoview.anatomy.levels import TREATABLE
from kyphoview.errors import BadInput, Failure
from kyphoview.export.limits import FILM_FPS, FILM_SIZE_PX, GIF_FPS, GIF_SIZE_PX, PICTURE_SIZE_PX, size_text
from kyphoview.language import _
from kyphoview.procedure.case import DEFAULT_CASE, LOSS_RANGE_PERCENT, SHAPES
from kyphoview.resources import choose_language

_INTERRUPTED = 130
_READER_GONE = 141


class _Help(argparse.HelpFormatter):
    """argparse's own form of help, with its words from the catalogue."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        own = {"options": _("options"), _("positional arguments"): _("positional arguments")}
        super().start_section(own.get(heading or "", heading))


class _Parser(argparse.ArgumentParser):
    """argparse, with its words from the catalogue, and one line for an error where it would print the whole usage."""

    def __init__(self, **options: Any) -> None:
        has_help = options.pop("add_help", True)
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=_Help)
        if has_help:
            self.add_argument("-h", "--help", action="help", help=_("show this help and end"))

    def error(self, message: str) -> NoReturn:
        problem = f"{message[0].upper()}{message[1:]}"
        raise BadInput(_("{problem}; see '{command} --help'.", problem=problem, command=self.prog))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (the process's own when None) and return the exit status."""
    try:
        _make_output_safe()
        language, rest = _split_language(sys.argv[1:] if arguments is None else arguments)
        if language is not None:
            choose_language(language)
        given = build_parser().parse_args(rest)
        given.language = language
        run: Callable[[argparse.Namespace], int] = given.run
        status = run(given)
        if sys.stdout is not None:  # a windowed Python has none
            sys.stdout.flush()
        return status
    except BadInput as error:
        return _say(str(error), 2)
    except Failure as error:
        return _say(str(error), 1)
    except ImportError as error:
        from kyphoview.startup import explain_import

        return _say(explain_import(error), 2)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has closed it (`kyphoview steps | head -1`). Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _READER_GONE
    except Exception as error:  # the last resort: one line, whatever it was
        if os.environ.get("KYPHOVIEW_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        return _say(
            _("This is a fault in kyphoview itself, {what} (with KYPHOVIEW_DEBUG=1 it shows where).", what=what), 1
        )


def _split_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The language that is asked for, wherever it stands, and the other arguments: all that is said is said in it."""
    parser = _Parser(prog="kyphoview", add_help=False)
    parser.add_argument("--language")
    given, rest = parser.parse_known_args(arguments)
    return given.language, rest


def build_parser() -> argparse.ArgumentParser:
    """The whole command line as the design words it."""
    parser = _Parser(
        prog="kyphoview",
        description=_described(_("Shows balloon kyphoplasty step by step. Without a command it opens the viewer.")),
    )
    parser.add_argument(
        "--version", action="version", version=f"kyphoview {__version__}", help=_("show the version and end")
    )
    parser.add_argument(
        "--documents", action="append", default=[], metavar="PATH", help=_("open these documents beside the picture")
    )
    parser.add_argument(
        "--kiosk", action="store_true", help=_("open for a waiting room: full screen, left by staff only")
    )
    parser.add_argument("--language", metavar="LANG", help=_("speak this language: en, or another that is there"))
    parser.set_defaults(run=_command("view"))
    commands = parser.add_subparsers(metavar=_("COMMAND"), title=_("commands"), parser_class=_Parser)
    _add_steps(commands)
    _add_describe(commands)
    _add_render(commands)
    _add_documents(commands)
    _add_film(commands)
    _add_handout(commands)
    _add_staff_code(commands)
    _add_check(commands)
    _add_bench(commands)
    commands.add_parser("speak").set_defaults(run=_command("speak"))  # the window's own, so not told of
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _add_steps(commands: _Commands) -> None:
    steps = _add(commands, "steps", _("list the steps in order"))
    _add_json(steps)


def _add_describe(commands: _Commands) -> None:
    describe = _add(commands, "describe", _("say in words and figures what one moment shows"))
    _add_moment(describe)
    describe.add_argument("--words", default="plain", metavar="W", help=_("plain (the usual ones) or full, for study"))
    _add_json(describe)
    _add_case(describe)


def _add_render(commands: _Commands) -> None:
    render = _add(commands, "render", _("write the picture of one moment to a file; needs no screen, 3D excepted"))
    _add_moment(render)
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
    render.add_argument("-o", "--output", required=True, metavar="FILE", help=_("the file: .png, .svg or .pdf"))
    _add_case(render)


def _add_documents(commands: _Commands) -> None:
    documents = _add(commands, "documents", _("find in your own documents the passages that belong to each step"))
    documents.add_argument(
        "paths", nargs="+", metavar="PATH", help=_("a file or a folder: text, Markdown, HTML, or PDF with text")
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
    film.add_argument("--fps", metavar="N", help=_("frames a second; {rate}, a GIF {gif}", rate=FILM_FPS, gif=GIF_FPS))
    film.add_argument("--theme", default="light", metavar="T", help=_("light (the usual one), dark or high-contrast"))
    film.add_argument("-o", "--output", required=True, metavar="FILE", help=_("the file: .mp4, .webm or .gif"))
    _add_case(film)


def _add_handout(commands: _Commands) -> None:
    handout = _add(commands, "handout", _("write a sheet to hand over, in large type, to a PDF file; needs no screen"))
    handout.add_argument("--paper", default="A4", metavar="P", help=_("A4 (the usual one) or Letter"))
    handout.add_argument("-o", "--output", required=True, metavar="FILE", help=_("the file: .pdf"))
    _add_case(handout)


def _add_staff_code(commands: _Commands) -> None:
    staff_code = _add(commands, "staff-code", _("set the code with which staff leave the kiosk"))
    staff_code.add_argument("--forget", action="store_true", help=_("forget the code that is set"))


def _add_check(commands: _Commands) -> None:
    check = _add(commands, "check", _("read every file of the program and say what is wrong, file and place"))
    check.add_argument(
        "--documents", metavar="DIR", help=_("also check that each source exists in the documents there")
    )


def _add_bench(commands: _Commands) -> None:
    bench = _add(commands, "bench", _("measure speed and memory beside a bare window; takes a few minutes"))
    _add_json(bench)


def _add(commands: _Commands, name: str, purpose: str) -> _Parser:
    parser = commands.add_parser(name, help=purpose, description=_described(f"{purpose[0].upper()}{purpose[1:]}."))
    parser.set_defaults(run=_command(name))
    return parser


def _described(sentence: str) -> str:
    return f"{sentence} {_('An illustration, not a prediction and not medical advice.')}"


def _add_json(parser: _Parser) -> None:
    parser.add_argument("--json", action="store_true", help=_("as JSON, numbers not rounded"))


def _add_moment(parser: _Parser) -> None:
    parser.add_argument("--step", required=True, metavar="ID", help=_("one of the ids that 'kyphoview steps' lists"))
    parser.add_argument("--at", type=_number, default=1.0, metavar="F", help=_("where in the step, 0 to 1 (its end)"))


def _add_case(parser: _Parser) -> None:
    """The options of a case; what is left out takes its usual value, which the help names last (None here)."""
    usual = DEFAULT_CASE
    losses = ", ".join(
        _("{shape} {low} to {high}", shape=shape, low=_plain(low), high=_plain(high))
        for shape, (low, high) in LOSS_RANGE_PERCENT.items()
    )
    case = parser.add_argument_group(_("case options"))
    case.add_argument(
        "--level",
        metavar="L",
        help=_("the broken vertebra: {levels}; {level}", levels=_choices(TREATABLE), level=usual.level),
    )
    case.add_argument(
        "--shape", metavar="S", help=_("the break: {shapes}; {shape}", shapes=_choices(SHAPES), shape=usual.shape)
    )
    case.add_argument(
        "--loss",
        type=_number,
        metavar="PERCENT",
        help=_("height lost: {losses}; {usual}", losses=losses, usual=_plain(usual.loss_percent)),
    )
    case.add_argument(
        "--balloons", type=_whole_number, metavar="N", help=_("1 or 2; {balloons}", balloons=usual.balloons)
    )
    case.add_argument(
        "--balloon-ml",
        type=_number,
        metavar="ML",
        help=_("mL in each balloon; {volume} at {level}", volume=_plain(usual.balloon_ml), level=usual.level),
    )
    case.add_argument(
        "--cement-ml",
        type=_number,
        metavar="ML",
        help=_("mL of cement a side; {volume} at {level}", volume=_plain(usual.cement_ml), level=usual.level),
    )
    case.add_argument(
        "--regain",
        type=_number,
        metavar="PERCENT",
        help=_("how much of the lost height comes back; {usual}", usual=_plain(usual.regain_percent)),
    )


def _choices(names: Sequence[str]) -> str:
    return _("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])


def _plain(value: float) -> str:
    """A number as it is typed in any language."""
    return f"{value:g}"


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{text!r} is not a number", text=text)) from None


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{text!r} is not a whole number", text=text)) from None


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """The function of that name in `commands`, imported when it runs."""

    def run(given: argparse.Namespace) -> int:
        from kyphoview import commands

        if given.kiosk and name != "view":
            raise BadInput(_("--kiosk opens the viewer and goes with no command."))
        status: int = getattr(commands, name.replace("-", "_"))(given)
        return status

    return run


def _make_output_safe() -> None:
    """Never fail on a letter that the terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _say(message: str, status: int) -> int:
    print(f"kyphoview: {' '.join(message.split())}", file=sys.stderr)
    return status
