"""The first window lies wholly on its screen, with its frame, and uses a large one well."""

import pytest
from PySide6.QtCore import QMargins, QRect

from kyphoview.shell.window.opening_size import opening_place
from kyphoview.shell.window.window import Window
from tests.shell.conftest import MakeWindow

FRAME = QMargins(8, 32, 8, 8)  # of the usual desktops, or more


@pytest.mark.parametrize(
    "screen", [(0, 0, 1280, 800), (0, 25, 1440, 875), (1920, 0, 1366, 728), (0, 0, 1920, 1040), (0, 0, 1024, 600)]
)
def test_window_and_frame_lie_on_the_screen(screen: tuple[int, int, int, int]) -> None:
    available = QRect(*screen)
    assert available.contains(opening_place(available).marginsAdded(FRAME))


@pytest.mark.parametrize("size", [(1920, 1080), (2560, 1400), (3840, 2100)])
def test_a_large_screen_is_used(size: tuple[int, int]) -> None:
    place = opening_place(QRect(0, 0, *size))
    assert place.width() == pytest.approx(0.85 * size[0], abs=1)
    assert place.height() == pytest.approx(0.85 * size[1], abs=1)


def test_a_window_that_remembers_nothing_opens_so(make_window: MakeWindow, settings_path) -> None:
    from kyphoview.shell.state.settings import Settings

    window = Window(Settings(), settings_path)
    assert window.geometry() == opening_place(window.screen().availableGeometry())
    window.deleteLater()
