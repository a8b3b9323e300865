"""What argparse finds wrong is told in the language of the words, and help too."""

import re

import pytest

from kyphoview.cli import build_parser
from kyphoview.errors import BadInput

WRONG = {
    "an argument that is missing": ("describe",),
    "an option that is not known": ("steps", "--frob"),
    "an option without its value": ("describe", "--step"),
    "a command that is not known": ("frob",),
    "a flag with a value": ("steps", "--json=3"),
    "a value that is no number": ("describe", "--step", "access", "--at", "frob"),
    "a value that is no whole number": ("describe", "--step", "access", "--balloons", "1.5"),
}
_GIVEN = re.compile(r"-o/--output|--?[a-z-]+|'[^']*'")


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
@pytest.mark.usefixtures("pseudo_language")
def test_what_is_wrong_is_told_in_the_chosen_language(arguments: tuple[str, ...]) -> None:
    with pytest.raises(BadInput) as caught:
        build_parser().parse_args(arguments)
    assert not re.search("[aeiou]", _GIVEN.sub("", str(caught.value)).replace("kyphoview", ""))


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_in_english_sentences(arguments: tuple[str, ...]) -> None:
    with pytest.raises(BadInput, match=r"^[-A-Z].*; see 'kyphoview.* --help'\.$"):
        build_parser().parse_args(arguments)


@pytest.mark.usefixtures("pseudo_language")
def test_no_word_of_argparses_own_is_left_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["render", "--help"])
    helped = capsys.readouterr().out
    assert not {"usage", "options", "show this help message and exit"}.intersection(re.split(r"[:\n]", helped))
