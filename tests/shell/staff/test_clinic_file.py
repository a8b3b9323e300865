"""A clinic's settings go to the next computer whole, and nothing of a patient goes with them."""

import json
from pathlib import Path

import msgspec
import pytest

from kyphoview import saving
from kyphoview.errors import BadInput
from kyphoview.shell.staff.clinic_file import OF_THIS_COMPUTER, load_clinic, save_clinic
from kyphoview.shell.staff.staff_code import is_code, make_code
from kyphoview.shell.state.settings import Settings

CODE = "135790"
CLINIC = Settings(
    theme="dark",
    text_scale=1.5,
    starts_as_kiosk=True,
    kiosk_idle_s=60.0,
    staff_code=make_code(CODE),
    window_geometry="01ff",
    picture_share=0.4,
    clinic_documents=("/home/anna/letter about Mrs Example.pdf",),
    clinic_name="Harbour Clinic",
    clinic_logo="/home/anna/logo of Example.png",
)
HERE = Settings(window_geometry="02aa", picture_share=0.7, clinic_documents=("here.txt",))
GOES_ALONG = {
    "language", "theme", "text_scale", "motion", "words", "views", "speed", "goes_on_by_itself", "has_single_keys",
    "reads_aloud", "voice", "voice_pace", "volume", "kiosk_is_heard", "kiosk_prints",
    "starts_as_kiosk", "kiosk_idle_s", "kiosk_ask_s", "kiosk_cleaning_s",
    "staff_code", "clinic_name", "clinic_number", "emergency_number", "paper",
}  # fmt: skip


def test_every_setting_is_known_to_go_along_or_to_stay() -> None:
    """A new setting belongs into one of the two: what may speak of a patient stays on its computer."""
    assert set(msgspec.structs.asdict(Settings())) == GOES_ALONG | set(OF_THIS_COMPUTER)


def test_the_next_computer_takes_all_but_its_own(tmp_path: Path) -> None:
    path = tmp_path / "clinic.kyphoview.json"
    save_clinic(CLINIC, path)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    there = load_clinic(path, HERE)
    for name in GOES_ALONG:
        assert getattr(there, name) == getattr(CLINIC, name)
    for name in OF_THIS_COMPUTER:
        assert getattr(there, name) == getattr(HERE, name)
    assert there.staff_code is not None
    assert is_code(CODE, there.staff_code)
    written = path.read_text(encoding="utf-8")
    assert "Example" not in written
    assert "01ff" not in written
    assert CODE not in written


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"\xff\xfe", b'{"settings": {}}', b'{"kyphoview_settings": 1, "settings": {"text_scale": 9}}',
        b'{"kyphoview_settings": 2, "settings": {}}', b'{"kyphoview_settings": 1, "settings": {}, "patient": "x"}',
        b'{"kyphoview_settings": 1, "settings": {"staff_code": {"salt": "x", "digest": "y"}}}', b" " * 1_000_001,
    ],
    ids=lambda content: repr(content[:40]),
)  # fmt: skip
def test_a_bad_file_is_one_sentence_that_names_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "clinic.json"
    path.write_bytes(content)
    with pytest.raises(BadInput) as told:
        load_clinic(path, HERE)
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        load_clinic(tmp_path / "none.json", HERE)


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "clinic.json"
    save_clinic(HERE, path)
    monkeypatch.setattr(saving.os, "access", lambda _path, _mode: False)
    with pytest.raises(BadInput, match=r"clinic\.json"):
        save_clinic(CLINIC, path)
    assert load_clinic(path, HERE).theme == HERE.theme


def test_the_form_is_plain_json(tmp_path: Path) -> None:
    save_clinic(CLINIC, tmp_path / "clinic.json")
    assert json.loads((tmp_path / "clinic.json").read_text())["kyphoview_settings"] == 1
