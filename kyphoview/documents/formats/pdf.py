"""The text of a PDF. PDFium tells where each character stands; the reading order is found from that.

Text is taken in the direction in which it is set, so a page that is turned, by the file or in its drawing,
reads the same.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from kyphoview.documents.formats.page_layout import Box, columns, paragraphs, pieces, reads_on
from kyphoview.documents.limits import MOST_CHARACTERS, MOST_PAGES
from kyphoview.documents.paragraph import Body
from kyphoview.documents.paragraph_breaks import join_lines, kind_of, number
from kyphoview.errors import BadInput
from kyphoview.language import N_, _

_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_PARTED = "\x02\ufffe"  # how PDFium writes the hyphen of a word that is parted at a line's end
_SOFT_HYPHEN = "\u00ad"
_REASONS = {
    raw.FPDF_ERR_PASSWORD: N_("this PDF is locked with a password"),
    raw.FPDF_ERR_SECURITY: N_("this PDF is locked in a way that cannot be opened"),
}


def read_pdf(path: Path) -> Body:
    """The paragraphs of all pages.

    Raises:
        BadInput: locked, damaged, or without text.
    """
    damaged = N_("this PDF is damaged, or is none")
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise BadInput(f"{path}: {_(_REASONS.get(error.err_code, damaged))}.") from None
    try:
        if len(pdf) == 0:
            raise BadInput(f"{path}: {_(damaged)}.")
        texts, remark = _texts(pdf)
    finally:
        pdf.close()
    if not texts:
        raise BadInput(_("{path}: this PDF holds no text, perhaps only pictures of pages.", path=path))
    return Body(number((text, kind_of(text)) for text in texts), "blocks", remark)


def _texts(pdf: pypdfium2.PdfDocument) -> tuple[list[str], str | None]:
    texts: list[str] = []
    letters, last_line = 0, ""
    for page in range(len(pdf)):
        if page >= MOST_PAGES or letters > MOST_CHARACTERS:
            return texts, _("only its first {page} pages are shown", page=page)
        parts = _without_number(_columns(pdf, page))
        if parts and parts[0] and parts[0][0].text == last_line:  # some writers draw a line that a page's edge cuts
            parts[0] = parts[0][1:]  # on both pages
        last_line = parts[-1][-1].text if parts and parts[-1] else ""
        for column in parts:
            for at, paragraph in enumerate(paragraphs(column)):
                letters += len(paragraph)
                if at == 0 and texts and reads_on(texts[-1], paragraph):
                    texts[-1] = join_lines((texts[-1], paragraph))
                else:
                    texts.append(paragraph)
    return texts, None


def _without_number(parts: list[list[Box]]) -> list[list[Box]]:
    """Without the page's number above or below the text."""
    if parts and _PAGE_NUMBER.fullmatch(parts[-1][-1].text):
        parts[-1] = parts[-1][:-1]
    elif parts and _PAGE_NUMBER.fullmatch(parts[0][0].text):
        parts[0] = parts[0][1:]
    return [part for part in parts if part]


def _columns(pdf: pypdfium2.PdfDocument, page: int) -> list[list[Box]]:
    """A page's columns, those of the most frequent direction first; a page that is damaged has none."""
    by_turn: dict[int, list[Box]] = {}
    try:
        opened = pdf[page]
        text = opened.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    for turn, character in _characters(text):
        by_turn.setdefault(turn, []).append(character)
    text.close()
    opened.close()
    groups = sorted(by_turn.values(), key=len, reverse=True)
    return [column for group in groups for column in columns(list(pieces(group)))]


def _characters(page: pypdfium2.PdfTextPage) -> Iterator[tuple[int, Box]]:
    """Each character, its box in the frame of its text, and by how many quarters clockwise that is turned."""
    rect, turn = raw.FS_RECTF(), 0
    for at in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, at)
        if code in (0, 10, 13):
            continue
        sign = _SOFT_HYPHEN if chr(code) in _PARTED else chr(code)
        if not raw.FPDFText_GetLooseCharBox(page, at, ctypes.byref(rect)):
            continue
        if not raw.FPDFText_IsGenerated(page, at):
            turn = round(raw.FPDFText_GetCharAngle(page, at) / (math.pi / 2)) % 4
        yield turn, _turned_back(sign, rect, turn)


def _turned_back(sign: str, rect: raw.FS_RECTF, turn: int) -> Box:
    """A character's box, in points, as it is where its text is not turned; y downwards."""
    left, right, low, high = rect.left, rect.right, rect.bottom, rect.top
    if turn == 1:
        return Box(sign, -high, -right, -low, -left)
    if turn == 2:
        return Box(sign, -right, low, -left, high)
    if turn == 3:
        return Box(sign, low, left, high, right)
    return Box(sign, left, -high, right, -low)
