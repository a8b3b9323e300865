"""Recordings: found by the very words, and each fault of theirs named."""

import hashlib
from pathlib import Path

import msgspec
import pytest

from kyphoview.errors import BadInput
from kyphoview.speech.recordings import (
    MANIFEST,
    Recorded,
    RecordingManifest,
    find_recording,
    load_manifest,
    recording_name,
    recording_problems,
)

SAID = ("The balloon fills.", "It lifts the bone.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Recordings of both sentences."""
    recordings = {}
    for seconds, sentence in enumerate(SAID, 1):
        data, name = sentence.encode(), recording_name(sentence)
        (tmp_path / f"{name}.opus").write_bytes(data)
        recordings[name] = Recorded(float(seconds), hashlib.sha256(data).hexdigest())
    (tmp_path / MANIFEST).write_bytes(msgspec.json.encode(RecordingManifest("a voice", recordings)))
    return tmp_path


def test_a_sentence_is_found_by_its_words_alone(folder: Path) -> None:
    found = find_recording("The balloon\u00a0 fills.", folder)
    assert found is not None
    assert (found.path.read_bytes(), found.seconds) == (SAID[0].encode(), 1.0)
    assert find_recording("The balloon fills!", folder) is None


def test_good_recordings_have_no_problem(folder: Path, tmp_path: Path) -> None:
    assert list(recording_problems(SAID, folder)) == []
    assert list(recording_problems(SAID, tmp_path / "none")) == []


def test_words_that_were_changed_are_named(folder: Path) -> None:
    lacking, left_over = recording_problems((SAID[0], "It lifts the bone a little."), folder)
    assert lacking == f"{folder}: 1 sentence has no recording, such as 'It lifts the bone a little.'."
    assert left_over.startswith(str(folder / recording_name(SAID[1])))
    assert "said no more" in left_over


def test_files_that_are_missing_or_damaged_are_named(folder: Path) -> None:
    first, second = (folder / f"{recording_name(sentence)}.opus" for sentence in SAID)
    first.unlink()
    second.write_bytes(b"other")
    assert set(recording_problems(SAID, folder)) == {
        f"{first}: this recording is missing.",
        f"{second}: this recording is damaged.",
    }


@pytest.mark.parametrize("content", [b"", b"[]", b'{"voice": 1}', b'{"recordings": {"a": {"seconds": -1}}}'])
def test_a_damaged_manifest_is_told_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(BadInput, match=MANIFEST):
        load_manifest(tmp_path)
