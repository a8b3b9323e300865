"""The text of an HTML page, in the blocks that a browser would show. Nothing runs, and nothing is fetched.

What begins a new line and what is not shown follow the style sheet of the HTML standard (section "Rendering"): only the
elements that it lists end a paragraph, so that an unknown one never cuts a sentence in two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kyphoview.documents.formats.page_style import PageStyle, style_of
from kyphoview.documents.limits import MOST_CHARACTERS, MOST_PARAGRAPHS
from kyphoview.documents.paragraph import Body, ParagraphKind
from kyphoview.documents.paragraph_breaks import number
from kyphoview.language import _

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form header hgroup hr html legend li listing main menu nav ol optgroup p plaintext pre search section"
    " summary table tbody td tfoot th thead tr ul xmp"
)
_BLOCKS = _HEADINGS.union(_BLOCK_TAGS.split())
_TAGS_NOT_SHOWN = (
    "area audio base basefont canvas datalist del embed frame frameset head iframe link meta noembed noframes noscript"
    " object param rp rt script select style svg template textarea title video"
)
_NOT_SHOWN = frozenset(_TAGS_NOT_SHOWN.split())
_ROOTS = ("html", "body")  # pages hide themselves until their scripts have run
_ASIDES = frozenset(("nav", "footer", "form", "button", "dialog"))
_TAG = re.compile(r"<(/?)([a-z][^\s/>]*)([^<>]*)", re.IGNORECASE)
_TAGS_ENDED_BY_OTHERS = "area br col dd dt hr img input li link meta p source tbody td tfoot th thead tr wbr"
_ENDED_BY_OTHERS = frozenset(_TAGS_ENDED_BY_OTHERS.split())
_DEEPEST = 4_000  # elements within each other: the standard's way of reading takes the square of their number
_BULLET = "\N{BULLET} "


@dataclass(slots=True)
class _Block:
    """The pieces of text of a paragraph that is being read."""

    pieces: list[str] = field(default_factory=list)
    kinds: set[ParagraphKind] = field(default_factory=set)
    last_sign: str = ""

    def add(self, text: str, kind: ParagraphKind) -> None:
        self.pieces.append(text)
        seen = text.rstrip()
        if seen:
            self.kinds.add(kind)
            self.last_sign = seen[-1]

    def ended(self) -> tuple[str, ParagraphKind] | None:
        """The paragraph, if there are words in it; a button within a sentence does not make it an aside."""
        text = " ".join("".join(self.pieces).split())
        if not text:
            return None
        kinds = self.kinds - {"aside"} or {"aside"}
        kind: ParagraphKind = "text" if len(kinds) > 1 else next(iter(kinds))
        return (_BULLET + text if kind == "item" else text, kind)


def read_web_page(text: str) -> Body:
    """The page's blocks as paragraphs, in the order in which they are written."""
    blocks: list[tuple[str, ParagraphKind]] = []
    letters, (read, depth) = 0, _not_too_deep(text)
    is_cut = len(read) < len(text)
    page = LexborHTMLParser(read)
    for block in _blocks(page.root, style_of(page, read.count("<"), depth)):
        letters += len(block[0])
        if letters > MOST_CHARACTERS or len(blocks) >= MOST_PARAGRAPHS:
            is_cut = True
            break
        blocks.append(block)
    return Body(number(blocks)[:MOST_PARAGRAPHS], "blocks", _("only its beginning is shown") if is_cut else None)


def _not_too_deep(text: str) -> tuple[str, int]:
    """The page up to where its elements lie too deep within each other, and how deep they lie at the most."""
    depth = deepest = 0
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        ends_itself = tag[3].endswith("/") and name not in _BLOCKS  # as the parts of a drawing do
        if name not in _ENDED_BY_OTHERS and not ends_itself:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
        if depth > _DEEPEST:
            return text[: tag.start()], deepest
    return text, deepest


def _blocks(root: LexborNode | None, style: PageStyle) -> Iterator[tuple[str, ParagraphKind]]:
    block = _Block()
    for node, kind in _shown(root, style):
        text = "" if node is None else node.text_content
        if node is None or (node.tag == "br" and not _reads_on(block, node)):
            ended = block.ended()
            block = _Block()
            if ended:
                yield ended
        else:
            block.add(text or " ", kind)
    ended = block.ended()
    if ended:
        yield ended


def _shown(root: LexborNode | None, style: PageStyle) -> Iterator[tuple[LexborNode | None, ParagraphKind]]:
    """Each piece of text and each break of a line that is shown, with the kind it makes; None where a block ends.

    The tree is walked by hand, since a page may nest its elements deeper than Python can call.
    """
    waiting: list[tuple[LexborNode | None, ParagraphKind, bool]] = [(root, "text", True)]
    while waiting:
        node, kind, is_visible = waiting.pop()
        if node is None or node.is_text_node or node.tag == "br":
            if node is None or is_visible:
                yield node, kind
        elif _is_shown(node, style):
            if node.tag in _BLOCKS:
                yield None, kind
                waiting.append((None, kind, is_visible))
            inner, seen = _kind(node.tag, kind), node.tag in _ROOTS or style.is_visible(node, is_visible)
            waiting += [(child, inner, seen) for child in reversed(list(node.iter(include_text=True)))]


def _is_shown(node: LexborNode, style: PageStyle) -> bool:
    if node.tag in _NOT_SHOWN:
        return False
    return node.tag in _ROOTS or (node.attributes.get("aria-hidden") != "true" and style.is_displayed(node))


def _kind(tag: str | None, outer: ParagraphKind) -> ParagraphKind:
    """What an element makes of the text in it, unless what stands around it says more."""
    if outer == "aside" or tag in _ASIDES:
        return "aside"
    if outer == "heading" or tag in _HEADINGS:
        return "heading"
    return "item" if outer == "item" or tag == "li" else "text"


def _reads_on(block: _Block, line_break: LexborNode) -> bool:
    """Whether a line is broken within a sentence: what stands before has not ended, and goes on in small letters."""
    after = line_break.next
    while after is not None and not after.is_text_node:
        after = after.child
    next_sign = ((after.text_content or "").lstrip() if after is not None else "")[:1]
    return block.last_sign not in ("", ".", "!", "?", ":") and next_sign.islower()
