"""`kyphoview film`: what it writes, and one line for what cannot be."""

import signal
from pathlib import Path

import av
import pytest

from kyphoview.cli import main
from kyphoview.procedure.steps import step_called
from tests.command_line import Refuse

pytestmark = pytest.mark.usefixtures("qapp")

FILM = ["film", "--size", "200x200", "--fps", "2"]


def test_it_writes_what_was_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.mp4"
    given = ["--view", "top", "--from", "placing", "--to", "placing", "--level", "T12", "--balloons", "1"]
    given += ["--voice", "none", "--no-title"]
    assert main([*FILM, *given, "-o", str(path)]) == 0
    assert capsys.readouterr() == ("", "")
    with av.open(str(path)) as read:
        assert read.streams.video[0].frames == 2 * (
            step_called("placing").duration_s + 1.5
        )  # with a rest, twice a second
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.mp4"]


def test_by_itself_it_has_a_title_and_a_voice_and_sentences_where_they_are_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.webm"
    assert main([*FILM, "--from", "weighing", "--to", "weighing", "--sentence", "-o", str(path)]) == 0
    with av.open(str(path)) as read:
        assert read.streams.audio[0].codec_context.name == "opus"
        frames = [frame.to_ndarray(format="rgb24").astype(int) for frame in read.decode(video=0)]
    assert abs(frames[0] - frames[2]).max() < 30  # the title stays
    assert abs(frames[0] - frames[-1]).max() > 100
    assert frames[-1][-2:].std(axis=(0, 1)).max() < 3  # below the pictures


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["film", "-o", "a.avi"], "a.avi: the name of a film must end in .mp4, .webm or .gif."),
        (["film", "--size", "321x200", "-o", "a.mp4"], "must be even"),
        (["film", "--fps", "0", "-o", "a.mp4"], "whole number from 1 to 60"),
        (["film", "--view", "below", "-o", "a.mp4"], "There is no view 'below'"),
        (["film", "--from", "lunch", "-o", "a.mp4"], "There is no step 'lunch'"),
        (["film", "--from", "closing", "--to", "access", "-o", "a.mp4"], "The step 'access' comes before 'closing'"),
        (["film", "--loss", "99", "-o", "a.mp4"], "The loss of height must be from 20 to 55"),
        (["film", "-o", "nowhere/a.mp4"], "nowhere/a.mp4: cannot be written: there is no folder nowhere."),
    ],
)
def test_what_cannot_be_ends_in_one_line_and_status_2(
    arguments: list[str], says: str, assert_is_refused: Refuse
) -> None:
    assert_is_refused(arguments, says)


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mp4"
    seen = []

    def interrupt(_line: object, done: int) -> None:
        seen.append(len(list(tmp_path.iterdir())))
        if done == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("kyphoview.export.film.progress.ProgressLine.show", interrupt)
    assert main([*FILM, "-o", str(path)]) == 130
    assert set(seen) == {1}
    assert list(tmp_path.iterdir()) == []


def test_a_shutdown_leaves_nothing_behind_and_the_old_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"old")
    before = signal.getsignal(signal.SIGTERM)

    def shut_down(_line: object, done: int) -> None:
        if done == 3:
            assert len(list(tmp_path.iterdir())) == 2
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr("kyphoview.export.film.progress.ProgressLine.show", shut_down)
    with pytest.raises(SystemExit) as ended:
        main([*FILM, "-o", str(path)])
    assert ended.value.code == 128 + signal.SIGTERM
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.mp4"]
    assert path.read_bytes() == b"old"
    assert signal.getsignal(signal.SIGTERM) == before
