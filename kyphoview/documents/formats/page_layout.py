"""Reading order on a printed page: characters to lines, lines to columns, columns to paragraphs.

Lengths are in points, in the frame of the text: x in the direction in which it is read, y downwards. The order in which
a file draws its characters says little; what stands where says all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kyphoview.documents.paragraph_breaks import join_lines, starts_item

_SPACE = 0.2  # of the letters' height: a wider gap parts two words
_PARTS_LINES = 1.5  # of the letters' height: a wider gap parts two pieces of a line
_SAME_LINE = 0.5  # of the lower piece's height that two pieces of a line share
_GUTTER = 0.8  # of the letters' height: what is wider may lie between two columns
_LEAST_ROWS = 3  # lines side by side that make columns
_LEAST_WORDS = 2.5  # in each of them on average; fewer are the cells of a table, which is read row by row
_WIDE_GAP = 1.35  # of the usual step from line to line
_OTHER_SIZE = 1.25  # of the letters of the line before
_SHORT_LINE = 0.8  # of the widest line


@dataclass(frozen=True, slots=True)
class Box:
    """What a character, a piece of a line or a line covers, with its text."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """In points, as all of a page."""
        return self.bottom - self.top

    def is_beside(self, other: "Box") -> bool:
        """Whether both stand in one line."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > _SAME_LINE * min(self.height, other.height)

    def gap_to(self, other: "Box") -> float:
        """The free width between both, negative where they overlap."""
        return max(other.left - self.right, self.left - other.right)


def pieces(characters: Iterable[Box]) -> Iterator[Box]:
    """Characters in the order in which they are drawn, put together to pieces of lines; a blank is a character too."""
    gathered: list[Box] = []
    for character in characters:
        if gathered and not _goes_on(gathered[-1], character):
            yield from _piece(gathered)
            gathered = []
        gathered.append(character)
    yield from _piece(gathered)


def _goes_on(before: Box, after: Box) -> bool:
    if not after.text.strip():
        return before.is_beside(after) or not after.height
    return before.is_beside(after) and before.gap_to(after) < _PARTS_LINES * max(before.height, after.height)


def _piece(characters: list[Box]) -> Iterator[Box]:
    seen = [character for character in characters if character.text.strip()]
    if not seen:
        return
    text, last = "", None
    for character in characters:
        is_blank = not character.text.strip()
        parts = last is not None and last.gap_to(character) > _SPACE * last.height
        if (is_blank or parts) and text[-1:].strip():
            text += " "
        if not is_blank:
            text, last = text + character.text, character
    yield _around(text.strip(), seen)


def _around(text: str, boxes: Sequence[Box]) -> Box:
    """A box around others; its height is theirs in the middle, so that one high sign does not make a high line."""
    bottom = median(box.bottom for box in boxes)
    return Box(
        text,
        min(box.left for box in boxes),
        bottom - median(box.height for box in boxes),
        max(box.right for box in boxes),
        bottom,
    )


def columns(parts: Sequence[Box]) -> Iterator[list[Box]]:
    """The lines of each column in the order in which they are read.

    What spans columns is a column of its own, and so is each row of a table.
    """
    rows = _rows(parts)
    gathered: list[Box] = []
    at = 0
    while at < len(rows):
        end, gutter = _side_by_side(rows[at:])
        if gutter is None and len(rows[at]) == 1:
            gathered.append(rows[at][0])
            at += 1
            continue
        if gathered:
            yield gathered
            gathered = []
        if gutter is None:
            row = sorted(rows[at], key=lambda part: part.left)
            yield [_around(" ".join(part.text for part in row), row)]
            at += 1
            continue
        band = [part for row in rows[at : at + end] for part in row]
        yield from columns([part for part in band if part.right <= gutter])
        yield from columns([part for part in band if part.right > gutter])
        at += end
    if gathered:
        yield gathered


def _rows(parts: Sequence[Box]) -> list[list[Box]]:
    """Pieces that stand in one line, from the top."""
    rows: list[list[Box]] = []
    for part in sorted(parts, key=lambda part: (part.top + part.bottom, part.left)):
        if rows and rows[-1][0].is_beside(part):
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def _side_by_side(rows: Sequence[Sequence[Box]]) -> tuple[int, float | None]:
    """How many of the first rows stand in columns, and where the gutter is (None where they stand in none)."""
    covered: list[tuple[float, float]] = []
    found: tuple[float, float] | None = None
    count = 0
    for row in rows:
        covered = _joined([*covered, *((part.left, part.right) for part in row)])
        least = _GUTTER * median(part.height for part in row)
        free = [(a[1], b[0]) for a, b in pairwise(covered) if b[0] - a[1] >= least]
        if not free and (found is not None or len(covered) > 1 or len(row) > 1):
            break
        if found is None and not free and count:  # two full lines: no columns begin here
            break
        found = free[0] if free else None
        count += 1
    if found is None:
        return 1, None
    middle = (found[0] + found[1]) / 2
    parts = [part for row in rows[:count] for part in row]
    left, right = ([p for p in parts if (p.right <= middle) == is_left] for is_left in (True, False))
    return (count, middle) if _is_column(left) and _is_column(right) and _overlap(left, right) else (1, None)


def _is_column(parts: Sequence[Box]) -> bool:
    """Whether pieces on one side of a gutter are lines of text rather than the cells of a table."""
    rows = len(_rows(parts))
    return rows >= _LEAST_ROWS and sum(len(part.text.split()) for part in parts) >= _LEAST_WORDS * rows


def _overlap(left: Sequence[Box], right: Sequence[Box]) -> bool:
    """Whether both sides stand beside each other rather than one below the other."""
    shared = min(max(p.bottom for p in side) for side in (left, right))
    shared -= max(min(p.top for p in side) for side in (left, right))
    return shared > (_LEAST_ROWS - 1) * median(part.height for part in (*left, *right))


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans from the left, those that meet as one."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def paragraphs(lines: Sequence[Box]) -> Iterator[str]:
    """The lines of one column put together again."""
    if not lines:
        return
    steps = [b.bottom - a.bottom for a, b in pairwise(lines) if b.bottom > a.bottom]
    usual = median(steps) if steps else 0.0
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    gathered = [lines[0]]
    for before, line in pairwise(lines):
        is_short = before.right - left < _SHORT_LINE * (right - left)
        if _begins_anew(before, line, usual, is_short):
            yield join_lines(part.text for part in gathered)
            gathered = []
        gathered.append(line)
    yield join_lines(part.text for part in gathered)


def _begins_anew(before: Box, line: Box, usual_step: float, is_short: bool) -> bool:
    step = line.bottom - before.bottom
    if starts_item(line.text) or step < 0 or step > _WIDE_GAP * usual_step:
        return True
    if before.height > _OTHER_SIZE * line.height or line.height > _OTHER_SIZE * before.height:
        return before.text[-1:] not in ("-", ",")
    ends = before.text[-1:] in (".", "!", "?", ":")
    return is_short and (ends or line.text[:1].isupper())


def reads_on(before: str, after: str) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    return before[-1:] not in (".", "!", "?", ":") and after[:1].islower()
