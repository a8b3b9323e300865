"""The film of three futures: whole in time, painted anew only where something has changed, refused with a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from kyphoview.cli import main
from kyphoview.export.film.futures_film import FuturesFilm, FuturesFrames
from kyphoview.procedure.futures.three_futures import WEEKS
from kyphoview.view.palette import DARK

FILM = FuturesFilm(size=QSize(320, 180), fps=4)


def test_it_goes_from_the_break_to_a_year_and_never_back() -> None:
    weeks = [FILM.then(frame).weeks for frame in range(FILM.frame_count)]
    assert weeks == sorted(weeks)
    assert (weeks[0], weeks[-1]) == (WEEKS[0], WEEKS[-1])
    assert sum(week == WEEKS[0] for week in weeks) >= 2 * FILM.fps  # time to look
    assert sum(week == WEEKS[-1] for week in weeks) >= 2 * FILM.fps


def test_a_frame_is_the_same_however_it_was_reached(qapp: QApplication) -> None:
    last = FILM.frame_count - 1
    played, asked = FuturesFrames(replace(FILM, theme=DARK)), FuturesFrames(replace(FILM, theme=DARK))
    assert played.show(0)
    assert not played.show(1)
    assert played.show(6 * FILM.fps)
    assert played.show(last)
    assert asked.show(last)
    assert played.picture == asked.picture


def test_what_it_has_no_use_for_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    given = ["film", "--futures", "stays", "--to", "ready", "--course", "waiting", "-o", str(tmp_path / "x.mp4")]
    assert main(given) == 2
    assert "leave --to, --course out" in capsys.readouterr().err
