"""What the system speaks changes nothing: letters, dates and numbers follow the language of the words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kyphoview.content.handout import load_handout_words
from kyphoview.documents.formats.pdf import read_pdf
from kyphoview.language import day_in_words
from kyphoview.resources import LANGUAGES_VARIABLE
from kyphoview.translating.pseudo import CODE, pseudo

SYSTEMS = ("tr_TR.UTF-8", "fr_FR.UTF-8", "ar_EG.UTF-8")


def run(system: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": system, "LANG": system, "LANGUAGE": system[:2], **variables}
    command = [sys.executable, "-m", "kyphoview", *arguments]
    return subprocess.run(command, capture_output=True, check=True, env=environment, timeout=120)


def text_of(path: Path) -> str:
    return " ".join(paragraph.text for paragraph in read_pdf(path).paragraphs)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.usefixtures("qapp")
def test_the_sheet_is_english_on_any_system(system: str, tmp_path: Path) -> None:
    from datetime import date

    run(system, "handout", "-o", str(tmp_path / "sheet.pdf"))
    text = text_of(tmp_path / "sheet.pdf")
    words = load_handout_words()
    assert words.title in text
    assert words.main in text  # a Turkish system dropped every "i"
    assert day_in_words(date.today()) in text  # noqa: DTZ011 - the day that stands on the sheet
    assert not any("\N{ARABIC-INDIC DIGIT ZERO}" <= letter <= "\N{ARABIC-INDIC DIGIT NINE}" for letter in text)


@pytest.mark.usefixtures("qapp")
def test_a_picture_keeps_its_letters_on_a_turkish_system(tmp_path: Path) -> None:
    run("tr_TR.UTF-8", "render", "--step", "inflating", "-o", str(tmp_path / "picture.pdf"))
    assert "Top of the bone is raised" in text_of(tmp_path / "picture.pdf")


def test_figures_are_written_as_in_english() -> None:
    told = run("ar_EG.UTF-8", "describe", "--step", "inflating").stdout
    assert told == run("C.UTF-8", "describe", "--step", "inflating").stdout


def test_another_language_is_spoken_when_asked_for(pseudo_folder: Path) -> None:
    asked = run("C.UTF-8", "--language", CODE, "steps", **{LANGUAGES_VARIABLE: str(pseudo_folder)}).stdout.decode()
    assert pseudo("A healthy spine") in asked
    helped = run("C.UTF-8", "render", "--help", "--language", CODE, **{LANGUAGES_VARIABLE: str(pseudo_folder)}).stdout
    assert pseudo("the file: .png, .svg or .pdf") in " ".join(helped.decode().split())


def test_a_language_that_is_not_there_is_named() -> None:
    command = [sys.executable, "-m", "kyphoview", "--language", "tlh", "steps"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kyphoview: There is no language 'tlh'; there are en.\n"
