"""Settings are remembered, whole or not at all, and hold nothing about a case."""

from pathlib import Path

import msgspec
import pytest

from kyphoview import saving
from kyphoview.errors import Failure
from kyphoview.shell.state.settings import CodeHash, Settings
from kyphoview.shell.state.settings_file import load_settings, save_settings

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
    documents=("/leaflets", "/page.html"),
    patient_screen="HDMI-1",
    window_geometry="01ff",
    starts_as_kiosk=True,
    kiosk_idle_s=60.0,
    kiosk_ask_s=20.0,
    kiosk_cleaning_s=60.0,
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


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"text_scale": 9}', b'{"theme": "pink"}', b'{"views": ["pink"]}', b"[]", b"\xff\xfe"]
)
def test_a_damaged_file_is_kept_beside_and_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    remembered = load_settings(path)
    assert remembered.settings == Settings()
    assert remembered.trouble is not None
    assert str(path) in remembered.trouble
    assert "settings.json.damaged" in remembered.trouble
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    assert not path.exists()


def test_the_place_in_the_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"text_scale": 9}')
    assert "text_scale" in (load_settings(path).trouble or "")


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
