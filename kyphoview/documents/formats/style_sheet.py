"""The rules of a style sheet of CSS that decide whether something is seen, as they hold in a window on a screen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Property = Literal["display", "visibility"]

_WINDOW_PX, _EM_PX = 1280.0, 16.0
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_STRING = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", re.DOTALL)
_BRACES_IN_STRINGS = str.maketrans("{};,", "    ")
_GROUPS = ("@media", "@supports", "@layer")
_WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)")
_ANY_WINDOW = ("", "all", "screen")
_PART = re.compile(r"[(),]")
_LONGEST_SELECTOR = 1_000  # signs; a longer one is none that a person has written
_HIDING = {"display": ("none",), "visibility": ("hidden", "collapse")}
_DONE_BY_PERSON = re.compile(r":(?:hover|focus-within|focus-visible|focus|active|target|checked|open)\b")
_NO_WEIGHT = re.compile(r":where\([^()]*\)|:(?:not|is|has)(?=\()|\*")
_ATTRIBUTE = re.compile(r"\[[^\]]*\]?")
_ID, _CLASS = re.compile(r"#[-\w]"), re.compile(r"\.[-\w]|\[|(?<!:):(?!:)[-\w]")
_ELEMENT = re.compile(r"(?<![-\w.#:\[\\])[a-z][-\w]*|::[-\w]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one property is set to; what is marked as important comes before what is not."""

    property: Property
    is_seen: bool
    is_important: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with its declarations. `is_by_person`: it holds once somebody points, presses or ticks."""

    selector: str
    weight: tuple[int, int, int]
    declarations: tuple[Declaration, ...]
    is_by_person: bool


def is_for_screen(media: str) -> bool:
    """Whether a media query holds in a window of a usual width; what is not understood does not."""
    return any(_query_holds(query.strip()) for query in media.lower().split(","))


def rules(sheet: str) -> Iterator[Rule]:
    """In the order in which they are written."""
    text = _COMMENT.sub(" ", sheet)
    text = _STRING.sub(lambda string: string[0].translate(_BRACES_IN_STRINGS), text)
    at = 0
    while (sign := re.compile(r"[{};]").search(text, at)) is not None:
        before = text[at : sign.start()].strip()
        at = sign.end()
        if sign[0] != "{":
            continue
        if before.startswith("@"):
            at = at if _group_holds(before) else _end_of_block(text, at)
            continue
        end = _end_of_block(text, at)
        found = tuple(declarations(text[at : end - 1].partition("{")[0]))
        at = end
        if found:
            selectors = (one for one in _selectors(before) if len(one) <= _LONGEST_SELECTOR)
            yield from (rule for one in selectors if (rule := _rule(one, found)) is not None)


def declarations(body: str) -> Iterator[Declaration]:
    """Of a rule, or of an attribute "style"."""
    for part in body.lower().split(";"):
        name, _colon, value = (piece.strip() for piece in part.partition(":"))
        value, _mark, important = (piece.strip() for piece in value.partition("!"))
        if name == "display" and value:
            yield Declaration("display", value not in _HIDING["display"], important == "important")
        elif name == "visibility" and value and value != "inherit":
            yield Declaration("visibility", value not in _HIDING["visibility"], important == "important")


def _selectors(text: str) -> Iterator[str]:
    """What stands between the commas that are in no brackets."""
    depth = begun = 0
    for sign in _PART.finditer(text):
        depth += {"(": 1, ")": -1, ",": 0}[sign[0]]
        if sign[0] == "," and depth <= 0:
            yield text[begun : sign.start()].strip()
            begun = sign.end()
    yield text[begun:].strip()


def _rule(selector: str, found: tuple[Declaration, ...]) -> Rule | None:
    """None, where it would hold for whatever a person points at."""
    counted = _ATTRIBUTE.sub("[", _NO_WEIGHT.sub("", selector))
    ids, classes, elements = (len(kind.findall(counted)) for kind in (_ID, _CLASS, _ELEMENT))
    anyway = _DONE_BY_PERSON.sub("", selector)
    if anyway != selector and anyway in ("", "*"):
        return None
    return Rule(anyway, (ids, classes, elements), found, anyway != selector)


def _group_holds(head: str) -> bool:
    """Whether what stands in an at-rule counts: what is asked of the browser is taken as given."""
    name, _space, condition = head.partition(" ")
    name, bracket, rest = name.partition("(")
    return name.lower() in _GROUPS and (name.lower() != "@media" or is_for_screen(bracket + rest + condition))


def _query_holds(query: str) -> bool:
    if query.startswith("not "):
        return not _query_holds(query[4:].strip())
    return all(_feature_holds(part) for part in re.split(r"\s+and\s+", query.removeprefix("only ").strip()))


def _feature_holds(feature: str) -> bool:
    width = _WIDTH.fullmatch(feature)
    if width is None:
        return feature in _ANY_WINDOW
    px = float(width[2]) * (1.0 if width[3] == "px" else _EM_PX)
    return px <= _WINDOW_PX if width[1] == "min" else px >= _WINDOW_PX


def _end_of_block(text: str, at: int) -> int:
    """Behind the brace that closes what has been opened before `at`."""
    depth = 1
    for brace in re.compile(r"[{}]").finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(text) + 1
