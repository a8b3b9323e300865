"""Fields of several lines show where the keys go."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from kyphoview.shell.features.study.own_words import OwnWords
from kyphoview.shell.widgets.style import Style
from kyphoview.view.palette import DARK, LIGHT


def colours_of(field: OwnWords) -> set[str]:
    image = field.grab().toImage()
    return {QColor(image.pixel(x, image.height() // 2)).name() for x in range(6)}


def test_a_ring_shows_that_a_field_has_the_focus(qtbot: QtBot) -> None:
    field = OwnWords("Your own words")
    qtbot.addWidget(field)
    field.resize(300, 120)
    for theme in (LIGHT, DARK):
        field.set_style(Style(theme=theme))
        field.show()
        field.clearFocus()
        assert theme.border.lower() in colours_of(field)
        assert theme.focus.lower() not in colours_of(field)
        field.activateWindow()
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        assert theme.focus.lower() in colours_of(field)
