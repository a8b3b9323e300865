"""A hundred people are a hundred wherever they are painted: counted in the pixels of the page."""

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kyphoview.content.pages import PAGE_IDS, Chance, Group, load_page
from kyphoview.shell.features.pages.look_up import LookUp
from kyphoview.shell.features.pages.page_view import PageView
from kyphoview.shell.features.pages.people import People
from kyphoview.shell.widgets.style import Style
from kyphoview.shell.window.window import Window

MakeWindow = Callable[..., Window]
WIDTHS = (1280, 1480, 1920, 1024, 700, 1280)  # one after the other: no height of an older width may stay
GROUPS = [group for block in load_page("beyond").blocks if isinstance(block, Chance) for group in block.groups]


def is_painted(image: QImage, room: QRectF) -> bool:
    """Whether the left edge of a body is there, and whole in the picture."""
    middle, edge = room.top() + 0.67 * room.height(), room.left() + 0.22 * room.width()
    if not QRectF(image.rect()).contains(room):
        return False
    across = range(math.floor(edge) - 1, math.ceil(edge) + 2)
    corner = image.pixelColor(round(room.left()), round(room.top() + 0.96 * room.height()))
    return any(image.pixelColor(x, round(middle)) != corner for x in across)


def is_filled(image: QImage, room: QRectF, accent: QColor) -> bool:
    body = QRectF(room.left(), room.top() + 0.6 * room.height(), room.width(), 0.14 * room.height()).center().toPoint()
    return image.rect().contains(body) and image.pixelColor(body) == accent


def counted(people: People, image: QImage, offset: QPoint) -> tuple[int, int]:
    """How many people there are in a picture, and how many of them are filled."""
    accent = QColor(people._style.theme.accent)
    rooms = [room.translated(offset) for room in people.rooms]
    painted = [room for room in rooms if is_painted(image, room)]
    return len(painted), sum(is_filled(image, room, accent) for room in painted)


def counted_on_page(page: PageView) -> list[tuple[int, int]]:
    column = page.widget()
    image = column.grab().toImage()
    image.setDevicePixelRatio(1.0)
    return [counted(people, image, people.mapTo(column, QPoint(0, 0))) for people in column.findChildren(People)]


def opened(window: Window, page_id: str) -> LookUp:
    window.side.page_wanted.emit(page_id)
    look_up = window.side.currentWidget()
    assert isinstance(look_up, LookUp)
    return look_up


def is_settled(page: PageView) -> bool:
    """Whether every part has the height that it needs at its width."""
    parts = [part for part in page.widget().findChildren(QWidget) if part.isVisible() and part.hasHeightForWidth()]
    return all(part.height() >= part.heightForWidth(part.width()) for part in parts)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("is_wide", [False, True])
def test_a_hundred_are_painted_at_every_width(
    qtbot: QtBot, make_window: MakeWindow, scale: float, theme: str, is_wide: bool
) -> None:
    assert {len(block.groups) for block in load_page("beyond").blocks if isinstance(block, Chance)} == {1, 2}
    window = make_window(text_scale=scale, theme=theme)
    look_up = opened(window, "beyond")
    if is_wide:
        look_up.wide_button.click()
    page = look_up.page
    assert page is not None
    for width in WIDTHS:
        window.resize(width, 800)
        qtbot.waitUntil(lambda: is_settled(page))
        assert counted_on_page(page) == [(100, group.count) for group in GROUPS], width


@pytest.mark.parametrize("page_id", PAGE_IDS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_part_of_a_page_keeps_the_height_of_an_older_width(
    qtbot: QtBot, make_window: MakeWindow, page_id: str, scale: float
) -> None:
    window = make_window(text_scale=scale)
    page = opened(window, page_id).page
    assert page is not None
    for width in WIDTHS:
        window.resize(width, 800)
        qtbot.waitUntil(lambda: is_settled(page))


@pytest.mark.parametrize("size", [(150, 60), (300, 90), (700, 100), (700, 60)])
def test_in_too_little_height_they_are_smaller_but_all_there(qtbot: QtBot, size: tuple[int, int]) -> None:
    people = People(Group("With it", 44, "had it", "had none"))
    qtbot.addWidget(people)
    people.set_style(Style())
    people.resize(*size)
    rooms = people.rooms
    assert len(rooms) == 100
    assert all(QRectF(people.rect()).contains(room) for room in rooms)
    assert len({(room.left(), room.top()) for room in rooms}) == 100
