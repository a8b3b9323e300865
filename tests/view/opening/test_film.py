"""The film that is kept: small enough, clear round the body, one vertebra at its end; and how it is played."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QImageReader
from pytestqt.qtbot import QtBot

from kyphoview.resources import asset
from kyphoview.view.opening import film as opening_film
from kyphoview.view.opening.film import FILM_FILE, STILL_FILE, OpeningFilm, first_still

_MOST_BYTES = 6_000_000


def _opacity(image: QImage) -> np.ndarray:
    pixels = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(bytes(pixels.constBits()), np.uint8).reshape(image.height(), image.width(), 4)[..., 3]


def test_the_film_is_small_and_its_first_frame_is_the_still() -> None:
    files = [asset(*name.split("/")) for name in (FILM_FILE, STILL_FILE)]
    assert sum(file.stat().st_size for file in files) <= _MOST_BYTES
    first, still = QImageReader(str(files[0])).read(), first_still()
    assert first.size() == still.size()
    assert np.abs(_opacity(first).astype(int) - _opacity(still)).mean() < 2.0


def test_it_begins_with_a_body_and_ends_with_one_bone_in_the_middle() -> None:
    reader = QImageReader(str(asset(*FILM_FILE.split("/"))))
    frames = [reader.read() for _ in range(reader.imageCount())]
    first, last = _opacity(frames[0]), _opacity(frames[-1])
    assert (first > 200).mean() > 0.4
    assert 0.05 < (last > 200).mean() < 0.4
    rows, columns = np.nonzero(last > 20)
    assert abs(rows.mean() / last.shape[0] - 0.5) < 0.1
    assert columns.min() > 0.03 * last.shape[1]
    assert columns.max() < 0.97 * last.shape[1]
    assert all(_opacity(frame)[[0, 0, -1, -1], [0, -1, 0, -1]].max() < 10 for frame in frames[:: len(frames) // 9])


@pytest.fixture
def short_film(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    from kyphoview.build.opening_film.animation import animated, webp_of

    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    image.fill(0xFF808080)
    path = tmp_path / "film.webp"
    path.write_bytes(animated([webp_of(image, 80)] * 3, 8, 8, 1))
    monkeypatch.setattr(opening_film, "asset", lambda *_parts: path)


@pytest.mark.usefixtures("short_film")
def test_it_is_played_once_and_then_rests(qapp, qtbot: QtBot) -> None:
    assert qapp is not None
    film = OpeningFilm()
    shown: list[QImage] = []
    film.shown.connect(shown.append)
    with qtbot.waitSignal(film.ended):
        film.play()
    assert len(shown) == 3
    assert not film.is_playing


@pytest.mark.usefixtures("short_film")
def test_stopped_it_goes_on_from_there_and_rewound_from_the_beginning(qapp, qtbot: QtBot) -> None:
    assert qapp is not None
    film = OpeningFilm()
    shown: list[QImage] = []
    film.shown.connect(shown.append)
    film.shown.connect(lambda _image: film.stop())
    with qtbot.waitSignal(film.shown):
        film.play()
    with qtbot.waitSignal(film.shown):
        film.play()
    assert not film.is_playing
    film.rewind()
    film.shown.disconnect()
    film.shown.connect(shown.append)
    with qtbot.waitSignal(film.ended):
        film.play()
    assert len(shown) == 5
