"""A paragraph of a document, as it stands there."""

from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["text", "heading", "item", "aside"]
CutBy = Literal["lines", "blocks"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`number` counts from 1. An aside is part of a page's frame: a menu, a form, a footer."""

    number: int
    text: str
    kind: ParagraphKind = "text"


@dataclass(frozen=True, slots=True)
class Body:
    """What a document says: its paragraphs, and whether they are its lines or its blocks.

    `remark` is a sentence for the person where not all of it could be read as it stands.
    """

    paragraphs: tuple[Paragraph, ...]
    cut_by: CutBy
    remark: str | None = None
