"""Films of both types and voices, read back by their streams: pictures, sound and captions say the same at one time."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from kyphoview.export.film.narrated_time import Telling
from kyphoview.export.film.options import FilmOptions, choose_running_time
from kyphoview.export.film.recording import shoot
from kyphoview.speech.recordings import find_recording
from tests.export.film.read_back import ReadBack

pytestmark = pytest.mark.usefixtures("qtbot")

CODECS = {
    ".mp4": {"video": "h264", "audio": "aac", "subtitle": "mov_text"},
    ".webm": {"video": "vp9", "audio": "opus", "subtitle": "webvtt"},
}
STEPS: dict[Telling, tuple[str, str]] = {"short": ("deflating", "closing"), "full": ("deflating", "deflating")}
SHORT = FilmOptions("side", QSize(160, 120), 2, title_s=1.0)
MOST_APART_S = 1.0


@pytest.mark.parametrize("film_type", CODECS)
@pytest.mark.parametrize("telling", STEPS)
def test_every_sentence_is_heard_when_its_caption_is_shown(film_type: str, telling: Telling, tmp_path: Path) -> None:
    options = replace(SHORT, running_time=choose_running_time(*STEPS[telling]), telling=telling)
    path = tmp_path / f"a{film_type}"
    list(shoot(options, path))
    film = ReadBack(path)
    assert film.streams.items() >= CODECS[film_type].items()
    assert film.pictures_s == pytest.approx(options.frame_count / options.fps, abs=0.6)
    title, *captions = film.captions
    assert [caption.lines for caption in captions] == [caption.lines for caption in options.captions[1:]]
    assert title.start_s == 0.0
    for caption in captions:
        recording = find_recording(caption.lines[-1])
        assert recording is not None
        heard_s = film.heard_at_s(recording.path, caption)
        assert heard_s is not None, caption
        assert abs(heard_s - caption.start_s) <= MOST_APART_S
        assert caption.start_s <= heard_s + recording.seconds <= caption.end_s + MOST_APART_S
