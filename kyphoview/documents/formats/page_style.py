"""What a page's own style sheets hide. Sheets that lie elsewhere are never fetched.

What a person opens by a press is shown, as a browser would after it: what a rule shows for what is pointed at or
ticked, and what a control of the page names as its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from kyphoview.documents.formats.style_sheet import Declaration, Property, Rule, declarations, is_for_screen, rules

_Weight = tuple[bool, bool, tuple[int, int, int]]  # important, the element's own, the selector's
_OPENERS = ("aria-controls", "data-target", "data-bs-target", "href")
_MOST_RULES = 5_000
_MOST_WORK = 10_000_000  # looks at an element, about five seconds
_DEEP = 40  # elements within each other, about which a look takes twice as long
_LIGHTEST: _Weight = (False, False, (-1, 0, 0))


@dataclass(slots=True)
class PageStyle:
    """Of one page."""

    _set: dict[tuple[int, Property], tuple[_Weight, bool]] = field(default_factory=dict)
    _opened: set[int] = field(default_factory=set)  # by a person, or by a control of the page

    def is_displayed(self, node: LexborNode) -> bool:
        """Whether there is room for it, and for what is in it."""
        return node.mem_id in self._opened or self._value(node, "display") is not False

    def is_visible(self, node: LexborNode, is_visible_around: bool) -> bool:
        """Whether its letters are painted; what is in it may decide otherwise."""
        own = self._value(node, "visibility")
        return is_visible_around if own is None else own or node.mem_id in self._opened

    def _value(self, node: LexborNode, name: Property) -> bool | None:
        """None: nothing says so."""
        weight, value = self._set.get((node.mem_id, name), (_LIGHTEST, None))
        attributes = node.attributes
        if name == "display" and value is None and "hidden" in attributes:
            value = False
        for own in declarations(attributes.get("style") or ""):
            if own.property == name and (own.is_important, True, (0, 0, 0)) >= weight:
                weight, value = (own.is_important, True, (0, 0, 0)), own.is_seen
        return value

    def take(self, node: LexborNode, rule: Rule) -> None:
        """A rule that holds for it; of two that weigh the same, the later one counts."""
        for one in rule.declarations:
            if rule.is_by_person:
                self._take_of_person(node, one)
                continue
            weight, key = (one.is_important, False, rule.weight), (node.mem_id, one.property)
            if weight >= self._set.get(key, (_LIGHTEST, True))[0]:
                self._set[key] = weight, one.is_seen

    def _take_of_person(self, node: LexborNode, one: Declaration) -> None:
        if one.is_seen:
            self._opened.add(node.mem_id)

    def open(self, node: LexborNode) -> None:
        """A control of the page opens it."""
        self._opened.add(node.mem_id)


def style_of(page: LexborHTMLParser, elements: int, depth: int) -> PageStyle:
    """The page's style; it has about so many elements, so deep within each other.

    A page with more rules than can be followed in some seconds has the first of them.
    """
    style, work = PageStyle(), 0
    found = list(islice((rule for sheet in _sheets(page) for rule in rules(sheet)), _MOST_RULES))
    for rule in found:
        work += elements * (1 + depth // _DEEP)
        if work > _MOST_WORK:
            break
        for node in _matching(page, rule.selector):
            style.take(node, rule)
    for node in _what_is_opened(page):
        style.open(node)
    return style


def _sheets(page: LexborHTMLParser) -> Iterator[str]:
    idle = {node.mem_id for node in page.css("noscript style, template style")}
    for node in page.css("style"):
        if node.mem_id not in idle and is_for_screen(node.attributes.get("media") or ""):
            yield node.text()


def _matching(page: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """None, where the selector is for something that is no element, or not understood."""
    try:
        return page.css(selector)
    except SelectolaxError:
        return []


def _what_is_opened(page: LexborHTMLParser) -> Iterator[LexborNode]:
    wanted = {
        name.removeprefix("#")
        for opener in _OPENERS
        for control in page.css(f"[{opener}]")
        for name in _names(opener, control.attributes.get(opener) or "")
    }
    if wanted:
        yield from (node for node in page.css("[id]") if node.attributes.get("id") in wanted)
    yield from page.css("[role=tabpanel]")


def _names(opener: str, value: str) -> list[str]:
    """The ids that it names."""
    return value.split() if opener == "aria-controls" or value.startswith("#") else []
