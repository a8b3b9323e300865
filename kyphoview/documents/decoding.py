"""Turning a file's bytes into text, whatever they were written with, or saying why not."""

import codecs
import re
from dataclasses import dataclass

from kyphoview.errors import BadInput
from kyphoview.language import _

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.002  # of the letters


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text; `remark` says where letters may have come out wrong."""

    text: str
    remark: str | None = None


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file.

    Raises:
        BadInput: it is not text, or its letters are written in a way that cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, encoding, name))
    if not looks_like_text(data):
        raise BadInput(_("{name}: this is not a text that can be read.", name=name))
    try:
        return Decoded(_checked(data.decode("utf-8"), name))
    except UnicodeDecodeError as error:
        place = error.start + 1
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    for encoding in [declared[1].decode("ascii")] if declared else []:
        try:
            return Decoded(_checked(data.decode(encoding), name))
        except (LookupError, UnicodeDecodeError):
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
