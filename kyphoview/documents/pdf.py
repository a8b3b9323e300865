"""The text of a PDF by Qt's own reader; lines are put together again to paragraphs by where they stand on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from PySide6.QtPdf import QPdfDocument

from kyphoview.documents.limits import MOST_CHARACTERS, MOST_PAGES
from kyphoview.documents.paragraph import Body
from kyphoview.documents.paragraph_breaks import join_lines, kind_of, number, starts_item
from kyphoview.errors import BadInput
from kyphoview.language import N_, _

_WIDE_GAP = 1.35  # of the usual step from line to line
_OTHER_SIZE = 1.4  # of the letters of the line before
_SHORT_LINE = 0.8  # of the widest line
_FIRST_SIGNS = 6  # tell how high the letters of a line are
_MORE_LINES = 1.6  # times as high is more than one line
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_PARTED = "\ufffe"  # how Qt writes the hyphen of a word that is parted at a line's end
_REASONS = {
    QPdfDocument.Error.IncorrectPassword: N_("this PDF is locked with a password"),
    QPdfDocument.Error.UnsupportedSecurityScheme: N_("this PDF is locked in a way that cannot be opened"),
    QPdfDocument.Error.FileNotFound: N_("the file is not there any more"),
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its text and its place in points from the upper left."""

    text: str
    top: float
    bottom: float
    right: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def read_pdf(path: Path) -> Body:
    """The paragraphs of all pages.

    Raises:
        BadInput: locked, damaged, or without text.
    """
    pdf = QPdfDocument()
    try:
        error = pdf.load(str(path))
        if error != QPdfDocument.Error.None_ or pdf.pageCount() == 0:
            raise BadInput(f"{path}: {_(_REASONS.get(error, N_('this PDF is damaged, or is none')))}.")
        texts, remark = _texts(pdf)
    finally:
        pdf.close()
    if not texts:
        raise BadInput(_("{path}: this PDF holds no text, perhaps only pictures of pages.", path=path))
    return Body(number((text, kind_of(text)) for text in texts), "blocks", remark)


def _texts(pdf: QPdfDocument) -> tuple[list[str], str | None]:
    texts: list[str] = []
    letters, last_line = 0, ""
    for page in range(pdf.pageCount()):
        if page >= MOST_PAGES or letters > MOST_CHARACTERS:
            return texts, _("only its first {page} pages are shown", page=page)
        lines = _without_number(_lines(pdf, page))
        if lines and lines[0].text == last_line:  # some writers draw a line that a page's edge cuts on both pages
            lines = lines[1:]
        last_line = lines[-1].text if lines else ""
        for at, paragraph in enumerate(_paragraphs(lines)):
            letters += len(paragraph)
            if at == 0 and texts and _reads_on(texts[-1], paragraph):
                texts[-1] = join_lines((texts[-1], paragraph))
            else:
                texts.append(paragraph)
    return texts, None


def _without_number(lines: list[_Line]) -> list[_Line]:
    """Without the page's number above or below the text."""
    if lines and _PAGE_NUMBER.fullmatch(lines[-1].text):
        return lines[:-1]
    return lines[1:] if lines and _PAGE_NUMBER.fullmatch(lines[0].text) else lines


def _lines(pdf: QPdfDocument, page: int) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for raw in pdf.getAllText(page).text().splitlines(keepends=True):
        count = _signs(pdf, page, start, raw)
        lines += _seen_lines(pdf, page, start, count)
        start += count + len(raw) - len(raw.rstrip("\r\n"))
    return lines


def _seen_lines(pdf: QPdfDocument, page: int, start: int, count: int) -> Iterator[_Line]:
    """A line of the text, parted where it stands in more than one line on the page, as it may after a full stop."""
    end = start + count
    while start < end:
        shown = pdf.getSelectionAtIndex(page, start, _first_line(pdf, page, start, end - start))
        words = " ".join(shown.text().replace(_PARTED, "\u00ad").split())
        if words:
            place = shown.boundingRectangle()
            yield _Line(words, place.top(), place.bottom(), place.right())
        start += max(1, shown.endIndex() - shown.startIndex())


def _first_line(pdf: QPdfDocument, page: int, start: int, count: int) -> int:
    """How many of the signs stand in one line with the first ones, found by halving."""
    most = _MORE_LINES * _height(pdf, page, start, min(_FIRST_SIGNS, count))
    if _height(pdf, page, start, count) <= most:
        return count
    fits, too_many = 1, count
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if _height(pdf, page, start, middle) <= most:
            fits = middle
        else:
            too_many = middle
    return fits


def _height(pdf: QPdfDocument, page: int, start: int, count: int) -> float:
    return pdf.getSelectionAtIndex(page, start, count).boundingRectangle().height()


def _signs(pdf: QPdfDocument, page: int, start: int, raw: str) -> int:
    """How many of the page's signs a line has: two or three letters that were set as one sign count as one."""
    line = raw.rstrip("\r\n")
    for fewer in range(2 * line.count("f") + 1):
        if pdf.getSelectionAtIndex(page, start, len(line) - fewer).text() == line:
            return len(line) - fewer
    return len(line)


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    if not lines:
        return
    steps = [b.top - a.top for a, b in pairwise(lines) if b.top > a.top]
    usual, widest = median(steps) if steps else 0.0, max(line.right for line in lines)
    gathered = [lines[0]]
    for before, line in pairwise(lines):
        if _begins_anew(before, line, usual, widest):
            yield join_lines(part.text for part in gathered)
            gathered = []
        gathered.append(line)
    yield join_lines(part.text for part in gathered)


def _begins_anew(before: _Line, line: _Line, usual_step: float, widest: float) -> bool:
    step = min(line.top - before.top, line.bottom - before.bottom)  # letters differ in how far they reach
    if starts_item(line.text) or step < 0 or step > _WIDE_GAP * usual_step:
        return True
    if before.height > _OTHER_SIZE * line.height or line.height > _OTHER_SIZE * before.height:
        return before.text[-1:] not in ("-", ",")
    ends = before.text[-1:] in (".", "!", "?", ":")
    return before.right < _SHORT_LINE * widest and (ends or line.text[:1].isupper())


def _reads_on(before: str, after: str) -> bool:
    return before[-1:] not in (".", "!", "?", ":") and after[:1].islower()
