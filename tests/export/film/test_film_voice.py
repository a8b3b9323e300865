"""Films with a voice, read back as other programs do: sound, captions and pictures in step; a title and sentences."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pyloudnorm
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kyphoview.content.courses import course_title
from kyphoview.content.load import load_step
from kyphoview.errors import BadInput
from kyphoview.export.film.dressed_frames import DressedFrames
from kyphoview.export.film.narrated_time import TELLINGS, NarratedTime, Telling
from kyphoview.export.film.options import FilmOptions, choose_running_time, find_telling
from kyphoview.export.film.recording import shoot
from kyphoview.export.film.sound_track import RATE_HZ, mixed
from kyphoview.procedure.case_checks import make_case
from kyphoview.procedure.running_time import whole_of
from kyphoview.procedure.steps import STEPS
from kyphoview.speech.recordings import find_recording
from kyphoview.speech.script import narration

pytestmark = pytest.mark.usefixtures("qtbot")

SIZE = QSize(160, 120)
TITLE_S = 1.0
OPTIONS = FilmOptions("side", SIZE, 4, running_time=choose_running_time("deflating", "deflating"), telling="short")
WITH_TITLE = replace(OPTIONS, title_s=TITLE_S)
SOUND_CODECS = {".mp4": "aac", ".webm": "opus"}


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("films")
    made = {film_type: folder / f"a{film_type}" for film_type in SOUND_CODECS}
    for path in made.values():
        list(shoot(WITH_TITLE, path))
    return made


def heard(path: Path) -> np.ndarray:
    """The samples of a film's sound, from -1 to 1, shape (n,)."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    with av.open(str(path)) as read:
        parts = [part for frame in read.decode(audio=0) for part in resampler.resample(frame)]
    return np.concatenate([part.to_ndarray()[0] for part in parts])


@pytest.mark.parametrize("film_type", SOUND_CODECS)
def test_the_sound_is_a_track_as_long_as_the_pictures(films: dict[str, Path], film_type: str) -> None:
    with av.open(str(films[film_type])) as read:
        track = read.streams.audio[0]
        assert [stream.type for stream in read.streams] == ["video", "audio", "subtitle"]
        assert track.codec_context.name == SOUND_CODECS[film_type]
        assert track.metadata["language"] == "eng"
    duration_s = WITH_TITLE.frame_count / WITH_TITLE.fps
    assert len(heard(films[film_type])) / RATE_HZ == pytest.approx(duration_s, abs=0.05)


@pytest.mark.parametrize("film_type", SOUND_CODECS)
def test_each_sentence_is_heard_while_its_caption_is_shown_and_silence_besides(
    films: dict[str, Path], film_type: str
) -> None:
    samples = np.abs(heard(films[film_type]))
    assert samples[: round(TITLE_S * RATE_HZ)].max() < 1e-3
    for caption in WITH_TITLE.captions[1:]:
        spoken = samples[round(caption.start_s * RATE_HZ) : round(caption.end_s * RATE_HZ)]
        assert spoken.max() > 0.1
        assert spoken[-round(0.2 * RATE_HZ) :].max() < 0.02
        samples[round(caption.start_s * RATE_HZ) : round(caption.end_s * RATE_HZ)] = 0.0
    assert samples.max() < 0.02


@pytest.mark.parametrize("film_type", SOUND_CODECS)
def test_it_is_as_loud_as_the_recordings(films: dict[str, Path], film_type: str) -> None:
    samples = heard(films[film_type]).astype(np.float64)
    assert pyloudnorm.Meter(RATE_HZ).integrated_loudness(samples) == pytest.approx(-18.0, abs=1.0)
    assert np.abs(samples).max() < 1.0


@pytest.mark.parametrize("telling", TELLINGS[1:])
@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_every_pinned_sentence_is_told_when_its_moment_is_shown(step: str, telling: Telling) -> None:
    time = NarratedTime(choose_running_time(step, step), telling, "side")
    captions = {caption.lines[-1]: caption for caption in reversed(time.captions)}
    for line in narration(load_step(step), ("side",)):
        if line.at is not None and line.text in captions:
            assert time.moment_at(captions[line.text].start_s).at == pytest.approx(line.at, abs=1e-6)
    assert time.moment_at(time.duration_s).at == pytest.approx(1.0)


def test_the_sounds_are_those_of_the_captions() -> None:
    time = NarratedTime(choose_running_time(None, None), "full", "side")
    assert len(time.captions) == len(time.sounds) > 200
    for caption, sound in zip(time.captions, time.sounds, strict=True):
        recording = find_recording(caption.lines[-1])
        assert recording is not None
        assert (sound.start_s, sound.path) == (caption.start_s, str(recording.path))
        assert caption.end_s - caption.start_s >= recording.seconds


def test_no_two_voices_sound_at_a_time() -> None:
    sounds = OPTIONS.sounds
    together = replace(sounds[1], start_s=sounds[0].start_s + 0.1)
    one, other = (sum(len(piece) for piece in mixed([sound])) for sound in (sounds[0], sounds[1]))
    begins = round(together.start_s * RATE_HZ)
    both = sum(len(piece) for piece in mixed([sounds[0], together]))
    start = round(sounds[1].start_s * RATE_HZ)
    assert both == max(one, begins + other - start)


def test_without_a_voice_there_is_no_track_for_it(tmp_path: Path) -> None:
    list(shoot(replace(WITH_TITLE, telling="none", fps=1), tmp_path / "a.mp4"))
    with av.open(str(tmp_path / "a.mp4")) as read:
        assert not read.streams.audio


def painted(options: FilmOptions, frame: int) -> QImage:
    frames = DressedFrames(options)
    frames.show(frame)
    picture = frames.picture.copy()
    frames.close()
    return picture


def test_the_title_comes_first_and_gives_way_to_the_first_moment() -> None:
    frames = DressedFrames(WITH_TITLE)
    changes = [frames.show(frame) for frame in range(4)]
    title = frames.picture.copy()
    assert changes == [True, False, False, False]
    assert WITH_TITLE.captions[0].lines == ("Balloon kyphoplasty, step by step",)
    assert frames.show(4)
    assert frames.picture != title
    assert frames.picture == painted(OPTIONS, 0)


def test_the_sentence_stands_below_the_picture_that_is_whole() -> None:
    with_sentence = painted(replace(OPTIONS, has_sentence=True, size=QSize(320, 240)), 3)
    strip_px = 34
    inside = painted(replace(OPTIONS, size=QSize(320, 240 - strip_px)), 3)
    assert with_sentence.copy(0, 0, 320, 240 - strip_px) == inside
    ink = {with_sentence.pixel(x, y) for x in range(320) for y in range(240 - strip_px, 240)}
    assert len(ink) > 10


@pytest.mark.parametrize(
    ("name", "film_type", "telling"), [(None, ".mp4", "short"), (None, ".gif", "none"), ("full", ".webm", "full")]
)
def test_the_voice_is_chosen_by_name(name: str | None, film_type: str, telling: str) -> None:
    assert find_telling(name, film_type) == telling


@pytest.mark.parametrize(
    ("name", "film_type", "why"), [("loud", ".mp4", "choose one of none, short, full"), ("short", ".gif", "no sound")]
)
def test_a_voice_that_cannot_be_is_told_in_one_sentence(name: str, film_type: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        find_telling(name, film_type)


def test_a_film_of_a_course_is_called_as_the_course_is() -> None:
    plain, case = replace(WITH_TITLE, telling="none"), make_case(course="next-break")
    course = replace(plain, case=case, running_time=whole_of("next-break"))
    assert course.captions[0].lines == (course_title("next-break"),)
    frames, others = DressedFrames(course), DressedFrames(plain)
    assert frames.show(0)
    assert others.show(0)
    assert frames.picture != others.picture
