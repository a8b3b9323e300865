"""What the five documents claim, and how each of their paragraphs stands to each claim.

A paragraph *says* a claim where a mark of it would be true behind a sentence with that claim. It says *part* of one
where it says less, or the same of something else; then it gets no mark there. Where it is named for neither, it is
silent. Every claim is shown somewhere, or a reason is given why it is left out.
"""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kyphoview.content.translated import read_words
from kyphoview.content.words import Name, Source, Text
from kyphoview.language import kept

Verdict = Literal["says", "part", "silent"]
ShownBy = Annotated[str, Meta(pattern=r"^[a-z-]+/[a-z0-9-]+( [1-9]| care)?$")]
"""A sentence of a step's words, "access/x-ray 2"; the only one of its statement, "access/cut"; or a statement's care,
"access/cut care", the claim being told of there under the matters on which documents differ."""


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """One claim in our words, the paragraphs that say it, and where it is shown."""

    id: Name
    text: Text
    says: Annotated[tuple[Source, ...], Meta(min_length=1)]
    part: tuple[Source, ...] = ()
    shown_by: tuple[ShownBy, ...] = ()
    left_out: Text | None = None  # why it is shown nowhere

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that show it."""
        return tuple(dict.fromkeys(place.partition("/")[0] for place in self.shown_by))

    def verdict(self, source: Source) -> Verdict:
        """How a paragraph stands to it."""
        if source in self.says:
            return "says"
        return "part" if source in self.part else "silent"


class _Claims(Struct, frozen=True, forbid_unknown_fields=True):
    claims: tuple[Claim, ...]


@kept
def load_claims(folder: Path | None = None) -> tuple[Claim, ...]:
    """Every claim of the documents.

    Raises:
        BadInput: the file cannot be used.
    """
    return read_words("claims", _Claims, folder).claims
