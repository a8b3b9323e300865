"""What the drawer "Take away" takes away, and what it says of it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import av
import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kyphoview.content.sheet import Handout
from kyphoview.export.film import encoding
from kyphoview.export.film.encoding_process import EncodingProcess
from kyphoview.export.handout import paper_sizes
from kyphoview.export.handout.paper_sizes import find_paper
from kyphoview.shell.features.panels import TAKE_AWAY
from kyphoview.shell.features.take_away.drawer import TakeAwayDrawer
from kyphoview.shell.features.take_away.printing import SheetPreview
from kyphoview.shell.window.window import Window
from tests.export.film.stand_in import encoder_that_will
from tests.shell.conftest import MakeWindow

Answer = Callable[[Path | None], None]


@pytest.fixture
def drawer(window: Window) -> Iterator[TakeAwayDrawer]:
    window.player.go_to_step(6)
    window.player.seek_step(0.7)
    QTest.mouseClick(window.top_bar.drawers[TAKE_AWAY], Qt.MouseButton.LeftButton)
    found = window.side.currentWidget()
    assert isinstance(found, TakeAwayDrawer)
    yield found
    found.job.stop()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """What the person says when asked for a file; None: nothing."""

    def take(path: Path | None) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("" if path is None else str(path), ""))

    return take


def press(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def test_the_picture_is_copied(drawer: TakeAwayDrawer, window: Window) -> None:
    QGuiApplication.clipboard().clear()
    shown = window.picture.take("side")
    press(drawer.copy)
    image = QGuiApplication.clipboard().image()
    assert max(image.width(), image.height()) == 2400
    assert image.width() / image.height() == pytest.approx(shown.width() / shown.height(), rel=0.01)
    assert window.banner.sentence.text() == "The picture is copied. Paste it where you want it."


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_the_picture_is_saved(
    suffix: str, drawer: TakeAwayDrawer, window: Window, answer: Answer, tmp_path: Path
) -> None:
    path = tmp_path / f"a{suffix}"
    answer(path)
    press(drawer.save)
    assert path.stat().st_size > 10_000
    assert str(path) in window.banner.sentence.text()


def test_a_name_without_an_ending_is_a_png(drawer: TakeAwayDrawer, answer: Answer, tmp_path: Path) -> None:
    answer(tmp_path / "a")
    press(drawer.save)
    assert not QImage(str(tmp_path / "a.png")).isNull()


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_name_without_an_ending_takes_that_of_the_chosen_kind(
    suffix: str, drawer: TakeAwayDrawer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_parent: object, _title: str, _path: str, kinds: str) -> tuple[str, str]:
        return str(tmp_path / "a"), next(kind for kind in kinds.split(";;") if f"*{suffix})" in kind)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    press(drawer.save)
    assert (tmp_path / f"a{suffix}").exists()


def test_what_was_done_is_told_for_a_while_and_what_could_not_be_until_it_is_put_away(
    drawer: TakeAwayDrawer, window: Window, answer: Answer, tmp_path: Path
) -> None:
    press(drawer.copy)
    assert window.banner.passing.isActive()
    window.banner.passing.timeout.emit()
    assert window.banner.isHidden()
    press(drawer.copy)
    answer(tmp_path / "nowhere" / "a.png")
    press(drawer.save)
    assert not window.banner.passing.isActive()
    assert window.banner.isVisible()


def test_ink_is_asked_for_only_where_there_is_any(drawer: TakeAwayDrawer) -> None:
    assert not drawer.with_ink.isVisible()


def test_of_two_views_one_is_chosen(drawer: TakeAwayDrawer, window: Window, answer: Answer, tmp_path: Path) -> None:
    answer(tmp_path / "side.svg")
    press(drawer.save)
    press(drawer.view.choices["second"])
    answer(tmp_path / "top.svg")
    press(drawer.save)
    assert (tmp_path / "side.svg").read_bytes() != (tmp_path / "top.svg").read_bytes()
    window.session.set_choice(("xray-side",))
    assert not drawer.view.isVisible()
    assert drawer.which.text() == "X-ray, from the side, as it stands now."


def test_a_view_that_only_the_window_can_show_is_taken_from_it(
    drawer: TakeAwayDrawer, window: Window, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = QImage(300, 200, QImage.Format.Format_RGB32)
    shown.fill(Qt.GlobalColor.green)
    monkeypatch.setattr(drawer, "_take", lambda _view: shown)
    drawer._show_views(("3d",))
    answer(tmp_path / "a.png")
    press(drawer.save)
    assert QImage(str(tmp_path / "a.png")).pixelColor(1200, 800).name() == "#00ff00"


def test_nothing_is_saved_where_no_file_is_named(drawer: TakeAwayDrawer, answer: Answer, tmp_path: Path) -> None:
    answer(None)
    for button in (drawer.save, drawer.save_sheet, drawer.shoot):
        press(button)
    assert not drawer.job.is_at_work
    assert [path.suffix for path in tmp_path.iterdir()] in ([], [".json"])


def test_what_cannot_be_written_is_told(drawer: TakeAwayDrawer, window: Window, answer: Answer, tmp_path: Path) -> None:
    for button, name in ((drawer.save, "a.png"), (drawer.save_sheet, "a.pdf"), (drawer.shoot, "a.mp4")):
        answer(tmp_path / "nowhere" / name)
        press(button)
        drawer.job.work()
        assert "there is no folder" in window.banner.sentence.text()
    assert not drawer.job.is_at_work
    assert drawer.shoot.isEnabled()


def test_the_sheet_is_saved_for_the_present_case(drawer: TakeAwayDrawer, answer: Answer, tmp_path: Path) -> None:
    answer(tmp_path / "sheet")
    press(drawer.save_sheet)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-1.6")


def test_the_preview_shows_two_sides(drawer: TakeAwayDrawer, qtbot: QtBot) -> None:
    dialog = SheetPreview(drawer._sheet(), find_paper("Letter"), drawer)
    preview = dialog.findChild(QPrintPreviewWidget)
    preview.updatePreview()
    assert preview.pageCount() == 2
    dialog.deleteLater()


def test_a_film_of_this_step_is_made_and_told(
    drawer: TakeAwayDrawer, window: Window, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.gif"
    drawer_module = "kyphoview.shell.features.take_away.drawer"
    monkeypatch.setattr(f"{drawer_module}.parse_film_size", lambda _text, _type: QSize(200, 200))
    answer(path)
    press(drawer.shoot)
    assert drawer.job.is_at_work
    assert drawer.progress.isVisible()
    assert not drawer.shoot.isEnabled()
    while drawer.job.is_at_work:
        drawer.job.work(1.0)
    with av.open(str(path)) as read:
        assert sum(1 for _ in read.demux(video=0)) - 1 == 215
    assert str(path) in window.banner.sentence.text()
    assert str(path) in drawer.film_note.text()  # which stays, for who comes back to it
    assert not drawer.progress.isVisible()


def test_it_is_said_which_of_two_views_a_film_shows(drawer: TakeAwayDrawer) -> None:
    assert drawer.film_note.text().startswith("Cut, seen from the side.")
    press(drawer.view.choices["second"])
    assert drawer.film_note.text().startswith("Cut across, seen from the feet.")
    assert drawer._film(Path("a.mp4")).view == "top"


def test_a_film_that_is_stopped_leaves_nothing(
    drawer: TakeAwayDrawer, window: Window, answer: Answer, tmp_path: Path
) -> None:
    answer(tmp_path / "a.mp4")
    press(drawer.shoot)
    while drawer.progress.value() < 1:
        drawer.job.work(0.0)
    press(drawer.stop)
    assert window.banner.sentence.text() == "The film was stopped. Nothing of it is kept."
    assert not list(tmp_path.glob("*.mp4"))
    assert not list(tmp_path.glob(".kyphoview-*"))


@pytest.fixture
def shoot_with(
    drawer: TakeAwayDrawer, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], None]:
    """Begins a film with an encoder that hangs or crashes."""

    def shoot(how: str) -> None:
        encoder = partial(EncodingProcess, command=encoder_that_will(how))
        monkeypatch.setattr("kyphoview.export.film.recording.EncodingProcess", encoder)
        answer(tmp_path / "a.mp4")
        press(drawer.shoot)

    return shoot


def test_an_encoder_that_hangs_leaves_the_window_alive_and_can_be_stopped(
    drawer: TakeAwayDrawer, window: Window, shoot_with: Callable[[str], None], tmp_path: Path, qtbot: QtBot
) -> None:
    shoot_with("hang")
    told: list[int] = []
    drawer.job.progressed.connect(lambda done, _all: told.append(done))
    qtbot.waitUntil(lambda: told.count(1) > 20, timeout=30_000)
    press(drawer.stop)
    assert window.banner.sentence.text() == "The film was stopped. Nothing of it is kept."
    assert list(tmp_path.glob("*.mp4")) == list(tmp_path.glob(".kyphoview-*")) == []


def test_an_encoder_that_crashes_is_told_in_one_sentence(
    drawer: TakeAwayDrawer, window: Window, shoot_with: Callable[[str], None], tmp_path: Path, qtbot: QtBot
) -> None:
    shoot_with("crash")
    qtbot.waitUntil(lambda: not drawer.job.is_at_work, timeout=30_000)
    assert "the film broke off, and what was there stays: the encoder crashed" in window.banner.sentence.text()
    assert list(tmp_path.glob(".kyphoview-*")) == []
    assert drawer.shoot.isEnabled()


def test_closing_the_window_stops_the_film(
    drawer: TakeAwayDrawer, window: Window, answer: Answer, tmp_path: Path
) -> None:
    answer(tmp_path / "a.mp4")
    press(drawer.shoot)
    drawer.job.work(0.0)
    window.close()
    assert not drawer.job.is_at_work
    assert not list(tmp_path.glob("*.mp4"))


def test_without_pyav_the_drawer_says_what_to_install(drawer: TakeAwayDrawer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding.importlib.util, "find_spec", lambda _name: None)
    drawer._show_work(False)
    assert not drawer.shoot.isEnabled()
    assert "pip install kyphoview[film]" in drawer.film_note.text()


def test_every_part_has_a_name_and_can_be_reached(drawer: TakeAwayDrawer) -> None:
    for button in (drawer.copy, drawer.save, drawer.print_sheet, drawer.save_sheet, drawer.shoot, drawer.stop):
        assert button.accessibleName()
        assert button.accessibleDescription()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.height() >= 44 or not button.isVisible()


def test_the_sheet_bears_todays_case(drawer: TakeAwayDrawer, window: Window) -> None:
    assert isinstance(drawer._sheet(), Handout)
    assert drawer._sheet().case == window.session.case


@pytest.mark.parametrize(("system", "paper"), [("en_US", "Letter"), ("en_GB", "A4"), ("fr_CA", "Letter")])
def test_the_paper_is_the_countrys_until_another_is_chosen_and_that_is_kept(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch, system: str, paper: str
) -> None:
    monkeypatch.setattr(paper_sizes.QLocale, "system", lambda: QLocale(system))
    drawer = make_window().side.show_drawer(TAKE_AWAY)
    assert isinstance(drawer, TakeAwayDrawer)
    assert drawer._paper() == paper
    other = next(name for name in drawer.paper.choices if name != paper)
    press(drawer.paper.choices[other])
    again = make_window(is_remembered=True).side.show_drawer(TAKE_AWAY)
    assert isinstance(again, TakeAwayDrawer)
    assert again._paper() == other
