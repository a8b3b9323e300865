"""Work in slices: one for each turn, until it is over, fails or is stopped."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kyphoview.errors import BadInput
from kyphoview.shell.picture.sliced_work import SlicedWork


@pytest.fixture
def work(qtbot: QtBot) -> SlicedWork:
    return SlicedWork()


def slices(done: list[int], fails: bool = False) -> Iterator[None]:
    for number in range(3):
        done.append(number)
        yield
    if fails:
        raise BadInput("damaged")


def test_it_is_done_slice_by_slice_and_then_told(qtbot: QtBot, work: SlicedWork) -> None:
    done: list[int] = []
    with qtbot.waitSignal(work.ended):
        work.start(slices(done))
        assert done == []
        QCoreApplication.processEvents()
        assert done == [0]
    assert (done, work.is_running) == ([0, 1, 2], False)


def test_what_goes_wrong_is_told_and_ends_it(qtbot: QtBot, work: SlicedWork) -> None:
    with qtbot.waitSignal(work.failed) as told:
        work.start(slices([], fails=True))
    assert str(told.args[0]) == "damaged"
    assert not work.is_running


def test_stopped_it_does_no_more(work: SlicedWork) -> None:
    done: list[int] = []
    work.start(slices(done))
    QCoreApplication.processEvents()
    work.stop()
    QCoreApplication.processEvents()
    assert (done, work.is_running) == ([0], False)
