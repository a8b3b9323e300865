"""What a person sees or hears of widgets, and where it is cut: for windows in a language that nobody speaks."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QWidget

_SAID = ("text", "placeholderText", "accessibleName", "accessibleDescription", "toolTip", "windowTitle")
KEPT = re.compile(r"\b(kyphoview|psi|atm)\b|(American )?English|\S*/\S+|\S+\.(pdf|png|mp4)\b")
"""The program's name, units, a language's own name, and places of files: the same in every language."""


def assert_is_told_whole(root: QWidget, *names: str) -> None:
    """Nothing is English, and nothing is cut; `names` are those of other people's things, as a screen's own name is."""
    for _turn in range(3):  # what is laid out anew asks for more
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents()
    assert [text for text in untranslated(root) if not any(name in text for name in names)] == []
    assert cut(root) == []


def untranslated(root: QWidget) -> list[str]:
    """Every text of a shown part that has a plain vowel, with the part's class."""
    return sorted({f"{part}: {text}" for part, text in _texts(root) if re.search("[aeiou]", KEPT.sub("", text))})


def cut(root: QWidget) -> list[str]:
    """Every text that its part has no room for, and every part that reaches beyond what holds it."""
    found = [problem for part in _shown(root) for problem in (*_cut_text(part), *_sticks_out(part))]
    return sorted(set(found))


def description_of(picture: QWidget) -> str:
    """What a screen reader is told of a picture, once the loop has turned."""
    QCoreApplication.processEvents()
    return picture.accessibleDescription()


def _shown(root: QWidget) -> list[QWidget]:
    return [part for part in root.findChildren(QWidget) if part.isVisibleTo(root) and part.width() > 0]


def _texts(root: QWidget) -> Iterator[tuple[str, str]]:
    for part in (root, *_shown(root)):
        name = type(part).__name__
        for said in _SAID:
            value = getattr(part, said, None)
            text = value() if callable(value) else ""
            if isinstance(text, str):
                yield name, text
        if isinstance(part, QComboBox):
            yield from ((name, part.itemText(at)) for at in range(part.count()))


def _cut_text(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel) and part.text():
        if part.wordWrap():
            widest = max(part.fontMetrics().horizontalAdvance(word) for word in part.text().split() or [""])
            if widest > part.contentsRect().width() + 1 or part.heightForWidth(part.width()) > part.height() + 1:
                yield f"{type(part).__name__} cuts '{part.text()}'"
        elif part.sizeHint().width() > part.width() + 1:
            yield f"{type(part).__name__} cuts '{part.text()}'"
    elif isinstance(part, QAbstractButton) and part.text():
        needed = part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.sizeHint().height()
        is_narrow = not part.hasHeightForWidth() and part.sizeHint().width() > part.width() + 1
        if is_narrow or needed > part.height() + 1:
            yield f"{type(part).__name__} cuts '{part.text()}'"


def _sticks_out(part: QWidget) -> Iterator[str]:
    around = part.parentWidget()
    if around is None or part.isWindow() or isinstance(around.parentWidget(), QAbstractScrollArea):
        return  # what scrolls reaches beyond what is seen
    if part.geometry().right() > around.width() or part.x() < 0 or part.geometry().bottom() > around.height():
        yield f"{type(part).__name__} '{part.accessibleName()}' reaches beyond {type(around).__name__}"
