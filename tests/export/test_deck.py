"""The deck of cards, read back from its file as Anki reads it."""

import json
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kyphoview.cli import main
from kyphoview.export import deck as deck_module
from kyphoview.export.deck import NAMED, PICTURE_SIZE, write_deck
from kyphoview.study.listing import questions_json


@pytest.fixture(scope="module")
def deck(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "kyphoview.apkg"
    assert main(["study", "--deck", str(path)]) == 0
    return path


def notes_of(deck: Path, folder: Path) -> dict[str, tuple[str, str]]:
    """Front and back of each note by its id."""
    with zipfile.ZipFile(deck) as package:
        package.extract("collection.anki2", folder)
    with sqlite3.connect(folder / "collection.anki2") as collection:
        rows = collection.execute("select guid, flds from notes").fetchall()
        (cards,) = collection.execute("select count(*) from cards").fetchone()
        models = json.loads(collection.execute("select models from col").fetchone()[0])
    assert cards == len(rows)
    assert {model["name"] for model in models.values()} == {"kyphoview question", "kyphoview parts"}
    return {guid: tuple(fields.split("\x1f")) for guid, fields in rows}  # type: ignore[misc]


def test_it_holds_every_question_with_its_answer(deck: Path, tmp_path: Path) -> None:
    notes = notes_of(deck, tmp_path)
    fronts = " ".join(front for front, _back in notes.values())
    other = ("order", "name", "turn")  # parts to be named have pictures of their own in a deck; no deck has a C-arm
    asked = [one for one in questions_json() if one["kind"] not in other and one.get("topic") != "check yourself"]
    assert len(notes) == len(asked) + len(NAMED)
    for question in asked:
        assert f"<p>{question['stem']}</p>".replace('"', "&quot;").replace("'", "&#x27;") in fronts
    assert all("What this stands on: " in back for front, back in notes.values() if "<img" not in front)


def test_its_pictures_hide_the_labels_in_front_and_show_them_at_the_back(deck: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(deck) as package:
        media = json.loads(package.read("media"))
        package.extractall(tmp_path)
    images = {name: QImage(str(tmp_path / number)) for number, name in media.items()}
    assert len(images) == 2 * len(NAMED)
    assert all(image.size() == PICTURE_SIZE for image in images.values())
    for front, back in notes_of(deck, tmp_path).values():
        if "<img" in front:
            hidden, shown = (side.partition('src="')[2].partition('"')[0] for side in (front, back))
            assert images[hidden] != images[shown]
            assert hidden == shown.replace("back", "front")


def test_a_second_deck_has_the_same_ids(deck: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.apkg"
    count = write_deck(again)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = notes_of(deck, tmp_path / "a"), notes_of(again, tmp_path / "b")
    assert first == second
    assert count == len(first)


def test_no_temporary_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(deck_module, "NAMED", NAMED[:1])
    write_deck(tmp_path / "cards.apkg")
    assert list(folder.iterdir()) == []
    assert tempfile.gettempdir() == str(folder)


def test_another_ending_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "--deck", str(tmp_path / "deck.zip")]) == 2
    assert "must end in .apkg" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
