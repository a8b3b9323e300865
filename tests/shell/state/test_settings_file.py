"""Settings are remembered, whole or not at all, and hold nothing about a case."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from kyphoview import saving
from kyphoview.errors import Failure
from kyphoview.shell.state.settings import CodeHash, Settings
from kyphoview.shell.state.settings_file import Remembered, load_settings, save_settings
from kyphoview.shell.state.settings_keeper import SettingsKeeper

OTHER = Settings(
    language="fr",
    theme="dark",
    text_scale=1.5,
    motion="reduced",
    words="full",
    views=("top", "xray-side"),
    speed=0.5,
    goes_on_by_itself=True,
    has_single_keys=False,
    picture_share=0.5,
    reads_aloud=True,
    voice="Alba",
    voice_pace=0.5,
    volume=0.5,
    clinic_name="Harbour Clinic",
    clinic_number="+44 20 7946",
    emergency_number="112",
    clinic_logo="/logo.png",
    paper="Letter",
    clinic_documents=("/leaflets", "/page.html"),
    progress_file="progress.json",
    patient_screen="HDMI-1",
    window_geometry="01ff",
    starts_as_kiosk=True,
    kiosk_idle_s=60.0,
    kiosk_ask_s=20.0,
    kiosk_cleaning_s=60.0,
    kiosk_is_heard=True,
    kiosk_prints=True,
    staff_code=CodeHash("0f" * 16, "0f" * 32),
)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    save_settings(OTHER, path)
    assert load_settings(path).settings == OTHER
    assert load_settings(path).trouble is None
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_every_field_differs_in_that_test() -> None:
    usual = msgspec.structs.asdict(Settings())
    assert all(value != usual[name] for name, value in msgspec.structs.asdict(OTHER).items())


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    remembered = load_settings(tmp_path / "none.json")
    assert (remembered.settings, remembered.trouble) == (Settings(), None)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"\0" * 400, b'{"theme": "dark"'])
def test_a_damaged_file_is_kept_beside_and_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    remembered = load_settings(path)
    assert remembered.settings == Settings()
    assert remembered.trouble is not None
    assert str(path) in remembered.trouble
    assert "settings.json.damaged" in remembered.trouble
    assert remembered.is_code_lost
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    assert not path.exists()


def test_every_damaged_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for content in ("{1", "{2", "{3"):
        path.write_text(content)
        load_settings(path)
    path.write_text("{4")
    save_settings(OTHER, path, ["theme"])  # damaged while the window was open
    assert load_settings(path) == Remembered(OTHER)
    kept = sorted(tmp_path.glob("settings.json.damaged*"))
    assert [file.name for file in kept] == [f"settings.json.damaged{end}" for end in ("", "-2", "-3", "-4")]
    assert [file.read_text() for file in kept] == ["{1", "{2", "{3", "{4"]


@pytest.mark.parametrize("name", sorted(msgspec.structs.asdict(OTHER)))
def test_a_value_of_a_newer_version_costs_its_field_alone_and_stays(tmp_path: Path, name: str) -> None:
    path = tmp_path / "settings.json"
    strange = {"from": ["a newer version"]}
    path.write_text(json.dumps(msgspec.to_builtins(OTHER) | {name: strange}))
    remembered = load_settings(path)
    assert remembered.settings == msgspec.structs.replace(OTHER, **{name: getattr(Settings(), name)})
    assert name in (remembered.trouble or "")
    assert remembered.is_code_lost == (name == "staff_code")
    assert remembered.may_be_kiosk == (name == "starts_as_kiosk")
    other = "speed" if name != "speed" else "theme"
    save_settings(msgspec.structs.replace(remembered.settings, speed=2.0, theme="light"), path, [other])
    assert json.loads(path.read_text())[name] == strange


def test_only_what_has_changed_is_written_into_what_stands_there_now(tmp_path: Path) -> None:
    """Two windows and the command, each with a memory of its own."""
    path = tmp_path / "settings.json"
    save_settings(Settings(), path)
    first, second = (SettingsKeeper(load_settings(path).settings, path) for _ in range(2))
    save_settings(Settings(staff_code=OTHER.staff_code), path, ["staff_code"])
    first.set_one(text_scale=1.5)
    second.note(picture_share=0.5)
    second.set_one(theme="dark")
    first.write()
    assert load_settings(path).settings == Settings(
        text_scale=1.5, theme="dark", picture_share=0.5, staff_code=OTHER.staff_code
    )
    path.write_text('{"theme": "light"}')
    first.note(theme="system")  # as it was when this window last wrote: nothing has changed here
    first.write()
    assert path.read_text() == '{"theme": "light"}'


def test_fields_are_written_by_many_at_once_and_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    script = (
        "import sys; from pathlib import Path; from tests.shell.state.test_settings_file import OTHER, save_settings"
    )
    script += "; save_settings(OTHER, Path(sys.argv[1]), [sys.argv[2]])"
    path.write_text("{}")
    names = list(msgspec.structs.asdict(OTHER))[:6]
    waiting = [subprocess.Popen([sys.executable, "-c", script, str(path), name]) for name in names]
    assert [process.wait() for process in waiting] == [0] * len(names)
    assert sorted(json.loads(path.read_text())) == sorted(names)


def test_a_byte_order_mark_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark"}', encoding="utf-8-sig")
    assert load_settings(path) == Remembered(Settings(theme="dark"))
    save_settings(Settings(speed=2.0), path, ["speed"])
    assert load_settings(path) == Remembered(Settings(theme="dark", speed=2.0))


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link, real = tmp_path / "settings.json", tmp_path / "far" / "real.json"
    link.symlink_to(real)
    save_settings(OTHER, link)
    assert link.is_symlink()
    assert load_settings(real).settings == OTHER
    real.write_text("{")
    load_settings(link)
    assert (tmp_path / "far" / "real.json.damaged").read_text() == "{"
    assert link.is_symlink()


def test_what_cannot_be_read_is_never_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark"}')

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_bytes", refuse)
        remembered = load_settings(path)
        assert "cannot be read (Permission denied)" in (remembered.trouble or "")
        assert remembered.is_code_lost
        with pytest.raises(Failure, match="cannot be read"):
            save_settings(OTHER, path)
    assert path.read_text() == '{"theme": "dark"}'
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    assert "cannot be read" in (load_settings(loop).trouble or "")
    with pytest.raises(Failure, match="cannot be"):
        save_settings(OTHER, loop)


@pytest.mark.linux
def test_a_pipe_holds_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    assert "not an ordinary file" in (load_settings(path).trouble or "")
    with pytest.raises(Failure, match="not an ordinary file"):
        save_settings(OTHER, path)


@pytest.mark.parametrize(
    ("content", "may_be"),
    [
        (b'{"starts_as_kiosk": true, "theme', True),
        (b'{"starts_as_kiosk":"yes"}', True),
        (b'{"starts_as_kiosk": false, "theme', False),
        (b'{"theme": "dark', False),
    ],
)
def test_what_a_damaged_file_says_of_the_waiting_room_is_heard(tmp_path: Path, content: bytes, may_be: bool) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load_settings(path).may_be_kiosk == may_be


def test_what_is_no_ordinary_file_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "settings.json"
    place.mkdir()
    assert load_settings(place).trouble is not None
    assert place.is_dir()


def test_fields_of_another_version_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "from_the_future": 1}')
    assert load_settings(path).settings == Settings(theme="dark")


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    save_settings(Settings(), path)
    monkeypatch.setattr(saving.os, "access", lambda _path, _mode: False)
    with pytest.raises(Failure, match=r"settings\.json"):
        save_settings(OTHER, path)
    assert load_settings(path).settings == Settings()


def test_nothing_about_a_case_is_kept() -> None:
    names = set(msgspec.structs.asdict(Settings()))
    assert not names & {
        "case",
        "level",
        "shape",
        "loss_percent",
        "balloons",
        "balloon_ml",
        "cement_ml",
        "regain_percent",
    }


def test_an_empty_name_among_the_documents_is_not_the_present_folder() -> None:
    assert Settings(clinic_documents=("", "leaflets")).documents_at_start == [Path("leaflets")]
