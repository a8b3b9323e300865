"""What the root of an SVG tells: its exact size, its language, and that it is one picture with a name."""

import re

from kyphoview import language

_SIZE = re.compile(rb'(<svg\b[^>]*?)\swidth="[^"]*"\s+height="[^"]*"')


def named_svg(svg: bytes, width: int, height: int) -> bytes:
    """The same SVG, `width` by `height` in pixels, whose title and description name it to a screen reader.

    Qt writes the size in millimetres with six digits, which other programs round to a pixel more.
    """
    told = f'width="{width}px" height="{height}px" xml:lang="{language.code()}" lang="{language.code()}" role="img"'
    named = _SIZE.sub(lambda found: found[1] + b" " + told.encode() + b' aria-labelledby="title description"', svg, 1)
    return named.replace(b"<title>", b'<title id="title">', 1).replace(b"<desc>", b'<desc id="description">', 1)
