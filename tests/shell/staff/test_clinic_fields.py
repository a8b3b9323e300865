"""What a clinic writes of itself: taken, or refused in a sentence while what was written stays to be mended."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kyphoview.shell.staff.clinic_fields import ClinicFields
from kyphoview.shell.state.settings import Settings


@pytest.fixture
def fields(qtbot: QtBot) -> ClinicFields:
    """With settings that follow what is wanted."""
    fields = ClinicFields()
    qtbot.addWidget(fields)
    held = [Settings()]

    def take(changes: dict[str, object]) -> None:
        held[0] = msgspec.structs.replace(held[0], **changes)
        fields.show_settings(held[0])

    fields.wanted.connect(take)
    return fields


def test_what_is_written_stands_for_the_clinic(fields: ClinicFields) -> None:
    for field, text in ((fields.name, " Harbour  Clinic "), (fields.number, "+44 20 7946"), (fields.emergency, "112")):
        field.setText(text)
        field.editingFinished.emit()
    clinic = fields._settings.clinic
    assert (clinic.name, clinic.number, clinic.emergency) == ("Harbour Clinic", "+44 20 7946", "112")
    fields.name.setText("")
    fields.name.editingFinished.emit()
    assert fields._settings.clinic.name == ""


def test_what_is_no_number_is_told_and_stays_to_be_mended(fields: ClinicFields, qtbot: QtBot) -> None:
    fields.number.setText("ask at the desk")
    with qtbot.waitSignal(fields.told) as told, qtbot.assertNotEmitted(fields.wanted):
        fields.number.editingFinished.emit()
    assert "is no telephone number" in told.args[0]
    assert fields.number.text() == "ask at the desk"


def test_a_logo_is_chosen_refused_and_left_out(
    fields: ClinicFields, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "logo.png", tmp_path / "bad.png"
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#225588"))
    assert image.save(str(good))
    bad.write_text("no picture")
    chosen = [str(good)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen[0], ""))
    fields.choose.click()
    assert fields._settings.clinic.logo == good
    chosen[0] = str(bad)
    with qtbot.waitSignal(fields.told) as told:
        fields.choose.click()
    assert "bad.png" in told.args[0]
    assert fields._settings.clinic.logo == good
    fields.leave_out.click()
    assert fields._settings.clinic.logo is None
