"""The text of an HTML page. Scripts and styles are dropped, nothing runs, and nothing is fetched."""

from collections.abc import Sequence
from html.parser import HTMLParser

from kyphoview.documents.limits import MOST_CHARACTERS, MOST_PARAGRAPHS
from kyphoview.documents.paragraph import Body, ParagraphKind
from kyphoview.documents.paragraph_breaks import number
from kyphoview.language import _

_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "head", "title", "select")
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ASIDES = frozenset(("nav", "footer", "form", "button", "dialog"))
_INLINE_TAGS = (
    "a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark q s samp small span strong sub sup"
)
_INLINE = frozenset(("time", "tt", "u", "var", *_INLINE_TAGS.split()))
_FED = 250_000  # letters at a time
_MOST_UNENDED = 2_000  # letters of a tag, a comment or a script that is not ended
_MOST_OPEN = 300  # tags within each other that are kept in mind
_BULLET = "\N{BULLET} "


def read_web_page(text: str) -> Body:
    """The page's blocks as paragraphs, in the order in which they are written."""
    reader = _Reader()
    for start in range(0, len(text), _FED):
        reader.feed(text[start : start + _FED])
        if reader.is_full:
            break
    remark = _("only its beginning is shown") if reader.is_full else None
    if (
        not reader.is_full and len(reader.rawdata) > _MOST_UNENDED
    ):  # to make sense of it would take the parser the square of its length
        remark = _("it is damaged, and what comes after the damage is not shown")
    else:
        reader.close()
    reader.end_block()
    return Body(number(reader.blocks[:MOST_PARAGRAPHS]), "blocks", remark)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, ParagraphKind]] = []
        self.is_full = False
        self._open: list[str] = []
        self._words: list[str] = []
        self._letters = 0

    def handle_starttag(self, tag: str, _attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end_block()
        if tag in _VOID:
            return
        if tag in ("body", "main", "article"):  # a page may forget to close its head
            self._open = [name for name in self._open if name not in _UNSEEN]
        if len(self._open) < _MOST_OPEN:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end_block()
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.is_full or not _UNSEEN.isdisjoint(self._open):
            return
        self._words.append(data)
        self._letters += len(data)
        self.is_full = self._letters > MOST_CHARACTERS or len(self.blocks) >= MOST_PARAGRAPHS

    def end_block(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            kind = self._kind()
            self.blocks.append((_BULLET + text if kind == "item" else text, kind))

    def _kind(self) -> ParagraphKind:
        if not _ASIDES.isdisjoint(self._open):
            return "aside"
        if not _HEADINGS.isdisjoint(self._open):
            return "heading"
        return "item" if "li" in self._open else "text"
