"""What may be asked of a picture, and how the rest is refused."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from kyphoview.errors import BadInput
from kyphoview.export.file_types import find_picture_type
from kyphoview.export.picture_options import find_theme, find_view, parse_size


@pytest.mark.parametrize(
    ("text", "size"),
    [("1920x1080", (1920, 1080)), ("200x16384", (200, 16384)), ("8192X8192", (8192, 8192)), ("0800x600", (800, 600))],
)
def test_a_size_is_read(text: str, size: tuple[int, int]) -> None:
    assert parse_size(text) == QSize(*size)


@pytest.mark.parametrize(
    "text",
    ["", "1920", "1920x", "x1080", "1920 x 1080", "1920*1080", "-1920x1080", "19.5x10", "axb", "1e3x1e3", "²00x300"],
)
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="must be WIDTHxHEIGHT in pixels"):
        parse_size(text)


@pytest.mark.parametrize("text", ["0x0", "199x1080", "1920x199", "16385x1000", "8192x8193", "999999999x999999999"])
def test_a_size_that_cannot_be_drawn_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="cannot be drawn: a side has 200 to 16384 pixels"):
        parse_size(text)


@pytest.mark.parametrize("name", ["side", "top", "xray-side", "xray-front"])
def test_a_view_is_found(name: str) -> None:
    assert find_view(name) == name


def test_a_view_that_is_still_to_come_says_so() -> None:
    with pytest.raises(BadInput, match="single pictures only"):
        find_view("3d")


@pytest.mark.parametrize("name", ["", "Side", "front", "side "])
def test_an_unknown_view_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(BadInput, match="the views are side, top"):
        find_view(name)


def test_an_unknown_theme_is_refused_with_those_there_are() -> None:
    assert find_theme("dark").is_dark
    with pytest.raises(BadInput, match="the themes are light, dark, high-contrast"):
        find_theme("sepia")


@pytest.mark.parametrize(("name", "file_type"), [("a.png", ".png"), ("a.b.SVG", ".svg"), ("folder.x/a.pdf", ".pdf")])
def test_the_name_chooses_the_type(name: str, file_type: str) -> None:
    assert find_picture_type(Path(name)) == file_type


@pytest.mark.parametrize("name", ["a", "a.jpg", "png", ".png", "a.png.gz"])
def test_another_type_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match=r"must end in \.png, \.svg or \.pdf"):
        find_picture_type(Path(name))
