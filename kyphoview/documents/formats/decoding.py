"""Turning a file's bytes into text, whatever they were written with, or saying why not.

The name by which a page tells its encoding is read as browsers read it (the Encoding Standard): "iso-8859-1" means
Windows-1252, for example.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

import webencodings

from kyphoview.errors import BadInput
from kyphoview.language import _

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_XML_WITHOUT_MARK = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096  # bytes
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_ESCAPE = b"\x1b"  # by it a seven-bit encoding of Japanese shifts, which would pass for UTF-8
_MOST_CONTROL = 0.002  # of the letters


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text; `remark` says where letters may have come out wrong."""

    text: str
    remark: str | None = None


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a file; `declared` is the encoding that was told from outside it, as a letter's header does.

    Raises:
        BadInput: it is not text, or its letters are written in a way that cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, encoding, name))
    for start, encoding in _XML_WITHOUT_MARK:
        if data.startswith(start):
            return Decoded(_strict(data, encoding, name))
    if not looks_like_text(data):
        raise BadInput(_("{name}: this is not a text that can be read.", name=name))
    place = 0
    for encoding in _likely(data, declared):
        try:
            return Decoded(_checked(data.decode(encoding), name))
        except UnicodeDecodeError as error:
            place = place or error.start + 1
        except LookupError:  # the standard's "x-user-defined", which Python lacks
            continue
    try:
        text = _checked(data.decode("cp1252"), name)
    except UnicodeDecodeError:
        raise BadInput(
            _(
                "{name}: byte {place}: the letters are in no encoding that can be told; save it as UTF-8.",
                name=name,
                place=place,
            )
        ) from None
    return Decoded(text, _("it is not UTF-8 and was read as Windows-1252, so some letters may be wrong"))


def _likely(data: bytes, declared: str | None) -> Iterator[str]:
    """The encodings to try, by Python's names. What is good UTF-8 is UTF-8, whatever a page says of itself."""
    told = [declared] if declared else []
    told += [(match[1] or match[2]).decode("ascii") for match in _DECLARED.finditer(data[:_DECLARED_WITHIN])]
    known = [encoding.codec_info.name for label in told if (encoding := webencodings.lookup(label)) is not None]
    known = [encoding for encoding in known if not encoding.startswith("utf-16")]  # a page of single bytes is not
    return iter([*known, "utf-8"] if _ESCAPE in data else ["utf-8", *known])


def looks_like_text(data: bytes) -> bool:
    """Whether bytes without a mark at their start can be text: no zero byte, and hardly any control codes."""
    if b"\0" in data:
        return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    codes = sum(data.count(code) for code in (*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
    return codes <= _MOST_CONTROL * len(data)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return _checked(data.decode(encoding), name)
    except UnicodeDecodeError as error:
        raise BadInput(
            _(
                "{name}: byte {at}: this is not the {encoding} that it says it is.",
                name=name,
                at=error.start + 1,
                encoding=encoding[:6].upper(),
            )
        ) from None


def _checked(text: str, name: str) -> str:
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise BadInput(_("{name}: this is not a text that can be read.", name=name))
    return _CONTROL.sub("", text)
