"""The recordings that the program brings: all that is said, as loud as each other, and small."""

import numpy as np
import pyloudnorm
import pytest

from kyphoview.build.speech.sound import LOUDNESS_LUFS, true_peak_db, unpacked
from kyphoview.speech.recordings import load_manifest, recording_problems, speech_folder
from kyphoview.speech.script import all_said

MOST_BYTES = 8_000_000


def test_every_sentence_is_recorded_and_nothing_else() -> None:
    assert len(load_manifest(speech_folder()).recordings) == len(all_said())
    assert list(recording_problems(all_said(), speech_folder())) == []


def test_they_are_small() -> None:
    assert sum(path.stat().st_size for path in speech_folder().iterdir()) < MOST_BYTES


@pytest.mark.parametrize("part", range(8))
def test_they_are_equally_loud_never_too_high_and_as_long_as_they_say(part: int) -> None:
    for name, recorded in list(load_manifest(speech_folder()).recordings.items())[part::8]:
        sound, rate = unpacked((speech_folder() / f"{name}.opus").read_bytes())
        assert pyloudnorm.Meter(rate).integrated_loudness(sound) == pytest.approx(LOUDNESS_LUFS, abs=1.0), name
        assert true_peak_db(sound) < -1.0, name
        assert len(sound) / rate == pytest.approx(recorded.seconds, abs=0.03), name
        assert np.abs(sound[: rate // 20]).max() < 0.02, name  # it begins in silence
