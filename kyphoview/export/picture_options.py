"""What a person may ask of a picture: view, theme and size, each refused with a sentence that helps."""

import re

from PySide6.QtCore import QSize

from kyphoview.errors import BadInput
from kyphoview.export.picture_size import MOST_PIXELS, PICTURE_SIZE_PX, SIDE_RANGE_PX, size_text
from kyphoview.language import _
from kyphoview.procedure.framing.fluoroscope import XRAY_VIEWS, XrayView
from kyphoview.view.palette import THEMES, Theme
from kyphoview.view.picture_layout import VIEWS, View

PictureView = View | XrayView
PICTURE_VIEWS: tuple[PictureView, ...] = (*VIEWS, *XRAY_VIEWS)

_LATER_VIEWS = ("3d",)  # of which only single pictures are written, by `solid_picture`


def find_view(name: str) -> PictureView:
    """The view of that name.

    Raises:
        BadInput: there is none, or not yet.
    """
    for view in PICTURE_VIEWS:
        if view == name:
            return view
    if name in _LATER_VIEWS:
        raise BadInput(
            _(
                "The view '{name}' is for single pictures only in this version; the views are {known}.",
                name=name,
                known=", ".join(PICTURE_VIEWS),
            )
        )
    raise BadInput(
        _(
            "There is no view {name!r}; the views are {known}.",
            name=name,
            known=", ".join(PICTURE_VIEWS),
        )
    )


def find_theme(name: str) -> Theme:
    """The theme of that name.

    Raises:
        BadInput: there is none.
    """
    if name not in THEMES:
        raise BadInput(_("There is no theme {name!r}; the themes are {known}.", name=name, known=", ".join(THEMES)))
    return THEMES[name]


def parse_size(text: str) -> QSize:
    """The size written as WIDTHxHEIGHT in pixels.

    Raises:
        BadInput: it is not of that form, or smaller or larger than can be drawn.
    """
    match = re.fullmatch(r"([0-9]{1,9})[xX]([0-9]{1,9})", text)
    if match is None:
        raise BadInput(
            _(
                "The size must be WIDTHxHEIGHT in pixels, such as {example}, not {text!r}.",
                example=size_text(PICTURE_SIZE_PX),
                text=text,
            )
        )
    width, height = int(match[1]), int(match[2])
    smallest, largest = SIDE_RANGE_PX
    is_in_range = all(smallest <= side <= largest for side in (width, height))
    if not is_in_range or width * height > MOST_PIXELS:
        raise BadInput(
            _(
                "The size {text} cannot be drawn: "
                "a side has {smallest} to {largest} pixels, and all of it at most {millions} million.",
                text=text,
                smallest=smallest,
                largest=largest,
                millions=MOST_PIXELS // 1_000_000,
            )
        )
    return QSize(width, height)
