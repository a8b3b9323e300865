"""Films as other programs find them: their codec, times, captions and colours, and nothing left behind by a stop."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.stream import Disposition
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kyphoview.errors import BadInput
from kyphoview.export.film import encoding
from kyphoview.export.film.options import FilmOptions
from kyphoview.export.film.recording import shoot
from kyphoview.export.picture import Picture, paint_image
from kyphoview.export.picture_options import PICTURE_VIEWS, PictureView
from kyphoview.procedure.case import DEFAULT_CASE
from kyphoview.procedure.running_time import Leg, RunningTime
from kyphoview.procedure.scene import scene_at
from kyphoview.view.palette import LIGHT

pytestmark = pytest.mark.usefixtures("qtbot")

SIZE = QSize(322, 240)  # its lines are padded in the encoders' frames
SHORT = RunningTime((Leg("inflating", 40.0, 0.5), Leg("deflating", 32.0, 0.5)))  # one second each
CODECS = {".mp4": "h264", ".webm": "vp9", ".gif": "gif"}
SUBTITLES = {".mp4": "mov_text", ".webm": "webvtt"}


def options(view: PictureView = "side", fps: int = 10, running_time: RunningTime = SHORT) -> FilmOptions:
    return FilmOptions(view, SIZE, fps, running_time=running_time)


def film(path: Path, wanted: FilmOptions) -> Path:
    counted = list(shoot(wanted, path))
    assert counted == sorted(counted)
    assert set(counted) - {0} == set(range(1, wanted.frame_count + 1))
    return path


@pytest.mark.parametrize("film_type", CODECS)
def test_frames_have_their_size_and_exactly_their_times(film_type: str, tmp_path: Path) -> None:
    with av.open(str(film(tmp_path / f"a{film_type}", options()))) as read:
        video = read.streams.video[0]
        assert video.codec_context.name == CODECS[film_type]
        assert (video.width, video.height) == (322, 240)
        frames = list(read.decode(video=0))
        assert [frame.pts * frame.time_base for frame in frames] == [Fraction(i, 10) for i in range(20)]


@pytest.mark.parametrize("film_type", SUBTITLES)
def test_captions_are_a_track(film_type: str, tmp_path: Path) -> None:
    wanted = options()
    with av.open(str(film(tmp_path / f"a{film_type}", wanted))) as read:
        track = read.streams.subtitles[0]
        assert track.codec_context.name == SUBTITLES[film_type]
        assert track.metadata["language"] == "eng"
        assert track.disposition & Disposition.default, "players show it only when asked"
        said = [
            (float(packet.pts * packet.time_base), float(packet.duration * packet.time_base), text.dialogue.decode())
            for packet in read.demux(track)
            if packet.size
            for text in packet.decode()
        ]
    assert said == [(0.0, 1.0, "\n".join(wanted.captions[0].lines)), (1.0, 1.0, "\n".join(wanted.captions[1].lines))]


def test_a_gif_has_no_track_for_captions(tmp_path: Path) -> None:
    with av.open(str(film(tmp_path / "a.gif", options()))) as read:
        assert len(read.streams) == 1


@pytest.mark.parametrize(
    ("view", "film_type"), [*((view, ".mp4") for view in PICTURE_VIEWS), ("side", ".webm"), ("side", ".gif")]
)
def test_frames_show_what_a_picture_of_that_moment_shows(view: PictureView, film_type: str, tmp_path: Path) -> None:
    wanted = options(view)
    with av.open(str(film(tmp_path / f"a{film_type}", wanted))) as read:
        frames = [frame.to_ndarray(format="rgb24").astype(float) for frame in read.decode(video=0)]
    for number in (0, 7, 19):
        scene = scene_at(DEFAULT_CASE, wanted.moment(number))
        image = paint_image(Picture(scene, view, SIZE, LIGHT))
        drawn = np.frombuffer(image.constBits(), np.uint8).reshape(240, 322, 4)[..., 2::-1].astype(float)
        blocks = (frames[number] - drawn)[:240, :320].reshape(24, 10, 32, 10, 3).mean(axis=(1, 3))
        assert np.abs(blocks).mean() < 3.0


@pytest.mark.parametrize("film_type", SUBTITLES)
def test_colours_are_those_of_the_picture(film_type: str, tmp_path: Path) -> None:
    """Of an HD film, and said to be so: those of the older norm are 13 off."""
    red = QImage(SIZE, QImage.Format.Format_RGB32)
    red.fill(QColor(200, 40, 30))
    path = tmp_path / f"a{film_type}"
    with encoding.VideoEncoder(encoding.FilmFormat(film_type, SIZE.width(), SIZE.height(), 10), path) as encoder:
        encoder.add(bytes(red.constBits()))
    with av.open(str(path)) as read:
        context = read.streams.video[0].codec_context
        assert (context.colorspace, context.color_range) == (1, 1)
        pixels = next(read.decode(video=0)).to_ndarray(format="rgb24", src_colorspace="ITU709")
    assert np.abs(pixels.astype(int) - (200, 40, 30)).max() <= 5


def test_the_same_film_comes_out_the_same(tmp_path: Path) -> None:
    for film_type in CODECS:
        one, other = film(tmp_path / f"a{film_type}", options()), film(tmp_path / f"b{film_type}", options())
        assert one.read_bytes() == other.read_bytes()


def test_the_body_in_the_round_is_refused_where_there_is_no_graphics_interface(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no graphics interface"):
        next(shoot(FilmOptions("3d", SIZE, 10, running_time=SHORT), tmp_path / "a.mp4"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.linux
def test_the_body_in_the_round_is_filmed_on_a_display(tmp_path: Path) -> None:
    """On one in memory that takes a number of its own; where none can be had, the film says so in one line."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    path = tmp_path / "a.mp4"
    film_it = [sys.executable, "-m", "kyphoview", "film", "--view", "3d", "--from", "weighing", "--to", "weighing"]
    sizes = ["--size", "200x200", "--fps", "1", "--voice", "none", "--no-title", "-o", str(path)]
    starter = shutil.which("xvfb-run")
    command = [starter, "-a", *film_it, *sizes] if starter else [*film_it, *sizes]
    if not starter:
        environment.pop("DISPLAY", None)
        environment.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    if not starter:
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        return
    assert done.returncode == 0, done.stderr
    with av.open(str(path)) as read:
        frames = [frame.to_ndarray(format="rgb24") for frame in read.decode(video=0)]
    assert len(frames) == 10  # 8 s and a rest of 1.5 s
    assert all(frame.std() > 20.0 for frame in frames)


@pytest.mark.parametrize("film_type", CODECS)
def test_stopped_it_leaves_nothing_and_the_old_film_stays(film_type: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{film_type}"
    path.write_bytes(b"old")
    with closing(shoot(options(), path)) as frames:
        assert next(frame for frame in frames if frame) == 1
        assert len(list(tmp_path.iterdir())) == 2
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [(path.name, b"old")]


def test_without_pyav_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(BadInput, match=r"pip install kyphoview\[film\]"):
        next(shoot(options(), tmp_path / "a.mp4"))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_hold_a_file_is_refused_before_anything_is_painted(tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(BadInput, match="there is no folder"):
        next(shoot(options(), tmp_path / "nowhere" / "a.mp4"))
