"""One file of progress for all windows: merged under a lock, written whole, and no bad file costs what is good."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from kyphoview.errors import Failure
from kyphoview.procedure.moment import Moment
from kyphoview.shell.state.progress_file import Gone, erase, keep, move
from kyphoview.study.progress import Progress, from_json, merged, to_json, with_card, with_note, with_seen

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MINE = with_seen(with_card(Progress(), "mine", {"due": "x"}, NOW), "access", NOW)
OTHERS = with_note(with_card(Progress(), "other", {"due": "y"}, NOW), "n", Moment("closing"), "a note", NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "progress.json"


def held(path: Path) -> Progress:
    return from_json(path.read_bytes()).progress


def test_two_windows_lose_nothing_of_each_other(path: Path) -> None:
    assert keep(MINE, path, is_there=False).progress == MINE
    assert keep(OTHERS, path, is_there=True).progress == merged(MINE, OTHERS)
    assert held(path) == merged(MINE, OTHERS)
    later = with_card(MINE, "mine", {"due": "z"}, NOW + timedelta(days=1))
    assert keep(later, path, is_there=True).progress.cards["mine"].card == {"due": "z"}
    assert keep(MINE, path, is_there=True).progress.cards["mine"].card == {"due": "z"}


_WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kyphoview.shell.state.progress_file import keep
from kyphoview.study.progress import Progress, with_card
progress = Progress()
for number in range(25):
    progress = with_card(progress, f"{sys.argv[2]}-{number}", {"due": ""}, datetime.now(UTC))
    while True:
        try:
            progress = keep(progress, Path(sys.argv[1]), is_there=False).progress
            break
        except Exception as error:
            if "another program holds it" not in str(error):
                raise
"""


def test_three_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(path), name]) for name in "abc"]
    assert [writer.wait(timeout=240) for writer in writers] == [0, 0, 0]
    assert set(held(path).cards) == {f"{name}-{number}" for name in "abc" for number in range(25)}
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(("content", "why"), [(b"{", "damaged"), (b'{"version": 99}', "newer")])
def test_a_file_that_cannot_be_used_is_set_aside_in_one_sentence(path: Path, content: bytes, why: str) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    standing = keep(MINE, path, is_there=True)
    assert standing.progress == MINE
    assert standing.trouble is not None
    assert why in standing.trouble
    assert path.with_name("progress.json.damaged").read_bytes() == content
    assert held(path) == MINE
    assert keep(MINE, path, is_there=True).trouble is None


def test_of_a_file_with_bad_entries_the_others_stay(path: Path) -> None:
    path.parent.mkdir()
    found = msgspec.json.decode(to_json(OTHERS))
    found["cards"]["bad"] = 3
    path.write_bytes(msgspec.json.encode(found))
    standing = keep(MINE, path, is_there=True)
    assert standing.progress == merged(MINE, OTHERS)
    assert standing.trouble is not None
    assert held(path) == merged(MINE, OTHERS)
    assert b"bad" in path.with_name("progress.json.damaged").read_bytes()


def test_a_file_that_another_window_has_taken_away_is_not_made_anew(path: Path) -> None:
    keep(MINE, path, is_there=False)
    erase(path)
    assert not path.exists()
    with pytest.raises(Gone):
        keep(MINE, path, is_there=True)
    assert not path.exists()


def test_it_is_moved_with_all_that_either_place_holds(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "elsewhere" / "mine.json"
    keep(MINE, path, is_there=False)
    keep(OTHERS, new, is_there=False)
    assert move(Progress(), path, new).progress == merged(MINE, OTHERS)
    assert held(new) == merged(MINE, OTHERS)
    assert not path.exists()
    assert move(MINE, new, new).progress == merged(MINE, OTHERS)
    assert new.exists()


def test_where_nothing_can_be_written_it_is_said_and_the_old_file_stays(path: Path, tmp_path: Path) -> None:
    keep(MINE, path, is_there=False)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Failure, match="cannot be kept"):
        move(MINE, path, tmp_path / "file" / "progress.json")
    assert held(path) == MINE
    with pytest.raises(Failure, match="no file of progress"):
        keep(MINE, tmp_path, is_there=True)


def test_what_did_not_change_is_not_written_again(path: Path) -> None:
    keep(MINE, path, is_there=False)
    before = path.stat().st_ino
    keep(MINE, path, is_there=True)
    assert path.stat().st_ino == before  # a file that is written whole takes the place of the one before
