"""The deck as Anki's own library takes it in: every card with its pictures, and a later deck brings the same cards up
to date."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportLogWithChanges
from genanki import package
from msgspec import structs

from kyphoview.content.questions import Explanation, load_explanations
from kyphoview.export import deck as deck_module
from kyphoview.export.deck import NAMED, write_deck

SECONDS_A_DAY = 86_400.0


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The one time that a deck is dated by, in seconds; to be set."""
    seconds = [package.time.time()]
    monkeypatch.setattr(package.time, "time", lambda: seconds[0])
    return seconds


def imported(collection: Collection, deck: Path) -> ImportLogWithChanges.Log:  # type: ignore[name-defined]
    request = ImportAnkiPackageRequest(package_path=str(deck), options=ImportAnkiPackageOptions())
    return collection.import_anki_package(request).log


def test_anki_takes_every_card_and_misses_no_picture(
    qapp: object, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck_module, "NAMED", NAMED[:2])
    count = write_deck(tmp_path / "cards.apkg")
    log = imported(collection, tmp_path / "cards.apkg")
    assert len(log.new) == collection.note_count() == collection.card_count() == count
    media = collection.media.check()
    assert len(list(Path(collection.media.dir()).glob("kyphoview-*.png"))) == 4
    assert list(media.missing) == list(media.unused) == []


def test_a_later_deck_brings_a_card_up_to_date_and_adds_none(
    qapp: object, collection: Collection, now: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck_module, "NAMED", ())
    count = write_deck(tmp_path / "cards.apkg")
    imported(collection, tmp_path / "cards.apkg")

    first, *others = load_explanations()
    asked_anew: tuple[Explanation, ...] = (structs.replace(first, stem="Tell it anew."), *others)
    monkeypatch.setattr(deck_module, "load_explanations", lambda: asked_anew)
    now[0] += SECONDS_A_DAY
    write_deck(tmp_path / "later.apkg")
    log = imported(collection, tmp_path / "later.apkg")
    assert not log.new
    assert len(log.updated) > 0
    assert collection.note_count() == count
    assert len(collection.find_notes('"Tell it anew."')) == 1
