"""The sheet as a page for a browser: headings, lists and pictures with words for those who cannot see them.

It is one file: no script, nothing fetched, and the pictures are in it.
"""

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QBuffer, QLocale, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from kyphoview import __version__, language
from kyphoview.content.sheet import (
    Block,
    Entry,
    Hundred,
    Hundreds,
    Items,
    Logo,
    Paragraph,
    Pictures,
    Room,
    Section,
    Sheet,
    SheetPicture,
    SideBySide,
)
from kyphoview.export.handout.hundred import hundred_height, paint_hundred
from kyphoview.export.handout.logo import load_logo
from kyphoview.export.handout.picture import SHAPE, paint_sheet_picture
from kyphoview.procedure.ink import Ink
from kyphoview.view.palette import LIGHT

_PICTURE_PX = 1040
_FROM_NOWHERE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_LINES = 6  # to write on
_STYLE = f"""
body {{ font: 1.125rem/1.5 sans-serif; color: {LIGHT.text}; background: #fff; margin: 0; }}
main, footer {{ max-width: 62rem; margin: auto; padding: 1rem 1.25rem; }}
h1, h2 {{ color: {LIGHT.link}; line-height: 1.2; }}
h2 {{ margin: 1.6em 0 0.4em; }}
h3 {{ margin: 0.6em 0 0.3em; }}
img {{ max-width: 100%; height: auto; }}
.beside {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 0 1.5rem; }}
figure {{ margin: 0; }}
li {{ margin: 0.3em 0; }}
.boxes {{ list-style: none; padding: 0; }}
.boxes label {{ display: flex; align-items: flex-start; }}
input[type=checkbox] {{ flex: none; width: 1.5rem; height: 1.5rem; margin: 0 0.6rem 0 0; }}
dt {{ font-weight: bold; }}
dd {{ margin: 0 0 0.6em; min-height: 1.5em; }}
dd:empty {{ border-bottom: 1px solid {LIGHT.text}; }}
textarea {{ width: 100%; box-sizing: border-box; font: inherit; border: 1px solid {LIGHT.text}; }}
.urgent {{ border: 3px solid {LIGHT.warning}; border-radius: 0.5rem; padding: 0 1rem; margin-top: 1.6em; }}
.urgent h2 {{ color: {LIGHT.warning}; margin-top: 0.6em; }}
.small, footer {{ font-size: 1rem; }}
.logo {{ max-height: 4rem; }}
"""


def sheet_page(sheet: Sheet, ink: Ink = ()) -> str:
    """The whole page, in the language that is spoken; the application has its typefaces.

    Raises:
        BadInput: a data file is damaged, or the clinic's logo cannot be used.
    """
    code = language.code()
    direction = "rtl" if QLocale(code).textDirection() == Qt.LayoutDirection.RightToLeft else "ltr"
    sections = (*sheet.front, *sheet.back)
    parts = [part for number, section in enumerate(sections) for part in _section(sheet, section, number, ink)]
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{code.replace("_", "-")}" dir="{direction}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_FROM_NOWHERE}">',
            '<meta name="viewport" content="width=device-width">',
            f'<meta name="generator" content="kyphoview {__version__}">',
            f"<title>{escape(sheet.title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{escape(sheet.title)}</h1>",
            f"<p><strong>{escape(sheet.main)}</strong></p>",
            *parts,
            "</main>",
            f"<footer><p>{escape(sheet.foot)} kyphoview {__version__}.</p></footer>",
            "</body>",
            "</html>\n",
        )
    )


def _section(sheet: Sheet, section: Section, number: int, ink: Ink) -> Iterator[str]:
    name = f"part-{number}"
    yield f'<section class="{section.look}" aria-labelledby="{name}">'
    yield f'<h2 id="{name}">{escape(section.heading)}</h2>'
    for block in section.blocks:
        yield from _block(sheet, block, name, ink)
    yield "</section>"


def _block(sheet: Sheet, block: Block, name: str, ink: Ink) -> Iterator[str]:
    match block:
        case Pictures(pictures, note):
            yield '<div class="beside">'
            for picture in pictures:
                yield from _picture(sheet, picture, ink)
            yield f'</div>\n<p class="small">{escape(note)}</p>'
        case Hundreds(drawings):
            yield '<div class="beside">'
            for drawing in drawings:
                yield from _hundred(drawing)
            yield "</div>"
        case SideBySide(sections):
            yield '<div class="beside">'
            for part in sections:
                yield f"<div>\n<h3>{escape(part.heading)}</h3>"
                for inner in part.blocks:
                    yield from _block(sheet, inner, name, ink)
                yield "</div>"
            yield "</div>"
        case _:
            yield from _words(block, name)


def _words(block: Block, name: str) -> Iterator[str]:
    match block:
        case Paragraph(text, is_strong):
            yield f"<p><strong>{escape(text)}</strong></p>" if is_strong else f"<p>{escape(text)}</p>"
        case Items(texts, has_boxes):
            yield from _items(texts, has_boxes)
        case Entry(title, text):
            yield f"<dl><dt>{escape(title)}</dt><dd>{escape(text)}</dd></dl>"
        case Logo(path, alternative):
            yield f'<p><img class="logo" src="{_data(load_logo(path))}" alt="{escape(alternative)}"></p>'
        case Room():
            yield f'<textarea rows="{_LINES}" aria-labelledby="{name}"></textarea>'


def _items(texts: tuple[str, ...], has_boxes: bool) -> Iterator[str]:
    yield '<ul class="boxes">' if has_boxes else "<ul>"
    for text in texts:
        words = escape(text)
        yield f'<li><label><input type="checkbox">{words}</label></li>' if has_boxes else f"<li>{words}</li>"
    yield "</ul>"


def _picture(sheet: Sheet, picture: SheetPicture, ink: Ink) -> Iterator[str]:
    height = round(SHAPE * _PICTURE_PX)
    image = QImage(_PICTURE_PX, height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sheet_picture(painter, sheet.case, picture, QRectF(0, 0, _PICTURE_PX, height), ink)
    labels = ", ".join(label.text for label in picture.labels)
    told = f"{picture.alternative} ({labels})" if labels else picture.alternative
    yield f"<div>\n<h3>{escape(picture.heading)}</h3>\n<figure>"
    size = f'width="{_PICTURE_PX}" height="{height}"'
    yield f'<img src="{_data(image)}" {size} alt="{escape(told)}">'
    yield f"<figcaption>{escape(picture.text)}</figcaption>\n</figure>\n</div>"


def _hundred(drawing: Hundred) -> Iterator[str]:
    """What it shows stands beside it, so it has no other words."""
    width, height = _PICTURE_PX, round(hundred_height(_PICTURE_PX))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_hundred(painter, drawing.count, drawing.of, QRectF(0, 0, width, height))
    yield f'<figure class="hundred">\n<img src="{_data(image)}" width="{width}" height="{height}" alt="">'
    yield f"<figcaption>{escape(drawing.text)}</figcaption>\n</figure>"


def _data(image: QImage) -> str:
    """The picture itself, as an address."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return f"data:image/png;base64,{b64encode(bytes(buffer.data().data())).decode('ascii')}"
