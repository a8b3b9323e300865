"""An encoder that crashes, hangs, fails or eats memory costs the film alone, and nobody waits for it for ever."""

import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kyphoview.errors import Failure
from kyphoview.export.film import recording
from kyphoview.export.film.encoding import FilmFormat
from kyphoview.export.film.encoding_process import EncoderFailedError, EncodingProcess
from kyphoview.export.film.options import FilmOptions
from kyphoview.export.film.recording import shoot
from kyphoview.own_process import own_command
from kyphoview.procedure.running_time import Leg, RunningTime
from tests.export.film.stand_in import encoder_that_will

pytestmark = pytest.mark.usefixtures("qtbot")

OPTIONS = FilmOptions("side", QSize(200, 200), 4, running_time=RunningTime((Leg("inflating", 80.0, 0.0),)))
BROKE_OFF = r"the film broke off, and what was there stays: {}\.$"
Encode = Callable[..., None]


@pytest.fixture
def encode(monkeypatch: pytest.MonkeyPatch) -> Encode:
    """Have films encoded by this command, and each order take no longer than this."""

    def use(command: list[str], **limits: float) -> None:
        monkeypatch.setattr(recording, "EncodingProcess", partial(EncodingProcess, command=command, **limits))

    return use


@pytest.mark.parametrize("place", ["add", "sample", "__exit__"])
@pytest.mark.parametrize(
    ("befall", "says"),
    [
        ("crash", BROKE_OFF.format("the encoder crashed, or needs too much memory")),
        ("fail", BROKE_OFF.format("ValueError")),
        ("refuse", BROKE_OFF.format("Operation not permitted")),
        ("be_full", "cannot be written, and what was there stays: No space left on device"),
        pytest.param("need_memory", BROKE_OFF.format("it needs too much memory"), marks=pytest.mark.linux),
    ],
)
def test_what_befalls_the_encoder_is_one_sentence(
    encode: Encode, befall: str, says: str, place: str, tmp_path: Path
) -> None:
    path = tmp_path / ("a.gif" if place == "sample" else "a.mp4")
    path.write_bytes(b"old")
    encode(encoder_that_will(befall, place))
    with pytest.raises(Failure, match=says) as told:
        list(shoot(OPTIONS, path))
    assert "\n" not in str(told.value)
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [(path.name, b"old")]


def test_an_encoder_that_hangs_is_given_up(encode: Encode, tmp_path: Path) -> None:
    encode(encoder_that_will("hang"), longest_s=0.0)
    with pytest.raises(Failure, match=BROKE_OFF.format("one frame takes longer than 0 seconds")):
        list(shoot(OPTIONS, tmp_path / "a.mp4"))
    assert list(tmp_path.iterdir()) == []


def test_while_an_encoder_hangs_whoever_asked_goes_on_and_may_stop(encode: Encode, tmp_path: Path) -> None:
    encode(encoder_that_will("hang"))
    with closing(shoot(OPTIONS, tmp_path / "a.mp4")) as frames:
        counted = [next(frames) for _ in range(300)]
        assert counted == sorted(counted)
        assert counted[-100:] == [1] * 100
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_cannot_start_is_told(encode: Encode, tmp_path: Path) -> None:
    for command, says in (
        ([str(tmp_path / "no such program")], "the encoder cannot be started"),
        ([sys.executable, "-c", ""], "the encoder crashed"),
    ):
        encode(command)
        with pytest.raises(Failure, match=says):
            list(shoot(OPTIONS, tmp_path / "a.mp4"))
    assert list(tmp_path.iterdir()) == []


def test_it_asks_again_only_when_the_order_was_followed(qtbot: QtBot, tmp_path: Path) -> None:
    picture = QImage(200, 200, QImage.Format.Format_RGB32)
    picture.fill(0)
    with EncodingProcess(FilmFormat(".mp4", 200, 200, 4), tmp_path / "a.mp4", encoder_that_will("fail")) as encoding:
        qtbot.waitUntil(lambda: encoding.is_done(0.02))
        encoding.add(picture)
        with pytest.raises(EncoderFailedError):
            qtbot.waitUntil(lambda: encoding.is_done(0.02))


@pytest.mark.linux
def test_whoever_is_killed_leaves_no_draft(qtbot: QtBot, tmp_path: Path) -> None:
    """The encoder takes it away when nobody tells it anything any more."""
    film = [*own_command("film"), "--from", "inflating", "--to", "inflating", "-o", str(tmp_path / "a.mp4")]
    ending = "from kyphoview.export.film.progress import ProgressLine as L; import os, signal, sys;"
    ending += "L.show = lambda _l, done: done > 2 and os.kill(os.getpid(), signal.SIGKILL);"
    ending += "from kyphoview.cli import main; main(sys.argv[1:])"
    done = subprocess.run([sys.executable, "-c", ending, *film[film.index("film") :]], capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    qtbot.waitUntil(lambda: list(tmp_path.iterdir()) == [], timeout=20_000)
